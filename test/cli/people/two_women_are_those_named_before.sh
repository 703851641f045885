# "The two women were seized": those who were said to be free before, when they are just two, women, and nobody else is near.
cat >reports.jsonl <<'END'
{"id":"a","published":"2014-05-11","text":"Mara Lind, a Danish nurse, and her colleague Ana Ruiz walked free on Saturday.\n\nThe two women were seized on 3 February in Kano. A driver who was taken with them was let go within hours."}
{"id":"b","published":"2014-05-11","text":"Paul Weber and Ana Costa walked free on Saturday.\n\nThe two women were seized on 3 February in Kano."}
END
casebook_of reports.jsonl '
for name in ("Mara Lind", "Ana Ruiz", "Paul Weber"):
    print(name, status(name), [e["date"]["value"] for e in events("abduction", name)])'
