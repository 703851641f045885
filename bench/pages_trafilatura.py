"""How fast trafilatura turns pages into text on one core: pages_trafilatura.py PASSES PAGE.html ...

The bytes go in as they are, the text comes out, as pages_bench.c has it.  Prints "key value" lines, for the fastest pass.
"""
import sys
import time

import trafilatura


def read_all(pages):
    start = time.process_time()
    for page in pages:
        trafilatura.extract(page, include_comments=False)
    return time.process_time() - start


def main():
    pages = [open(path, "rb").read() for path in sys.argv[2:]]
    best = min(read_all(pages) for _ in range(int(sys.argv[1])))
    print(f"version {trafilatura.__version__}")
    print(f"pages {len(pages)}")
    print(f"bytes {sum(len(page) for page in pages)}")
    print(f"pages_a_second {len(pages) / best:.1f}")


main()
