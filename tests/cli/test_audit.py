"""What an audit finds in the samples, and how it tells."""

import csv
import io
import shutil

from harness import SAMPLES, ProgramTest, main


class Audit(ProgramTest):
    def setUp(self):
        super().setUp()
        for sample in SAMPLES.glob("*.pdf"):
            self.sample(sample.name, f"papers/{sample.name}")
        self.saksgang("ingest", "papers", status=5)

    def findings(self, *options):
        return self.saksgang("audit", "--format", "jsonl", *options).lines()

    def test_what_the_samples_hold(self):
        found = {(f["kind"], f["severity"], f["case"]): f for f in self.findings()}
        for key, words in {
            ("quoted-decision", "major", "NEHR 12/25"): "«to» became «tre»",
            ("quoted-decision", "minor", "STRATEGIRADET 4/26"): None,
            ("history-council", "major", "STRATEGIRADET 4/26"): "declared as NEHR 4/25; its own papers have it as NUIT 4/25",
            ("history-date", "minor", "NEHR 12/25"): "NUFA 11/25 is dated 2025-04-23",
            ("series-gap", "minor", "NEHR 3/25"): "NEHR 4–7/25 are missing",
            ("proposals-differ", "note", "NUFA 3/24"): "«pasientvarselet» became «pasientvarslet»",
            ("dangling-reference", "note", "NUFA 5/24"): "NUFA 18/23 is not in the index",
            ("dangling-reference", "note", "NUIT 33/24"): "the meeting of NUIT on 2024-09-12 is not in the index",
            ("attachment-absent", "note", "NUFA 4/24"): "Vedlegg 3A: Eksempelsamling",
            ("action-open", "note", "NUFA 15/25"): "smittevernlegar",
        }.items():
            self.assertIn(key, found)
            self.assertIn(words or "", found[key]["message"])

    def test_what_is_as_it_should_be_is_not_found(self):
        findings = self.findings()
        told = "\n".join(f["message"] for f in findings)
        # Put off, and back on the next agenda.
        self.assertNotIn("postponed", {f["kind"] for f in findings})
        # Quoted as it was made, or with «Vedtak:» before it.
        for right in ("NUIT 34/24", "NUFA 34/23", "NUFA 21/24", "NUFA 5/24 "):
            self.assertNotIn(f"the decision of {right} as quoted", told)
        # Attachments that are there.
        self.assertNotIn("Toppnotat", told)
        # Councils named in their time, and no meeting of which the index lacks a case between two of its own.
        self.assertFalse({"council-period", "self-reference", "reference-cycle"} & {f["kind"] for f in findings})
        self.assertNotIn("of one meeting", told)

    def test_evidence_stands_where_it_says(self):
        texts = {}
        for record in self.saksgang("export").lines():
            texts.setdefault(record["document"]["file"], []).append(str(record))
        for finding in self.findings("--kind", "quoted-decision,proposals-differ"):
            self.assertEqual(len(finding["evidence"]), 2)
            for one in finding["evidence"]:
                quote = one["quote"].split("\n")[0]
                self.assertTrue(any(quote in text for text in texts[one["document"]["file"]]), one)

    def test_kinds_and_severities(self):
        everything = self.findings()
        self.assertEqual([f["severity"] for f in everything], sorted(
            (f["severity"] for f in everything), key=["major", "minor", "note"].index))
        graver = self.findings("--severity", "minor")
        self.assertEqual(graver, [f for f in everything if f["severity"] != "note"])
        self.assertTrue(graver)
        two = self.findings("--kind", "series-gap, action-open")
        self.assertEqual(two, [f for f in everything if f["kind"] in ("series-gap", "action-open")])
        self.assertEqual(len({f["kind"] for f in two}), 2)
        result = self.saksgang("audit", "--kind", "council-period", status=1)
        self.assertEqual((result.out, result.err), ("", "no findings of the kinds asked for: in this the papers agree with each other, as far as the audit compares them\n"))
        result = self.saksgang("audit", "--kind", "typo", status=2)
        self.assertIn('--kind cannot be "typo"\n  hint: any of: quoted-decision, proposals-differ,', result.err)
        self.saksgang("audit", "--severity", "grave", status=2)

    def test_of_one_case(self):
        everything = self.findings()
        of_case = self.findings("NUIT", "4/25")
        self.assertEqual(of_case, [f for f in everything if f in of_case])
        self.assertTrue(all(f in of_case for f in everything if f["case"] == "NUIT 4/25"))
        kinds = {(f["kind"], f["case"]) for f in of_case}
        self.assertIn(("quoted-decision", "NEHR 12/25"), kinds)  # which quotes it
        self.assertIn(("history-council", "STRATEGIRADET 4/26"), kinds)
        self.assertLess(len(of_case), len(everything) / 2)
        graver = self.findings("nuit-4/25", "--severity", "major", "--kind", "quoted-decision")
        self.assertEqual([f["case"] for f in graver], ["NEHR 12/25"])
        result = self.saksgang("audit", "NUIT 4/25", "--kind", "council-period", "--severity", "minor", status=1)
        self.assertEqual((result.out, result.err), ("", "no findings about NUIT 4/25, of the kinds asked for, of severity "
                         "minor or graver: in this the papers agree with each other, as far as the audit compares them\n"))
        self.assertIn("nearest are", self.saksgang("audit", "NUIT 99/25", status=1).err)
        self.assertIn("Strategirådet 4/26", self.saksgang("audit", "Strategirådet 4/26").out)

    def test_for_people_and_spreadsheets(self):
        out = self.saksgang("audit", "--severity", "major").out
        self.assertTrue(out.startswith("major quoted-decision  NEHR 12/25\n  the decision of NUIT 4/25 as quoted"), out)
        self.assertIn("\n    nehr-2025-2-sakspapirer.pdf#page=8 (history-table): NUIT anbefaler", out)
        count = len(self.findings("--severity", "major"))
        self.assertTrue(out.endswith(f"\n{count} findings: {count} major, 0 minor, 0 notes\n"), out)
        self.assertTrue(all(len(line) <= 80 for line in out.splitlines()), out)
        rows = list(csv.DictReader(io.StringIO(self.saksgang("audit", "--format", "csv").out)))
        self.assertEqual([r["message"] for r in rows], [f["message"] for f in self.findings()])

    def test_the_same_papers_give_the_same_findings(self):
        before = self.saksgang("audit", "--format", "jsonl").out
        again = self.folder / "again"
        again.mkdir()
        for i, path in enumerate(sorted((self.folder / "papers").glob("*.pdf"), reverse=True)):
            (again / str(i)).mkdir()
            shutil.copyfile(path, again / str(i) / path.name)
        other = ("--index", str(self.folder / "other"))
        self.saksgang("ingest", *other, "again", status=5)
        self.assertEqual(self.saksgang("audit", *other, "--format", "jsonl").out, before)


    def test_coverage(self):
        rows = self.saksgang("status", "--coverage", "--format", "json").json()
        cases = {}
        for r in self.saksgang("export").lines():
            if r["case"] and r["council"]:
                key = (r["council"], 2000 + int(r["case"].split("/")[1]))
                cases.setdefault(key, {}).setdefault(r["case"], []).append(r["vedtak"] is not None)
        self.assertEqual(
            {(r["council"], r["year"]): (r["cases"], r["with_vedtak"]) for r in rows},
            {key: (len(of), sum(map(any, of.values()))) for key, of in cases.items()},
        )
        by = {(r["council"], r["year"]): (r["meetings"], r["minutes"]) for r in rows}
        self.assertEqual(by[("NUIT", 2025)], (1, 1))
        self.assertEqual(by[("NUFA", 2024)], (2, 1))
        self.assertEqual(by[("STRATEGIRADET", 2026)], (1, 0))
        lines = self.saksgang("status", "--coverage").out.splitlines()
        self.assertEqual(len(lines), len(rows) + 1)
        self.assertIn("Meetings  Minutes  Cases  With vedtak", lines[0])


