"""Chains over the real documents, where ../shared is present beside the checkout."""

import json
import os
import re
import subprocess
import sys

from harness import ROOT, SHARED, ProgramTest, main

CORPUS = SHARED / "corpus"
SCORE_CHAINS = os.environ.get("SAKSGANG_SCORE_CHAINS", str(ROOT / "build/release/tests/score_chains"))
COUNCILS = {"Nasjonalt e-helseråd": "NEHR", "E-helserådet": "NEHR"}
LEAST_RECALL = 0.6
LEAST_PRECISION = 0.9


class Trace(ProgramTest):
    def setUp(self):
        super().setUp()
        self.saksgang("ingest", CORPUS)

    def chain(self, case):
        return self.saksgang("trace", case, "--format", "json").json()

    def test_the_evaluation_of_the_model(self):
        steps = self.chain("NUIT 21/25")["steps"]
        wanted = [
            ("NUFA", "7/25", True),
            ("NUIT", "9/25", False),
            ("NEHR", "9/25", True),
            ("NUFA", "15/25", False),
            ("NUIT", "21/25", True),
            ("NEHR", "18/25", True),
            ("NUIT", "30/25", True),
        ]
        got = [(s["council"], s["case"], s["in_index"]) for s in steps if s["relation"] == "declared"]
        self.assertEqual([step for step in got if step in wanted], wanted)
        dates = [s["date"] for s in steps]
        self.assertEqual(dates, sorted(dates))
        first = next(s for s in steps if s["case"] == "7/25")
        self.assertEqual(first["title"], "Evaluering av nasjonal rådsmodell for e-helse")
        self.assertIn("it is NUFA 6/25", first["note"])

    def test_every_row_of_every_table_is_in_its_chain(self):
        rows = 0
        for gold in CORPUS.glob("*.gold.json"):
            for treatment in json.loads(gold.read_text(encoding="utf-8"))["treatments"] or []:
                if not treatment.get("prior"):
                    continue
                steps = self.chain(f"{treatment['council']} {treatment['sak']}")["steps"]
                names = [(s["council"], s["case"], s["date"]) for s in steps if s["relation"] == "declared"]
                for row in treatment["prior"]:
                    rows += 1
                    council = COUNCILS.get(row["council"], row["council"])
                    if row["date"]:
                        self.assertIn((council, row["sak"], row["date"]), names, (treatment["sak"], row))
                    else:
                        self.assertIn((council, row["sak"]), [n[:2] for n in names], (treatment["sak"], row))
        self.assertGreater(rows, 30)

    def test_chains_without_the_tables_that_declare_them(self):
        export = self.folder / "export.jsonl"
        export.write_text(self.saksgang("export").out, encoding="utf-8")
        done = subprocess.run([SCORE_CHAINS, export], capture_output=True, text=True, check=True)
        print(done.stdout, flush=True)
        figures = re.search(r"recall ([\d.]+) of rows known elsewhere .* precision ([\d.]+)", done.stdout)
        self.assertGreaterEqual(float(figures[1]), LEAST_RECALL)
        self.assertGreaterEqual(float(figures[2]), LEAST_PRECISION)


if __name__ == "__main__":
    if not CORPUS.is_dir():
        print(f"test_trace: {CORPUS} is not there; SKIPPED (nothing to test)")
        sys.exit(0)
    main()
