# Two real kidnappings by one group on one day: two events; the same one in five wordings: one event.
cat >reports.jsonl <<'END'
{"id":"a","published":"2016-03-05","text":"The Red Dawn Front kidnapped the pilot Jonas Lind in Zaria on 3 March 2016. On the same day the Red Dawn Front kidnapped the teacher Anna Keller in Kano, police said."}
{"id":"b","published":"2016-05-04","text":"Gunmen kidnapped the engineer Paul Weber in Jos on 3 May 2016, police said."}
{"id":"c","published":"2016-05-05","text":"The engineer Paul Weber was abducted in Jos on Tuesday."}
{"id":"d","published":"2016-05-06","text":"Paul Weber, an engineer, was taken hostage in Jos on 3 May."}
{"id":"e","published":"2016-05-09","text":"The abduction of Paul Weber in Jos on 3 May 2016 shocked his colleagues."}
{"id":"f","published":"2016-06-02","text":"Armed men seized Paul Weber in Jos on May 3, 2016."}
END
casebook_of reports.jsonl '
for event in sorted((e for e in data["events"] if e["type"] == "abduction"), key=lambda e: people[e["victims"][0]]["name"]):
    print([people[v]["name"] for v in event["victims"]], event["date"]["value"], len(event["sources"]), "sources")'
