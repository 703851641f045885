# No fact without words: everything in the export cites claims that are there, and their words stand in the stored text.
sample_book '
claims = {c["id"]: c for c in data["claims"]}
sources = {s["id"] for s in data["sources"]}
def cited(item):
    found = item.get("claims") or ([item["claim"]] if item.get("claim") else [])
    return bool(found) and all(c in claims for c in found)
print("events", all(cited(e) for e in data["events"]))
print("names", all(cited(n) for p in data["people"] for n in p["names"]))
print("attributes", all(cited(a) for p in data["people"] for a in p["attributes"]))
print("relatives", all(cited(r) for p in data["people"] for r in p["relatives"]))
print("statuses", all(cited(p["status"]) for p in data["people"] if p["status"]["value"] != "unknown"))
print("claims", all(c["source"] in sources and c["text"] and c["span"][1] > c["span"][0] for c in claims.values()))
print("statements", all(s["source"] in sources and s["text"] for s in data["statements"]))
print("people of events", all(v in people or v in {k["id"] for k in data["groups"]} for e in data["events"] for v in e["victims"]))'
