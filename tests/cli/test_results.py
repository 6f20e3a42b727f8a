"""What a search answers beside its hits: order, counts, what is covered; links and pager on a terminal."""

import collections
import csv
import io
import os
import re
import shutil
import socket
import stat
import sys
import unittest
import urllib.parse

from harness import ProgramTest, main

LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")


class Results(ProgramTest):
    def setUp(self):
        super().setUp()
        for sample, name in (
            ("nuit-2025-1-sakspapirer.pdf", "nuit.pdf"),
            ("nufa-2024-1-sakspapirer.pdf", "nufa.pdf"),
            ("nehr-2025-2-sakspapirer.pdf", "møte i NEHR #2.pdf"),
        ):
            self.sample(sample, f"papers/{name}")
        self.saksgang("ingest", "papers")


class Order(Results):
    def hits(self, *options):
        return self.saksgang("search", "--format", "jsonl", "-n", "100", *options, "kommune").lines()

    def test_by_date_the_newest_come_first(self):
        hits = self.hits("--sort", "date")
        dates = [min(h["meeting"]["dates"], default="") for h in hits]
        self.assertGreater(len(set(dates)), 2)
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertEqual({(h["council"], h["case"]) for h in hits}, {(h["council"], h["case"]) for h in self.hits()})
        self.assertEqual([h["rank"] for h in hits], list(range(1, len(hits) + 1)))

    def test_by_case_they_come_as_they_are_numbered(self):
        hits = self.hits("--sort", "case")
        numbered = [h for h in hits if h["case"]]
        keys = [(h["council"].lower(), int(h["case"].split("/")[1]), int(h["case"].split("/")[0])) for h in numbered]
        self.assertGreater(len(keys), 10)
        self.assertEqual(keys, sorted(keys))
        self.assertEqual(hits[: len(numbered)], numbered, "those without a number come last")

    def test_best_first_unless_told(self):
        self.assertEqual(self.hits(), self.hits("--sort", "relevance"))
        self.assertNotEqual(self.hits(), self.hits("--sort", "date"))
        result = self.saksgang("search", "--sort", "title", "x", status=2)
        self.error_is(result, '--sort cannot be "title"', "one of: relevance, date, case, relevans, dato, sak")


class Remarks(Results):
    def test_each_is_asked_by_itself_who_made_it(self):
        records = self.saksgang("export", "--format", "jsonl").lines()
        remarks = [i for r in records for i in r["innspill"]]
        speakers = collections.Counter(a for i in remarks for a in i["actors"])
        self.assertGreater(len(speakers), 3)
        for speaker, count in speakers.items():
            result = self.saksgang("search", "-u", "innspill", "-n", "100", "--format", "json", "--facets", "actor",
                                   f'aktør:"{speaker}"').json()
            with self.subTest(speaker):
                own = {" ".join(i["text"].split()) for i in remarks if speaker in i["actors"]}
                self.assertEqual(len(result["hits"]), count)
                for hit in result["hits"]:
                    self.assertTrue(any(hit["snippet"].strip("…") in text for text in own), hit["snippet"])
                self.assertIn({"value": speaker, "count": count}, result["facets"][0]["values"])


