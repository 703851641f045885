# '-' is standard input: one report, or JSON lines when it begins with a brace.
printf 'A headline\n\nAnna Keller came home.\n' | habeas read - | grep Keller
printf '{"id":"x","text":"One."}\n{"id":"y","text":"Two."}\n' | habeas read --json - | "$PYTHON" -c '
import json, sys
for line in sys.stdin:
    record = json.loads(line)
    print(record["id"], record["text"])'
