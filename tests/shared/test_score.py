"""The score over the real documents, where ../shared is present beside the checkout."""

import re
import subprocess
import sys

from harness import SHARED, ProgramTest, main

# measure -> (least F1)
THRESHOLDS = {
    "cases": 0.99,
    "title exact": 0.97,
    "vedtak exact": 0.97,
    "proposal exact": 0.97,
    "innspill": 0.97,
    "attachments": 0.95,
    "earlier treatments": 0.95,
    "body words": 0.97,
    "meeting dates": 0.98,
    "meeting number": 0.98,
    "case type": 0.98,
    "council": 0.98,
    "vedtak label": 0.97,
    "actions": 0.97,
    "vedtak page": 0.97,
    "innspill page": 0.97,
}
# Not every corpus has each of these.
OPTIONAL = {"actions"}


class Score(ProgramTest):
    def score(self, corpus):
        folder = SHARED / corpus
        if not (folder.is_dir() and (SHARED / "eval/score.py").is_file()):
            self.skipTest(f"SKIPPED: {folder} is not there")
        self.saksgang("ingest", folder)
        export = self.folder / "export.jsonl"
        export.write_text(self.saksgang("export").out, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, SHARED / "eval/score.py", folder, export, "--list", "20"],
            capture_output=True,
            text=True,
            check=True,
        )
        print(f"{corpus}:\n{done.stdout}", flush=True)
        measures = {}
        for line in done.stdout.splitlines():
            row = re.fullmatch(r"(\S.*?) +\d+ +\d+ +\d+ +[\d.]+ +[\d.]+ +([\d.]+)", line)
            if row:
                measures[row[1]] = float(row[2])
        missing = set(THRESHOLDS) - set(measures) - OPTIONAL
        self.assertFalse(missing, f"the score has no {missing}")
        low = {n: measures[n] for n, least in THRESHOLDS.items() if n in measures and measures[n] < least}
        self.assertFalse(low, f"{corpus}: below the threshold")

    def test_corpus(self):
        self.score("corpus")

    def test_corpus_c(self):
        self.score("corpus-c")


if __name__ == "__main__":
    if not SHARED.is_dir():
        print(f"test_score: {SHARED} is not there; SKIPPED (nothing to test)")
        sys.exit(0)
    main()
