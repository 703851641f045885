# "last month" with known publication date gives a range, not a day; without one it gives no day at all.
cat >reports.jsonl <<'END'
{"id":"a","published":"2016-03-09","text":"The engineer Paul Weber was kidnapped in Zaria last month."}
{"id":"b","text":"The nurse Ana Ruiz was kidnapped in Kano last month."}
END
casebook_of reports.jsonl '
for name in ("Paul Weber", "Ana Ruiz"):
    for event in events("abduction", name):
        date = event["date"]
        print(name, date["text"], date["value"], date["earliest"], date["latest"])'
