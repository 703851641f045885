# Reports, JSON lines and records come from standard input too; a bad line costs that line.
printf 'A headline\n\nAnna Keller was freed by the rebels on 4 May 2020.\n' | habeas add - 2>&1
printf '{"id":"x","published":"2020-05-06","title":"Second","text":"Paul Weber was kidnapped in Mali in 2019."}\n{\n' >two.jsonl
exit_of habeas add - <two.jsonl 2>&1 | sed 's/\(standard input:2\):.*/\1/'
habeas export >book.json
book book.json 'print(len(data["sources"]), status("Anna Keller"), status("Paul Weber"))'