class Facets(Results):
    def expected(self):
        """Cases of NUIT and NUFA by council, year and case type, counted from the export."""
        cases = collections.defaultdict(lambda: (set(), set(), set()))
        for r in self.saksgang("export").lines():
            if r["council"] not in ("NUIT", "NUFA"):
                continue
            councils, years, types = cases[(r["council"], r["case"] or r["id"])]
            councils.add(r["council"])
            years.update(day[:4] for day in r["meeting"]["dates"])
            if r["case"]:
                years.add("20" + r["case"].split("/")[1])
            types.update([r["case_type"]] if r["case_type"] else [])
        return [collections.Counter(v for case in cases.values() for v in case[i]) for i in range(3)]

    def test_counts_are_of_cases_and_exact(self):
        answer = self.saksgang(
            "search", "--format", "json", "-n", "1", "--facets", "council,year,type", "utvalg:NUIT OR utvalg:NUFA"
        ).json()
        self.assertEqual([f["facet"] for f in answer["facets"]], ["council", "year", "type"])
        got = [collections.Counter({v["value"]: v["count"] for v in f["values"]}) for f in answer["facets"]]
        self.assertEqual(got, self.expected())
        self.assertEqual(sum(got[0].values()), answer["total"])
        years = [v["value"] for v in answer["facets"][1]["values"]]
        self.assertEqual(years, sorted(years, reverse=True))
        for facet in (answer["facets"][0], answer["facets"][2]):
            counts = [v["count"] for v in facet["values"]]
            self.assertEqual(counts, sorted(counts, reverse=True))
        self.assertEqual(self.saksgang("search", "--format", "json", "kommune").json()["facets"], [])

    def test_decisions_are_counted_one_by_one(self):
        answer = self.saksgang(
            "search", "--format", "json", "--unit", "vedtak", "--facets", "council, council", "utvalg:NUFA"
        ).json()
        decided = sum(1 for r in self.saksgang("export").lines() if r["council"] == "NUFA" and r["vedtak"])
        self.assertEqual(answer["facets"], [{"facet": "council", "values": [{"value": "NUFA", "count": decided}]}])
        self.assertEqual(answer["total"], decided)

    def test_as_text_they_stand_behind_the_hits(self):
        councils, years, _ = self.expected()
        out = self.saksgang("search", "-n", "1", "--facets", "council,year", "utvalg:NUIT OR utvalg:NUFA").out
        table = "\nCouncil\n" + "".join(f"  {n:4}  {v}\n" for v, n in councils.most_common())
        table += "\nYear\n" + "".join(f"  {years[v]:4}  {v}\n" for v in sorted(years, reverse=True))
        self.assertTrue(out.endswith(table), out)

    def test_where_a_line_is_a_hit_they_go_to_standard_error(self):
        for form in ("jsonl", "csv"):
            result = self.saksgang("search", "--format", form, "--facets", "council", "utvalg:NUFA")
            self.assertRegex(result.err, r"^Council\n +\d+  NUFA\n$")
            self.assertNotIn("Council", result.out)
            quiet = self.saksgang("search", "--quiet", "--format", form, "--facets", "council", "utvalg:NUFA")
            self.assertEqual((quiet.out, quiet.err), (result.out, ""))

    def test_they_and_orders_go_by_their_norwegian_names_too(self):
        facets = [self.saksgang("search", "--format", "json", "--facets", listed, "kommune").json()["facets"]
                  for listed in ("council,year,type,actor", "utvalg,år,sakstype,aktør", "Utval,ar,type,aktor")]
        self.assertEqual(facets[1:], facets[:1] * 2)
        for english, norwegian in (("date", "dato"), ("case", "sak"), ("relevance", "relevans")):
            self.assertEqual(*(self.saksgang("search", "--sort", order, "kommune").out for order in (english, norwegian)))

    def test_an_unknown_facet_is_named(self):
        for listed, wrong in (("council,when", "when"), ("", ""), ("year,", "")):
            result = self.saksgang("search", "--facets", listed, "x", status=2)
            self.error_is(
                result,
                f'--facets does not know "{wrong}"',
                "any of: council, year, type, actor (or utvalg, år, type, aktør), with commas between",
            )


class Nothing(Results):
    def test_the_covered_councils_and_years_are_told(self):
        years = collections.defaultdict(set)
        records = collections.Counter()
        for r in self.saksgang("export").lines():
            if r["council"]:
                records[r["council"]] += 1
                years[r["council"]].update(int(day[:4]) for day in r["meeting"]["dates"])
                years[r["council"]].update([2000 + int(r["case"].split("/")[1])] if r["case"] else [])
        result = self.saksgang("search", "xyzzyplugh", status=1)
        self.assertEqual(result.out, "")
        self.assertTrue(result.err.startswith("saksgang: nothing found for: xyzzyplugh\n"), result)
        for council, count in records.items():
            first, last = min(years[council]), max(years[council])
            span = f"{first}–{last}" if first < last else f"{first}"
            self.assertIn(f"\n          {council} {span}: {count} records\n", result.err)
        result = self.saksgang("search", "--format", "json", "xyzzyplugh", status=1)
        answer = result.json()
        self.assertEqual((answer["hits"], answer["total"]), ([], 0))
        self.assertIn("nothing found for: xyzzyplugh", result.err)
        self.assertEqual(
            {c["council"]: (c["first_year"], c["last_year"], c["records"]) for c in answer["coverage"]},
            {c: (min(years[c]), max(years[c]), n) for c, n in records.items()},
        )
        self.assertEqual(self.saksgang("search", "--format", "json", "kommune").json()["coverage"], [])

    def test_past_the_end_nothing_is_explained(self):
        result = self.saksgang("search", "--format", "json", "--offset", "500", "kommune", status=1)
        self.assertEqual((result.json()["hits"], result.json()["coverage"]), ([], []))
        self.assertRegex(result.err, r"^saksgang: there are only \d+ hits\n  hint: a smaller --offset\n$")


