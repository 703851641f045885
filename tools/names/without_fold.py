"""Pass on the lines whose first column is not in the fold.  usage: without_fold.py FOLD <PARTS.tsv"""

import sys
import zlib

for line in sys.stdin:
    if zlib.crc32(line.split("\t")[0].lower().encode()) % 3 != int(sys.argv[1]):
        sys.stdout.write(line)
