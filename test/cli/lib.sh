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