class Formats(Results):
    def test_csv_has_a_line_a_hit(self):
        rows = list(csv.DictReader(io.StringIO(self.saksgang("search", "--format", "csv", "timebok").out, newline="")))
        hits = self.saksgang("search", "--format", "jsonl", "timebok").lines()
        self.assertEqual([(r["id"], r["missing"]) for r in rows], [(h["id"], " ".join(h["missing"])) for h in hits])


class Links(Results):
    def targets(self, *arguments, **options):
        return [t for t in LINK.findall(self.on_terminal(*arguments, **options).out) if t]

    def test_pages_are_links_to_their_files(self):
        for arguments in (["search", "-n", "20", "kommune"], ["show", "NEHR 2/25"]):
            shown = self.on_terminal(*arguments).out
            links = re.findall(r"\x1b\]8;;(file://[^\x1b]+)\x1b\\([^\x1b]+)\x1b\]8;;\x1b\\", shown)
            self.assertTrue(links, shown)
            for target, text in links:
                parts = urllib.parse.urlsplit(target)
                self.assertRegex(target, r"^[!-~]+$")
                self.assertEqual(parts.netloc, socket.gethostname())
                path = urllib.parse.unquote(parts.path)
                self.assertTrue(os.path.samefile(path, self.folder / "papers" / os.path.basename(path)))
                self.assertEqual(text, f"{os.path.basename(path)}#{parts.fragment}")
            self.assertIn("/m%C3%B8te%20i%20NEHR%20%232.pdf#page=", shown)
            plain = self.on_terminal(*arguments, "--color", "never").out
            unstyled = re.sub(r"\x1b\[[0-9;]*m", "", LINK.sub("", shown))
            self.assertEqual(unstyled, plain, "links change nothing of what is read")

    def test_a_file_that_has_gone_is_no_link(self):
        (self.folder / "papers/nuit.pdf").unlink()
        targets = self.targets("search", "-n", "100", "kommune")
        self.assertTrue(targets)
        self.assertFalse([t for t in targets if "nuit.pdf" in t])

    def test_links_are_for_terminals_that_may_have_them(self):
        self.assertTrue(self.targets("search", "kommune"))
        self.assertEqual(self.targets("search", "--color", "never", "kommune"), [])
        self.assertEqual(self.targets("search", "kommune", env={"NO_COLOR": "1"}), [])
        self.assertEqual(self.targets("search", "kommune", env={"TERM": "dumb"}), [])
        self.assertEqual(self.targets("search", "--format", "jsonl", "kommune"), [])
        self.assertNotIn("\x1b]8", self.saksgang("search", "--color", "always", "kommune").out)


