# Extraction records that are added say the same as their reports: same people, events and words, only how they came differs.
habeas extract "$SAMPLES"/0*.txt >records.jsonl
habeas add --quiet records.jsonl
habeas export >from_records.json
habeas --casebook b.db add --quiet "$SAMPLES"/0*.txt
habeas --casebook b.db export >from_reports.json
"$PYTHON" - <<'END'
import json
a, b = (json.load(open(n, encoding="utf-8")) for n in ("from_records.json", "from_reports.json"))
for key in ("people", "organizations", "places", "groups", "events", "statements", "conflicts", "claims"):
    print(key, "same" if a[key] == b[key] else f"differ: {len(a[key])} and {len(b[key])}")
END
