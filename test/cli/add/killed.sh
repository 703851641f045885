# A kill at any moment loses at most the source being added; adding all again gives the same casebook, and it verifies.
"$PYTHON" - <<'END'
import json
import random
random.seed(4)
names = ["Anna Keller", "Paul Weber", "Nadia Salem", "Karim Aziz", "Maria Lopez", "Samir Haddad"]
with open("many.jsonl", "w", encoding="utf-8") as file:
    for i in range(150):
        name = random.choice(names)
        text = f"{name} was freed in Gao on {i % 28 + 1} May 2020, report {i} says. The rebels had held {name.split()[1]} for {i + 40} days."
        file.write(json.dumps({"id": f"d{i}", "published": "2020-06-01", "title": f"Report {i}", "text": text}) + "\n")
END
now() {
	"$PYTHON" -c 'import time; print(time.time())'
}
start=$(now)
habeas --casebook whole.db add --quiet many.jsonl
end=$(now)
habeas --casebook whole.db export >whole.json
# Kill it after a part of that time, each time into the same casebook.
killed=0
for part in 0.25 0.35 0.15 0.3; do
	"$HABEAS" add --quiet many.jsonl 2>/dev/null &
	program=$!
	sleep "$("$PYTHON" -c "print(($end - $start) * $part)")"
	if kill -9 $program 2>/dev/null; then # it may have come to its end already
		killed=$((killed + 1))
	fi
	exit_of wait $program >/dev/null 2>&1
done
test $killed -gt 0 && echo 'was killed'
habeas add --quiet many.jsonl 2>notice
habeas export | cmp whole.json - && echo same
habeas verify | sed 's/[0-9]* claims/N claims/'
