"""Write the schema files given (0001.sql, 0002.sql ...) as one C array; the place in the array is the version less one."""
import sys

out, files = sys.argv[1], sys.argv[2:]
with open(out, "w", encoding="utf-8") as target:
    target.write('/* Generated from data/schema. */\n#include "store/store_internal.h"\n\n')
    target.write("const char *const hb_store_schema[] = {\n")
    for number, name in enumerate(files, 1):
        assert name.endswith(f"{number:04}.sql"), f"{name}: schema files must be numbered without gaps"
        with open(name, encoding="utf-8") as source:
            for line in source:
                text = line.rstrip("\n").replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
                target.write(f'\t"{text}\\n"\n')
        target.write("\t,\n")
    target.write("};\nconst int hb_store_schema_version = %d;\n" % len(files))
