"""Tables of how far the records of texts with whole gold agree with it."""
import collections
import itertools

FAMILY = {"parent", "spouse", "partner", "sibling", "half-sibling", "grandparent", "uncle", "cousin", "in-law", "relative", "step-parent",
          "ex-spouse"}


class Tally:
    """Counts of one kind: in gold, said by the program, and right on either side."""

    def __init__(self):
        self.gold = self.said = self.right_gold = self.right_said = 0

    def add(self, gold, said, right, right_said=None):
        self.gold += gold
        self.said += said
        self.right_gold += right
        self.right_said += right if right_said is None else right_said


class Score:
    """Tallies over the answers of several texts."""

    ROWS = ("named people", "unnamed people", "groups", "name pairs", "referents", "  nominals", "  pronouns", "LEA", "family ties", "other ties",
            "attributes", "  age", "  nationality", "  occupation", "  employer", "  home", "  health", "  birth_date", "  birth_place", "  death_date")

    def __init__(self):
        self.tallies = {row: Tally() for row in self.ROWS}
        self.texts = 0

    def add(self, answer):
        self.texts += 1
        if "people" in answer.whole.kinds:
            self.add_found(answer)
            self.add_names(answer)
            self.add_referents(answer)
            self.add_lea(answer)
        if "ties" in answer.whole.kinds:
            self.add_ties(answer)
        if "attributes" in answer.whole.kinds:
            self.add_attributes(answer)

    @staticmethod
    def row_of(plural, named):
        return "groups" if plural else "named people" if named else "unnamed people"

    def add_found(self, answer):
        """One entity a person: the one with most of his names, then most of his mentions."""
        people, pairs = answer.whole.people, []
        rows = {e: self.row_of(answer.record.entities[e]["type"] == "group", "name" in answer.kinds[e]) for e in answer.clusters}
        for entity, found in answer.clusters.items():
            common = collections.Counter(m.person for m in found if m)
            names = collections.Counter(m.person for m in found if m and m.kind == "name")
            for person, number in common.items():
                row = self.row_of(people[person].plural, people[person].named)
                if rows[entity] == row and (row != "named people" or names[person]):
                    pairs.append((-names[person], -number, entity, person))
        for person in people:
            self.tallies[self.row_of(person.plural, person.named)].add(1, 0, 0)
        for entity, row in rows.items():
            if answer.record.entities[entity].get("specific", True):
                self.tallies[row].add(0, 1, 0)
        entities, persons = set(), set()
        for _, _, entity, person in sorted(pairs):
            if entity not in entities and person not in persons:
                entities.add(entity)
                persons.add(person)
                specific = answer.record.entities[entity].get("specific", True)
                self.tallies[rows[entity]].add(0, 0 if specific else 1, 1)

    def add_names(self, answer):
        def pairs(cluster):
            return set(itertools.combinations(sorted(cluster), 2))
        gold = set().union(*(pairs(m[:2] for m in p.mentions if m.kind == "name") for p in answer.whole.people if not p.plural), set())
        said, number = set(), 0
        for entity, found in answer.clusters.items():
            if answer.record.entities[entity]["type"] == "person":
                names = [m[:2] if m else (-1 - i, 0) for i, (m, kind) in enumerate(zip(found, answer.kinds[entity])) if kind == "name"]
                said |= pairs(m for m in names if m[0] >= 0)
                strange = sum(m[0] < 0 for m in names)
                number += strange * (len(names) - strange) + strange * (strange - 1) // 2
        self.tallies["name pairs"].add(len(gold), len(said) + number, len(gold & said))

    def add_referents(self, answer):
        """Nouns and pronouns of named persons: right in an entity that most names of are his."""
        named = {n for n, p in enumerate(answer.whole.people) if p.named and not p.plural}
        for person in named:
            for mention in answer.whole.people[person].mentions:
                if mention.kind != "name":
                    self.count_referent(mention.kind, 1, 0, 0)
        for entity, found in answer.clusters.items():
            if "name" not in answer.kinds[entity] or answer.record.entities[entity]["type"] != "person":
                continue
            for mention, kind in zip(found, answer.kinds[entity]):
                if kind != "name":
                    self.count_referent(kind, 0, 1, int(bool(mention) and mention.person in named and mention.person == answer.meant[entity]))

    def count_referent(self, kind, gold, said, right):
        for row in ("referents", "  nominals" if kind == "nominal" else "  pronouns"):
            self.tallies[row].add(gold, said, right)

    def add_lea(self, answer):
        """LEA (Moosavi and Strube 2016) of persons and groups; who is mentioned once is linked to himself."""
        gold = [{m[:2] for m in p.mentions} for p in answer.whole.people]
        said = [{m[:2] if m else (-1 - n, entity) for n, m in enumerate(found)} for entity, found in answer.clusters.items()]
        one, other = lea(gold, said), lea(said, gold)
        self.tallies["LEA"].add(one[1], other[1], one[0], other[0])

    def add_ties(self, answer):
        found, wrong = answer.judge_ties()
        for row, family in (("family ties", True), ("other ties", False)):
            gold, right, bad = (len([t for t in ties if (t[0] in FAMILY) == family]) for ties in (answer.whole.ties, found, wrong))
            self.tallies[row].add(gold, right + bad, right)

    def add_attributes(self, answer):
        found, wrong = answer.judge_attributes()
        for name in {a[1] for a in answer.whole.attributes | wrong}:
            gold, right, bad = (len([a for a in some if a[1] == name]) for some in (answer.whole.attributes, found, wrong))
            self.tallies["attributes"].add(gold, right + bad, right)
            if "  " + name in self.tallies:
                self.tallies["  " + name].add(gold, right + bad, right)

    def table(self, title):
        out = [f"{title}: whole gold of {self.texts} texts", f"{'':34} {'gold':>7} {'said':>7} {'right':>7} {'P':>6} {'R':>6} {'F1':>6}"]
        for row, tally in self.tallies.items():
            if tally.gold or tally.said:
                precision = tally.right_said / tally.said if tally.said else 0
                recall = tally.right_gold / tally.gold if tally.gold else 0
                f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
                out.append(f"{row:34} {tally.gold:7} {tally.said:7} {tally.right_gold:7.5g} {100 * precision:6.1f} {100 * recall:6.1f} {100 * f1:6.1f}")
        return out


def lea(key, response):
    """(sum of size times resolved links, sum of sizes) of the clusters of `key`."""
    total = 0.0
    for cluster in key:
        if len(cluster) == 1:
            total += any(len(other) == 1 and other == cluster for other in response)
        else:
            links = sum(n * (n - 1) / 2 for n in (len(cluster & other) for other in response))
            total += len(cluster) * links / (len(cluster) * (len(cluster) - 1) / 2)
    return total, sum(len(cluster) for cluster in key)
