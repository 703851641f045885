#!/usr/bin/env python3
"""How whole gold of events, statements and times is read and a record laid over it: what must hold of events.py.

The text is small enough to count by hand.
"""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from events import Judgement, TellingScore  # noqa: E402
from matching import Record  # noqa: E402
from people import GoldError  # noqa: E402
from run import read_whole  # noqa: E402

TEXT = """Ana Ruiz freed

Ana Ruiz and two drivers were seized on Monday. On Friday she was freed in Lima. "They let me go on Friday," Ruiz said.

The minister denied that money was paid. Her father thanked the minister."""
PEOPLE = ['who "Ana Ruiz"* "Ruiz" as "she" "me" "Her"', 'they as "two drivers"', 'who as "The minister" "the minister"', 'who as "Her father"', 'other "They"']
EVENTS = ['event abduction victim="Ana Ruiz" victim="two drivers" date=2020-03-02 trigger="seized"',
          'event release victim="Ana Ruiz" place="Lima" date=2020-03-06 trigger="freed"* trigger="let me go"',
          'may event captivity victim="Ana Ruiz" trigger="seized"',
          'event payment reality=denied source="The minister" trigger="paid"',
          'event thanks agent="Her father" addressee="the minister" trigger="thanked"',
          'statement speaker="Ana Ruiz" content="They let ... on Friday"',
          'timex "Monday" value=2020-03-02', 'timex "Friday"* value=2020-03-06']


def gold(more=(), kinds=("people", "events", "statements", "times")):
    return read_whole(TEXT, PEOPLE + EVENTS + list(more), kinds)[0]


def span(words, number=1):
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def entity(name, kind, *words):
    mentions = [span(w, n) + ["name" if w[0].isupper() and not w.startswith("The") else "nominal"] + span(w, n) for w, n in words]
    return {"id": name, "type": kind, "name": words[0][0], "aliases": [], "mentions": mentions, "attributes": [], "specific": True}


ENTITIES = [entity("ana", "person", ("Ana Ruiz", 1), ("Ana Ruiz", 2), ("Ruiz", 3)), entity("drivers", "group", ("two drivers", 1)),
            entity("minister", "person", ("The minister", 1), ("the minister", 1)), entity("father", "person", ("Her father", 1)),
            entity("lima", "place", ("Lima", 1))]


def event(kind, trigger, number=1, reality="actual", date=None, source=None, **roles):
    return {"id": "v1", "type": kind, "reality": reality, "trigger": span(trigger, number), "time": {"value": date}, "duration_days": None, "count": None,
            "source": source, "about": None, "confidence": 0.5, "rule": None,
            "roles": {r: roles.get(r, []) for r in ("victim", "agent", "addressee", "beneficiary", "place")}}


def judge(*events, statements=(), timexes=(), told=None):
    record = Record({"doc": {"id": "t", "text": TEXT}, "entities": ENTITIES, "relations": [], "events": list(events), "statements": list(statements),
                     "timexes": list(timexes)})
    return Judgement((told or gold()).told, record)


def row(judgement, name="all"):
    score = TellingScore()
    score.add(judgement)
    return score.events[name]


class Events(unittest.TestCase):
    def test_event_with_its_roles_is_found(self):
        counts = row(judge(event("release", "freed", 2, victim=["ana"], place=["lima"])), "release")
        self.assertEqual((counts["gold"], counts["part"], counts["found"], counts["said"], counts["wrong"]), (1, 1, 1, 1, 0))

    def test_event_without_one_of_its_roles_is_found_in_part(self):
        counts = row(judge(event("abduction", "seized", victim=["ana"])), "abduction")
        self.assertEqual((counts["part"], counts["found"]), (1, 0))

    def test_two_events_may_have_a_role_each(self):
        counts = row(judge(event("abduction", "seized", victim=["ana"]), event("abduction", "seized", victim=["drivers"])), "abduction")
        self.assertEqual((counts["found"], counts["twice"], counts["wrong"]), (1, 1, 0))

    def test_event_of_another_trigger_and_victim_is_wrong(self):
        self.assertEqual(row(judge(event("release", "thanked", victim=["father"])))["wrong"], 1)

    def test_event_of_another_trigger_and_the_same_victim_is_not_wrong(self):
        self.assertEqual(row(judge(event("release", "thanked", victim=["ana"])))["wrong"], 0)

    def test_may_event_counts_neither_way(self):
        judgement = judge(event("captivity", "seized", victim=["ana"]))
        self.assertEqual((row(judgement)["said"], row(judgement)["wrong"]), (0, 0))
        self.assertIsNone(judgement.rightness(judgement.record.data["events"][0]))

    def test_other_reality_is_found_in_part_and_no_right_fact(self):
        judgement = judge(event("payment", "paid"))
        counts = row(judgement, "payment")
        self.assertEqual((counts["part"], counts["found"], counts["reality"]), (1, 0, 0))
        self.assertIs(judgement.rightness(judgement.record.data["events"][0]), False)

    def test_date_and_source_are_judged_of_events_that_were_found(self):
        score = TellingScore()
        score.add(judge(event("abduction", "seized", victim=["ana"], date="2020-03-03"),
                        event("payment", "paid", reality="denied", source="minister")))
        self.assertEqual((score.details["date"]["said"], score.details["date"]["right"]), (1, 0))
        self.assertEqual((score.details["source"]["gold"], score.details["source"]["right"]), (1, 1))

    def test_lines_for_programs_have_each_event_and_each_missed_one(self):
        lines = list(judge(event("release", "freed", victim=["ana"])).lines(True))
        self.assertEqual([line["right"] for line in lines if not line.get("missed")], [True])
        self.assertEqual(sorted(line["type"] for line in lines if line.get("missed")), ["abduction", "payment", "thanks"])

    def test_gold_says_which_of_several_words_tell_the_event(self):
        with self.assertRaisesRegex(GoldError, "freed"):
            gold(['event release victim="Ana Ruiz" trigger="freed"'])

    def test_gold_with_an_unknown_field_type_or_person_is_no_gold(self):
        for line in ('event release who="Ana Ruiz" trigger="seized"', 'event parole victim="Ana Ruiz"', 'event release victim="Bob"'):
            with self.assertRaises(GoldError):
                gold([line])


class StatementsAndTimes(unittest.TestCase):
    def test_statement_is_matched_by_its_words_and_its_speaker_judged(self):
        said = {"speaker": "minister", "speaker_span": None, "content": [span("They let me go on Friday")]}
        score = TellingScore()
        score.add(judge(statements=[said]))
        self.assertEqual((score.others["statements"]["right"], score.others["  speaker too"]["right"]), (1, 0))

    def test_time_is_matched_where_it_stands(self):
        score = TellingScore()
        score.add(judge(timexes=[{"span": span("Monday"), "value": "2020-03-09"}, {"span": span("On Friday"), "value": "2020-03-06"}]))
        self.assertEqual((score.others["times"]["gold"], score.others["times"]["right"], score.others["  value too"]["right"]), (3, 2, 1))


if __name__ == "__main__":
    unittest.main()
