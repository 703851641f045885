"""The whole gold of a text: every person, every mention, every tie and attribute, and how far a record agrees.

The lines are those of README.md beside this file (who, they, free, nobody, other, may).  Whole reads them and finds each mention in the
text; Answer lays a record over it; score.py adds up answers.
"""
import collections
import itertools
import re

from matching import core, holds_words

PRONOUNS = set("i me my mine you your yours he him his she her hers they them their theirs we us our ours".split())
# In a cluster or not, these make no difference unless a line lists them.
FREE_PRONOUNS = set("who whom whose that which himself herself themselves myself ourselves yourself itself each other one another it its".split())
# One tie, however it is worded: {type: (tie, the first end is the `of`)}.
TIES = {}
for _tie, _same, _turned in (
        ("parent", "father mother parent", "son daughter child"), ("step-parent", "stepfather stepmother", "stepson stepdaughter"),
        ("grandparent", "grandfather grandmother grandparent great-grandfather great-grandmother", "grandson granddaughter grandchild"),
        ("uncle", "uncle aunt", "nephew niece"), ("spouse", "husband wife spouse widow widower", ""),
        ("ex-spouse", "ex-husband ex-wife", ""), ("partner", "partner fiance fiancee girlfriend boyfriend", ""),
        ("sibling", "brother sister sibling", ""), ("half-sibling", "half-brother half-sister", ""),
        ("in-law", "father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law", "")):
    TIES.update({t: (_tie, False) for t in _same.split()})
    TIES.update({t: (_tie, True) for t in _turned.split()})
MUTUAL = {"spouse", "ex-spouse", "partner", "sibling", "half-sibling", "in-law", "cousin", "relative", "colleague", "friend", "classmate",
          "neighbour", "co-captive"}
SUBJECTS = set("i me you he him she they them we us".split())
NO_HEADS = set("of in at from with for to by and or the a an is are was were had has".split())
SAME_PROPERTY = {"office": "occupation"}
KINDS = ("people", "ties", "attributes", "events", "statements", "times")

Mention = collections.namedtuple("Mention", "start end kind person")


class PersonExpectation:
    """A who or they line as a line that holds or not: see Answer.is_whole."""

    negative = False

    def __init__(self, line, whole, number):
        self.text = line
        self.kind = "they" if whole.people[number].plural else "who"
        self.whole, self.number = whole, number

    def holds(self, record):
        return self.whole.answer(record).is_whole(self.number)


class GoldError(Exception):
    """A line of gold that cannot be right; the text says why."""


