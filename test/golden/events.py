"""The whole gold of the events, statements and times of a text, and how far a record agrees.

A text whose `whole:` names events, statements or times has all of them in its lines (README.md beside this file).  Told lays them over the
text; Judgement lays a record over them, event by event; TellingScore adds up judgements.
"""
import collections
import re

from matching import ROLES, count_of, holds_words, means_number, pieces, within
from people import GoldError, occurrences

# "Asked for her release" is a plea to one reader and a demand to another.
EITHER_WAY = {"plea", "demand"}
# Whose sides may stand in either order.
TWO_SIDED = {"meeting", "negotiation", "agreement"}
REALITIES = {"actual", "denied", "planned", "requested", "possible"}
EVENT_FIELDS = set(ROLES) | {"date", "days", "count", "reality", "source", "about", "condition", "deadline", "earlier", "trigger"}
DETAILS = ("date", "days", "count", "source", "about", "condition", "deadline", "earlier")
INTERVENTIONS = set("plea demand offer pledge refusal negotiation mediation agreement threat payment thanks condemnation "
                    "claim-of-responsibility denial meeting pressure designation".split())
HAPPENINGS = set("abduction arrest capture disappearance captivity sighting transfer ill-treatment charge trial sentence release exchange "
                 "rescue escape death body-return return".split())
LEAST_DICE = 0.5


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


def split_number(quoted):
    """("words", "#2" or "*" or "") of a quoted value with what stands behind its quotes."""
    found = re.fullmatch(r"(.*?)(\*|#[\d,]+)?", quoted, re.DOTALL)
    return found.group(1), found.group(2) or ""


def word_starts(text, spans):
    return {match.start() + start for start, end in spans for match in re.finditer(r"\w+", text[start:end])}


class Reference:
    """A value of a role, a speaker or a source: somebody of the who and they lines, or a body or place by its words."""

    def __init__(self, whole, value):
        self.whole, self.value = whole, value
        self.words = re.sub(r"[\[\]]", "", split_number(value)[0])
        self.person, self.spans = None, []
        if value == "?":
            return
        try:
            self.person = whole.resolve(value)
        except GoldError as error:
            if " names 0 " not in str(error) and " is not in the text" not in str(error):
                raise
            words, number = split_number(value)
            self.spans = whole.find(words, number) if number or "[" in words else occurrences(whole.text, words)
            if not self.spans:
                raise GoldError(f'"{value}" is not in the text') from None

    def entities(self, record):
        """The ids of the entities that may be meant: of a person or group himself, its members, the groups he is a member of."""
        if self.person is None:
            inside = {i for i, e in record.entities.items() for m in e["mentions"] if any(overlap(m[-2:] if len(m) > 4 else m[:2], s) for s in self.spans)}
            return inside | (record.referents(self.words) if self.value == self.words else set())
        people, answer = self.whole.people, self.whole.answer(record)
        same = {self.person, *people[self.person].members, *(n for n, p in enumerate(people) if self.person in p.members)}
        found = set().union(*(answer.entities_of(n) for n in same))
        # what the record takes for a body or a place and the gold for people
        spans = {m[:2] for m in people[self.person].mentions}
        return found | {i for i, e in record.entities.items() if e["type"] not in ("person", "group")
                        and any(tuple(m[:2]) in spans for m in e["mentions"])}


