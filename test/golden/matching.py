"""Does an extraction record hold what a line of gold asks for?

The lines are those of README.md beside this file (Expectation; of people, people.py) and of sentences/ (SentenceExpectation).  All have `text`
(the line), `kind`, `negative` (it must not be found) and holds(record), where a Record is one line of `habeas extract`.
"""
import re
import shlex
import unicodedata

TAKEN = {"abduction", "arrest", "capture", "captivity", "sighting", "transfer", "sentence", "release", "exchange", "rescue", "escape",
         "disappearance"}
ROLES = ("victim", "agent", "addressee", "beneficiary", "place")
ARTICLES = {"a", "an", "the", "one", "his", "her", "their", "its"}
# Types of kinship that say the same, seen from the same end.
WIDER = {"father": {"parent"}, "mother": {"parent"}, "son": {"child"}, "daughter": {"child"}, "brother": {"sibling"}, "sister": {"sibling"},
         "wife": {"spouse", "widow"}, "husband": {"spouse", "widower"}, "partner": {"fiancee", "fiance", "girlfriend", "boyfriend"},
         "parent": {"father", "mother"}}
# ... and from the other end.
INVERSE = {"father": {"son", "daughter", "child"}, "mother": {"son", "daughter", "child"}, "parent": {"son", "daughter", "child"},
           "son": {"father", "mother", "parent"}, "daughter": {"father", "mother", "parent"}, "child": {"father", "mother", "parent"},
           "brother": {"brother", "sister", "sibling"}, "sister": {"brother", "sister", "sibling"}, "wife": {"husband", "spouse"},
           "husband": {"wife", "spouse"}, "partner": {"partner", "fiancee", "fiance", "girlfriend", "boyfriend"},
           "stepson": {"stepfather", "stepmother"}, "stepdaughter": {"stepfather", "stepmother"}}
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def words(text):
    """The words of a text, in lower case and without accents."""
    text = unicodedata.normalize("NFKD", text or "")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return re.findall(r"\w+", text)


def holds_words(text, wanted):
    """The wanted words stand in the text, one after the other."""
    have, want = words(text), words(wanted)
    return bool(want) and any(have[i:i + len(want)] == want for i in range(len(have) - len(want) + 1))


def core(text):
    found = words(text)
    while len(found) > 1 and found[0] in ARTICLES:
        found = found[1:]
    return found


def pieces(statement):
    """The spans of its content."""
    content = statement["content"] or []
    return [content] if content and isinstance(content[0], int) else content


def interval(value):
    """(first day, last day) of a partial ISO date or an interval of such; None for an open or unreadable one."""
    if not value:
        return None
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", value)
    if not found:
        return None
    year, month, day = found.groups()
    if not month:
        return year + "-01-01", year + "-12-31"
    if not day:
        days = MONTH_DAYS[int(month) - 1] + (month == "02" and int(year) % 4 == 0) if 1 <= int(month) <= 12 else 31
        return f"{year}-{month}-01", f"{year}-{month}-{days}"
    return (f"{year}-{month}-{day}",) * 2


def within(value, gold):
    inner, outer = interval(value), interval(gold)
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])


def bounds(value):
    """(least, most) of a number or of {"min", "max"}; -1 is open."""
    if isinstance(value, dict):
        return tuple(-1 if value.get(k) is None else value[k] for k in ("min", "max"))
    return (-1, -1) if value is None else (value, value)


def means_number(value, number):
    """The number itself, or a bound that was worded with it ("more than 100", "nearly 500")."""
    least, most = bounds(value)
    if least >= 0 and most >= 0:
        return least == most == number
    return (least >= 0 and number in (least, least - 1)) or (most >= 0 and number in (most, most + 1))


