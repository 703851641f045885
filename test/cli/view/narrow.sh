# On a narrow terminal the board leaves out columns; every line fits, and who, status and since stay.
"$PYTHON" - "$HERE" "$HABEAS" "$SAMPLE_BOOK" <<'END'
import re
import subprocess
import sys
here, habeas, book = sys.argv[1:]
for columns in (60, 70, 80, 90):
    command = ["sh", "-c", f"stty cols {columns}; exec \"$@\"", "sh", habeas, "--casebook", book]
    for words in (["list"], ["search", "Trufanov"]):
        run = subprocess.run([sys.executable, f"{here}/on_terminal.py"] + command + words, stdout=subprocess.PIPE, check=True)
        lines = re.sub(r"\x1b\[[0-9]*m", "", run.stdout.decode().replace("\r", "")).split("\n")
        longest = max(len(line) for line in lines if "http" not in line)
        print(columns, words[0], longest <= columns, lines[0].split() if words == ["list"] else "")
END