class GoldEvent:
    """One `event` or `may event` line."""

    def __init__(self, expectation, whole, may):
        self.whole, self.text, self.may = whole, expectation.text, may
        fields = expectation.fields
        self.type = expectation.plain[0]
        self.reality = expectation.field("reality") or "actual"
        self.fields = {name: expectation.field(name) for name in DETAILS if name in fields}
        self.errors = [f"{key}=? in: {self.text}" for key in fields if key not in EVENT_FIELDS]
        if self.type not in INTERVENTIONS | HAPPENINGS:
            self.errors.append(f"event {self.type}?")
        if self.reality not in REALITIES:
            self.errors.append(f"reality {self.reality}?")
        if "about" in fields and self.fields["about"] not in INTERVENTIONS | HAPPENINGS:
            self.errors.append(f"about={self.fields['about']}?")
        self.roles = {r: [self.attempt(Reference, whole, v) for v in fields[r]] for r in ROLES if r in fields}
        expectation.references.update((v.value, v) for values in self.roles.values() for v in values if v and v.value != v.words)
        self.source = self.attempt(Reference, whole, self.fields["source"]) if "source" in self.fields else None
        self.condition = [span for words in fields.get("condition", ()) for span in self.attempt(find_long, whole.text, words) or ()]
        self.triggers = [span for t in fields.get("trigger", ()) for span in self.attempt(whole.find, *split_number(t)) or ()]
        if not fields.get("trigger") and not self.roles:
            self.errors.append(f"neither role nor trigger: {self.text}")
        if self.errors:
            raise GoldError("; ".join(self.errors))

    def attempt(self, function, *arguments):
        try:
            return function(*arguments)
        except GoldError as error:
            self.errors.append(f"{error} (event {self.type})")
            return None

    @property
    def main_roles(self):
        """The roles one of whose values says which event is meant."""
        if self.type in TWO_SIDED:
            return [r for r in ("agent", "addressee") if r in self.roles]
        wanted = ("agent",) if self.type in INTERVENTIONS else ("victim",)
        return [r for r in wanted if r in self.roles]

    def fillers(self, event, role):
        """Entities that the event has in a role, or on either side of a meeting."""
        if self.type in TWO_SIDED and role in ("agent", "addressee"):
            return set(event["roles"]["agent"]) | set(event["roles"]["addressee"])
        return set(event["roles"][role])

    def fits_trigger(self, event):
        return any(overlap(event["trigger"], span) for span in self.triggers)

    def fits_main_role(self, record, event):
        return any(value.entities(record) & self.fillers(event, role) for role in self.main_roles for value in self.roles[role])

    def contradicts_main_role(self, record, event):
        """The event is said to be about somebody else of the gold, or another body; a noun beside a name is nobody else."""
        answer = self.whole.answer(record)
        said = {i for role in self.main_roles for i in self.fillers(event, role)
                if record.entities[i]["type"] not in ("person", "group") or answer.meant.get(i) is not None}
        return bool(said) and not self.fits_main_role(record, event)

    def is_full(self, record, events):
        """The events together have each value of each role."""
        return all(any(value.entities(record) & self.fillers(e, role) for e in events) for role, values in self.roles.items() for value in values)


def find_long(text, quoted):
    """Spans of words that may be given as "first words ... last words", or with a number."""
    quoted, number = split_number(quoted)
    parts = re.split(r"\s*\.\.\.\s+", quoted) if " ... " in quoted else [quoted]
    starts = occurrences(text, parts[0])
    if len(parts) == 1:
        spans = starts
    else:
        ends = occurrences(text, parts[-1])
        spans = [(start, min(later)) for start, _ in starts if (later := [end for begin, end in ends if begin >= start])]
    if not spans:
        raise GoldError(f'"{quoted}" is not in the text')
    return [spans[int(n) - 1] for n in number[1:].split(",") if int(n) <= len(spans)] if number.startswith("#") else spans


class GoldStatement:
    """One `statement` line: somebody's words, whole."""

    def __init__(self, expectation, whole, may):
        self.text, self.may = expectation.text, may
        self.spans = find_long(whole.text, expectation.field("content"))
        self.speaker = Reference(whole, expectation.field("speaker") or "?")
        if self.speaker.value != self.speaker.words:
            expectation.references[self.speaker.value] = self.speaker
        for name in ("to", "relayed"):
            for value in expectation.fields.get(name, ()):
                Reference(whole, value)
        self.fields = expectation.fields

    def dice(self, record, statement):
        said = word_starts(record.text, pieces(statement))
        golds = [word_starts(record.text, [span]) for span in self.spans]
        return max(2 * len(said & gold) / (len(said) + len(gold)) if said or gold else 0 for gold in golds)

    def fits_speaker(self, record, statement):
        if self.speaker.value == "?":
            return statement["speaker"] is None
        return statement["speaker"] in self.speaker.entities(record) or holds_words(record.cut(statement["speaker_span"]), self.speaker.words)


class GoldTime:
    """One `timex` line."""

    def __init__(self, expectation, whole, may):
        self.text, self.may = expectation.text, may
        self.spans = whole.find(*split_number(expectation.plain[0]))
        self.value = expectation.field("value")
        expectation.references["timex"] = self


