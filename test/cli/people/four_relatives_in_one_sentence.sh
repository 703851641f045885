# Four relatives in one sentence: four files, one event, family links.  However the tree hangs them on each other.
cat >reports.jsonl <<'END'
{"id":"a","published":"2016-07-11","text":"Four members of one family, Daud Rahimi, his wife Sara Rahimi, their son Omid Rahimi, and her sister Leila Nazari, were kidnapped near Kunduz on 9 July 2016."}
{"id":"b","published":"2013-02-20","text":"Rebels kidnapped Pierre Morel, his brother Jean Morel, his wife, Aline Morel, and her father, Paul Girard, in Kaele on 19 February 2013, officials said."}
END
casebook_of reports.jsonl '
for family in (("Daud Rahimi", "Sara Rahimi", "Omid Rahimi", "Leila Nazari"), ("Pierre Morel", "Jean Morel", "Aline Morel", "Paul Girard")):
    print(len({one(name)["id"] for name in family}), "files", *sorted({status(name) for name in family}))
    taken = [e for e in data["events"] if e["type"] == "abduction" and one(family[0])["id"] in e["victims"]]
    print(len(taken), "event", taken[0]["date"]["value"], sorted(people[v]["name"] for v in taken[0]["victims"]))
    for name in family if "Daud Rahimi" in family else ():  # whose wife the second sentence means is hard to say
        print(" ", name, "and", *sorted({r["name"] for r in one(name)["relatives"]}))'
