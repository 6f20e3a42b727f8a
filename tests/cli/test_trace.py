"""`trace`: chains over corpus-samples, all formats, bad input."""

import csv
import html.parser
import io
import shutil
import subprocess

from harness import SAMPLES, ProgramTest, main

# A matter through four councils, of which two took over from others.
TIMEBOK = [
    ("8/22", None, "declared", False),
    ("18/23", "NUFA", "declared", False),
    ("5/24", "NUFA", "declared", True),
    ("21/24", "NUFA", "declared", True),
    ("36/24", "NUIT", "declared", True),
    ("4/25", "NUIT", "declared", True),
    ("11/25", "NUFA", "declared", False),
    ("12/25", "NEHR", "declared", True),
    ("5/26", "PORTEFOLJERADET", "declared", True),
    ("4/26", "STRATEGIRADET", "declared", True),
]


class Tags(html.parser.HTMLParser):
    """The elements of a page, and that they are closed in order."""

    EMPTY = {"meta", "br"}

    def __init__(self, page):
        super().__init__()
        self.open, self.met, self.links, self.text = [], [], [], ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.met.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        self.text += data


class Trace(ProgramTest):
    def setUp(self):
        super().setUp()
        for name in SAMPLES.glob("*.pdf"):
            self.sample(name.name, f"papers/{name.name}")
        self.saksgang("ingest", "papers", status=5)

    def steps(self, *case, **options):
        return self.saksgang("trace", *case, "--format", "json", **options).json()["steps"]

    def names(self, *case):
        return [(s["council"], s["case"]) for s in self.steps(*case)]

    def test_a_matter_through_its_councils(self):
        chain = self.saksgang("trace", "STRATEGIRADET 4/26", "--format", "json").json()
        self.assertEqual(chain["case"], "STRATEGIRADET 4/26")
        self.assertTrue(chain["complete"])
        steps = chain["steps"]
        self.assertEqual([(s["case"], s["council"], s["relation"], s["in_index"]) for s in steps], TIMEBOK)
        dates = [s["date"] for s in steps if s["date"]]
        self.assertEqual(dates, sorted(dates))
        self.assertEqual([s["case"] for s in steps if s["asked_for"]], ["4/26"])
        by_name = {s["case"]: s for s in steps}
        self.assertEqual(by_name["4/25"]["note"], "there is no case NEHR 4/25; by day and title it is NUIT 4/25")
        self.assertIn("to regioner", by_name["4/25"]["vedtak"])
        self.assertIsNone(by_name["36/24"]["vedtak"])
        self.assertIn("postponed", [e["method"] for e in by_name["36/24"]["evidence"]])
        for step in steps:
            self.assertTrue(step["evidence"], step)
            self.assertEqual(step["part"] is None, not step["in_index"], step)
        states = {(u["council"], u["case"]): u["state"] for u in chain["unresolved"]}
        for absent in (("NUFA", "29/22"), ("NUFA", "11/25"), ("NUFA", "18/23"), (None, "8/22")):
            self.assertEqual(states[absent], "dangling")

    def test_the_chain_is_the_same_from_any_of_its_cases(self):
        whole = {(council, case) for case, council, _, _ in TIMEBOK}
        for case in ("NUFA 5/24", "NUIT 36/24", "nuit-4/25", "NEHR 12/25", "PORTEFOLJERADET 5/26"):
            self.assertEqual(set(self.names(case)), whole, case)

    def test_a_postponed_case_is_followed(self):
        steps = {(s["council"], s["case"]): s for s in self.steps("NUIT 36/24")}
        back = steps[("NUIT", "4/25")]
        self.assertTrue({"postponed", "text"} & {e["method"] for e in back["evidence"]}, back)

    def test_words_take_the_best_case(self):
        result = self.saksgang("trace", "rapport", "fra", "utprøvingen", "av", "timebok", "--format", "json")
        self.assertEqual(result.json()["case"], "PORTEFOLJERADET 5/26")
        self.assertRegex(result.err, r"^Porteføljerådet 5/26 «Felles timebok – rapport fra utprøvingen» fits best of \d+ cases\n$")
        quiet = self.saksgang("-q", "trace", "rapport fra utprøvingen av timebok", "--format", "json")
        self.assertEqual((quiet.out, quiet.err), (result.out, ""))

    def test_a_case_that_tables_alone_know(self):
        for name, case in (("NUFA 11/25", "11/25"), ("nufa-11/25", "11/25"), ("18/23", "18/23"), ("8/22", "8/22")):
            chain = self.saksgang("trace", name, "--format", "json").json()
            steps = {(s["case"], s["council"]): s for s in chain["steps"]}
            self.assertEqual(set(steps), {(case, council) for case, council, _, _ in TIMEBOK}, name)
            asked = [s for s in chain["steps"] if s["asked_for"]]
            self.assertEqual([(s["case"], s["in_index"], s["document"]) for s in asked], [(case, False, None)])
        self.assertIn("\n2025-04-23  NUFA 11/25  ◀  (not in the index)\n", self.saksgang("trace", "NUFA 11/25").out)
        wrong = self.saksgang("trace", "NEHR 4/25", "--format", "json").json()
        asked = [s for s in wrong["steps"] if s["asked_for"]]
        self.assertEqual([(s["council"], s["case"], s["in_index"]) for s in asked], [("NEHR", "4/25", True)])
        self.assertEqual(asked[0]["note"], "there is no case NEHR 4/25; by day and title it is NUIT 4/25")
        for form in ("csv", "mermaid", "dot", "html"):
            self.assertIn("11/25", self.saksgang("trace", "NUFA 11/25", "--format", form).out)

    def test_text(self):
        out = self.saksgang("trace", "NUIT 4/25").out
        self.assertIn("2025-02-12  NUIT 4/25  ◀\n            Felles timebok for kommunale helsetjenester\n", out)
        self.assertIn("\n2025-04-23  NUFA 11/25  (not in the index)\n", out)
        self.assertIn("            Vedtak, as quoted: NUFA tar planen til orientering og ber om at", out)
        self.assertIn("            Postponed: «Saken ble utsatt til neste møte fordi tiden løp ut.»\n", out)
        self.assertIn("            · postponed in NUIT 36/24, nuit-2025-1-sakspapirer.pdf#page=5\n", out)
        self.assertIn("\nReferences that no case here answers:\n", out)
        self.assertTrue(all(len(line) <= 80 for line in out.splitlines() if "#page=" not in line), out)

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.saksgang("trace", "NUIT 4/25", "--format", "csv").out, newline=""), strict=True))
        self.assertEqual([(r["case"], r["council"] or None) for r in rows], [(c, n) for c, n, _, _ in TIMEBOK])
        self.assertEqual({r["in_index"] for r in rows}, {"true", "false"})

    def test_html_is_one_page_that_needs_nothing_else(self):
        page = self.saksgang("trace", "NUIT 4/25", "--format", "html").out
        tags = Tags(page)
        self.assertEqual(tags.open, [])
        self.assertEqual(set(tags.met) & {"script", "img", "link", "iframe", "object", "form"}, set())
        self.assertEqual(tags.met.count("li") >= len(TIMEBOK), True)
        self.assertTrue(tags.links)
        for link in tags.links:
            self.assertRegex(link, r"^\./[\w.-]+\.pdf#page=\d+$", "the page may travel with the papers")
        self.assertIn("declared: a paper's table", tags.text)
        self.assertRegex(tags.text, r"Made on \d{4}-\d\d-\d\d by saksgang \d")
        self.assertIn("prøves ut i to regioner", tags.text)

    def test_mermaid(self):
        lines = self.saksgang("trace", "NUIT 4/25", "--format", "mermaid").out.splitlines()
        self.assertEqual(lines[0], "flowchart TD")
        self.assertEqual(sum('["' in line for line in lines), len(TIMEBOK))
        self.assertEqual(sum(line.endswith(":::absent") for line in lines), 3)

    def test_dot_is_read_by_graphviz(self):
        out = self.saksgang("trace", "NUIT 4/25", "--format", "dot").out
        self.assertEqual(out.count(" [label=\"") - out.count(" -> "), len(TIMEBOK))
        if shutil.which("dot") is None:
            self.skipTest("SKIPPED: Graphviz is not there")
        done = subprocess.run(["dot", "-Tplain"], input=out, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(sum(line.startswith("node ") for line in done.stdout.splitlines()), len(TIMEBOK))

    def test_unknown_and_ambiguous_cases(self):
        result = self.saksgang("trace", "NUIT 99/25", status=1)
        self.assertEqual(result.out, "")
        self.assertIn("saksgang: there is no case NUIT 99/25 in the index\n  hint: nearest are NUIT ", result.err)
        result = self.saksgang("trace", "5/24", status=None)
        self.assertEqual(result.status, 0, "one council has it")
        result = self.saksgang("trace", "3/25", status=2)
        self.assertIn("several councils have a case 3/25", result.err)
        self.error_is(
            self.saksgang("trace", "xyzzyplugh", status=1),
            "no case with a number fits «xyzzyplugh»",
            "`saksgang search` tells what the index has of these words",
        )
        self.saksgang("trace", status=2)
        self.saksgang("trace", "NUIT 4/25", "--format", "jsonl", status=2)
        self.saksgang("--index", self.folder / "none", "trace", "NUIT 4/25", status=3)

    def test_a_users_own_councils(self):
        path = self.folder / ".config/saksgang/councils.txt"
        path.parent.mkdir(parents=True)
        path.write_text("council SAMVIRKE\nname Samvirkerådet for digital helse\nalias samvirkeråd\nfounded 2020\n")
        self.saksgang("ingest", "--force", "papers", status=5)
        councils = {r["council"] for r in self.saksgang("export").lines()}
        self.assertIn("SAMVIRKE", councils)
        self.assertNotIn("Samvirkerådet for digital helse", councils)
        self.assertIn(("SAMVIRKE", "7/26"), self.names("Samvirkerådet 7/26"))
        path.write_text("council SAMVIRKE\nalias nufa\n")
        result = self.saksgang("trace", "NUIT 4/25", status=2)
        self.error_is(
            result, f"«nufa» names NUFA and SAMVIRKE ({path})", "a name means one council; a successor is a council's name"
        )
        path.write_text("\nråd\n")
        result = self.saksgang("status", status=2)
        self.assertTrue(result.err.startswith("saksgang: line 2: «råd» is none of council, short, name, alias, "), result)


if __name__ == "__main__":
    main()
