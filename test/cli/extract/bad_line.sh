# A bad line is an error with its number; the rest goes on in order; the exit code says so.
cat >in.jsonl <<'END'
{"id":"one","published":"2020-05-06","text":"Anna Keller was freed by the rebels on 4 May 2020."}
{"id":"two","text":"broken
[1, 2, 3]

{"id":"five","published":"2020-05-06","text":"Paul Weber was kidnapped in Mali in 2019."}
{"id":"six","title":"no text at all"}
END
exit_of habeas extract - <in.jsonl >out.jsonl 2>err
tail -n 1 out.jsonl
sed 's/^\(habeas: standard input:[0-9]*\):.*/\1/' err
"$PYTHON" - <<'END'
import json
for line in open("out.jsonl", encoding="utf-8"):
    if line.startswith("{"):
        record = json.loads(line)
        print(record["doc"]["id"], [e["type"] for e in record["events"]])
END