class Nothing(ProgramTest):
    def test_an_index_without_records_or_findings(self):
        self.saksgang("audit", status=3)
        self.sample("horing-sporbarhet-i-hjemmemaling.pdf", "papers/a.pdf")
        self.saksgang("ingest", "papers")
        self.assertEqual(self.saksgang("audit", "--format", "json", status=1).out, "[]\n")

    def test_a_paper_alone_says_what_else_to_look_for(self):
        self.sample("nuit-2025-1-referat.pdf", "papers/a.pdf")
        self.saksgang("ingest", "papers")
        findings = self.saksgang("audit", "--format", "jsonl").lines()
        self.assertEqual({f["kind"] for f in findings}, {"dangling-reference"})
        self.assertEqual(
            [(f["case"], f["message"], [(e["page"], e["quote"].split()[-1], e["method"]) for e in f["evidence"]])
             for f in findings],
            [
                ("NUIT 2/25", "the meeting of NUIT on 2024-11-14 is not in the index; named 2 times in papers of NUIT 2/25",
                 [(1, "2024", "text"), (1, "møtet.", "text")]),
                ("NUIT 4/25", "NUIT 36/24 is not in the index; named once in papers of NUIT 4/25",
                 [(2, "(36/24).", "text")]),
                ("NUIT 5/25", "NUIT 34/24 is not in the index; named once in papers of NUIT 5/25", [(3, "(34/24).", "text")]),
            ],
        )

    def test_no_coverage(self):
        self.sample("horing-sporbarhet-i-hjemmemaling.pdf", "papers/a.pdf")
        self.saksgang("ingest", "papers")
        self.assertEqual(self.saksgang("status", "--coverage", status=1).out, "")


if __name__ == "__main__":
    main()