class Told:
    """The gold of events, statements and times of a text, of which `whole.kinds` says what is all there."""

    CLASSES = {"event": ("events", GoldEvent), "statement": ("statements", GoldStatement), "timex": ("times", GoldTime)}

    def __init__(self, whole, lines):
        """`lines` are (expectation, it is a may line)."""
        self.whole = whole
        self.items = {"event": [], "statement": [], "timex": []}
        for expectation, may in lines:
            kind, make = self.CLASSES.get(expectation.kind, (None, None))
            if kind in whole.kinds and not expectation.negative:
                try:
                    self.items[expectation.kind].append(make(expectation, whole, may))
                except GoldError as error:
                    whole.errors.append(str(error))

    def has(self, kind):
        return kind in self.whole.kinds


def is_shown(event):
    """May a case file tell it outside of its doubtful part, if it is sure enough?  As in src/views/casefile_events.c."""
    if event["type"] in INTERVENTIONS:
        return event["reality"] != "denied" and bool(event["roles"]["addressee"] or event["roles"]["beneficiary"] or event.get("about"))
    return event["reality"] == "actual" and bool(event["roles"]["victim"])


class Judgement:
    """A record laid over the Told of its text."""

    def __init__(self, told, record):
        self.told, self.record = told, record
        self.given = {gold: [] for gold in told.items["event"]}
        self.wrong = []
        for event in record.data["events"] if told.has("events") else ():
            gold = self.accept(event)
            (self.given[gold] if gold else self.wrong).append(event)

    def accept(self, event):
        """The line that the event is: by its trigger, else by whom it is about; where several would do, of its reality, of the same people, asked for."""
        record = self.record
        same = [g for g in self.told.items["event"] if g.type == event["type"]]
        fits = [g for g in same if g.fits_trigger(event)] or [g for g in same if g.fits_main_role(record, event)]
        def rank(gold):
            date = gold.fields.get("date")
            return (gold.reality == event["reality"], gold.fits_main_role(record, event), not gold.may,
                    bool(date) and within((event.get("time") or {}).get("value"), date), -len(self.given[gold]))
        return max(fits, key=rank) if fits else None

    def gold_of(self, event):
        """The line that the event was given to, None when it is wrong."""
        return next((gold for gold, events in self.given.items() if any(e is event for e in events)), None)

    def is_found(self, gold):
        events = [e for e in self.given[gold] if e["reality"] == gold.reality]
        return bool(events) and gold.is_full(self.record, events)

    def rightness(self, event):
        """True, False, or None for what is neither asked for nor wrong.  Whether one pleads or demands is read either way."""
        gold = self.gold_of(event)
        if gold is None and event["type"] in EITHER_WAY:
            gold = next((g for g in self.given if g.type in EITHER_WAY and g.fits_trigger(event)), None)
        if gold is None:
            return False
        return None if gold.may else event["reality"] == gold.reality and not gold.contradicts_main_role(self.record, event)

    def details(self, gold):
        """(detail, the gold has it, the record has it, it is right) of a line that was found in part: right if one of its events has it right."""
        out = []
        for name in DETAILS:
            asked = name in gold.fields
            said = [e for e in self.given[gold] if self.says(name, e, asked)]
            out.append((name, asked, bool(said), asked and any(self.is_right(gold, name, e) for e in said)))
        return out

    def says(self, name, event, asked):
        if name == "date":
            return within((event.get("time") or {}).get("value"), "0001/9999")
        if name == "count" and asked:  # the number of a group that stands on the group counts where it is asked for
            return count_of(self.record, event) is not None
        return event.get({"days": "duration_days"}.get(name, name)) is not None

    def is_right(self, gold, name, event):
        value = gold.fields[name]
        if name == "date":
            return within(event["time"]["value"], value)
        if name == "days":
            return means_number(event["duration_days"], int(value))
        if name == "count":
            return means_number(count_of(self.record, event), int(value))
        if name == "source":
            return event["source"] in gold.source.entities(self.record)
        events = {e["id"]: e for e in self.record.data["events"]}
        if name == "about":
            return events.get(event["about"], {}).get("type") == value
        if name == "condition":
            return any(overlap(event["condition"], span) for span in gold.condition)
        if name == "deadline":
            return within(event["deadline"].get("value"), value)
        earlier = events.get(event["earlier"], {})
        return bool(earlier) and (value == "?" or within((earlier.get("time") or {}).get("value"), value))

    def roles(self, gold):
        """{role: (values of the gold, found ones, fillers of the record, right ones)} over the events given to a line."""
        out = {}
        for role in ROLES:
            values = [v.entities(self.record) for v in gold.roles.get(role, ())]
            said = set().union(*(e["roles"][role] for e in self.given[gold]))
            both = set().union(*(gold.fillers(e, role) for e in self.given[gold]))
            either = values
            if gold.type in TWO_SIDED and role in ("agent", "addressee"):
                either = [v.entities(self.record) for r in ("agent", "addressee") for v in gold.roles.get(r, ())]
            out[role] = len(values), sum(bool(v & both) for v in values), len(said), sum(any(i in v for v in either) for i in said)
        return out

    def match_statements(self):
        """[(line, statement of the record, the speaker is right)] one to one, best content first."""
        golds, said = self.told.items["statement"], self.record.data["statements"]
        pairs = [(-gold.dice(self.record, s), not gold.fits_speaker(self.record, s), gold.may, n, m)
                 for n, gold in enumerate(golds) for m, s in enumerate(said)]
        matched, used = [], set()
        for dice, wrong_speaker, _, n, m in sorted(pairs):
            if -dice >= LEAST_DICE and ("gold", n) not in used and ("said", m) not in used:
                used |= {("gold", n), ("said", m)}
                matched.append((golds[n], said[m], not wrong_speaker))
        return matched

    def match_times(self):
        """[(line, time of the record)] one to one where they overlap."""
        matched, used = [], set()
        for gold in self.told.items["timex"]:
            for n, said in enumerate(self.record.data["timexes"]):
                if n not in used and any(overlap(said["span"], span) for span in gold.spans):
                    used.add(n)
                    matched.append((gold, said))
                    if len(gold.spans) == 1:
                        break
        return matched

    def complaints(self):
        """What is wrong and what is missed, a line each."""
        out, record = [], self.record
        out += [f"wrong event {record.describe_event(e)}" for e in self.wrong]
        for gold, events in self.given.items():
            if not gold.may and not self.is_found(gold):
                out.append(f"{'in part' if events else 'missed'} {gold.text}" + "".join(f" / {record.describe_event(e)}" for e in events))
            elif len(events) > 1 and not gold.may:
                out.append(f"{len(events)} for {gold.text}")
        if self.told.has("statements"):
            matched = self.match_statements()
            out += [f"speaker of {g.text} / {record.label(s['speaker'])!r}" for g, s, right in matched if not right and not g.may]
            out += [f"missed {g.text}" for g in self.told.items["statement"] if not g.may and not any(m[0] is g for m in matched)]
            out += [f"wrong statement {record.label(s['speaker'])!r}: {' / '.join(record.cut(p) for p in pieces(s))!r}"
                    for s in record.data["statements"] if not any(m[1] is s for m in matched)]
        if self.told.has("times"):
            matched = self.match_times()
            out += [f"value of {g.text} / {t['value']}" for g, t in matched if t["value"] != g.value and not g.may]
            out += [f"missed {g.text}" for g in self.told.items["timex"] if not g.may and not any(m[0] is g for m in matched)]
            out += [f"wrong time {record.cut(t['span'])!r} {t['value']}" for t in record.data["timexes"] if not any(m[1] is t for m in matched)]
        return out

    def lines(self, blind):
        """For programs: one object an event of the record, one a missed event of the gold."""
        name = self.record.data["doc"]["id"]
        number = {gold: i for i, gold in enumerate(self.given)}
        for event in self.record.data["events"] if self.told.has("events") else ():
            gold = self.gold_of(event)
            own = {"text": name, "blind": blind, "type": event["type"], "confidence": event["confidence"], "reality": event["reality"],
                   "right": self.rightness(event), "trigger": self.record.cut(event["trigger"]), "span": event["trigger"],
                   "rule": event.get("rule"), "shown": is_shown(event),
                   "gold": None if gold is None or gold.may else number[gold]}
            if gold and not gold.may:
                own["gold_reality"] = gold.reality
                own["roles_missed"] = sum(asked - found for asked, found, _, _ in self.roles(gold).values())
            yield own
        for gold, events in self.given.items():
            if not events and not gold.may:
                yield {"text": name, "blind": blind, "type": gold.type, "reality": gold.reality, "right": None, "missed": True,
                       "gold": number[gold],
                       "trigger": self.record.cut(gold.triggers[0]) if gold.triggers else None}


