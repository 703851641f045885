# The board: one line a person, no colour and no terminal codes when piped, filters, JSON.
habeas --casebook "$SAMPLE_BOOK" list >board
head -n 1 board | grep -c 'who .*status .*since'
grep -c 'Trufanov.*released.*2025-02-15' board
"$PYTHON" -c 'print("codes" if "\x1b" in open("board", encoding="utf-8").read() else "no codes")'
habeas --casebook "$SAMPLE_BOOK" list --status held --as-of 2024-06-30 | grep -c 'Trufanov\|Trupanov' | sed 's/[1-9]/some/'
habeas --casebook "$SAMPLE_BOOK" list --json --status released >people.json
"$PYTHON" -c '
import json
people = json.load(open("people.json", encoding="utf-8"))
print({p["status"]["value"] for p in people}, all(p["captive"] for p in people))'
printf 'Weather\n\nIt rained in Gao on Monday.\n' | habeas add --quiet -
exit_of habeas list --status escaped