class Pager(Results):
    def program(self, name, text):
        path = self.folder / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def paged(self, *arguments, env=None, **options):
        pagers = {"SAKSGANG_PAGER": None, "PAGER": None}
        return self.on_terminal(*arguments, env={**pagers, **(env or {})}, **options).out

    def test_text_on_a_terminal_goes_through_it(self):
        for arguments in (["search", "-n", "1", "kommune"], ["show", "NUIT 4/25"], ["status"]):
            plain = self.on_terminal(*arguments).out
            for pager in ("sed s/^/P:/", "sed 's/^/P:/'", "  sed   s/^/P:/ "):
                shown = self.paged(*arguments, env={"PAGER": pager})
                text, note, more = shown.partition("\n1–1 of ")
                self.assertTrue(text, shown)
                self.assertEqual("".join(f"{line[2:]}\n" for line in text.splitlines()) + note + more, plain)
                self.assertTrue(all(line.startswith("P:") for line in text.splitlines()), shown)
                self.assertEqual(bool(note), arguments[0] == "search", "notes come behind it, not into it")

    def test_ours_comes_before_the_general_one(self):
        both = {"SAKSGANG_PAGER": "sed s/^/OURS:/", "PAGER": "sed s/^/P:/"}
        self.assertTrue(self.paged("status", env=both).startswith("OURS:Index"))

    def test_without_a_pager(self):
        sed = {"PAGER": "sed s/^/P:/"}
        for env, options in (
            ({**sed, "SAKSGANG_PAGER": ""}, []),
            ({**sed, "SAKSGANG_PAGER": "cat"}, []),
            ({"PAGER": ""}, []),
            (sed, ["--no-pager"]),
            (sed, ["--format", "jsonl"]),
            ({**sed, "TERM": "dumb"}, []),
        ):
            self.assertNotIn("P:", self.paged("status", *options, env=env), (env, options))
        self.assertNotIn("P:", self.paged("export", env=sed))
        self.assertNotIn("P:", self.saksgang("status", env=sed).out)
        self.saksgang("--no-pager", "status", env=sed)

    def test_less_unless_another_is_named(self):
        self.program("less", '#!/bin/sh\necho "less with $LESS"\ncat >/dev/null\n')
        path = f"{self.folder}/bin:{os.environ['PATH']}"
        self.assertEqual(self.paged("status", env={"PATH": path}), "less with FRX\n")
        self.assertEqual(self.paged("status", env={"PATH": path, "LESS": "M"}), "less with M\n")
        self.assertEqual(self.paged("status", env={"PATH": path, "LESS": ""}), "less with \n")

    def test_one_that_cannot_start_is_done_without(self):
        plain = self.on_terminal("status").out
        missing = self.paged("status", env={"PAGER": "no-such-pager -x"})
        self.assertEqual(
            missing,
            f"saksgang: warning: cannot start the pager «no-such-pager -x»: No such file or directory\n{plain}",
        )
        by_shell = self.paged("status", env={"PAGER": "no-such-pager '-x'"})
        self.assertTrue(
            by_shell.endswith(
                f"saksgang: warning: cannot start the pager «no-such-pager '-x'»: exit status 127\n{plain}"
            ),
            by_shell,
        )
        (self.folder / "empty").mkdir()
        self.assertEqual(self.paged("status", env={"PATH": str(self.folder / "empty")}), plain)

    def test_leaving_it_early_is_no_error(self):
        self.variants("nuit-2025-1-sakspapirer.pdf", 40, "many")
        self.saksgang("ingest", "many")
        arguments = ["search", "-n", "1000", "--unit", "innspill", "utvalg:NUIT"]
        self.assertGreater(len(self.saksgang(*arguments).out), 70_000, "more than a pipe holds")
        first = self.on_terminal(*arguments).out.splitlines()[0]
        self.assertEqual(self.paged(*arguments, env={"PAGER": "head -n 1"}), f"{first}\n")
        self.assertEqual(self.paged(*arguments, env={"PAGER": "true"}), "")
        self.assertEqual(self.paged(*arguments, env={"PAGER": "false"}), "")

    def test_the_exit_status_is_the_programs_own(self):
        self.paged("search", "xyzzyplugh", env={"PAGER": "true"}, status=1)
        self.paged("search", "(", env={"PAGER": "true"}, status=2)
        self.paged("status", env={"PAGER": "sh -c 'cat >/dev/null; exit 3'"}, status=0)

    def test_ctrl_c_is_the_pagers_own(self):
        pager = self.program(
            "patient",
            f"#!{sys.executable}\n"
            "import os, signal, sys, time\n"
            "signal.signal(signal.SIGINT, lambda *_: (os.write(1, b'INTERRUPTED\\n'), os._exit(0)))\n"
            "sys.stdin.read()\n"
            "os.write(1, b'READY\\n')\n"
            "time.sleep(60)\n",
        )
        shown = self.paged(
            "search", "-n", "1", "kommune", env={"PAGER": pager}, keys=[("READY", b"\x03")], owned=True
        )
        self.assertRegex(shown, r"^READY\n(\^C)?INTERRUPTED\n\n1–1 of \d+; --limit shows more\n$")

    @unittest.skipUnless(shutil.which("less"), "less is not installed")
    def test_less_itself(self):
        short = self.paged("status", owned=True)
        self.assertIn("Documents  3: 3 ok", short)
        long = self.paged("show", "NUIT 4/25", owned=True, keys=[("Forslag til vedtak", b"q")])
        self.assertIn("Felles timebok", long)
        self.assertLess(len(long.splitlines()), 60)
        self.assertGreater(len(self.saksgang("show", "NUIT 4/25").out.splitlines()), 60)


