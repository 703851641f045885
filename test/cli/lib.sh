# What the scripts share.

habeas() {
	"$HABEAS" "$@"
}

# Run and say how it ended, without ending the script.
exit_of() {
	code=0
	"$@" || code=$?
	echo "exit $code"
}

# All sample reports, as arguments of: with_samples COMMAND ...
with_samples() {
	"$@" "$SAMPLES"/*.txt "$SAMPLES"/*.html "$SAMPLES"/*.jsonl
}

# Evaluate Python over a casebook export: book FILE 'print(...)'.  The functions are those of book.py.
book() {
	"$PYTHON" "$HERE/../book.py" "$@"
}

# Add reports and evaluate Python over the export of what is known then: casebook_of FILE 'print(...)'.  The export is left in book.json.
casebook_of() {
	habeas add --quiet "$1"
	habeas export >book.json
	book book.json "$2"
}

# The same over the casebook of all samples: sample_book 'print(...)'.
sample_book() {
	habeas --casebook "$SAMPLE_BOOK" export >book.json
	book book.json "$1"
}
