#!/usr/bin/env python3
"""How whole gold is read and a record laid over it: what must hold of people.py and score.py.

The text is small enough to count by hand.
"""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from matching import Record  # noqa: E402
from people import GoldError, Whole, heads_of, make_tie  # noqa: E402
from score import Score, lea  # noqa: E402

TEXT = """Ana Ruiz freed

Ana Ruiz, a nurse, and two drivers were let go. Her father, Juan Ruiz, 61, hugged her. The nurse said that the drivers were well.

"They took me," Ruiz said. Hostages are money, a neighbour of the Ruizes said."""
PEOPLE = ['who "Ana Ruiz"* "Ruiz" as "The nurse" "Her" "her" "me"',
          'who "Juan Ruiz"',
          'they as "two drivers" "the drivers"',
          'who as "a neighbour"',
          'they "Ruizes"',
          'free "a nurse" "Her father"',
          'nobody "Hostages"',
          'other "They"']


def whole(lines=PEOPLE, kinds=("people", "ties", "attributes"), text=TEXT):
    gold = Whole(text, lines, kinds)
    if gold.errors:
        raise GoldError("; ".join(gold.errors))
    return gold


def span(words, number=1):
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def mention(words, kind, number=1):
    start, end = span(words, number)
    return [start, end, kind, end - len(words.split()[-1]), end]


def entity(name, kind, *mentions, attributes=(), specific=True):
    return {"id": name, "type": kind, "name": name, "mentions": list(mentions), "specific": specific,
            "attributes": [{"property": p, "value": v, "reality": "actual", "span": [0, 1]} for p, v in attributes]}


def ana(*more, **fields):
    return entity("ana", "person", mention("Ana Ruiz", "name"), mention("Ana Ruiz", "name", 2), mention("Ruiz", "name", 4), *more, **fields)


def record(*entities, relations=()):
    return Record({"doc": {"text": TEXT}, "entities": list(entities), "events": [], "statements": [], "timexes": [],
                   "relations": [{"type": t, "who": a, "of": b, "reality": "actual"} for t, a, b in relations]})


PERFECT = (ana(mention("Her", "pronoun"), mention("her", "pronoun", 1 + TEXT[:TEXT.index(" her.")].count("her")), mention("The nurse", "nominal"),
               mention("me", "pronoun"), attributes=[("occupation", "nurse")]),
           entity("juan", "person", mention("Juan Ruiz", "name"), mention("Her father", "nominal"), attributes=[("age", "61")]),
           entity("drivers", "group", mention("two drivers", "nominal"), mention("the drivers", "nominal")),
           entity("neighbour", "person", mention("a neighbour", "nominal")),
           entity("ruizes", "group", mention("Ruizes", "name")))


def score(*entities, relations=()):
    gold = whole()
    gold.add_tie("father", "Juan Ruiz", "Ana Ruiz", False)
    gold.add_attribute("age", "Juan Ruiz", "61", False)
    gold.add_attribute("occupation", "Ana Ruiz", "nurse", False)
    total = Score()
    total.add(gold.answer(record(*entities, relations=relations)))
    return {row: (t.gold, t.said, t.right_gold) for row, t in total.tallies.items()}


class Reading(unittest.TestCase):
    def test_a_short_name_does_not_count_inside_a_longer_one(self):
        gold = whole()
        self.assertEqual([TEXT[m.start - 2:m.end] for m in gold.people[0].mentions if m.kind == "name"][2:], ['" Ruiz'])

    def test_words_that_occur_twice_need_a_number(self):
        with self.assertRaisesRegex(GoldError, "stands in the text 2 times"):
            whole(['who "Ana Ruiz"'])

    def test_a_number_picks_one(self):
        gold = whole(['who "Ana Ruiz"#2'], kinds=())
        self.assertEqual([m[:2] for m in gold.people[0].mentions], [tuple(span("Ana Ruiz", 2))])

    def test_brackets_pick_the_mention_in_its_surroundings(self):
        gold = whole(['who as "hugged [her]"'], kinds=())
        self.assertEqual(gold.people[0].mentions[0][:3], (TEXT.index("her."), TEXT.index("her.") + 3, "pronoun"))

    def test_a_pronoun_that_nobody_claims_is_an_error(self):
        with self.assertRaisesRegex(GoldError, "nobody claims.*They"):
            whole(PEOPLE[:-1])

    def test_a_mention_of_two_people_is_an_error(self):
        with self.assertRaisesRegex(GoldError, "in two lines"):
            whole(PEOPLE + ['who as "a neighbour"'])

    def test_a_mention_ends_with_its_head(self):
        with self.assertRaisesRegex(GoldError, "head"):
            whole(PEOPLE + ['who as "a neighbour of"'])

    def test_a_label_is_a_name_first_and_then_a_noun(self):
        gold = whole()
        self.assertEqual([gold.resolve(w) for w in ("Ruiz", "neighbour", "the drivers", "hugged [her]")], [0, 3, 2, 0])

    def test_a_label_of_nobody_is_an_error(self):
        with self.assertRaisesRegex(GoldError, "names 0 people"):
            whole().resolve("Hostages")

    def test_a_line_that_begins_with_space_continues_the_one_before(self):
        from run import join_lines
        self.assertEqual(join_lines('who "A"\n  as "b"\nwho "C"\n'), ['who "A" as "b"', 'who "C"'])


