"""The comparing of `make bench`, with made-up results.

usage: test_compare.py TOOLS
"""
import json
import sys
import unittest

sys.path.insert(0, sys.argv.pop(1))
import bench_figures as bench  # noqa: E402

FIGURE, SET = "coref: nominals R", "coref"
SCORED = """documents 4, of which the system answered 4
referent, nominal            P  53.49  R  13.45  F1  21.50   (gold 171, system 43)
referent, nominals of groups P  10.00  R  11.00  F1  12.00   (gold 1, system 1)
name pairs                   P  88.04  R  59.86  F1  71.26   (gold 2262, system 1538)
HEADLINE named_referent_f1 61.51
""".splitlines()


def run(value, folds=None, key="k"):
    return {"values": {FIGURE: value} if value is not None else {}, "sets": {SET: {"key": key, "folds": {FIGURE: folds} if folds else {}}}}


def verdict(old, new, accepted=()):
    (change,) = bench.compare(old, new, [SET], accepted)
    return change.verdict, change.fails


def folds(value, *steps):
    """Folds whose figure wavers around a value by these steps, in turn."""
    return [value + steps[i % len(steps)] for i in range(bench.GROUPS)]


class Compare(unittest.TestCase):
    def test_figures_are_read_off_the_scorers_lines(self):
        self.assertEqual(bench.values_of(SET, SCORED), {"coref: named referent F1": 61.51, "coref: nominals R": 13.45, "coref: name pairs F1": 71.26})

    def test_a_fall_beyond_the_noise_of_the_pair_fails(self):
        old, new = run(40.0, folds(40.0, -1, 1)), run(38.0, folds(38.0, -1, 1))  # every group says the same: two less
        self.assertEqual(verdict(old, new), ("WORSE", True))
        self.assertEqual(verdict(new, old), ("better", False))

    def test_a_fall_that_hangs_on_a_few_documents_is_noise(self):
        old = run(40.0, folds(40.0, 0))
        new = run(39.0, [40.0] + [38.95] * (bench.GROUPS - 1))  # without one group there is no fall
        self.assertEqual(verdict(old, new), ("worse, within noise", False))

    def test_how_much_both_waver_together_is_no_noise(self):
        together = bench.noise(folds(40.0, -5, 5), folds(38.0, -5, 5))
        apart = bench.noise(folds(40.0, -5, 5), folds(38.0, 5, -5))
        self.assertAlmostEqual(together, 0.0)
        self.assertGreater(apart, 20)

    def test_the_jackknife_gives_students_interval_of_a_mean(self):
        # For a mean of independent values the jackknife is the usual standard error: values 1..20, left out one at a time.
        values = list(range(1, bench.GROUPS + 1))
        without = [(sum(values) - v) / (len(values) - 1) for v in values]
        mean = sum(values) / len(values)
        error = (sum((v - mean) ** 2 for v in values) / (len(values) - 1) / len(values)) ** 0.5
        self.assertAlmostEqual(bench.noise([0] * len(values), without), bench.T_975 * error)

    def test_without_folds_the_documented_allowance_counts(self):
        self.assertEqual(verdict(run(40.0), run(39.1)), ("worse, within noise", False))
        self.assertEqual(verdict(run(40.0), run(38.9)), ("WORSE", True))

    def test_a_fall_is_accepted_by_name_or_all(self):
        old, new = run(40.0), run(30.0)
        self.assertEqual(verdict(old, new, ["coref: gap F1"]), ("WORSE", True))
        self.assertEqual(verdict(old, new, [FIGURE]), ("worse, accepted", False))
        self.assertEqual(verdict(old, new, ["all"]), ("worse, accepted", False))

    def test_a_figure_that_is_gone_fails_and_a_new_one_does_not(self):
        self.assertEqual(verdict(run(40.0), run(None)), ("GONE", True))
        self.assertEqual(verdict(run(None), run(40.0)), ("new", False))

    def test_other_documents_are_not_compared(self):
        self.assertEqual(verdict(run(40.0), run(30.0, key="other")), ("other documents: not compared", False))

    def test_a_count_may_not_fall_at_all(self):
        old, new = ({"values": {"seed: checks": value}, "sets": {}} for value in (56.0, 55.0))
        (change,) = bench.compare(old, new, [None])
        self.assertTrue(change.fails)

    def test_looking_only_judges_nothing(self):
        self.assertEqual(verdict(run(40.0), run(30.0), None), ("worse", False))

    def test_only_the_sets_that_were_asked_for_are_compared(self):
        self.assertEqual(bench.compare(run(40.0), run(30.0), ["ner"]), [])

    def test_what_is_written_reads_back(self):
        written = run(40.0, folds(40.0, -1, 1))
        results = "\n".join(bench.table_of_results(written["values"]))
        back = bench.read_run(results, bench.folds_text(written))
        self.assertEqual(back["values"], written["values"])
        self.assertEqual(back["sets"][SET]["folds"], written["sets"][SET]["folds"])

    def test_folds_of_other_results_are_not_believed(self):
        written = run(40.0, folds(40.0, -1, 1))
        results = "\n".join(bench.table_of_results(run(41.0)["values"]))
        self.assertEqual(bench.read_run(results, bench.folds_text(written))["sets"][SET]["folds"], {})

    def test_a_first_run_has_nothing_to_compare_with(self):
        (change,) = bench.compare(bench.read_run("", ""), run(40.0), [SET])
        self.assertEqual((change.verdict, change.fails), ("new", False))

    def test_groups_leave_out_every_document_once(self):
        gold = [{"id": i} for i in range(47)]
        parts = list(bench.groups(gold))
        self.assertEqual(len(parts), bench.GROUPS)
        left_out = sorted(record["id"] for part in parts for record in gold if record not in part)
        self.assertEqual(left_out, list(range(47)))

    def test_names_of_figures_are_their_own(self):
        self.assertEqual(len(bench.BY_NAME), len(bench.FIGURES))
        self.assertTrue(all("|" not in name and "," not in name for name in bench.BY_NAME))
        json.dumps(bench.folds_text(run(1.0)))


if __name__ == "__main__":
    unittest.main()
