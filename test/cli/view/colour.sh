# Colours stand on a terminal only, and never with NO_COLOR.
on_terminal() {
	"$PYTHON" "$HERE/on_terminal.py" "$HABEAS" --casebook "$SAMPLE_BOOK" list >screen
	"$PYTHON" -c 'print("colours" if b"\x1b[" in open("screen", "rb").read() else "plain")'
}
export TERM=xterm
on_terminal
NO_COLOR=1 on_terminal