class Record:
    """An extraction record with look-ups by words."""

    def __init__(self, data):
        self.data = data
        self.text = data["doc"]["text"]
        self.entities = {e["id"]: e for e in data["entities"]}
        self.found = {}

    def cut(self, span):
        return self.text[span[0]:span[1]] if span else ""

    def mention_texts(self, entity):
        return [self.cut(m) for m in entity["mentions"]]

    def entity_texts(self, entity):
        texts = [entity.get("name"), entity.get("description")] + entity.get("aliases", [])
        return [t for t in texts if t] + self.mention_texts(entity)

    def label(self, entity_id):
        entity = self.entities.get(entity_id)
        if not entity:
            return str(entity_id)
        return entity.get("name") or entity.get("description") or next(iter(self.mention_texts(entity)), entity_id)

    def places_of(self, phrase):
        """Where the words stand in the text, white space of any kind between them."""
        pattern = r"(?<!\w)" + r"\s+".join(re.escape(w) for w in phrase.split()) + r"(?!\w)"
        return [m.span() for m in re.finditer(pattern, self.text, re.IGNORECASE)]

    def called(self, entity, phrase):
        """A name of the entity is the phrase."""
        return any(core(text) == core(phrase) for text in [entity.get("name")] + entity.get("aliases", []) if text)

    def named(self, entity, phrase):
        """A name of the entity is the phrase, or its surname or full form ("driver of X" is no form of X)."""
        want = core(phrase)
        for text in [entity.get("name")] + entity.get("aliases", []):
            have = core(text)
            if have and (have == want or (entity["type"] == "person" and "of" not in have and
                                          (have == want[-1:] or have[-len(want):] == want))):
                return True
        return False

    def mentioned(self, entity, phrase, places):
        """A mention stands where the phrase does, with its head in it, or begins with the phrase."""
        for mention in entity["mentions"]:
            head = mention[3:5] if len(mention) >= 5 else mention[:2]
            for start, end in places:
                if start <= head[0] < end and mention[0] < end and (mention[0] >= start or core(self.cut(mention)) == core(phrase)
                                                                     or head[1] <= end):
                    return True
            if mention[2] != "pronoun" and core(self.cut(mention))[:len(core(phrase))] == core(phrase):
                return True
        return False

    def referents(self, phrase):
        """The ids of all entities that the words may name."""
        if phrase not in self.found:
            places = self.places_of(phrase)
            # somebody who is called just so is meant, and no relative who shares the surname
            called = {i for i, e in self.entities.items() if e["type"] == "person" and self.called(e, phrase)}
            self.found[phrase] = called or {i for i, e in self.entities.items()
                                            if self.named(e, phrase) or self.mentioned(e, phrase, places)}
        return self.found[phrase]

    def victims_of_taking(self):
        return {victim for event in self.data["events"] if event["type"] in TAKEN and event["reality"] == "actual"
                for victim in event["roles"]["victim"]}

    def describe_event(self, event):
        roles = " ".join(f"{role}={'+'.join(self.label(i) for i in ids)!r}" for role, ids in event["roles"].items() if ids)
        time = event.get("time") or {}
        extra = "".join(f" {name}={bounds(event.get(key))[0]}..{bounds(event.get(key))[1]}" for name, key in
                        (("days", "duration_days"), ("count", "count")) if event.get(key) is not None)
        return f"{event['type']} {event['reality']} {roles} date={time.get('value')}{extra} [{event.get('rule')}] <{self.cut(event['trigger'])}>"


def count_of(record, event):
    if event.get("count") is not None:
        return event["count"]
    counts = [record.entities[v].get("count") for v in event["roles"]["victim"] if v in record.entities]
    counts = [c for c in counts if c]
    return counts[0] if len(counts) == 1 else None


