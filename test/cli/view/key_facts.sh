# What the samples say of Alexander Trufanov and those around him, and what nobody may take from them.
sample_book '
sasha = one("Alexander Trufanov")
for name in ("Sasha Trufanov", "Sasha Trupanov"):
    print(name, "is he" if one(name) is sasha else "is somebody else")
print(sasha["status"]["value"], sasha["status"]["since"])
print("taken", sorted({e["date"]["value"] for e in events("abduction", "Alexander Trufanov")}))
print("freed", sorted({e["date"]["value"] for e in events("release", "Alexander Trufanov") + events("exchange", "Alexander Trufanov")} - {None}))
print("days", 498 in {e["duration_days"] for e in events("captivity", "Alexander Trufanov")})
print("dead", bool(events("death", "Alexander Trufanov")))
for name in ("Sapir Cohen", "Maxim Herkin", "Iair Horn", "Sagui Dekel-Chen"):
    print(name, status(name))
for name in ("Vladimir Putin", "Binyamin Netanyahu", "Benjamin Netanyahu"):
    print(name, "captive" if any(p["captive"] for p in find(name)) else "never held")
'
