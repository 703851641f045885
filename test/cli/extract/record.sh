# The record has the fields of the format, offsets count code points, and the given text comes back unchanged.
cat >in.jsonl <<'END'
{"id":"r1","published":"2020-05-06","title":"Zoë is free","text":"🙂 So it was: “Zoë Müller was freed by the rebels on 4 May 2020,” her mother, Anna Müller, said.\n"}
END
habeas extract in.jsonl >out.jsonl
"$PYTHON" - <<'END'
import json
given, record = (json.loads(open(n, encoding="utf-8").readline()) for n in ("in.jsonl", "out.jsonl"))
text = record["doc"]["text"]
print(record["format"], text == given["text"], record["doc"]["id"], record["doc"]["published"])
for entity in record["entities"]:
    if entity["type"] == "person":
        print(entity["name"], [text[m[0]:m[1]] for m in entity["mentions"] if m[2] == "name"])
names = {e["id"]: e["name"] for e in record["entities"]}
for event in record["events"]:
    print(event["type"], event["reality"], [names[v] for v in event["roles"]["victim"]], event["time"]["value"], text[slice(*event["trigger"])])
for relation in record["relations"]:
    print(names[relation["who"]], relation["type"], names[relation["of"]])
for timex in record["timexes"]:
    print(text[slice(*timex["span"])], timex["value"])
END