class Expectation:
    """One line of a golden text.  With the whole gold of people, the ends of a tie and who has an attribute are its people."""

    def __init__(self, line, whole=None):
        self.text = line
        self.whole = whole
        self.references = {}  # of values with a number or brackets: what has entities(record)
        parts = shlex.split(line)
        self.negative = parts[0] == "not"
        parts = parts[self.negative:]
        self.kind, parts = parts[0], parts[1:]
        self.plain, self.fields = [], {}
        quoted = re.sub(r'"[^"]*"', "Q", line).split()[1 + self.negative:]
        for shape, part in zip(quoted, parts):
            if "=" in shape:
                key, value = part.split("=", 1)
                self.fields.setdefault(key, []).append(value)
            else:
                self.plain.append(part)

    def field(self, name):
        return self.fields.get(name, [None])[0]

    def referents(self, record, value):
        return self.references[value].entities(record) if value in self.references else record.referents(value)

    def people(self, record, phrase):
        if self.whole is None:
            return record.referents(phrase)
        return self.whole.answer(record).entities_of(self.whole.resolve(phrase))

    def holds(self, record):
        """The thing is found in the record; a `not` line is good when this is false."""
        return getattr(self, "holds_" + self.kind)(record)

    def holds_person(self, record):
        people = {i for i in record.referents(self.plain[0]) if record.entities[i]["type"] == "person"}
        state = self.plain[1] if len(self.plain) > 1 else None
        captives = people & record.victims_of_taking()
        return bool(people) and (state is None or bool(captives) == (state == "captive"))

    def holds_thing(self, record, kind):
        return any(record.entities[i]["type"] == kind for i in record.referents(self.plain[0]))

    def holds_organization(self, record):
        return self.holds_thing(record, "organization")

    def holds_place(self, record):
        return self.holds_thing(record, "place")

    def holds_group(self, record):
        number = self.field("count")
        for i in record.referents(self.plain[0]):
            if record.entities[i]["type"] == "group" and (number is None or means_number(record.entities[i].get("count"), int(number))):
                return True
        return False

    def fits(self, record, event, role_values):
        """One event with one value for each role."""
        number, days, date = self.field("count"), self.field("days"), self.field("date")
        return (event["type"] == self.plain[0]
                and event["reality"] == (self.field("reality") or "actual")
                and all(self.referents(record, v) & set(event["roles"][r]) for r, v in role_values)
                and (date is None or within((event.get("time") or {}).get("value"), date))
                and (days is None or means_number(event.get("duration_days"), int(days)))
                and (number is None or means_number(count_of(record, event), int(number))))

    def holds_event(self, record):
        """Each value of a role that has several may stand in an event of its own."""
        roles = {r: self.fields[r] for r in ROLES if r in self.fields}
        single = [(r, v[0]) for r, v in roles.items() if len(v) == 1]
        several = [(r, v) for r, values in roles.items() if len(values) > 1 for v in values] or [None]
        sides = [single]
        if self.plain[0] == "meeting" and {"agent", "addressee"} <= set(roles) and several == [None]:
            other = {"agent": "addressee", "addressee": "agent"}
            sides.append([(other.get(r, r), v) for r, v in single])
        return any(all(any(self.fits(record, e, side + ([pair] if pair else [])) for e in record.data["events"]) for pair in several)
                   for side in sides)

    def nearly_holds(self, record):
        """There is an event of that type and reality with the first one it is about: what is wrong is a detail."""
        role = next((r for r in ROLES if r in self.fields), None)
        return any(e["type"] == self.plain[0] and e["reality"] == (self.field("reality") or "actual")
                   and (role is None or self.referents(record, self.fields[role][0]) & set(e["roles"][role])) for e in record.data["events"])

    def holds_relation(self, record):
        kind = self.plain[0]
        who, of = self.people(record, self.field("who")), self.people(record, self.field("of"))
        for relation in record.data["relations"]:
            if relation.get("reality", "actual") != "actual":
                continue
            if relation["type"] in {kind} | WIDER.get(kind, set()) and relation["who"] in who and relation["of"] in of:
                return True
            if relation["type"] in INVERSE.get(kind, ()) and relation["who"] in of and relation["of"] in who:
                return True
        return False

    def holds_attribute(self, record):
        wanted, value = self.plain[0], self.field("value")
        names = {"occupation", "office"} if wanted in ("occupation", "office") else {wanted}
        for i in self.people(record, self.field("of")):
            for attribute in record.entities[i]["attributes"]:
                said = attribute["value"] or ""
                if attribute["property"] in names and (said.casefold() == value.casefold() or (
                        wanted not in ("age", "nationality", "gender") and (holds_words(said, value) or holds_words(value, said)))):
                    return True
        return False

    def holds_statement(self, record):
        """Of content that is given as "first words ... last words", both stand in it."""
        speaker = self.field("speaker") or "?"
        speakers = {None} if speaker == "?" else self.referents(record, speaker)
        parts = re.sub(r"#[\d,]+$", "", self.field("content")).split(" ... ")
        for statement in record.data["statements"]:
            content = " ".join(record.cut(p) for p in pieces(statement))
            if (all(holds_words(content, part) for part in parts)
                    and (statement["speaker"] in speakers or holds_words(record.cut(statement["speaker_span"]), speaker))):
                return True
        return False

    def holds_timex(self, record):
        places = self.references["timex"].spans if "timex" in self.references else record.places_of(self.plain[0])
        return any(t["value"] == self.field("value") and any(t["span"][0] < end and start < t["span"][1] for start, end in places)
                   for t in record.data["timexes"])


