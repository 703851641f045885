# Bytes of any kind end in a record or a clear error, never in a crash.
head -c 20000 "$HABEAS" >binary
: >empty
printf '\377\376\000' >marks
"$PYTHON" -c 'print("(" * 20000 + "said " * 20000)' >deep.txt
"$PYTHON" -c 'print("<div>" * 20000 + "freed")' >deep.html
"$PYTHON" -c 'print("{\"id\":1,\"text\":" + "[" * 5000)' >deep.jsonl
for file in binary empty marks deep.txt deep.html deep.jsonl; do
	code=0
	habeas extract "$file" >out 2>err || code=$?
	case $code in
	0 | 3) ;;
	*) echo "$file: exit $code"; head -n 5 err ;;
	esac
done
