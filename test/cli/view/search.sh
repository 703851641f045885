# Full text: accents and case do not matter, words in double quotes stand together, a star ends a beginning.
search() {
	habeas --casebook "$SAMPLE_BOOK" search "$@"
}
search kremlin | grep -c '^[0-9]' | sed 's/[1-9]/some/'
search KREMLIN >a
search kremlin | cmp - a && echo 'case does not matter'
search '"Nir Oz" grand*' | grep -c '^[0-9]' | sed 's/[1-9][0-9]*/some/'
search --limit 1 trufanov | grep -c '^    \['
search --json 'путин*' | grep -c '"title"' | sed 's/[1-9]/some/'
exit_of search zyxwvut
# Signs that mean something to the search engine do no harm.
for words in 'a AND (' '"unclosed' '*' 'x^2' 'text:freed'; do
	exit_of search "$words" | tail -n 1
done
