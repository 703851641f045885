#!/usr/bin/env python3
"""Compile the event rules (data/en/events/*.txt) to constant C tables: see src/extract/events/rule.h for what they become.

usage: compile_rules.py OUT.c FILE.txt ...

The language, one statement a line, '#' to the end of the line is a comment; what belongs to a statement is indented below it.

    words NAME = word word ...            a named class of lemmas, used as @NAME
    path NAME = PATH                      a named path, used by its name
    frame NAME [CONFIDENCE]               arguments and conditions that many rules share
        LINE ...
    event TYPE KIND                       rules for one event type; KIND is captivity (implies that somebody is or was held), fate (happens to
                                          captives and to others), intervention; "lasting" after it: has a duration; "terms": takes a condition, a
                                          deadline and an amount (event_terms.c); "for-captives": made for captives, also where it names none
        CLASS word ... [: frame ...]      CLASS is verb, noun, adj, adv or any; the words are lemmas that trigger it (or @NAME)
            LINE ...
    reality VALUE [negated VALUE] [told] [hedged]
                                          words under which an event has this reality (actual denied planned requested possible), and which under
                                          them when they are negated themselves (what they are without it); told: also when they stand under a
                                          modal verb ("can confirm that"); hedged: what stands under them is less sure
        CLASS word ...                    CLASS is verb, noun, adj; adv: at the verb; prep: before a gerund or noun, as or at the preposition; subject: verbs
                                          that say it of an event as their subject; infinitive: verbs that say it only of an infinitive

A LINE is one of
    ROLE[!] PATH [: CONSTRAINT]           an argument; '!' makes it required; with '+' for '!' it adds to what the others
                                          found; ROLE is victim, agent, addressee, beneficiary, place,
                                          about; CONSTRAINT is any, person,
                                          surely-person (what only a person can be here, whatever a name looks like),
                                          whoever (the same, and any common noun), actor, body (an
                                          actor that is no person), organization, place, event
    + PATH                                the path must lead somewhere; where it leads is '$' in later paths
    - PATH                                the path must lead nowhere
    needs captivity [party|nearby|told|held] | nothing   only about captives: see event_licence.c; party: in its words or its parties, not only by
                                          the whole report; nearby: or close to a sentence about captives; told: in the event's own words;
                                          held: a victim of it is a captive
    negated                               the verb must be negated, and that is part of what the rule says ("was not seen again")
    reality VALUE                         the least the rule says by itself
    confidence NUMBER
    no ROLE                               without this argument of the frame

A PATH is steps from the trigger over the dependency tree; alternatives ('|') are tried in order, the first that gives an argument wins:
    >a,b   to children with these labels     >>      to anything below (four levels)
    <a,b   to the head, by the own label     =w/@c   stay, if the lemma is one of these
    prep:w/@c   to the objects of these prepositions
    subject object   who does it, to whom it is done, whatever the form of the sentence
    passive active   stay, if the verb has this voice
    nearest   from a participle or relative clause to the word before it (where the parser hung it on another)
    $      start where the last '+' led
"""
import os
import re
import sys

import compile_lexicon
from c_tables import fail, numbered_lines, numbers, place, quoted

DEPS = ("ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det "
        "dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt "
        "punct quantmod relcl xcomp").split()
CLASSES = ["verb", "noun", "adj", "adv", "any"]
ROLES = ["victim", "agent", "addressee", "beneficiary", "place", "about"]
CONSTRAINTS = ["any", "person", "surely-person", "whoever", "actor", "body", "organization",
               "place", "event"]
KINDS = ["captivity", "fate", "intervention"]
NEEDS = ["nothing", "captivity", "captivity nearby", "captivity told", "captivity party", "captivity held"]
REALITIES = ["actual", "denied", "planned", "requested", "possible"]
EMBEDDERS = ["verb", "noun", "adj", "adv", "prep", "subject", "infinitive"]
# The names that rules may use stand in one place for all who need them.
_, TYPES = compile_lexicon.read(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "data", "event_types.txt"))
OPS = ["END", "OR", "CHILD", "HEAD", "BELOW", "IS", "SUBJECT", "OBJECT", "PASSIVE", "ACTIVE", "NEAREST", "MATCHED"]
# Word classes that the C code asks for by name; each must be defined.
NAMED = ["modal-planned", "modal-possible", "hypothetical", "negator", "doubt", "happening", "evidence", "captive", "captivity",
         "object-control", "complement", "quantity", "place-preposition",
         "body", "light-verb", "anybody", "armed-noun", "thing", "condition-mark", "condition-phrase", "until-when", "deadline-word",
         "currency", "renewing", "kin", "not-yet", "time-conjunction", "until", "foremost", "unverified", "set-word"]


