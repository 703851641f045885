# Notes are only notes: what is read is the same to the last byte, and reports of any bytes are explained or refused.
for file in "$SAMPLES"/*.txt; do
	habeas explain --json "$file" >explained.json
	habeas extract "$file" >extracted.json
	"$PYTHON" -c '
import json
print(json.load(open("explained.json", encoding="utf-8"))["record"] == json.load(open("extracted.json", encoding="utf-8")))'
done | sort -u
head -c 20000 "$HABEAS" >binary
: >empty
"$PYTHON" -c 'print("(" * 5000 + "said " * 5000)' >deep.txt
printf 'Reports \033[31mmay not\033[0m drive the terminal, she said on Monday.\n' >signs.txt
for file in binary empty deep.txt signs.txt; do
	code=0
	habeas explain "$file" >out 2>err || code=$?
	case $code in
	0 | 3) ;;
	*) echo "$file: exit $code"; head -n 5 err ;;
	esac
	if grep -q "$(printf '\033')" out err; then
		echo "$file: its signs reach the terminal"
	fi
done
grep -q 'drive' out && echo 'the words of the last are there'
