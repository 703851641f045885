# A case file: status, days held, family, timeline, each line with its claims; any spelling finds the person.
show() {
	habeas --casebook "$SAMPLE_BOOK" show "$@"
}
show 'Alexander Trufanov' >file
show 'Sasha Trupanov' | cmp - file && echo 'the same file for another spelling'
show 'sasha trufanov' | cmp - file && echo 'and in small letters'
for words in '498 days' '2023-10-07' '2025-02-15' 'Sapir Cohen' 'Islamic Jihad' 'Nir Oz' 'https://'; do
	grep -q "$words" file && echo "says $words"
done
"$PYTHON" -c 'print("codes" if "\x1b" in open("file", encoding="utf-8").read() else "no codes")'
show --json 'Alexander Trufanov' | "$PYTHON" -c 'import json, sys; json.load(sys.stdin); print("JSON")'
exit_of show 'Nobody Whatever'
