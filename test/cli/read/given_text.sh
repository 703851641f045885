# A text that is given is kept to the last space, and its title is marked in it and not cut out.
cat >in.jsonl <<'END'
{"id":"a","title":"Two freed","published":"2020-01-02","text":"Two freed\n\n  By Ann Lee\n\nThe two were freed on Monday.  \n"}
END
habeas read --json in.jsonl >out.json
"$PYTHON" - <<'END'
import json
given, got = (json.loads(open(n, encoding="utf-8").readline()) for n in ("in.jsonl", "out.json"))
print(got["id"], got["title"], got["published"], got["text"] == given["text"])
for start, end, kind in got["blocks"]:
    print(f"[{kind}]", repr(got["text"][start:end]))
END
