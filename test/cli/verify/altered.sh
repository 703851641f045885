# A casebook that somebody altered does not verify: the stored bytes, the text, or what a claim cites.
cp "$SAMPLE_BOOK" altered.db
"$PYTHON" "$HERE/alter.py" altered.db
for part in altered-*.db; do
	code=0
	habeas --casebook "$part" verify >report 2>err || code=$?
	echo "$part exit $code$(grep -q FAILED report && echo ', names what failed')"
	test $code = 4 || cat report err
done
