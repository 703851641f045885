#!/usr/bin/env python3
"""Compile word lists (and patterns over their classes) to constant C tables.

usage: compile_words.py PREFIX OUT.c OUT.h FILE...

A file holds sections.  "[CLASS]" opens a list of words; each line is "value: word, word, ..." or just "word, word".
A word may end in marks: "^" it must begin with a capital and not be a verb, "#" it must be a noun or adjective.
"[patterns]" opens a list of patterns; each line is "action [argument]: element element ...".  An element is a literal word in
lower case, a CLASS in capitals, or alternatives "a|b|CLASS".  A trailing "?" makes it optional.  "{...}" around an element
makes it context: it must match but is not part of the span.  Classes that no list defines are those the
program computes (numbers, clock times); "[computed]" lists their names.  "#" at the start of a line is a comment.
"""
import re
import sys

from c_tables import fail, numbered_lines, numbers, place, quoted


class Tables:
    def __init__(self):
        self.classes = {}
        self.words = {}  # what it is -> where it stands first
        self.patterns = []

    def class_of(self, name):
        return self.classes.setdefault(name, len(self.classes))

    def add_words(self, section, value, words, where):
        for word in words:
            marks = ''
            while word and word[-1] in '^#':
                marks += word[-1]
                word = word[:-1]
            if not word:
                fail(*where, 'empty word')
            self.words.setdefault((word.lower(), self.class_of(section), value, '^' in marks, '#' in marks), place(*where))

    def add_pattern(self, head, body, where):
        action, _, argument = head.strip().partition(' ')
        elements = []
        for text in body.split():
            context = text.startswith('{')
            text = text.strip('{}')
            optional = text.endswith('?')
            text = text[:-1] if optional else text
            alternatives = []
            for name in text.split('|'):
                if not re.fullmatch(r'[A-Z_]+', name):
                    self.add_words('word ' + name, '', [name], where)
                    name = 'word ' + name
                elif name not in self.classes:
                    fail(*where, 'unknown class ' + name)
                alternatives.append(self.class_of(name))
            elements.append((alternatives, optional, context))
        if not elements or len(elements) > 12 or max(len(e[0]) for e in elements) > 12:
            fail(*where, 'a pattern has 1 to 12 elements of up to 12 alternatives')
        self.patterns.append((action, argument.strip(), place(*where), elements))

    def read(self, path):
        section = None
        for number, line in numbered_lines(path):
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            if re.fullmatch(r'\[\w+\]', line):
                section = line[1:-1]
                continue
            where = (path, number)
            if section == 'computed':
                for name in line.split():
                    self.class_of(name)
            elif section == 'patterns':
                head, colon, body = line.partition(':')
                if not colon:
                    fail(*where, 'a pattern needs a colon')
                self.add_pattern(head, body, where)
            elif section is None:
                fail(*where, 'words outside of a section')
            else:
                value, colon, words = line.rpartition(': ')
                self.add_words(section, value.strip(), [w.strip() for w in words.split(',') if w.strip()], where)


MADE = '/* Made by tools/compile_words.py from the word lists; do not edit. */\n'


def write_header(out, prefix, tables):
    guard = 'HB_%s_H' % prefix.upper()
    out.write(MADE)
    out.write('#ifndef %s\n#define %s\n\n#include "extract/words.h"\n\nenum {\n' % (guard, guard))
    for name, number in tables.classes.items():
        if not name.startswith('word '):
            out.write('\tHB_%s_%s = %d,\n' % (prefix.upper(), name.upper(), number))
    out.write('};\n\nextern const struct hb_vocabulary hb_%s;\n\n#endif\n' % prefix)


def write_tables(out, prefix, tables, header):
    out.write(MADE)
    out.write('#include "%s"\n\n' % header)
    out.write('static const struct hb_word words[] = {\n')
    for word, number, value, capital, noun in sorted(tables.words, key=lambda w: (w[0].encode(), w[1], w[2])):
        stands = tables.words[word, number, value, capital, noun]
        out.write('\t{%s, %s, %d, %d, %d, %s},\n' % (quoted(word), quoted(value), number, capital, noun, quoted(stands)))
    out.write('};\n\n')
    if tables.patterns:
        out.write('static const struct hb_pattern patterns[] = {\n')
        for action, argument, stands, elements in tables.patterns:
            out.write('\t{%s, %s, %s, %d, {' % (quoted(action), quoted(argument), quoted(stands), len(elements)))
            for alternatives, optional, context in elements:
                out.write('{%d, {%s}, %d, %d}, ' % (len(alternatives), numbers(alternatives), optional, context))
            out.write('}},\n')
        out.write('};\n\n')
    out.write('const struct hb_vocabulary hb_%s = {\n\twords, sizeof words / sizeof words[0],\n' % prefix)
    out.write('\tpatterns, sizeof patterns / sizeof patterns[0],\n' if tables.patterns else '\t0, 0,\n')
    out.write('};\n')


def main(prefix, out_c, out_h, *paths):
    tables = Tables()
    for path in paths:
        tables.read(path)
    if not tables.words:
        sys.exit('compile_words: no words in ' + ', '.join(paths))
    with open(out_h, 'w', encoding='utf-8') as out:
        write_header(out, prefix, tables)
    with open(out_c, 'w', encoding='utf-8') as out:
        write_tables(out, prefix, tables, out_h.split('/')[-1])


if __name__ == '__main__':
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
