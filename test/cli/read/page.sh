# The article and its metadata come out of a page; menus, notices, share lines, related links and comments stay out.
habeas read --json "$HERE/page.html" >page.json
"$PYTHON" - <<'END'
import json
page = json.load(open("page.json", encoding="utf-8"))
for key in ("title", "publisher", "byline", "published", "published_basis", "url", "lang", "charset"):
    print(key, page[key], sep=": ")
for start, end, kind in page["blocks"]:
    print(f"[{kind}]", page["text"][start:end])
END