class BadRule(Exception):
    pass


class Rule:
    def __init__(self, stands):
        self.place = stands
        self.arguments = {}    # role -> (required, path, constraint, where it stands, its words)
        self.conditions = []   # (wanted, path, where it stands, its words)
        self.needs_captivity = 0
        self.negated = False
        self.reality = None
        self.confidence = None


class Compiler:
    def __init__(self):
        self.classes = {}
        self.paths = {}
        self.frames = {}
        self.rules = []          # (type, word class, words, Rule)
        self.signatures = []     # (reality, reality when negated, told, hedged, where it stands)
        self.embedders = {}      # (one of EMBEDDERS, word) -> number of the signature, from 1
        self.words = {}          # word -> id, from 1
        self.lists = [0]         # pool of word ids; every list ends in 0; offset 0 is the empty list
        self.list_of = {}
        self.steps = []
        self.path_of = {}

    def word(self, text):
        if not re.fullmatch(r"[^\s@=|:/]+", text):
            raise BadRule(f"bad word {text!r}")
        return self.words.setdefault(text, len(self.words) + 1)

    def expand(self, items):
        out = []
        for item in items:
            if item.startswith("@"):
                if item[1:] not in self.classes:
                    raise BadRule(f"no words {item}")
                out += self.classes[item[1:]]
            else:
                out.append(item)
        return out

    def word_list(self, items):
        ids = tuple(sorted({self.word(w) for w in self.expand(items)}))
        if not ids:
            raise BadRule("empty list of words")
        if ids not in self.list_of:
            self.list_of[ids] = len(self.lists)
            self.lists.extend(ids + (0,))
        return self.list_of[ids]

    def deps(self, text):
        mask = 0
        for label in text.split(","):
            if label not in DEPS:
                raise BadRule(f"no dependency label {label!r}")
            mask |= 1 << DEPS.index(label)
        return mask

    def parse_path(self, text, depth=0):
        """A path as a list of alternatives, each a list of (op, deps, words)."""
        if depth > 8:
            raise BadRule("paths that name each other")
        alternatives = []
        for part in text.split("|"):
            heads = [[]]
            for step in part.split():
                heads = [h + tail for h in heads for tail in self.parse_step(step, depth)]
            if heads == [[]]:
                raise BadRule("empty path")
            alternatives += heads
        return alternatives

    def parse_step(self, step, depth):
        """The alternatives that one step stands for."""
        body, _, filter_text = step.partition("=")
        tail = [("IS", 0, self.word_list(filter_text.split("/")))] if filter_text else []
        if step.endswith("="):
            raise BadRule(f"no words after '=' in {step!r}")
        if not body:
            return [tail]
        simple = {"subject": "SUBJECT", "object": "OBJECT", "passive": "PASSIVE", "active": "ACTIVE", "nearest": "NEAREST", "$": "MATCHED", ">>": "BELOW"}
        if body in simple:
            return [[(simple[body], 0, 0)] + tail]
        if body.startswith("prep:"):
            words = self.word_list(body[5:].split("/"))
            return [[("CHILD", self.deps("prep,agent,dative"), words), ("CHILD", self.deps("pobj,pcomp"), 0)] + tail]
        if body[0] in "<>":
            return [[("CHILD" if body[0] == ">" else "HEAD", self.deps(body[1:]), 0)] + tail]
        if body in self.paths:
            return [p + tail for p in self.parse_path(self.paths[body], depth + 1)]
        raise BadRule(f"no step or path {body!r}")

    def path(self, text):
        key = " ".join(text.split())
        if key not in self.path_of:
            alternatives = self.parse_path(key)
            self.path_of[key] = len(self.steps)
            for i, steps in enumerate(alternatives):
                if i:
                    self.steps.append(("OR", 0, 0))
                self.steps += steps
            self.steps.append(("END", 0, 0))
        return self.path_of[key]

    # ---- statements

    def line_of_rule(self, rule, text, stands):
        first, _, rest = text.partition(" ")
        if first in "+-":
            rule.conditions.append((first == "+", self.path(rest), stands, " ".join(text.split())))
        elif first == "needs" and rest.strip() in NEEDS:
            rule.needs_captivity = NEEDS.index(rest.strip())
        elif text == "negated":
            rule.negated = True
        elif first == "reality":
            if rest.strip() not in REALITIES:
                raise BadRule(f"no reality {rest.strip()!r}")
            rule.reality = rest.strip()
        elif first == "confidence":
            rule.confidence = float(rest)
        elif first == "no" and rest.strip() in ROLES:
            rule.arguments.pop(rest.strip(), None)
        elif first.rstrip("!+") in ROLES:
            path, _, constraint = rest.rpartition(" : ") if " : " in rest else (rest, "", "any")
            if constraint.strip() not in CONSTRAINTS:
                raise BadRule(f"no constraint {constraint.strip()!r}")
            how = {"!": 1, "+": 2}.get(first[-1], 0)
            rule.arguments[first.rstrip("!") if how < 2 else first] = (how, self.path(path), constraint.strip(), stands, " ".join(text.split()))
        else:
            raise BadRule(f"cannot read {text!r}")

    def entry(self, kind, text, stands):
        head, _, frames = text.partition(" : ") if " : " in text else (text, "", "")
        word_class, *words = head.split()
        if word_class not in CLASSES:
            raise BadRule(f"no word class {word_class!r}")
        words = self.expand(words)
        if not words:
            raise BadRule("no trigger words")
        rule = Rule(stands)
        for name in frames.split():
            if name not in self.frames:
                raise BadRule(f"no frame {name!r}")
            frame = self.frames[name]
            rule.arguments.update(frame.arguments)
            rule.conditions += frame.conditions
            rule.needs_captivity = rule.needs_captivity or frame.needs_captivity
            rule.reality = frame.reality or rule.reality
            rule.confidence = frame.confidence or rule.confidence
        self.rules.append((kind, word_class, words, rule))
        return rule

    def read(self, path):
        section, target = None, None
        for number, raw in numbered_lines(path):
            text = re.sub(r"(^|\s)#.*", "", raw).rstrip()
            if not text.strip():
                continue
            try:
                depth = len(text) - len(text.lstrip("\t"))
                section, target = self.statement(depth, text.strip(), section, target, place(path, number))
            except (BadRule, ValueError) as error:
                fail(path, number, error)

    def statement(self, depth, text, section, target, stands):
        if depth == 0:
            return self.top(text, stands)
        if section is None:
            raise BadRule("an indented line that belongs to nothing")
        kind, value = section
        if kind == "frame" and depth == 1:
            self.line_of_rule(self.frames[value], text, stands)
        elif kind == "event" and depth == 1:
            target = self.entry(value, text, stands)
        elif kind == "event" and depth == 2 and target:
            self.line_of_rule(target, text, stands)
        elif kind == "reality" and depth == 1:
            self.embedding(value, text, stands)
        else:
            raise BadRule("indented too far")
        return section, target

    def embedding(self, signature, text, stands):
        word_class, *words = text.split()
        if word_class not in EMBEDDERS:
            raise BadRule(f"no word class {word_class!r}")
        self.signatures.append(signature + (stands,))
        for word in self.expand(words):
            given = self.embedders.setdefault((word_class, word), len(self.signatures))
            if given != len(self.signatures):
                raise BadRule(f"{word_class} {word!r} stands already at {self.signatures[given - 1][-1]}")
            self.word(word)

    def signature(self, text):
        """What words make of an event under them: (reality, the same when they are negated, told, hedged)."""
        reality, *rest = text.split()
        negated = reality
        if rest[:1] == ["negated"]:
            negated = rest[1] if len(rest) > 1 else ""
            rest = rest[2:]
        if reality not in REALITIES or negated not in REALITIES or set(rest) - {"told", "hedged"}:
            raise BadRule(f"cannot read {text!r}")
        return reality, negated, "told" in rest, "hedged" in rest

    def top(self, text, stands):
        key, _, rest = text.partition(" ")
        name, _, value = (s.strip() for s in rest.partition("="))
        if key == "words" and value:
            if name in self.classes:
                raise BadRule(f"words {name!r} stand twice")
            self.classes[name] = self.expand(value.split())
            return None, None
        if key == "path" and value:
            if name in self.paths:
                raise BadRule(f"path {name!r} stands twice")
            self.paths[name] = value
            self.parse_path(value)
            return None, None
        if key == "frame":
            name, *confidence = rest.split()
            if name in self.frames:
                raise BadRule(f"frame {name!r} stands twice")
            self.frames[name] = Rule(stands)
            self.frames[name].confidence = float(confidence[0]) if confidence else None
            return ("frame", name), None
        if key == "event":
            kind, *features = rest.split()
            if kind not in TYPES or not features or features[0] not in KINDS or not set(features[1:]) <= {"lasting", "terms", "for-captives"}:
                raise BadRule(f"no event type and kind {rest!r}")
            return ("event", (kind, KINDS.index(features[0]), "lasting" in features, "for-captives" in features, "terms" in features)), None
        if key == "reality" and rest:
            return ("reality", self.signature(rest)), None
        raise BadRule(f"cannot read {text!r}")

    # ---- output

    def write(self, out):
        for name in NAMED:
            if name not in self.classes:
                raise SystemExit(f"compile_rules: no words {name!r} in any file")
        named = [self.word_list(self.classes[n]) for n in NAMED]
        triggers = {}
        for index, (_, _, words, _) in enumerate(self.rules):
            for word in words:
                triggers.setdefault(self.word(word), []).append(index)
        out.write("/* Made by tools/compile_rules.py out of data/en/events: do not edit. */\n#include \"extract/events/rule.h\"\n\n")
        self.write_steps(out)
        self.write_rules(out)
        self.write_signatures(out)
        self.write_words(out, triggers)
        out.write("const uint16_t hb_rule_named[HB_NAMED_COUNT] = {%s};\n" % numbers(named))

    def write_steps(self, out):
        out.write("const uint16_t hb_rule_lists[] = {%s};\n\n" % numbers(self.lists))
        out.write("const struct hb_path_step hb_rule_steps[] = {\n")
        for op, deps, words in self.steps:
            out.write("\t{HB_STEP_%s, %d, UINT64_C(0x%x)},\n" % (op, words, deps))
        out.write("};\n\n")

    def write_rules(self, out):
        arguments, conditions, rows = [], [], []
        for kind, word_class, _, rule in self.rules:
            first_argument, first_condition = len(arguments), len(conditions)
            for role, (required, path, constraint, stands, text) in sorted(rule.arguments.items(), key=lambda a: a[1][0] == 2):
                arguments.append("{%d, %d, %d, %d, %s, %s}" % (ROLES.index(role.rstrip("+")), required, CONSTRAINTS.index(constraint), path,
                                                               quoted(stands), quoted(text)))
            for wanted, path, stands, text in rule.conditions:
                conditions.append("{%d, %d, %s, %s}" % (wanted, path, quoted(stands), quoted(text)))
            name, group, lasting, for_captives, has_terms = kind
            rows.append('{"%s", "%s", %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %sf}' % (
                name, rule.place, group, lasting, for_captives, has_terms, CLASSES.index(word_class), first_argument, len(rule.arguments), first_condition,
                len(rule.conditions), rule.needs_captivity, rule.negated, REALITIES.index(rule.reality or "actual"),
                repr(rule.confidence or 0.8)))
        for name, items in (("argument", arguments), ("condition", conditions)):
            out.write("const struct hb_rule_%s hb_rule_%ss[] = {\n\t%s,\n};\n\n" % (name, name, ",\n\t".join(items or ["{0}"])))
        out.write("const struct hb_rule hb_rules[] = {\n\t%s,\n};\nconst size_t hb_n_rules = %d;\n\n" % (",\n\t".join(rows), len(rows)))

    def write_signatures(self, out):
        out.write("const struct hb_signature hb_rule_signatures[] = {\n\t{0},\n")
        for reality, negated, told, hedged, stands in self.signatures:
            out.write("\t{%d, %d, %d, %d, %s},\n" % (REALITIES.index(reality), REALITIES.index(negated), told, hedged, quoted(stands)))
        out.write("};\n\n")

    def write_words(self, out, triggers):
        lists = []
        rows = [None] * len(self.words)
        for text, number in self.words.items():
            first = len(lists)
            lists += triggers.get(number, [])
            embedders = [self.embedders.get((c, text), 0) for c in EMBEDDERS]
            rows[number - 1] = (text, first, len(lists) - first, embedders)
        slots = 1 << (2 * len(rows) - 1).bit_length()
        table = [0] * slots
        for number, (text, *_) in enumerate(rows, 1):
            at = fnv(text) & (slots - 1)
            while table[at]:
                at = (at + 1) & (slots - 1)
            table[at] = number
        out.write("const uint16_t hb_rule_triggers[] = {%s};\n\n" % numbers(lists or [0]))
        out.write("const struct hb_rule_word hb_rule_words[] = {\n\t{\"\", 0, 0, {0}},\n")
        for text, first, count, embedders in rows:
            out.write("\t{%s, %d, %d, {%s}},\n" % (quoted(text), first, count, numbers(embedders)))
        out.write("};\n\nconst uint32_t hb_rule_n_slots = %d;\nconst uint16_t hb_rule_slots[] = {%s};\n\n" % (slots, numbers(table)))


def fnv(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def main(argv):
    compiler = Compiler()
    files = argv[2:]
    for path in files:
        compiler.read(path)
    with open(argv[1], "w", encoding="utf-8") as out:
        compiler.write(out)


if __name__ == "__main__":
    main(sys.argv)