class Scoring(unittest.TestCase):
    def test_a_perfect_record_is_perfect(self):
        rows = score(*PERFECT, relations=[("father", "juan", "ana")])
        for row, counts in rows.items():
            self.assertEqual(len(set(counts)), 1, (row, counts))
        self.assertEqual(rows["named people"], (2, 2, 2))
        self.assertEqual(rows["groups"], (2, 2, 2))
        self.assertEqual(rows["referents"], (4, 4, 4))
        self.assertEqual(rows["name pairs"], (3, 3, 3))
        self.assertEqual(rows["family ties"], (1, 1, 1))

    def test_the_other_end_of_a_tie_says_the_same(self):
        self.assertEqual(score(*PERFECT, relations=[("daughter", "ana", "juan"), ("father", "juan", "ana")])["family ties"], (1, 1, 1))

    def test_a_tie_to_somebody_else_is_wrong(self):
        self.assertEqual(score(*PERFECT, relations=[("father", "juan", "neighbour")])["family ties"], (1, 1, 0))

    def test_somebody_who_is_not_there_costs_precision(self):
        self.assertEqual(score(*PERFECT, entity("x", "person", mention("Hostages", "nominal")))["unnamed people"], (1, 2, 1))

    def test_nobody_in_particular_costs_nothing_when_the_record_says_so(self):
        self.assertEqual(score(*PERFECT, entity("x", "group", mention("Hostages", "nominal"), specific=False))["groups"], (2, 2, 2))

    def test_what_is_free_makes_no_difference(self):
        self.assertEqual(score(*PERFECT, entity("x", "person", mention("a nurse", "nominal")))["unnamed people"], (1, 1, 1))

    def test_a_pronoun_for_a_body_in_a_group_is_wrong(self):
        self.assertEqual(score(*PERFECT, entity("x", "group", mention("They", "pronoun")))["groups"], (2, 3, 2))

    def test_a_person_in_two_entities_is_found_once(self):
        halves = (entity("a1", "person", mention("Ana Ruiz", "name")), entity("a2", "person", mention("Ruiz", "name", 4)))
        rows = score(*halves)
        self.assertEqual(rows["named people"], (2, 2, 1))
        self.assertEqual(rows["name pairs"], (3, 0, 0))

    def test_two_people_in_one_entity_are_one_found_and_wrong_pairs(self):
        rows = score(ana(mention("Juan Ruiz", "name")))
        self.assertEqual(rows["named people"], (2, 1, 1))
        self.assertEqual(rows["name pairs"], (3, 6, 3))

    def test_a_pronoun_given_to_another_is_no_referent(self):
        juan = entity("juan", "person", mention("Juan Ruiz", "name"), mention("me", "pronoun"))
        self.assertEqual(score(ana(), juan)["  pronouns"], (3, 1, 0))

    def test_a_wrong_attribute_counts_once(self):
        juan = entity("juan", "person", mention("Juan Ruiz", "name"), attributes=[("age", "16"), ("age", "61")])
        self.assertEqual(score(juan)["  age"], (1, 2, 1))

    def test_a_tie_of_two_members_is_a_tie_of_the_group(self):
        gold = whole(PEOPLE[:4] + ['they "Ruizes" members "Ana Ruiz" "Juan Ruiz"'] + PEOPLE[5:])
        gold.add_tie("neighbour", "a neighbour", "Ruizes", False)
        answer = gold.answer(record(*PERFECT, relations=[("neighbour", "neighbour", "ana"), ("neighbour", "neighbour", "juan")]))
        self.assertEqual(len(answer.judge_ties()[0]), 1)

    def test_lea_of_a_split_cluster(self):
        # three of four links of three are lost: one of {a b} {c} out of {a b c}
        self.assertEqual(lea([{1, 2, 3}], [{1, 2}, {3}]), (1.0, 3))
        self.assertEqual(lea([{1}], [{1}]), (1.0, 1))

    def test_two_nouns_joined_by_and_have_two_heads(self):
        self.assertEqual(heads_of("12 women and old men", 0, 20), [(3, 8), (17, 20)])

    def test_ties_have_one_form(self):
        self.assertEqual(make_tie("son", 1, 2), make_tie("mother", 2, 1))
        self.assertEqual(make_tie("wife", 1, 2), make_tie("husband", 2, 1))


if __name__ == "__main__":
    unittest.main()
