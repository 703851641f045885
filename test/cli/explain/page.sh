# The page for people: words with their heads, mentions with whom they mean, events with their rule, who is who; --brief and --find show less.
cat >report.txt <<'END'
The nurse Ana Ruiz was freed near Goma on Monday. Her father thanked the envoy.
END
habeas explain report.txt >whole
grep -c 'nsubjpass of ' whole
sed -n '/^1  /,/^   paragraph/p' whole
grep 'Ana Ruiz  *name, person' whole
grep -c '^   v1\|^    v1' whole
grep '^Who is who' whole
habeas explain --brief report.txt >brief
grep -c '^   words' whole
grep -c '^    - ' whole >misses
test "$(cat misses)" -gt 0
if grep '^   words\|^    - ' brief; then
	echo 'brief shows what it should leave out'
fi
test "$(wc -l <brief)" -lt "$(wc -l <whole)" && echo 'brief is shorter'
habeas explain --find thanked report.txt | grep -c '^[0-9]'
exit_of habeas explain --find elsewhere report.txt
exit_of habeas explain --find '' report.txt
exit_of habeas explain nowhere.txt
exit_of habeas explain
printf '{"id":"a","text":"She was freed."}\n{"id":"b"\n{"id":"c","text":"He was freed."}\n' | exit_of habeas explain --json - | grep -o 'explanation\|exit.*'
