"""What golden.ranking and shared.ranking have in common: figures of measure_ranking, and the least they may be."""

import os
import pathlib
import subprocess

from harness import ROOT, SLOW, ProgramTest

TOPICS = ROOT / "tests/ranking"
MEASURE = os.environ.get("SAKSGANG_MEASURE_RANKING", str(ROOT / "build/release/tests/measure_ranking"))


class RankingTest(ProgramTest):
    def with_dictionaries(self):
        """The least figures are those of the whole analysis."""
        version = self.saksgang("status", "--format", "json").json()["index"]["analyzers_version"]
        if "-apertium-" not in version:
            self.skipTest("SKIPPED: built without Apertium's dictionaries")

    def measure(self, topics, *options, status=0):
        """Prints the tables and returns {row: {kind: figure}}; of a failing run what it said."""
        command = [MEASURE, str(TOPICS / topics), str(self.index), "--markdown", *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240)
        self.assertEqual(done.returncode, status, f"{command}\n{done.stdout}\n{done.stderr}")
        if status != 0:
            return done.stderr
        print(f"{topics}\n\n{done.stdout}", flush=True)
        figures, kinds = {}, []
        for line in done.stdout.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not line.startswith("| "):
                kinds = kinds if line.startswith("|-") else []
            elif kinds:
                figures[cells[0]] = dict(zip(kinds, map(float, cells[1:]), strict=True))
            else:
                kinds = cells[1:]
        return figures

    def ranks_as_it_did(self, topics, least):
        """At least as well as that, and no worse than what anybody gets from Xapian without all this."""
        figures = self.measure(topics, "--peer", "omega", *([] if SLOW else ["--steps"]))
        self.at_least(least, figures)
        ours, theirs = figures["nDCG@10"], figures["as Xapian Omega: nDCG@10"]
        self.assertEqual({k: f for k, f in theirs.items() if f > ours[k]}, {}, "Xapian's own parser and stemmer do better")
        if not SLOW:
            self.assertEqual(figures["+ partial hits"], ours, "the steps do not lead to the whole chain")

    def at_least(self, least, figures):
        """`least` is {row: {kind: figure}}; every kind that was measured must be named in it."""
        low = []
        for row, by_kind in least.items():
            self.assertEqual(by_kind.keys(), figures[row].keys(), row)
            low += [f"{row}, {kind}: {figures[row][kind]} < {f}" for kind, f in by_kind.items() if figures[row][kind] < f]
        self.assertEqual(low, [], "searches rank worse than they did")
