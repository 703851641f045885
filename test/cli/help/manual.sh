# The manual pages and completions come from the same tables.
habeas help --man | head -n 1 | cut -d' ' -f1,2
habeas help --man show | grep -c '^\.'  >/dev/null && echo "a page for show"
for shell in bash zsh fish; do
	habeas help --completion $shell | grep -c 'claim' >/dev/null && echo "$shell knows --claim"
done
habeas help --completion bash | sh -n 2>/dev/null || habeas help --completion bash | bash -n
exit_of habeas help --completion tcsh