class SentenceExpectation:
    """One indented line under a sentence of sentences/: "[no] TYPE[|TYPE] [REALITY[|REALITY]] [hedged] ROLE=words ...", or "nothing"."""

    kind = "sentence"
    pair = None
    REALITY = r"(?:actual|denied|planned|requested|possible)"

    def __init__(self, line):
        self.text = line
        first, *rest = line.split(" ", 1)
        self.negative = first in ("no", "nothing")
        if first == "nothing":
            types, rest = None, [""]
        elif first == "no":
            types, *rest = rest[0].split(" ", 1)
        else:
            types = first
        self.types = types.split("|") if types else []
        rest = rest[0] if rest else ""
        found = re.match(rf"(?:({self.REALITY}(?:\|{self.REALITY})*)(?!\S)\s*)?(?:(hedged)(?!\S)\s*)?", rest)
        self.realities = found.group(1).split("|") if found.group(1) else [] if self.negative else ["actual"]
        self.hedged = bool(found.group(2))
        rest = rest[found.end():]
        self.fields = re.findall(r"([\w-]+)=(.*?)(?= [\w-]+=|$)", rest)
        known = {*ROLES, "source", "about", "time", "days", "count"}
        self.unread = rest if rest and not re.match(r"[\w-]+=", rest) else next((k for k, _ in self.fields if k not in known), None)

    def words(self):
        """The words that are quoted from the sentence."""
        return [value for key, value in self.fields if key in ROLES or key == "source"]

    def means(self, record, entity, value):
        """The words may mean the entity.  What is forbidden of the sailors is not forbidden of "the envoy who freed the sailors"."""
        if not self.negative:
            return any(holds_words(text, value) for text in record.entity_texts(entity))
        return any(holds_words(record.cut(mention[:2] if mention[2] == "name" else mention[3:5] or mention[:2]), part)
                   for mention in entity["mentions"] for part in ([value] if mention[2] == "name" else words(value)[-1:]))

    def fits(self, record, event):
        if (self.types and event["type"] not in self.types) or (self.realities and event["reality"] not in self.realities):
            return False
        for key, value in self.fields:
            if key in ROLES or key == "source":
                entities = event["roles"][key] if key in ROLES else [event["source"]] if event["source"] else []
                if not any(self.means(record, record.entities[i], value) for i in entities):
                    return False
            elif key == "about":
                if not any(e["id"] == event["about"] and e["type"] == value for e in record.data["events"]):
                    return False
            elif key == "time":
                if (event.get("time") or {}).get("value") != value:
                    return False
            else:
                have = event.get("duration_days") if key == "days" else count_of(record, event)
                if bounds(have) != tuple(int(n) for n in value.split("..")):
                    return False
        return True

    def confidence(self, record):
        """The highest of an actual event that fits; 0 if there is none."""
        return max((e["confidence"] for e in record.data["events"] if e["reality"] == "actual" and self.fits(record, e)), default=0)

    def holds(self, record):
        return any(self.fits(record, event) for event in record.data["events"])
