# As known on a day: nothing that was published later, and the status of that day.  Videos that were released freed nobody.
at() {
	habeas --casebook "$SAMPLE_BOOK" export --as-of "$1" >book.json
	book book.json '
known = [p for p in find("Alexander Trufanov") + find("Sasha Trufanov") + find("Sasha Trupanov") if p["status"]["value"] != "unknown"]
late = [s["id"] for s in data["sources"] if (s["published"] or "") > data["as_of"]]
print(data["as_of"], *sorted({p["status"]["value"] for p in known}), f"{len(late)} later sources")'
}
# On the first days nobody knew more than that he was missing.
at 2023-10-13 | sed 's/ missing / /'
at 2024-06-30
at 2024-11-20
at 2025-02-20
