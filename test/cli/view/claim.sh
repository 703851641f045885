# Every claim of a case file leads to the exact words in their context.
sample_book '
release = (events("release", "Alexander Trufanov") + events("exchange", "Alexander Trufanov"))[0]
print(release["claims"][0])' >claim
habeas --casebook "$SAMPLE_BOOK" show --claim "$(cat claim)" >shown
habeas --casebook "$SAMPLE_BOOK" show --claim "$(tr c C <claim)" | cmp - shown && echo 'capital letters do no harm'
habeas --casebook "$SAMPLE_BOOK" show --claim "$(cat claim)" --json >claim.json
"$PYTHON" - <<'END'
import json
claims = {c["id"]: c for c in json.load(open("book.json", encoding="utf-8"))["claims"]}
claim = json.load(open("claim.json", encoding="utf-8"))
shown = open("shown", encoding="utf-8").read()
print(claims[claim["id"]]["text"] == claim["text"], f"[[{claim['text']}]]" in shown, claim["before"][-20:] in shown)
END
exit_of habeas --casebook "$SAMPLE_BOOK" show --claim c999999 2>&1 | sed 's/casebook.*/casebook/'
exit_of habeas --casebook "$SAMPLE_BOOK" show --claim nonsense >/dev/null 2>&1