class Words(Results):
    def config(self, name, text):
        path = self.folder / ".config/saksgang" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def test_status_tells_of_a_users_synonyms(self):
        self.assertNotIn("Synonyms", self.saksgang("status").out)
        path = self.config("synonyms.txt", "")
        self.assertIn(f"\nSynonyms   {path}\n", self.saksgang("status").out)
        self.saksgang("search", "timebok")
        other = self.config("own.txt", "")
        self.config("config.toml", 'synonyms = "own.txt"\n')
        self.assertIn(f"\nSynonyms   {other}\n", self.saksgang("status").out)

    def test_a_named_file_must_be_there(self):
        self.config("config.toml", 'synonyms = "own.txt"\n')
        for command in (["search", "timebok"], ["show", "NUIT 4/25", "--query", "timebok"], ["status"]):
            result = self.saksgang(*command, status=2)
            self.assertEqual(result.out, "")
            self.assertTrue(result.err.startswith("saksgang: the synonyms cannot be read: "), result)
            self.assertIn("own.txt", result.err)
        self.saksgang("show", "NUIT 4/25")
        self.saksgang("status", "--format", "jsonl")

    def test_without_colour_nothing_is_marked(self):
        plain = self.saksgang("show", "NUIT 4/25").out
        self.assertEqual(self.saksgang("show", "NUIT 4/25", "--query", "timebok").out, plain)


