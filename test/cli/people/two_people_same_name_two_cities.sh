# Two people, same name, two cities: no merge; one freed, the other still held.
cat >reports.jsonl <<'END'
{"id":"a","published":"2014-03-02","title":"Journalist kidnapped in Tripoli","text":"Gunmen kidnapped the journalist Karim Mansour in Tripoli on Saturday, his newspaper said. Mansour, 28, writes for a daily in Tripoli, where he was born."}
{"id":"b","published":"2014-03-05","title":"Surgeon abducted in Aleppo","text":"The surgeon Karim Mansour was abducted in Aleppo on 4 March 2014, his hospital said. Mansour, 51, has worked at the hospital in Aleppo for twenty years."}
{"id":"c","published":"2014-03-20","title":"Journalist freed in Tripoli","text":"The Libyan journalist Karim Mansour was freed in Tripoli on Wednesday, his newspaper said. Mansour, 28, had been kidnapped in Tripoli on 1 March."}
{"id":"d","published":"2014-04-02","title":"Surgeon still held","text":"The surgeon Karim Mansour, 51, is still being held hostage near Aleppo, his wife, Rima Mansour, said on Tuesday."}
END
casebook_of reports.jsonl '
for person in sorted(find("Karim Mansour"), key=lambda p: p["status"]["value"]):
    work = sorted({a["value"] for a in person["attributes"] if a["property"] in ("age", "occupation")})
    print(person["status"]["value"], *work)
    for event in data["events"]:
        if person["id"] in event["victims"] and event["type"] in ("abduction", "release"):
            print(" ", event["type"], event["date"]["value"], *event["sources"])
print("of Rima Mansour:", *[people[r["person"]]["status"]["value"] for r in one("Rima Mansour")["relatives"]])'
