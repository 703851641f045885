# Each decision names what made it: a line of a file that says just that, a step of the code, or the model with its odds.
cat >report.txt <<'END'
Nurse freed

Rebels kidnapped the nurse Ana Ruiz and two drivers near Goma on 3 May 2012, her brother said. On Monday she was not freed, Pedro Lopez told reporters.
END
habeas explain --json report.txt >out.json
"$PYTHON" - "$SAMPLES/../data" <<'END'
import json
import os
import re
import sys
record = json.load(open("out.json", encoding="utf-8"))
print(record["format"], record["record"]["format"], len(record["sentences"]), "sentences")
text = record["record"]["doc"]["text"]
wrong, places, models = [], set(), set()
for number, sentence in enumerate(record["sentences"], 1):
    if sentence["number"] != number or text[slice(*sentence["span"])] != sentence["text"]:
        wrong.append(sentence)
    for note in sentence["why"]:
        if not sentence["span"][0] <= note["span"][0] < note["span"][1] <= sentence["span"][1]:
            wrong.append(note)
        places |= set(re.findall(r"data/([\w/.-]+):(\d+)", note["note"]))
        models |= set(re.findall(r"\(data/([\w/.-]+)\)", note["note"]))
for name, line in places:
    with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file:
        if not file.read().splitlines()[int(line) - 1].strip():
            wrong.append((name, line))
print("wrong:", wrong)
named = {name for name, _ in places} | models
print("files:", [name for name in ("en/statements.weights", "en/events/taking.txt", "en/time.txt") if name in named])


def notes(word, passes):
    # not the figures of the confidence, which are learnt anew now and then
    return [re.sub(r"confidence .*", "confidence", n["note"].split(" (")[0]) for s in record["sentences"] for n in s["why"]
            if n["taken"] and n["pass"] == passes and text[slice(*n["span"])] == word]


print(notes("kidnapped", "event"))
print([n for n in notes("freed", "event") if "denied" in n])
print(notes("3 May 2012", "timex"))
print("passes:", *sorted({n["pass"] for s in record["sentences"] for n in s["why"] if n["taken"]}))
print("misses:", any(not n["taken"] for s in record["sentences"] for n in s["why"]))
END