class Understood(Results):
    """What is said of the words themselves."""

    SOUGHT = "no record has «timebokk»; searched for "

    def test_a_word_that_is_nowhere_is_replaced_and_that_is_said(self):
        result = self.saksgang("search", "timebokk")
        self.assertRegex(result.out, rf"^{self.SOUGHT}«timebok[^»]*».* instead\n\n 1\. NU(IT|FA) \d+/2\d: ")
        for form in ("jsonl", "csv"):
            result = self.saksgang("search", "--format", form, "timebokk")
            self.assertRegex(result.err, rf"^{self.SOUGHT}«timebok[^»]*».* instead\n$")
            self.assertNotIn("no record has", result.out)
        answer = self.saksgang("search", "--format", "json", "timebokk").json()
        self.assertEqual([r["typed"] for r in answer["replaced"]], ["timebokk"])
        self.assertTrue(answer["replaced"][0]["by"])
        self.assertTrue(answer["hits"])
        self.assertEqual(self.saksgang("search", "--format", "json", "timebok").json()["replaced"], [])
        self.assertTrue(self.on_terminal("search", "timebokk").out.startswith(self.SOUGHT))

    def test_hits_that_miss_words_stand_behind_a_line_and_name_them(self):
        query = "felles timebok vaksinedata"  # of two cases
        answer = self.saksgang("search", "--format", "json", "-n", "100", query).json()
        self.assertEqual(answer["total"], 0)
        self.assertEqual(answer["partial"], len(answer["hits"]))
        missing = {h["case"]: h["missing"] for h in answer["hits"]}
        self.assertEqual(missing["4/25"], ["vaksinedata"])
        self.assertIn("timebok", missing["33/23"])
        out = self.saksgang("search", "-n", "100", query).out
        self.assertTrue(out.startswith("nothing has all of the words; these have some:\n\n 1. "), out)
        self.assertEqual(out.count("\n    without: "), len(answer["hits"]))
        self.assertIn("\n    without: «vaksinedata»\n", out)
        lines = self.saksgang("search", "--format", "jsonl", "-n", "100", query).lines()
        self.assertEqual(lines, answer["hits"])
        full = self.saksgang("search", "--format", "json", "-n", "100", "timebok kommune").json()
        self.assertEqual([h["missing"] for h in full["hits"]][: full["total"]], [[]] * full["total"])
        text = self.saksgang("search", "-n", "100", "timebok kommune").out
        if full["partial"]:
            before, after = text.split("\nwith some of the words only:\n\n")
            self.assertTrue(after.startswith(f"{full['total'] + 1:2}. "), text)
            self.assertNotIn("without: ", before)

    def test_a_compound_that_is_nowhere_is_answered_by_its_parts_and_by_nothing_less(self):
        if "-apertium-" not in self.saksgang("status", "--format", "json").json()["index"]["analyzers_version"]:
            self.skipTest("SKIPPED: built without Apertium's dictionaries, which cut compounds")
        answer = self.saksgang("search", "--format", "json", "-n", "100", "avtalebok").json()
        self.assertEqual(answer["total"], 0)
        self.assertTrue(answer["hits"])
        self.assertEqual([h["missing"] for h in answer["hits"]], [[]] * answer["partial"])
        out = self.saksgang("search", "-n", "100", "avtalebok").out
        self.assertTrue(out.startswith("nothing has a word of this whole; these have its parts:\n\n 1. "), out)

    def test_where_nothing_is_found_each_word_is_counted(self):
        answer = self.saksgang("search", "--format", "json", "utvalg:NEHR xyzzyplughqq", status=1).json()
        self.assertEqual(answer["words"], [{"word": "xyzzyplughqq", "records": 0}])
        result = self.saksgang("search", "xyzzyplughqq", status=1)
        self.assertIn("\n  hint: «xyzzyplughqq» is in no record\n        the index has\n", result.err)
        answer = self.saksgang("search", "--format", "json", "utvalg:PORTEFOLJERADET timebok", status=1).json()
        self.assertEqual([w["word"] for w in answer["words"]], ["timebok"])
        self.assertGreater(answer["words"][0]["records"], 0)
        self.assertEqual(self.saksgang("search", "--format", "json", "timebok").json()["words"], [])

    def test_a_query_is_explained_stage_by_stage(self):
        out = self.saksgang("search", "--explain", "-n", "1", "timebok -kommune").out
        headings = re.findall(r"(?m)^(Lexemes|Tree|Words|Query)\n  \S", out)
        self.assertEqual(headings, ["Lexemes", "Tree", "Words", "Query"], out)
        self.assertRegex(out, r"(?m)^\n 1\. ")
        answer = self.saksgang("search", "--explain", "--format", "json", "timebok -kommune").json()
        self.assertEqual(list(answer["explanation"]), ["lexemes", "tree", "words", "query"])
        for stage, text in answer["explanation"].items():
            self.assertIn("timebok", text, stage)
        self.assertIsNone(self.saksgang("search", "--format", "json", "timebok").json()["explanation"])
        beside = self.saksgang("search", "--explain", "--format", "jsonl", "timebok")
        self.assertTrue(beside.err.startswith("Lexemes\n"), beside)
        self.assertEqual(beside.lines(), self.saksgang("search", "--format", "jsonl", "timebok").lines())

    def test_show_highlights_a_query_in_all_texts_of_the_case(self):
        plain = self.saksgang("show", "NUIT 4/25").out
        shown = self.saksgang("show", "NUIT 4/25", "--query", "timebok", "--color", "always").out
        marks = re.findall(r"\x1b\[1;33m([^\x1b]*)\x1b\[0m", shown)
        self.assertGreaterEqual(len(marks), plain.lower().count("timebok") - 1)
        self.assertTrue(all("time" in mark.lower() for mark in marks), marks)
        self.assertIn("Felles \x1b[1;33mtimebok\x1b[0m\x1b[1m for kommunale helsetjenester\x1b[0m\n", shown)
        self.assertEqual(re.sub(r"\x1b\[[0-9;]*m", "", shown), plain)
        none = self.saksgang("show", "NUIT 4/25", "--query", "xyzzyplughqq", "--color", "always").out
        self.assertNotIn("\x1b[1;33m", none)
        result = self.saksgang("show", "NUIT 4/25", "--query", "(timebok", status=2)
        self.assertIn("\n  (timebok\n  ^\n", result.err)
        self.assertEqual(result.out, "")

    def test_a_users_synonyms_find(self):
        self.saksgang("search", "plimpelhefte", status=1)
        path = self.folder / ".config/saksgang/synonyms.txt"
        path.parent.mkdir(parents=True)
        path.write_text("# mine\nplimpelhefte = timebok\n")
        found = self.saksgang("search", "--format", "jsonl", "plimpelhefte").lines()
        self.assertIn("4/25", {h["case"] for h in found})
        shown = self.saksgang("show", "NUIT 4/25", "--query", "plimpelhefte", "--color", "always").out
        self.assertIn("\x1b[1;33mtimebok\x1b[0m", shown)
        path.write_text("# mine\nplimpelhefte =\n")
        result = self.saksgang("search", "timebok", status=2)
        self.assertIn("line 2", result.err)
        self.assertIn("synonyms.txt", result.err)


if __name__ == "__main__":
    main()
