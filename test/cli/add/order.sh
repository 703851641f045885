# Adding sources in another order gives the same casebook, byte for byte.
set -- "$SAMPLES"/*.txt "$SAMPLES"/*.html "$SAMPLES"/*.jsonl
backwards=
odd=
even=
n=0
for file; do
	backwards="$file $backwards"
	n=$((n + 1))
	if [ $((n % 2)) = 1 ]; then odd="$odd $file"; else even="$file $even"; fi
done
habeas --casebook "$SAMPLE_BOOK" export >forwards.json
habeas --casebook b.db add --quiet $backwards
habeas --casebook b.db export | cmp forwards.json - && echo backwards
for file in $even $odd; do
	echo "$file"
done >list
habeas --casebook c.db add --quiet $even
habeas --casebook c.db add --quiet $odd
habeas --casebook c.db export | cmp forwards.json - && echo "in two runs"
