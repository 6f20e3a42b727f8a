"""What is printed: formats, colour, control characters, pipes."""

import csv
import io
import json
import subprocess

from harness import PROGRAM, ProgramTest, main

CONTROLS = [chr(c) for c in range(0x20) if chr(c) not in "\n"] + ["\x7f", "\x9b", "\u202e", "\u2066"]


class Output(ProgramTest):
    def setUp(self):
        super().setUp()
        self.sample("nuit-2025-1-sakspapirer.pdf", "papers/nuit.pdf")
        self.sample("nufa-2024-1-sakspapirer.pdf", "papers/nufa.pdf")
        self.saksgang("ingest", "papers")

    def test_search_text_has_rank_case_title_place_snippet_and_page(self):
        out = self.saksgang("search", "timebok").out
        self.assertRegex(
            out,
            r"(?m)^ 1\. NU(IT|FA) \d+/2\d: .*\n    møte \d/20\d\d · 20\d\d-\d\d-\d\d.* · (innkalling|referat|toppnotat)\n"
            r"(    .*\n)+    nu(it|fa)\.pdf#page=\d+$",
        )
        self.assertTrue(all(len(line) <= 80 for line in out.splitlines()), out)

    def test_search_jsonl_is_the_contract(self):
        hits = self.saksgang("search", "--format", "jsonl", "-n", "5", "felles timebok").lines()
        self.assertEqual([h["rank"] for h in hits], list(range(1, len(hits) + 1)))
        self.assertEqual(sorted((h["score"] for h in hits), reverse=True), [h["score"] for h in hits])
        self.assertEqual(len({(h["council"], h["case"]) for h in hits}), len(hits), "one hit a case")
        self.assertTrue(any(h["highlights"] for h in hits))
        for hit in hits:
            snippet = hit["snippet"].encode()
            for begin, end in hit["highlights"]:
                word = snippet[begin:end].decode()
                self.assertRegex(word.lower(), r"time|felles", hit)

    def test_limit_offset_and_json(self):
        everything = self.saksgang("search", "--format", "json", "-n", "100", "timebok").json()
        self.assertEqual(everything["total"], len(everything["hits"]))
        part = self.saksgang("search", "--format", "json", "-n", "1", "--offset", "1", "timebok").json()
        self.assertEqual(part["total"], everything["total"])
        self.assertEqual(
            [h["id"] for h in part["hits"]], [h["id"] for h in everything["hits"][1:2]], (part, everything)
        )
        result = self.saksgang("search", "-n", "1", "timebok")
        self.assertEqual(result.err, f"\n1–1 of {everything['total']}; --limit shows more\n")
        shown = self.on_terminal("search", "-n", "1", "timebok").out
        self.assertTrue(shown.rstrip().endswith("--limit shows more"), shown)

    def test_units(self):
        for unit, query in (("vedtak", "godkjenner"), ("innspill", "kommune")):
            hits = self.saksgang("search", "--unit", unit, "--format", "jsonl", "-n", "50", query).lines()
            records = {r["id"]: r for r in self.saksgang("export").lines()}
            self.assertTrue(hits)
            for hit in hits:
                self.assertTrue(records[hit["id"]][unit], hit)

    def test_show_names_every_treatment(self):
        out = self.saksgang("show", "nuit-4/25").out
        parts = [r["part"] for r in self.saksgang("show", "--format", "json", "NUIT", "4/25").json()]
        self.assertEqual(sorted(parts), ["innkalling", "toppnotat"])
        self.assertEqual(out.count("NUIT 4/25: Felles timebok for kommunale helsetjenester\n"), 2)
        self.assertIn("  Forslag til vedtak\n    NUIT anbefaler at Felles timebok", out)
        self.assertIn("\n  Tekst\n", out)
        flat = " ".join(out.split())
        for remark in self.saksgang("show", "--format", "json", "NUIT", "4/25").json()[-1]["innspill"]:
            behind = "".join(f"{actor}, " for actor in remark["actors"])
            self.assertIn(" ".join(f"• {remark['text']} ({behind}side {remark['page']})".split()), flat)
        self.assertNotIn("\n  Tekst\n", self.saksgang("show", "--no-body", "nuit-4/25").out)
        ids = [r["id"] for r in self.saksgang("show", "--format", "jsonl", "NUIT 4/25").lines()]
        one = self.saksgang("show", "--format", "jsonl", ids[0]).lines()
        self.assertEqual([r["id"] for r in one], ids[:1])

    def test_an_ambiguous_number_lists_the_candidates(self):
        self.sample("nehr-2025-2-sakspapirer.pdf", "papers/nehr.pdf")
        self.sample("nufa-2025-3-nynorsk.pdf", "papers/nynorsk.pdf")
        self.saksgang("ingest", "papers")
        numbers = {}
        for r in self.saksgang("export").lines():
            if r["case"]:
                numbers.setdefault(r["case"], set()).add(r["council"])
        case, councils = next((n, c) for n, c in numbers.items() if len(c) > 1)
        result = self.saksgang("show", case, status=2)
        for council in councils:
            self.assertIn(f"{council} {case}", result.err)
        self.assertEqual(result.out, "")

    def test_export_csv_is_rfc_4180(self):
        raw = subprocess.run(
            [PROGRAM, "export", "--format", "csv"], cwd=self.folder, env=self.environment(), capture_output=True
        ).stdout
        rows = list(csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True))
        records = self.saksgang("export").lines()
        self.assertEqual([r["id"] for r in rows], [r["id"] for r in records])
        self.assertEqual([r["title"] for r in rows], [r["title"] for r in records])
        self.assertEqual([r["body"] for r in rows], [("'" if r["body"][:1] in tuple("=+-@\t\r") else "") + r["body"] for r in records])
        self.assertTrue(raw.endswith(b"\r\n"))

    def test_export_json_is_one_array_of_the_lines(self):
        self.assertEqual(self.saksgang("export", "--format", "json").json(), self.saksgang("export").lines())

    def test_csv_has_no_formulas(self):
        self.write_pdf("papers/formula.pdf", ['=HYPERLINK("http://example.no","klikk")', "+47 22 22 22 22"])
        self.saksgang("ingest", "papers")
        rows = list(csv.DictReader(io.StringIO(self.saksgang("export", "--format", "csv").out)))
        for row in rows:
            for value in row.values():
                self.assertNotRegex(value, r"^[=+\-@\t\r]", row)
        self.assertTrue(any(value.startswith("'=HYPERLINK") for row in rows for value in row.values()), rows)

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        for command in (["export"], ["export", "--format", "csv"], ["show", "NUIT 4/25"], ["search", "timebok"]):
            process = self.start(*command)
            process.stdout.close()
            err = process.stderr.read()
            self.assertEqual((process.wait(60), err), (0, b""), command)
        done = subprocess.run(
            f"set -o pipefail; '{PROGRAM}' export | head -n 1",
            shell=True,
            executable="/bin/bash",
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
        )
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(json.loads(done.stdout)["record"], "case")

    def test_colour_only_on_a_terminal_and_without_no_color(self):
        self.assertNotIn("\x1b", self.saksgang("search", "timebok").out)
        self.assertIn("\x1b[1m", self.on_terminal("search", "timebok").out)
        self.assertNotIn("\x1b", self.on_terminal("search", "timebok", env={"NO_COLOR": "1"}).out)
        self.assertIn("\x1b", self.on_terminal("search", "timebok", env={"NO_COLOR": ""}).out)
        self.assertNotIn("\x1b", self.on_terminal("search", "timebok", env={"TERM": "dumb"}).out)
        self.assertNotIn("\x1b", self.on_terminal("search", "timebok", "--color", "never").out)
        self.assertIn("\x1b[1m", self.saksgang("search", "timebok", "--color", "always").out)
        self.assertNotIn("\x1b", self.on_terminal("export").out)

    def test_highlights_on_a_terminal_are_the_words_found(self):
        out = self.on_terminal("search", "timebok").out
        self.assertRegex(out, r"(?i)\x1b\[1;33m[^\x1b]*timebok[^\x1b]*\x1b\[0m")

    def test_text_is_wrapped_to_the_terminal(self):
        for width in (50, 100):
            out = self.on_terminal("search", "timebok", "--color", "never", width=width).out
            longest = max(len(line) for line in out.splitlines() if "#page=" not in line)
            self.assertLessEqual(longest, width, out)
            self.assertGreater(longest, width - 20, out)

    def test_the_progress_bar_is_erased(self):
        self.variants("nuit-2025-1-sakspapirer.pdf", 60, "many")
        shown = self.on_terminal("ingest", "many").out
        self.assertIn("pages/s", shown)
        self.assertRegex(shown, r"\r *\d+% \[#* *\] \d+ of 60 files")
        last_frame = shown[shown.rindex("\r") :] if "\r" in shown else ""
        self.assertTrue(last_frame.startswith("\r\x1b[K60 files: 60 ok"), repr(last_frame))
        quiet = self.on_terminal("ingest", "--force", "--quiet", "many").out
        self.assertEqual(quiet, "")
        self.assertNotIn("\r", self.saksgang("ingest", "--force", "many").err)

    def test_control_characters_of_a_pdf_reach_no_terminal(self):
        evil = "timeplan \x1b]0;eid\x07 \x1b[31mrød\x1b[0m \x9b2J \x08\x08 slutt"
        self.write_pdf("papers/evil.pdf", [evil, "timeplan \x1b[5m"])
        self.saksgang("ingest", "papers")
        record = next(r for r in self.saksgang("export").lines() if r["document"]["file"] == "evil.pdf")
        for out in (
            self.saksgang("search", "timeplan").out,
            self.saksgang("show", record["id"]).out,
            self.saksgang("status").out,
            self.saksgang("export").out,
            self.saksgang("search", "--format", "jsonl", "timeplan").out,
        ):
            for sign in CONTROLS:
                self.assertNotIn(sign, out, repr(sign))
        shown = self.on_terminal("search", "timeplan").out
        self.assertNotRegex(shown, r"\x1b(?!\[(0|1|2|1;33)m|\]8;;(file://[!-~]+)?\x1b|\\)")

    def test_control_characters_of_a_query_reach_no_terminal(self):
        result = self.saksgang("search", "xyzzy\x1b[31m", status=None)
        self.assertNotIn("\x1b", result.out + result.err)

    def test_version_and_help(self):
        self.assertRegex(self.saksgang("--version").out, r"^saksgang \d+\.\d+\.\d+\nrecord format 1, extractor ")
        overview = self.saksgang("--help").out
        for command in (
            "ingest", "search", "show", "trace", "diff", "audit", "cite", "export", "status", "check", "reindex",
        ):
            self.assertRegex(overview, rf"\n  {command} +[A-Z]")
            text = self.saksgang(command, "--help").out
            self.assertTrue(text.startswith(f"saksgang {command}: "), text)
            self.assertIn("\nExamples:\n", text)
            self.assertTrue(all(len(line) <= 110 for line in text.splitlines()), text)


if __name__ == "__main__":
    main()