class TellingScore:
    """Counts over the judgements of several texts."""

    def __init__(self):
        self.texts = 0
        self.events = collections.defaultdict(collections.Counter)
        self.details = collections.defaultdict(collections.Counter)
        self.others = collections.defaultdict(collections.Counter)

    def add(self, judgement):
        self.texts += any(judgement.told.has(kind) for kind in ("events", "statements", "times"))
        if judgement.told.has("events"):
            self.add_events(judgement)
        if judgement.told.has("statements"):
            self.add_statements(judgement)
        if judgement.told.has("times"):
            self.add_times(judgement)

    def count_event(self, kind, **numbers):
        for row in (kind, "interventions" if kind in INTERVENTIONS else "happenings", "all"):
            self.events[row].update(numbers)

    def add_events(self, judgement):
        for event in judgement.wrong:
            self.count_event(event["type"], said=1, wrong=1)
        for gold, events in judgement.given.items():
            if gold.may:
                continue
            right_reality = any(e["reality"] == gold.reality for e in events)
            self.count_event(gold.type, gold=1, said=len(events), part=bool(events), found=judgement.is_found(gold), twice=max(0, len(events) - 1),
                             reality=right_reality)
            if events:
                for name, asked, said, right in judgement.details(gold):
                    self.details[name].update(gold=asked, found=right, said=asked and said, right=right, unasked=said and not asked)
                for role, (asked, found, said, right) in judgement.roles(gold).items():
                    self.details[role].update(gold=asked, found=found, said=said if asked else 0, right=right if asked else 0,
                                              unasked=0 if asked else said)

    def add_statements(self, judgement):
        matched = judgement.match_statements()
        mays = sum(g.may for g, _, _ in matched)
        asked = [(g, s, right) for g, s, right in matched if not g.may]
        gold = sum(not g.may for g in judgement.told.items["statement"])
        said = len(judgement.record.data["statements"]) - mays
        self.others["statements"].update(gold=gold, said=said, right=len(asked))
        self.others["  speaker too"].update(gold=gold, said=said, right=sum(right for _, _, right in asked))

    def add_times(self, judgement):
        matched = judgement.match_times()
        asked = [(g, t) for g, t in matched if not g.may]
        gold = sum(len(g.spans) for g in judgement.told.items["timex"] if not g.may)
        said = len(judgement.record.data["timexes"]) - (len(matched) - len(asked))
        self.others["times"].update(gold=gold, said=said, right=len(asked))
        self.others["  value too"].update(gold=gold, said=said, right=sum(t["value"] == g.value for g, t in asked))

    def table(self, title):
        out = [f"{title}: whole gold of events, statements or times of {self.texts} texts",
               f"{'events':34} {'gold':>6} {'part':>6} {'full':>6} {'said':>6} {'wrong':>6} {'twice':>6} {'P':>6} {'R':>6} {'F1':>6} {'full R':>6} {'reality':>7}"]
        for row in sorted(self.events, key=lambda r: (r == "all", r in ("happenings", "interventions"), r in INTERVENTIONS, r)):
            n = self.events[row]
            out.append(f"{row:34} {n['gold']:6} {n['part']:6} {n['found']:6} {n['said']:6} {n['wrong']:6} {n['twice']:6} "
                       + measures(n["said"] - n["wrong"], n["said"], n["part"], n["gold"])
                       + f" {ratio(n['found'], n['gold'])} {ratio(n['reality'], n['part']):>7}")
        out.append(f"{'of events found in part':34} {'gold':>6} {'found':>6} {'said':>6} {'right':>6} {'unasked':>7} {'P':>6} {'R':>6} {'F1':>6}")
        for row in ROLES + DETAILS:
            n = self.details[row]
            if n["gold"] or n["said"] or n["unasked"]:
                out.append(f"{row:34} {n['gold']:6} {n['found']:6} {n['said']:6} {n['right']:6} {n['unasked']:7} "
                           + measures(n["right"], n["said"], n["found"], n["gold"]))
        out.append(f"{'':34} {'gold':>6} {'said':>6} {'right':>6} {'P':>6} {'R':>6} {'F1':>6}")
        for row, n in self.others.items():
            out.append(f"{row:34} {n['gold']:6} {n['said']:6} {n['right']:6} " + measures(n["right"], n["said"], n["right"], n["gold"]))
        return out


def ratio(part, whole):
    return f"{100 * part / whole:6.1f}" if whole else "     -"


def measures(right_said, said, right_gold, gold):
    precision, recall = (right_said / said if said else 0), (right_gold / gold if gold else 0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return f"{ratio(right_said, said)} {ratio(right_gold, gold)} {100 * f1:6.1f}"

