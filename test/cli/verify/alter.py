"""Copies of a casebook, each altered in one place: alter.py CASEBOOK writes altered-PART.db beside it."""
import shutil
import sqlite3
import sys


def flip(blob):
    """The same blob with the bits of one byte in its middle changed (one bit alone may be one that zstd does not read)."""
    middle = len(blob) // 2
    return blob[:middle] + bytes([blob[middle] ^ 0xFF]) + blob[middle + 1:]


def alter_blob(table, column):
    def alter(book):
        key, blob = book.execute(f"SELECT id, {column} FROM {table} ORDER BY id LIMIT 1").fetchone()
        book.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (flip(blob), key))
    return alter


def alter_claim(change):
    def alter(book):
        book.execute(f"UPDATE claim SET {change} WHERE id = (SELECT min(id) FROM claim)")
    return alter


for part, alter in (("bytes", alter_blob("source", "original")), ("record", alter_blob("extraction", "record")),
                    ("words", alter_claim("text = text || 's'")), ("span", alter_claim("start_cp = start_cp + 1, end_cp = end_cp + 1"))):
    path = f"altered-{part}.db"
    shutil.copy(sys.argv[1], path)
    with sqlite3.connect(path) as book:
        alter(book)
    book.close()
