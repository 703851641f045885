"""Run a command on a terminal of its own and copy what it prints: on_terminal.py COMMAND ..."""
import os
import pty
import sys


def read(terminal):
    data = os.read(terminal, 65536)
    os.write(1, data)
    return data


sys.stdin = open(os.devnull)
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
while True:
    try:
        if not read(terminal):
            break
    except OSError:  # the other end is closed
        break
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
