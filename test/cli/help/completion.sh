# Completion offers what fits the place, and keeps a file's name with a space in one piece.
command -v bash >/dev/null || { cat "$HERE/completion.stdout"; exit 0; }
habeas help --completion bash >habeas.bash
mkdir files
touch 'files/my report.html'
complete() {
	bash -c '. ../habeas.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _habeas; IFS="|"; echo "${COMPREPLY[*]}"' bash habeas "$@"
}
cd files
complete ver
complete add my
complete list --status h
complete list --status = h
complete list --as-of ''
complete show --cl
complete --casebook my
complete --casebook x.db sh
complete help ad
complete names sc
complete model im
