#!/usr/bin/env python3
"""End-to-end tests of the program, in TAP.

usage: run.py HABEAS [--update] [--keep] [NAME ...]

A test is a POSIX shell script AREA/NAME.sh beside what it must print: NAME.stdout, NAME.stderr (each empty when the file is absent) and NAME.exit
(0 when absent).  Each runs in an empty folder of its own with `set -eu`, lib.sh read in, and in the environment

  HABEAS           the program            SAMPLES    the folder of the sample reports
  HABEAS_CASEBOOK  a casebook of the test, not made yet
  SAMPLE_BOOK      a casebook of all samples; do not write to it, copy it
  HERE             the folder of the script (pages to read)      PYTHON     a Python 3

The test's folder reads as @HERE in what is compared.  --update writes down what the scripts print now: read the difference before it is committed.
--keep leaves the folders.  NAME is AREA or AREA/NAME.
"""
import argparse
import concurrent.futures
import difflib
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.normpath(os.path.join(ROOT, "..", "..", "samples"))
LONGEST_S = 120
# Nothing of the user's own settings may reach the program.
PASSED_ON = ("PATH", "LANG", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")


def find_scripts(wanted):
    for area in sorted(os.listdir(ROOT)):
        folder = os.path.join(ROOT, area)
        if not os.path.isdir(folder) or area == "__pycache__":
            continue
        for file in sorted(os.listdir(folder)):
            name = f"{area}/{file[:-3]}"
            if file.endswith(".sh") and (not wanted or area in wanted or name in wanted):
                yield name


def sample_files():
    return [os.path.join(SAMPLES, n) for n in sorted(os.listdir(SAMPLES)) if n.endswith((".txt", ".html", ".jsonl"))]


def read_expected(name, kind, default):
    path = os.path.join(ROOT, f"{name}.{kind}")
    if not os.path.exists(path):
        return default
    with open(path, encoding="utf-8") as file:
        return file.read()


def write_expected(name, kind, text, default):
    path = os.path.join(ROOT, f"{name}.{kind}")
    if text != default:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    elif os.path.exists(path):
        os.remove(path)


def run_script(name, environment, scratch):
    """{"stdout", "stderr", "exit"} of one script."""
    folder = os.path.join(scratch, name.replace("/", "-"))
    os.mkdir(folder)
    own = dict(environment, HERE=os.path.join(ROOT, os.path.dirname(name)), HABEAS_CASEBOOK="case.db", HOME=folder)
    command = 'set -eu; . "$1"; . "$2"'
    try:
        run = subprocess.run(["sh", "-c", command, name, os.path.join(ROOT, "lib.sh"), os.path.join(ROOT, name + ".sh")], cwd=folder,
                             env=own, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=LONGEST_S)
    except subprocess.TimeoutExpired:
        return {"stdout": "", "stderr": f"ran longer than {LONGEST_S} s\n", "exit": "-\n"}
    output = {"exit": f"{run.returncode}\n"}
    for kind, content in (("stdout", run.stdout), ("stderr", run.stderr)):
        output[kind] = content.decode("utf-8", "replace").replace(folder, "@HERE")
    return output


def differences(name, output):
    for kind, default in (("exit", "0\n"), ("stderr", ""), ("stdout", "")):
        expected = read_expected(name, kind, default)
        if output[kind] != expected:
            yield from difflib.unified_diff(expected.splitlines(), output[kind].splitlines(), f"expected {kind}", f"{kind} now", n=0, lineterm="")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1])
    parser.add_argument("habeas")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_intermixed_args()
    habeas = os.path.abspath(arguments.habeas)
    environment = {key: os.environ[key] for key in PASSED_ON if key in os.environ}
    model = os.environ.get("HB_MODEL") or os.path.join(os.path.dirname(habeas), "models", "en.model")
    scratch = tempfile.mkdtemp(prefix="habeas-cli-")
    environment.update(HABEAS=habeas, SAMPLES=SAMPLES, PYTHON=sys.executable, TZ="UTC", HABEAS_MODEL=model,
                       SAMPLE_BOOK=os.path.join(scratch, "samples.db"))
    made = subprocess.run([habeas, "--casebook", environment["SAMPLE_BOOK"], "add", "--quiet"] + sample_files(), env=environment)
    if made.returncode:
        print(f"Bail out! the samples could not be added: exit {made.returncode}")
        return 1
    names = list(find_scripts(arguments.names))
    failures = 0
    print(f"1..{len(names)}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outputs = pool.map(lambda n: run_script(n, environment, scratch), names)
        for number, (name, output) in enumerate(zip(names, outputs), 1):
            if arguments.update:
                for kind, default in (("exit", "0\n"), ("stderr", ""), ("stdout", "")):
                    write_expected(name, kind, output[kind], default)
            wrong = list(differences(name, output))
            failures += bool(wrong)
            print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
            print("".join(f"# {line}\n" for line in wrong), end="", flush=True)
    if arguments.keep:
        print(f"# kept in {scratch}")
    else:
        shutil.rmtree(scratch)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
