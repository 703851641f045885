# "killed during the attack" gives a range and the words, not one day.
cat >reports.jsonl <<'END'
{"id":"a","published":"2015-07-01","text":"The nurse Ana Ruiz was killed during the attack on the clinic, which began in May 2015."}
{"id":"b","published":"2015-07-02","text":"The engineer Paul Weber, who was taken hostage in Zaria, was killed during the attack in May 2015, officials said."}
END
casebook_of reports.jsonl '
for name in ("Ana Ruiz", "Paul Weber"):
    for event in events("death", name):
        date = event["date"]
        print(name, date["text"], date["value"], date["earliest"], date["latest"])
        print(status(name), one(name)["status"]["since"])'