def occurrences(text, quoted):
    """Where the quoted words stand in the text; of words with [brackets] in them, where the bracketed part stands."""
    found = re.fullmatch(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", quoted)
    parts = found.groups() if found else ("", quoted, "")
    if not found and re.search(r"[\[\]]", quoted):
        raise GoldError(f'"{quoted}" has brackets that do not pair')
    patterns = [re.sub(r"(\\?\s)+", r"\\s+", re.escape(part)) for part in parts]
    whole = "".join(parts)
    pattern = (r"(?<!\w)" * whole[:1].isalnum() + f"{patterns[0]}({patterns[1]}){patterns[2]}" + r"(?!\w)" * whole[-1:].isalnum())
    return [match.span(1) for match in re.finditer(pattern, text)]


def heads_of(text, start, end):
    """The last words of a mention, which is quoted up to its head, and of each part of "a and b"."""
    ends = [start + match.start() for match in re.finditer(r"\s+and\s", text[start:end])] + [end]
    return [(e - len(re.split(r"\s", text[start:e])[-1]), e) for e in ends]


class Person:
    """One who or they line."""

    def __init__(self, line, plural):
        self.line = line
        self.plural = plural
        self.mentions = []
        self.members = []

    @property
    def named(self):
        return any(m.kind == "name" for m in self.mentions)


class Whole:
    """The gold about people of one text.

    `lines` are the lines of gold with continuations joined; `kinds` is the set of KINDS of which the text has all.
    """

    def __init__(self, text, lines, kinds):
        self.text = text
        self.kinds = set(kinds)
        self.answers = {}
        self.people = []
        self.marks = {"free": [], "nobody": [], "other": []}
        self.ties, self.may_ties = set(), set()
        self.attributes, self.may_attributes = set(), set()
        if self.kinds - set(KINDS):
            raise GoldError(f"whole: {' '.join(self.kinds - set(KINDS))}?")
        self.errors, self.name_spans = [], []
        own = [(line, line.split(" ", 1)[0]) for line in lines]
        people = [line for line, kind in own if kind in ("who", "they")]
        self.read_names([name for line in people for name in self.pieces(line)[0]])
        for line in people:
            self.read_person(line)
        for line, kind in own:
            if kind in self.marks:
                for quoted, number in self.pieces(line)[0]:
                    self.marks[kind] += self.attempt(self.find, quoted, number) or []
        for person, line in zip(self.people, people):
            person.members = [self.attempt(self.resolve, quoted) for quoted, _ in self.pieces(line)[2]]
        if "people" in self.kinds:
            self.check()

    def attempt(self, function, *arguments):
        """What the function returns; what it complains of is kept, so that a writer sees all of it at once."""
        try:
            return function(*arguments)
        except GoldError as error:
            self.errors.append(str(error))
            return None

    @staticmethod
    def pieces(line):
        """The quoted parts of a line before `as`, after it, and after `members`, each (words, number)."""
        parts, at = [[], [], []], 0
        for quoted, number, word in re.findall(r'"([^"]*)"(\*|#[\d,]+)?|(\S+)', line)[1:]:
            if word in ("as", "members"):
                at = 1 if word == "as" else 2
            elif word:
                raise GoldError(f"{word}? in: {line}")
            else:
                parts[at].append((quoted, number))
        return parts

    def find(self, quoted, number, names=None):
        """The spans of one quoted mention."""
        taken = self.name_spans if names is None else names
        spans = occurrences(self.text, quoted)
        if "[" not in quoted:
            spans = [s for s in spans if not any(n != s and n[0] <= s[0] and s[1] <= n[1] for n in taken)]
        if not spans:
            raise GoldError(f'"{quoted}" is not in the text')
        if number == "*":
            return spans
        if number:
            wanted = [int(n) for n in number[1:].split(",") if n]
            if not wanted or min(wanted) < 1 or max(wanted) > len(spans):
                raise GoldError(f'"{quoted}"{number}: there are {len(spans)}')
            return [spans[n - 1] for n in wanted]
        if len(spans) > 1:
            raise GoldError(f'"{quoted}" stands in the text {len(spans)} times: say which')
        return spans

    def read_names(self, names):
        """Find the names, the longest first, so that a short one does not count inside a longer one."""
        for quoted, number in sorted(names, key=lambda n: -len(re.sub(r".*\[|\].*", "", n[0]))):
            try:
                self.name_spans += self.find(quoted, number, list(self.name_spans))
            except GoldError:
                pass  # read_person says so

    def read_person(self, line):
        person = Person(line, line.startswith("they"))
        names, others, _ = self.pieces(line)
        for group, kind in ((names, "name"), (others, None)):
            for quoted, number in group:
                phrase = quoted.casefold().split() if "[" not in quoted else ()
                if kind != "name" and len(phrase) > 1 and (phrase[0] in SUBJECTS or phrase[-1] in NO_HEADS):
                    self.errors.append(f'"{quoted}" does not end with its head: brackets?')
                for start, end in self.attempt(self.find, quoted, number) or []:
                    said = kind or ("pronoun" if self.text[start:end].casefold() in PRONOUNS | FREE_PRONOUNS else "nominal")
                    person.mentions.append(Mention(start, end, said, len(self.people)))
        if not person.mentions:
            self.errors.append(f"no mention: {line}")
        self.people.append(person)

    def check(self):
        """No span in two lines, no pronoun in none."""
        seen = {}
        spans = [((m.start, m.end), p.line) for p in self.people for m in p.mentions]
        spans += [(span, kind) for kind, own in self.marks.items() for span in own]
        for span, line in spans:
            if span in seen:
                self.errors.append(f'{self.around(span)} is in two lines: {seen[span][:60]} / {line[:60]}')
            seen[span] = line
        for match in re.finditer(r"(?<![\w.])\w+(?!\w)", self.text):
            if match.group().casefold() in PRONOUNS and match.group() != "US" and match.span() not in seen:
                self.errors.append(f"nobody claims {self.around(match.span())}")

    def around(self, span):
        return repr(self.text[max(0, span[0] - 25):span[0]] + "[" + self.text[slice(*span)] + "]" + self.text[span[1]:span[1] + 15])

    def resolve(self, label):
        """The number of the person that a label names: a name or mention of one line only, or one with #N or [brackets]."""
        numbered = re.fullmatch(r"(.*?)(#\d+)?", label)
        if "[" in label or numbered.group(2):
            spans = set(self.find(numbered.group(1), numbered.group(2)))
            own = {m.person for p in self.people for m in p.mentions if (m.start, m.end) in spans}
        else:
            for kind, same in itertools.product(("name", "nominal"), (str.split, core)):
                own = {m.person for p in self.people for m in p.mentions
                       if m.kind == kind and same(self.text[m.start:m.end]) == same(label)}
                if own:
                    break
        if len(own) != 1:
            raise GoldError(f'"{label}" names {len(own)} people')
        return own.pop()

    def add_tie(self, kind, who, of, may):
        ends = self.attempt(self.resolve, who), self.attempt(self.resolve, of)
        if None not in ends:
            (self.may_ties if may else self.ties).add(make_tie(kind, *ends))

    def add_attribute(self, name, of, value, may):
        (self.may_attributes if may else self.attributes).add((self.attempt(self.resolve, of), SAME_PROPERTY.get(name, name), value))

    def answer(self, record):
        """The Answer of a record, made once."""
        if id(record) not in self.answers:
            self.answers[id(record)] = Answer(self, record)
        return self.answers[id(record)]

    def expand(self, tie):
        """The ties of the members of groups in place of the groups."""
        ends = [self.people[end].members or [end] for end in tie[1:]]
        return {make_tie(tie[0], a, b) for a, b in itertools.product(*ends)} - {tie}

    def show(self):
        """The text with the number of its person before each mention."""
        marks = [(m.start, m.end, str(m.person + 1)) for p in self.people for m in p.mentions]
        marks += [(start, end, sign) for kind, sign in (("free", "~"), ("nobody", "-"), ("other", "!")) for start, end in self.marks[kind]]
        out = []
        for at in range(len(self.text) + 1):
            out += ["]" for start, end, _ in marks if end == at]
            out += [f"[{sign}:" for start, end, sign in sorted(marks, key=lambda m: -m[1]) if start == at]
            out.append(self.text[at:at + 1])
        people = [f"{number + 1}{' group' if person.plural else ''}: {person.line}" for number, person in enumerate(self.people)]
        return "".join(out) + "\n\n" + "\n".join(people)


def make_tie(kind, who, of):
    tie, turned = TIES.get(kind, (kind, False))
    first, second = (of, who) if turned else (who, of)
    return (tie, *sorted((first, second))) if tie in MUTUAL else (tie, first, second)


def same_value(wanted, said, value):
    if wanted in ("age", "nationality", "birth_date", "death_date"):
        return said.casefold() == value.casefold()
    return holds_words(said, value) or holds_words(value, said)


class Answer:
    """A record laid over the whole gold of its text.

    clusters: {entity: [gold mention, or None for one that no line has]}, of the entities that are persons or groups; what is free is left out.
    """

    def __init__(self, whole, record):
        self.whole = whole
        self.record = record
        self.gold = [m for p in whole.people for m in p.mentions]
        self.clusters, self.kinds, self.ignored = {}, {}, set()
        own = self.own_mentions()
        matched = self.match(own)
        for entity, number, span, head, kind in own:
            gold = matched.get(number)
            if gold is None and self.is_free(entity, span, head):
                continue
            self.clusters.setdefault(entity, []).append(gold)
            self.kinds.setdefault(entity, []).append(gold.kind if gold else kind)
        people = {i for i, e in record.entities.items() if e["type"] in ("person", "group")}
        self.ignored = people - set(self.clusters)
        self.meant = {entity: self.majority(found) for entity, found in self.clusters.items()}

    def own_mentions(self):
        """(entity, number, span, head, kind) of each mention of people in the record, one for each head in an entity."""
        out = []
        for i, entity in self.record.entities.items():
            heads = set()
            for mention in entity["mentions"]:
                if entity["type"] not in ("person", "group"):
                    continue
                head = tuple(mention[3:5]) if len(mention) >= 5 else tuple(mention[:2])
                if head not in heads:
                    heads.add(head)
                    out.append((i, len(out), tuple(mention[:2]), head, mention[2]))
        return out

    def match(self, own):
        """{number of a mention of the record: gold mention}, one to one: equal spans first, then equal heads."""
        matched, taken = {}, set()
        for exact in (True, False):
            for _, number, span, head, _ in own:
                if number in matched:
                    continue
                for gold in self.gold:
                    if gold not in taken and (span == gold[:2] if exact else self.is_same(gold, span, head)):
                        matched[number] = gold
                        taken.add(gold)
                        break
        return matched

    def is_same(self, gold, span, head):
        heads = [gold[:2]] if gold.kind == "name" else heads_of(self.whole.text, gold.start, gold.end)
        return any(start <= head[0] and head[1] <= end for start, end in heads) and (gold.kind != "pronoun" or span == gold[:2])

    def is_free(self, entity, span, head):
        """The mention makes no difference."""
        text = self.whole.text
        kinds = ("free",) if self.record.entities[entity].get("specific", True) else ("free", "nobody")
        marked = any(span == mark or any(start <= head[0] < head[1] <= end for start, end in heads_of(text, *mark))
                     for kind in kinds for mark in self.whole.marks[kind])
        return marked or "nobody" in kinds or text[slice(*span)].casefold() in FREE_PRONOUNS

    @staticmethod
    def majority(found):
        """The person that most names of a cluster are of, or most mentions where it has no name; None."""
        names = [m.person for m in found if m and m.kind == "name"]
        votes = collections.Counter(names or [m.person for m in found if m])
        return min(votes, key=lambda p: (-votes[p], p)) if votes else None

    def entities_of(self, person):
        return {entity for entity, meant in self.meant.items() if meant == person}

    def is_whole(self, person):
        """One entity has all names of the person, no name of another, and at least half of the other mentions."""
        wanted = self.whole.people[person].mentions
        kind = "group" if self.whole.people[person].plural else "person"
        rest = [m for m in wanted if m.kind != "name"]
        for entity, found in self.clusters.items():
            have = {m for m in found if m}
            if (self.record.entities[entity]["type"] == kind
                    and all(m in have for m in wanted if m.kind == "name")
                    and not any(m.kind == "name" and m.person != person for m in have)
                    and (not rest or 2 * sum(m in have for m in rest) >= len(rest))):
                return True
        return False

    def knows_other_members(self, who, of):
        """Does the gold name the members of the group, and others than this one?"""
        group = self.meant[of]
        members = self.whole.people[group].members if group is not None and group >= 0 else []
        return bool(members) and self.meant[who] not in members

    def judge_ties(self):
        """(ties of the gold that are found, wrong ones that the record has).  A tie of a group counts by its members, too."""
        whole, own = self.whole, set()
        for relation in self.record.data["relations"]:
            ends = relation["who"], relation["of"]
            types = {self.record.entities[e]["type"] if e in self.record.entities else None for e in ends}
            if relation.get("reality", "actual") != "actual" or not types <= {"person", "group"} or self.ignored & set(ends):
                continue
            if relation["type"] == "member" and not self.knows_other_members(*ends):
                continue
            # who is nobody in the gold has a number below zero, so that the tie is wrong once
            tie = make_tie(relation["type"], *(-1 - n if self.meant[e] is None else self.meant[e] for n, e in enumerate(ends)))
            own.add(tie)
        inner = {tie: whole.expand(tie) if min(tie[1:]) >= 0 else set() for tie in own}
        said = own.union(*inner.values())
        parts = {tie: whole.expand(tie) for tie in whole.ties | whole.may_ties}
        found = {tie for tie in whole.ties if tie in said or parts[tie] and parts[tie] <= said}
        known = set().union(parts, *parts.values())
        return found, {tie for tie in own - known if not inner[tie] or not inner[tie] <= known}

    def judge_attributes(self):
        """(attributes of the gold that are found, wrong ones that the record has), each (person, property, value)."""
        whole, found, wrong = self.whole, set(), set()
        for i, entity in self.record.entities.items():
            if entity["type"] != "person" or i in self.ignored:
                continue
            person = self.meant[i]
            for attribute in entity["attributes"]:
                name, value = SAME_PROPERTY.get(attribute["property"], attribute["property"]), attribute["value"] or ""
                if name == "gender" or attribute.get("reality", "actual") != "actual":
                    continue
                fits, may = ({a for a in some if a[:2] == (person, name) and same_value(name, value, a[2])}
                             for some in (whole.attributes, whole.may_attributes))
                found |= fits
                if not fits and not may:
                    wrong.add((person, name, value.casefold()))
        return found, wrong

    def complaints(self):
        """What is wrong and what is missed, a line each."""
        def label(person):
            if person is None or person < 0:
                return "?"
            mention = (self.whole.people[person].mentions or [None])[0]
            return repr(self.whole.text[mention.start:mention.end])
        lines = []
        for entity, found in self.clusters.items():
            strange = [kind for mention, kind in zip(found, self.kinds[entity]) if mention is None]
            others = sorted({m.person for m in found if m and m.person != self.meant[entity]})
            if strange or others:
                lines.append(f"cluster {self.record.label(entity)!r} is {label(self.meant[entity])}"
                             + (f" and {', '.join(map(label, others))}" if others else "") + (f", {len(strange)} strange" if strange else ""))
        for number, person in enumerate(self.whole.people):
            entities = [e for e, found in self.clusters.items() if any(m and m.person == number for m in found)]
            if len(entities) != 1:
                lines.append(f"person {label(number)} is in {len(entities)} clusters")
        for kind, gold, (found, wrong) in (("tie", self.whole.ties, self.judge_ties()),
                                           ("attribute", self.whole.attributes, self.judge_attributes())):
            for word, some in (("wrong", wrong), ("missed", gold - found)):
                for item in sorted(some, key=str):
                    lines.append(f"{word} {kind} " + " ".join(label(part) if part is None or isinstance(part, int) else part for part in item))
        return lines
