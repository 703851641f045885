"""What the scripts that compile data to C tables share."""
import os
import sys


def fail(path, line, message):
    sys.exit(f"{path}:{line}: {message}")


def quoted(text):
    """A C string literal; every byte outside printable ASCII as an octal escape of three digits ('?' could begin a trigraph)."""
    out = []
    for byte in text.encode("utf-8"):
        char = chr(byte)
        out.append("\\" + char if char in '"\\?' else char if 32 <= byte < 127 else f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def numbered_lines(path):
    """(number, line without its end) of a text file."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            yield number, line.rstrip("\n")


def data_lines(path):
    """numbered_lines without those that begin with "# ", in files where '#' may be data."""
    return ((number, line) for number, line in numbered_lines(path) if not line.startswith("# "))


def mixed(value):
    """64 bits as 32, as the C that looks them up does (Fibonacci hashing)."""
    return (value * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) >> 32


def write_array(out, declaration, values):
    """A constant array: "uint32_t hb_x[]" and C texts of its values."""
    values = list(values)
    out.write(f"const {declaration} = {{\n")
    for i in range(0, len(values), 16):
        out.write("\t" + ", ".join(values[i:i + 16]) + ",\n")
    out.write("};\n")


def place(path, number):
    """Where a line stands, for those who ask why: the file from its folder data on, and the line."""
    parts = os.path.abspath(path).split(os.sep)
    if "data" in parts:
        parts = parts[len(parts) - 1 - parts[::-1].index("data"):]
    else:
        parts = parts[-1:]
    return f"{'/'.join(parts)}:{number}"


def numbers(values):
    """The inside of an initialiser."""
    return ", ".join(map(str, values))
