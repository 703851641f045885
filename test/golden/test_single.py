#!/usr/bin/env python3
"""How single sentences are read and judged: what must hold of single.py and of SentenceExpectation."""
import os
import sys
import tempfile
import types
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import single  # noqa: E402
from matching import Record, SentenceExpectation  # noqa: E402


def event(kind, reality="actual", confidence=0.9, about=None, source=None, victim=("e1",)):
    return {"id": "v-" + kind, "type": kind, "reality": reality, "confidence": confidence, "about": about, "source": source, "time": None,
            "count": {"min": 3, "max": None}, "duration_days": None,
            "roles": {"victim": list(victim), "agent": [], "addressee": [], "beneficiary": [], "place": []}}


def record(*events):
    text = "Rebels may free Ana Ruiz."
    entities = [{"id": "e1", "type": "person", "name": "Ana Ruiz", "mentions": [[16, 24, "name"]]},
                {"id": "e2", "type": "group", "name": None, "mentions": [[0, 6, "nominal"]]}]
    return Record({"doc": {"id": "x", "text": text}, "entities": entities, "events": list(events)})


def holds(line, *events):
    return SentenceExpectation(line).holds(record(*events))


def result(name, line, *events):
    expectation = SentenceExpectation(line)
    expectation.pair = ("file", 0, "hedge")
    found = record(*events)
    return types.SimpleNamespace(name=name, expectation=expectation, record=found, good=expectation.holds(found) != expectation.negative)


class Lines(unittest.TestCase):
    def test_reality_is_actual_unless_it_is_said(self):
        self.assertTrue(holds("release victim=Ana Ruiz", event("release")))
        self.assertFalse(holds("release victim=Ana Ruiz", event("release", "possible")))
        self.assertTrue(holds("release denied|possible victim=Ana Ruiz", event("release", "possible")))

    def test_what_is_forbidden_is_forbidden_in_any_reality(self):
        self.assertTrue(SentenceExpectation("no release").negative)
        self.assertTrue(holds("no release", event("release", "planned")))
        self.assertFalse(holds("no release actual", event("release", "planned")))
        self.assertTrue(holds("nothing", event("release", "planned")))

    def test_what_is_forbidden_of_somebody_is_not_of_who_is_described_by_him(self):
        found = record(event("release", victim=["e3"]))
        found.entities["e3"] = {"id": "e3", "type": "person", "name": None, "mentions": [[0, 24, "nominal", 0, 6]]}
        self.assertTrue(SentenceExpectation("no release victim=Rebels").holds(found))
        self.assertFalse(SentenceExpectation("no release victim=Ana Ruiz").holds(found))
        self.assertTrue(SentenceExpectation("release victim=Ana Ruiz").holds(found))

    def test_either_of_two_types_will_do(self):
        self.assertTrue(holds("rescue|release", event("release")))
        self.assertFalse(holds("rescue|release", event("escape")))

    def test_source_about_and_open_counts(self):
        events = event("pledge", about="v-release", source="e2"), event("release", "planned")
        self.assertTrue(holds("pledge about=release source=Rebels count=3..-1", *events))
        self.assertFalse(holds("pledge about=return", *events))
        self.assertFalse(holds("pledge source=Ana Ruiz", *events))

    def test_what_cannot_be_read_is_complained_of(self):
        self.assertEqual(SentenceExpectation("release victm=Ana Ruiz").unread, "victm")
        self.assertEqual(SentenceExpectation("release perhaps victim=Ana Ruiz").unread, "perhaps victim=Ana Ruiz")
        self.assertIsNone(SentenceExpectation("release actual hedged victim=Ana Ruiz").unread)


class Pairs(unittest.TestCase):
    def test_both_sentences_must_be_right(self):
        good, bad = result("a", "release", event("release")), result("b", "no release", event("release"))
        self.assertTrue(single.pair_is_right([good]))
        self.assertFalse(single.pair_is_right([good, bad]))

    def test_a_hedge_wants_less_confidence_than_the_plain_sentence(self):
        plain = result("a", "release", event("release", confidence=0.9))
        self.assertFalse(single.pair_is_right([plain, result("b", "release actual hedged", event("release", confidence=0.9))]))
        self.assertTrue(single.pair_is_right([plain, result("b", "release actual hedged", event("release", confidence=0.8))]))
        self.assertTrue(single.pair_is_right([plain, result("b", "release actual|possible hedged", event("release", "possible"))]))

    def test_sentences_pair_up_within_their_block(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "pairs.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write("# kind: negation\nA.\n\trelease\n\nB.\n\tnothing\n\nC.\n\trelease\n\nD.\n\tnothing\n# kind: plan\nE.\n\trelease\n")
            sentences = single.read_file(path, "sentences/")
            pairs = [expectation.pair for _, expectations, _ in sentences for expectation in expectations]
            self.assertTrue(pairs[0] == pairs[1] != pairs[2] == pairs[3])
            self.assertEqual(pairs[4][2], "plan")
            self.assertTrue(any("half a pair" in line for line in single.complaints(sentences, {"release"})))


if __name__ == "__main__":
    unittest.main()
