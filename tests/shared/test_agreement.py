"""diff and audit over the real documents: what is known to differ is found, and how much else."""

import unittest

from harness import SHARED, ProgramTest, main

CORPUS = SHARED / "corpus"


@unittest.skipUnless(CORPUS.is_dir(), "../shared/corpus is not there")
class Agreement(ProgramTest):
    def setUp(self):
        super().setUp()
        self.saksgang("ingest", CORPUS)

    def test_the_two_proposals_of_a_case(self):
        answer = self.saksgang("diff", "--format", "json", "NEHR 17/25").json()
        self.assertEqual((answer["verdict"], answer["between_proposals"]), ("no-vedtak", "wording"))
        self.assertEqual(
            [(h["verdict"], h["old"], h["new"]) for h in answer["hunks"]], [("wording", "Tekniske", "Teknisk")]
        )
        listed = {d["case"]: d["between_proposals"] for d in self.saksgang("diff", "--all", "--format", "jsonl").lines()}
        self.assertEqual(
            listed,
            {"NEHR 17/25": "wording", "NUIT 26/25": "typographic", "NUIT 28/25": "typographic", "NUIT 29/25": "wording"},
        )

    def test_findings(self):
        findings = self.saksgang("audit", "--format", "jsonl").lines()

        def one(kind, case, *words):
            found = [f for f in findings if f["kind"] == kind and f["case"] == case
                     and all(word in f["message"] for word in words)]
            self.assertEqual(len(found), 1, (kind, case, words))
            return found[0]

        one("history-number", "NUIT 30/25", "declared as NUFA 7/25", "have it as NUFA 6/25")
        one("history-number", "NEHR 18/25", "declared as NUFA 7/25", "have it as NUFA 6/25")
        proposal = one("quoted-decision", "NUIT 30/25", "NEHR 18/25", "its proposal (substantive)", "not in the index")
        self.assertEqual([e["method"] for e in proposal["evidence"]], ["history-table", "proposal"])
        for case in ("NUIT 30/25", "NEHR 18/25"):
            quoted = one("quoted-decision", case, "NEHR 9/25", "(wording): «arbeidet» became «arbeid»")
            self.assertEqual(quoted["severity"], "minor")
        one("date-after-meeting", "NUIT 30/25", "NUFA 21/25 is dated 2025-09-28", "2025-09-11")
        one("proposals-differ", "NEHR 17/25", "«Tekniske» became «Teknisk»")
        one("history-date", "NUFA 5/25", "NUIT 32/23 has a number of 2023 and is dated 2024-11-14")
        one("dangling-reference", "NEHR 18/25", "NUIT 9/25 is not in the index; named 2 times")
        # Quotations that are right to the letter, and series without gaps, are not spoken of.
        self.assertEqual(len([f for f in findings if f["kind"] == "quoted-decision"]), 3)
        self.assertFalse({"series-gap", "series-double", "postponed"} & {f["kind"] for f in findings})


if __name__ == "__main__":
    main()
