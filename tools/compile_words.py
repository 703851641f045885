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


def fail(path, number, message):
    sys.exit('%s:%d: %s' % (path, number, message))


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


class Tables:
    def __init__(self):
        self.classes = {}
        self.words = set()
        self.patterns = []

    def class_of(self, name):
        return self.classes.setdefault(name, len(self.classes))

    def add_words(self, section, value, words, place):
        for word in words:
            marks = ''
            while word and word[-1] in '^#':
                marks += word[-1]
                word = word[:-1]
            if not word:
                fail(*place, 'empty word')
            self.words.add((word.lower(), self.class_of(section), value, '^' in marks, '#' in marks))

    def add_pattern(self, head, body, place):
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
                    self.add_words('word ' + name, '', [name], place)
                    name = 'word ' + name
                elif name not in self.classes:
                    fail(*place, 'unknown class ' + name)
                alternatives.append(self.class_of(name))
            elements.append((alternatives, optional, context))
        if not elements or len(elements) > 12 or max(len(e[0]) for e in elements) > 12:
            fail(*place, 'a pattern has 1 to 12 elements of up to 12 alternatives')
        self.patterns.append((action, argument.strip(), elements, place))

    def read(self, path):
        section = None
        for number, line in enumerate(open(path, encoding='utf-8'), 1):
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            if re.fullmatch(r'\[\w+\]', line):
                section = line[1:-1]
                continue
            place = (path, number)
            if section == 'computed':
                for name in line.split():
                    self.class_of(name)
            elif section == 'patterns':
                head, colon, body = line.partition(':')
                if not colon:
                    fail(*place, 'a pattern needs a colon')
                self.add_pattern(head, body, place)
            elif section is None:
                fail(*place, 'words outside of a section')
            else:
                value, colon, words = line.rpartition(': ')
                self.add_words(section, value.strip(), [w.strip() for w in words.split(',') if w.strip()], place)


def main(arguments):
    prefix, out_c, out_h, paths = arguments[0], arguments[1], arguments[2], arguments[3:]
    tables = Tables()
    for path in paths:
        tables.read(path)
    upper = prefix.upper()
    with open(out_h, 'w', encoding='utf-8') as out:
        out.write('/* Made by tools/compile_words.py from the word lists; do not edit. */\n')
        out.write('#ifndef HB_%s_H\n#define HB_%s_H\n\n#include "extract/words.h"\n\nenum {\n' % (upper, upper))
        for name, number in tables.classes.items():
            if not name.startswith('word '):
                out.write('\tHB_%s_%s = %d,\n' % (upper, name.upper(), number))
        out.write('};\n\nextern const struct hb_vocabulary hb_%s;\n\n#endif\n' % prefix)
    actions = sorted({p[0] for p in tables.patterns})
    with open(out_c, 'w', encoding='utf-8') as out:
        out.write('/* Made by tools/compile_words.py from the word lists; do not edit. */\n')
        out.write('#include "%s"\n\n' % out_h.split('/')[-1])
        out.write('static const struct hb_word words[] = {\n')
        for word, number, value, capital, noun in sorted(tables.words, key=lambda w: (w[0].encode(), w[1], w[2])):
            out.write('\t{%s, %s, %d, %d, %d},\n' % (quote(word), quote(value), number, capital, noun))
        out.write('};\n\n')
        if tables.patterns:
            out.write('static const struct hb_pattern patterns[] = {\n')
            for action, argument, elements, place in tables.patterns:
                out.write('\t{%s, %s, %d, {' % (quote(action), quote(argument), len(elements)))
                for alternatives, optional, context in elements:
                    out.write('{%d, {%s}, %d, %d}, ' % (len(alternatives), ', '.join(map(str, alternatives)), optional, context))
                out.write('}},\n')
            out.write('};\n\n')
        out.write('const struct hb_vocabulary hb_%s = {\n\twords, sizeof words / sizeof words[0],\n' % prefix)
        if tables.patterns:
            out.write('\tpatterns, sizeof patterns / sizeof patterns[0],\n')
        else:
            out.write('\t0, 0,\n')
        out.write('};\n')
    return 0 if actions or tables.words else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
