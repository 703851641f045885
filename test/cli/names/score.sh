# Pairs of names get a score each; a bad line is told with its number and the rest goes on.
printf '%s\n' '{"id":"a","name1":"Marina Petrenko","name2":"Марина Петренко"}' 'nonsense' '{"id":"b","name1":"Marina Petrenko","name2":"Paul Weber"}' >pairs.jsonl
exit_of habeas names score pairs.jsonl >scores
"$PYTHON" -c '
import json
scores = {}
for line in open("scores"):
    if line.startswith("{"):
        record = json.loads(line)
        scores[record["id"]] = record["score"]
    else:
        print(line.strip())
print("likelier" if scores["a"] > 0.8 > 0.4 > scores["b"] else scores)
'
exit_of habeas names frobnicate
