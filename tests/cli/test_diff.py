"""What was proposed against what was decided: one case, all cases, on a terminal, as data."""

import csv
import io

from harness import SAMPLES, ProgramTest, main


class Diff(ProgramTest):
    def setUp(self):
        super().setUp()
        for sample in SAMPLES.glob("*.pdf"):
            self.sample(sample.name, f"papers/{sample.name}")
        self.saksgang("ingest", "papers", status=5)

    def test_a_case_whose_decision_is_not_what_was_proposed(self):
        out = self.saksgang("diff", "NUIT 4/25").out
        self.assertEqual(
            out,
            "NUIT 4/25: Felles timebok for kommunale helsetjenester\n"
            "  substantive\n"
            "\n"
            "  − Forslag til vedtak innkalling 2025-02-12, nuit-2025-1-sakspapirer.pdf#page=2\n"
            "  + Oppdatert vedtak referat 2025-02-12, nuit-2025-1-referat.pdf#page=2\n"
            "    NUIT anbefaler at Felles timebok [-innføres-]{+prøves ut+} i [-alle kommuner\n"
            "    fra 2026-]{+to regioner før nasjonal innføring+}, og at {+finansieringen\n"
            "    avklares før neste trinn.\n"
            "    NUIT ber+} Kommunesamvirket [-leder innføringen-]{+komme tilbake med\n"
            "    erfaringene innen utgangen av 2025+}.\n",
        )

    def test_the_same_for_programs(self):
        answer = self.saksgang("diff", "nuit-4/25", "--format", "json").json()
        self.assertEqual((answer["case"], answer["verdict"]), ("NUIT 4/25", "substantive"))
        self.assertEqual([p["part"] for p in answer["proposals"]], ["innkalling", "toppnotat"])
        self.assertEqual(answer["between_proposals"], "identical")
        self.assertEqual(answer["vedtak"]["label"], "Oppdatert vedtak")
        hunk = answer["hunks"][1]
        self.assertEqual((hunk["from"], hunk["to"]), ("proposals/0", "vedtak"))
        self.assertEqual((hunk["old"], hunk["new"]), ("alle kommuner fra 2026", "to regioner før nasjonal innføring"))
        for hunk in answer["hunks"]:
            for text, side in ((answer["proposals"][0]["text"], "old"), (answer["vedtak"]["text"], "new")):
                begin, end = hunk[f"{side}_range"]
                self.assertEqual(text.encode()[begin:end].decode(), hunk[side])

    def test_hunks_rebuild_both_texts(self):
        for answer in self.saksgang("diff", "--all", "--format", "jsonl").lines():
            texts = {f"proposals/{i}": p["text"].encode() for i, p in enumerate(answer["proposals"])}
            if answer["vedtak"]:
                texts["vedtak"] = answer["vedtak"]["text"].encode()
            pairs = {}
            for hunk in answer["hunks"]:
                pairs.setdefault((hunk["from"], hunk["to"]), []).append(hunk)
            self.assertTrue(pairs, answer["case"])
            for (source, target), hunks in pairs.items():
                made, done = b"", 0
                for hunk in hunks:
                    made += texts[source][done : hunk["old_range"][0]] + hunk["new"].encode()
                    done = hunk["old_range"][1]
                self.assertEqual(made + texts[source][done:], texts[target], answer["case"])

    def test_what_is_the_same_or_missing(self):
        self.assertIn("\n  identical\n", self.saksgang("diff", "NUIT 3/25").out)
        self.assertEqual(self.saksgang("diff", "NUFA 21/24", "--format", "json").json()["verdict"], "identical")
        open_case = self.saksgang("diff", "NUFA 3/24", "--format", "json").json()
        self.assertEqual((open_case["verdict"], open_case["between_proposals"]), ("no-vedtak", "wording"))
        self.assertEqual([(h["old"], h["new"]) for h in open_case["hunks"]], [("pasientvarselet", "pasientvarslet")])
        self.assertEqual(self.saksgang("diff", "NUIT 34/24", "--format", "json").json()["verdict"], "no-proposal")

    def test_every_case_that_differs(self):
        listed = self.saksgang("diff", "--all", "--format", "jsonl").lines()
        verdicts = {d["case"]: (d["verdict"], d["between_proposals"]) for d in listed}
        self.assertEqual(
            verdicts,
            {
                "NUFA 3/24": ("no-vedtak", "wording"),
                "NUIT 2/25": ("substantive", None),
                "NUIT 4/25": ("substantive", "identical"),
            },
        )
        for least, cases in (("wording", set(verdicts)), ("substantive", {"NUIT 2/25", "NUIT 4/25"})):
            found = self.saksgang("diff", "--all", "--least", least, "--format", "json").json()
            self.assertEqual({d["case"] for d in found}, cases)
        lines = self.saksgang("diff", "--all").out.splitlines()
        self.assertEqual({line[:18].strip() for line in lines}, set(verdicts))
        self.assertTrue(all(len(line) <= 80 for line in lines), lines)
        rows = list(csv.DictReader(io.StringIO(self.saksgang("diff", "--all", "--format", "csv").out)))
        self.assertEqual({row["case"] for row in rows}, set(verdicts))
        marked = {row["case"]: row["marked"] for row in rows}
        self.assertIn("14. november 2024 {+med endringen som kom fram i møtet+}.", marked["NUIT 2/25"])

    def test_in_colour_on_a_terminal(self):
        shown = self.on_terminal("diff", "NUIT 2/25").out
        self.assertIn("\x1b[32;4mmed\x1b[0m \x1b[32;4mendringen\x1b[0m", shown)
        self.assertNotIn("{+", shown)
        self.assertIn("{+", self.on_terminal("diff", "NUIT 2/25", env={"NO_COLOR": "1"}).out)

    def test_what_cannot_be_compared(self):
        self.error_is(
            self.saksgang("diff", status=2), "diff needs a case", "saksgang diff NUIT 17/25, or saksgang diff --all"
        )
        self.saksgang("diff", "--all", "NUIT 4/25", status=2)
        self.error_is(self.saksgang("diff", "NUIT 4/25", "--least", "wording", status=2), "--least goes with --all alone")
        self.assertIn("nearest are", self.saksgang("diff", "NUIT 99/25", status=1).err)
        self.assertIn("name one of them", self.saksgang("diff", "1/25", status=2).err)
        self.saksgang("diff", "--index", "nowhere", "NUIT 4/25", status=3)


class Nothing(ProgramTest):
    def test_no_case_differs(self):
        self.sample("nuit-2025-1-referat.pdf", "papers/a.pdf")
        self.saksgang("ingest", "papers")
        result = self.saksgang("diff", "--all", status=1)
        self.assertEqual(result.out, "")
        self.assertIn("no case has a vedtak that differs from its proposal", result.err)


if __name__ == "__main__":
    main()
