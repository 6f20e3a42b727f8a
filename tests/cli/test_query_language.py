"""schemas/query-language.md is true: each query of its tables is run and finds what stands beside it."""

import re
import unittest

from harness import ROOT, SAMPLES, ProgramTest, main

PAGE = ROOT / "schemas/query-language.md"
MANY = "200"


def tables(text):
    """The tables of a page, each as (cells of its head, rows of cells, line of its first row)."""
    found, rows = [], []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif rows:
            found.append((rows[0], rows[2:], number - len(rows) + 2))
            rows = []
    return found


def examples(text):
    """(line, query, expectation) of each row of the tables that say what a query finds."""
    for head, rows, line in tables(text):
        if head != ["query", "finds"]:
            continue
        for offset, cells in enumerate(rows):
            query, expectation = (cells + ["", ""])[:2]
            yield line + offset, query.removeprefix("`").removesuffix("`"), expectation


class QueryLanguage(ProgramTest):
    def cases(self, query):
        """What was run, and the cases that have all words of the query."""
        done = self.saksgang("search", "--limit", MANY, "--format", "jsonl", query, status=None)
        hits = [hit for hit in done.lines() if not hit.get("missing")]
        return done, [f"{hit['council']} {hit['case']}" for hit in hits]

    def check(self, query, expectation):
        done, found = self.cases(query)
        if expectation.startswith("error: "):
            self.assertEqual(done.status, 2, done)
            self.assertEqual(done.err.splitlines()[0], "saksgang: " + expectation.removeprefix("error: "), done)
            return
        self.assertEqual(done.status, 0, done)
        self.assertLess(len(found), int(MANY), done)
        expected = [case for case in expectation.split(", ") if not case.startswith("not ")]
        self.assertTrue(expected, f"no case that {query} finds")
        for case in expectation.split(", "):
            self.assertRegex(case, r" \d+/\d\d$", "no case number in the page")
            self.assertIn(case.removeprefix("not "), self.known, "no sample has this case")
            if case.startswith("not "):
                self.assertNotIn(case.removeprefix("not "), found, done)
            else:
                self.assertIn(case, found, done)

    def test_page(self):
        self.saksgang("ingest", SAMPLES, status=None)
        records = self.saksgang("export", "--format", "jsonl").lines()
        self.known = {f"{r['council']} {r['case']}" for r in records if r.get("case")}
        self.assertGreater(len(self.known), 50)
        run = 0
        for line, query, expectation in examples(PAGE.read_text(encoding="utf-8")):
            with self.subTest(line=line, query=query):
                self.assertTrue(query and expectation, "an example without an expectation")
                self.check(query, expectation)
                run += 1
        self.assertGreater(run, 60)

    def test_faults_are_shown_as_the_page_shows_them(self):
        self.write_pdf("a.pdf", ["Referat"])
        self.saksgang("ingest", self.folder / "a.pdf", status=None)
        shown = re.findall(r"^```\n(saksgang: .*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
        self.assertTrue(shown)
        for text in shown:
            query = text.splitlines()[1].removeprefix("  ")
            self.assertTrue(self.saksgang("search", query, status=2).err.startswith(text), text)

    def test_every_field_of_the_page_is_one(self):
        """The program knows each name, and names no field that the page lacks."""
        self.write_pdf("a.pdf", ["Referat"])
        self.saksgang("ingest", self.folder / "a.pdf", status=None)
        hint = self.saksgang("search", "nosuchfield:a", status=2).err
        known = re.search(r"fields are ([^;]*);", hint).group(1).split(", ")
        text = PAGE.read_text(encoding="utf-8")
        rows = next(rows for head, rows, _ in tables(text) if head == ["field", "also", "holds"])
        self.assertEqual(sorted(row[0].strip("`:") for row in rows), sorted(known))
        for row in rows:
            for name in re.findall(r"`([^`]*):`", row[0] + row[1]):
                done = self.saksgang("search", f"{name}:a", status=None)
                self.assertNotIn("there is no field", done.err, done)

    def test_the_reader_of_the_page_sees_its_tables(self):
        page = "x\n\n| query | finds |\n|---|---|\n| `a` | NUFA 1/24 |\n| `b` | |\n\n| other |\n|---|\n| c |\n"
        self.assertEqual(list(examples(page)), [(5, "a", "NUFA 1/24"), (6, "b", "")])


if __name__ == "__main__":
    main()
