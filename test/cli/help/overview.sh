# Every command of the overview has a help of its own; no command at all is misuse.
habeas --version
habeas --help >overview
head -n 1 overview
exit_of habeas 2>&1 | head -n 1
for command in $(sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' overview); do
	habeas "$command" --help >own
	habeas help "$command" | cmp own - && head -n 1 own
done
code=0
habeas >/dev/null 2>/dev/null || code=$?
exit $code
