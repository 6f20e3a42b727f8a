"""Citations, and what other programs read in them: bibutils (bib2xml, ris2xml) and @citation-js/core."""

import datetime
import json
import shutil
import subprocess
import xml.etree.ElementTree as tree

from harness import ROOT, ProgramTest, main

MODS = {"m": "http://www.loc.gov/mods/v3"}
READER = ROOT / "tests/cli/citation_js"


class Cite(ProgramTest):
    def setUp(self):
        super().setUp()
        for sample in ("nuit-2025-1-sakspapirer", "nuit-2025-1-referat", "nufa-2024-1-sakspapirer"):
            self.sample(f"{sample}.pdf", f"papers/{sample}.pdf")
        self.saksgang("ingest", "papers")
        self.records = self.saksgang("export").lines()

    def record(self, council, case, part, file):
        return next(
            r
            for r in self.records
            if (r["council"], r["case"], r["part"], r["document"]["file"]) == (council, case, part, file + ".pdf")
        )

    def cite(self, *arguments):
        return self.saksgang("cite", "--accessed", "2026-11-22", *arguments).out


class Styles(Cite):
    def setUp(self):
        super().setUp()
        self.minutes = self.record("NUIT", "4/25", "referat", "nuit-2025-1-referat")
        self.sha = self.minutes["document"]["sha256"]
        self.key = f"nuit-4-25-referat-vedtak-{self.sha[:8]}"
        self.words = ("NUIT", "4/25", "--unit", "vedtak")

    def style(self, style):
        return self.cite(*self.words, "--style", style)

    def test_text_is_in_norwegian_order(self):
        self.assertEqual(
            self.cite(*self.words),
            "Nasjonalt utvalg for IT-prioritering (NUIT), møte 1/2025, 12. februar 2025, sak 4/25: «Felles timebok for kommunale "
            "helsetjenester», referat, vedtak, s. 2–3. nuit-2025-1-referat.pdf. Lest 22. november 2026. "
            f"SHA-256: {self.sha}\n",
        )

    def test_csl_json_has_every_fact_in_its_place(self):
        (item,) = json.loads(self.style("csl-json"))
        self.assertEqual(
            item,
            {
                "id": self.key,
                "type": "report",
                "author": [{"literal": "Nasjonalt utvalg for IT-prioritering (NUIT)"}],
                "title": "Felles timebok for kommunale helsetjenester",
                "container-title": "Referat fra møte 1/2025",
                "genre": "Referat",
                "number": "4/25",
                "event-title": "Møte 1/2025",
                "event-date": {"date-parts": [[2025, 2, 12]]},
                "event-place": "Samvirkedirektoratet, Kaigata 12, Nordhavn",
                "publisher": "Nasjonalt utvalg for IT-prioritering (NUIT)",
                "issued": {"date-parts": [[2025, 2, 12]]},
                "page": "2-3",
                "accessed": {"date-parts": [[2026, 11, 22]]},
                "abstract": " ".join(self.minutes["vedtak"]["text"].split()),
                "note": f"Vedtak. Fil: nuit-2025-1-referat.pdf. SHA-256: {self.sha}. Lest 2026-11-22.",
            },
        )

    def mods(self, program, style, *options):
        if not shutil.which(program):
            self.skipTest(f"no {program}: scripts/install-deps --test installs bibutils")
        source = self.folder / f"cited.{style}"
        source.write_bytes(self.saksgang_bytes(style))
        done = subprocess.run([program, "-nt", "-un", *options, source], capture_output=True, check=True)
        (entry,) = tree.fromstring(done.stdout).findall("m:mods", MODS)
        return lambda path: [e.text for e in entry.findall(path, MODS)]

    def saksgang_bytes(self, style):
        return self.style(style).encode()

    def test_bib2xml_reads_the_bibtex(self):
        found = self.mods("bib2xml", "bibtex")
        self.assertEqual(found("m:identifier[@type='citekey']"), [self.key])
        self.assertEqual(found("m:titleInfo/m:title"), [self.minutes["title"]])
        self.assertEqual(found("m:name/m:namePart"), ["Nasjonalt utvalg for IT-prioritering (NUIT)"], "a council is no person")
        self.assertEqual(found("m:originInfo/m:dateIssued"), ["2025-02-12"])
        host = "m:relatedItem[@type='host']/"
        self.assertEqual(found(host + "m:titleInfo/m:title"), ["Referat fra møte 1/2025"])
        self.assertEqual(found(host + "m:originInfo/m:publisher"), ["Nasjonalt utvalg for IT-prioritering (NUIT)"])
        self.assertEqual(found(host + "m:originInfo/m:place/m:placeTerm"), [self.minutes["meeting"]["place"]])
        self.assertEqual(found("m:part/m:detail[@type='chapter']/m:number"), ["4/25"])
        self.assertEqual(found("m:part/m:extent[@unit='page']/m:start"), ["2"])
        self.assertEqual(found("m:part/m:extent[@unit='page']/m:end"), ["3"])
        self.assertEqual(found("m:abstract"), [" ".join(self.minutes["vedtak"]["text"].split())])
        self.assertEqual(
            found("m:note"), [f"Vedtak. Fil: nuit-2025-1-referat.pdf. SHA-256: {self.sha}. Lest 2026-11-22."]
        )

    def test_ris2xml_reads_the_ris(self):
        # RIS has no sign for a corporate author; ris2xml takes a list of names that are none of persons.
        names = self.folder / "councils"
        names.write_text("Nasjonalt utvalg for IT-prioritering (NUIT)\n", encoding="utf-8")
        found = self.mods("ris2xml", "ris", "-as", names)
        self.assertEqual(found("m:identifier[@type='citekey']"), [self.key])
        self.assertEqual(found("m:titleInfo/m:title"), [self.minutes["title"]])
        self.assertEqual(found("m:name/m:namePart"), ["Nasjonalt utvalg for IT-prioritering (NUIT)"])
        self.assertEqual(found("m:genre"), ["technical report"])
        self.assertEqual(found("m:originInfo/m:dateIssued"), ["2025-02-12"])
        self.assertEqual(found("m:originInfo/m:publisher"), ["Nasjonalt utvalg for IT-prioritering (NUIT)"])
        self.assertEqual(found("m:originInfo/m:place/m:placeTerm"), [self.minutes["meeting"]["place"]])
        self.assertEqual(
            found("m:relatedItem[@type='host']/m:titleInfo[@type='abbreviated']/m:title"), ["Referat fra møte 1/2025"]
        )
        self.assertEqual(found("m:identifier[@type='serial number']"), ["4/25"])
        self.assertEqual(found("m:part/m:extent[@unit='page']/m:start"), ["2"])
        self.assertEqual(found("m:part/m:extent[@unit='page']/m:end"), ["3"])
        self.assertEqual(found("m:abstract"), [" ".join(self.minutes["vedtak"]["text"].split())])
        self.assertEqual(
            found("m:note"), [f"Vedtak. Fil: nuit-2025-1-referat.pdf. SHA-256: {self.sha}. Lest 2026-11-22."]
        )

    def test_ris_lines_end_as_the_format_demands(self):
        lines = self.style("ris").split("\n")
        self.assertEqual(lines.pop(), "")
        self.assertEqual([line for line in lines if not line.endswith("\r")], [])
        self.assertEqual((lines[0], lines[-1]), ("TY  - RPRT\r", "ER  - \r"))

    def citation_js(self, style):
        if not shutil.which("node") or not (READER / "node_modules").is_dir():
            self.skipTest("no @citation-js/core: scripts/install-deps --test installs it")
        source = self.folder / f"cited.{style}"
        source.write_bytes(self.saksgang_bytes(style))
        done = subprocess.run(["node", READER / "read.js", source], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        (item,) = json.loads(done.stdout)
        return item

    # What all three styles must tell a reader.
    def facts(self):
        return {
            "title": "Felles timebok for kommunale helsetjenester",
            "publisher": "Nasjonalt utvalg for IT-prioritering (NUIT)",
            "issued": {"date-parts": [[2025, 2, 12]]},
            "accessed": {"date-parts": [[2026, 11, 22]]},
            "page": "2-3",
            "abstract": " ".join(self.minutes["vedtak"]["text"].split()),
            "note": f"Vedtak. Fil: nuit-2025-1-referat.pdf. SHA-256: {self.sha}. Lest 2026-11-22.",
            "id": self.key,
        }

    def test_citation_js_reads_the_bibtex(self):
        self.assertEqual(
            self.citation_js("bibtex"),
            {
                **self.facts(),
                "citation-key": self.key,
                "type": "chapter",
                # A name in braces is kept whole as a family name.
                "author": [{"family": "Nasjonalt utvalg for IT-prioritering (NUIT)"}],
                "container-title": "Referat fra møte 1/2025",
                "genre": "Sak",
                "chapter-number": "4/25",
                "publisher-place": "Samvirkedirektoratet, Kaigata 12, Nordhavn",
            },
        )

    def test_citation_js_reads_the_ris(self):
        self.assertEqual(
            self.citation_js("ris"),
            {
                **self.facts(),
                "type": "report",
                "author": [{"literal": "Nasjonalt utvalg for IT-prioritering (NUIT)"}],
                "collection-title": "Referat fra møte 1/2025",
                "number": "4/25",
                "publisher-place": "Samvirkedirektoratet, Kaigata 12, Nordhavn",
            },
        )

    def test_citation_js_reads_the_csl_json(self):
        self.assertEqual(self.citation_js("csl-json"), json.loads(self.style("csl-json"))[0])


class Choice(Cite):
    def key(self, *arguments):
        return json.loads(self.cite(*arguments, "--style", "csl-json"))[0]["id"].rsplit("-", 1)[0]

    def test_minutes_first_then_case_paper_then_notice(self):
        of_case = {r["part"] for r in self.records if (r["council"], r["case"]) == ("NUIT", "4/25")}
        self.assertEqual(of_case, {"innkalling", "toppnotat", "referat"})
        self.assertEqual(self.key("NUIT", "4/25"), "nuit-4-25-referat")
        self.assertEqual(self.key("NUIT", "4/25", "--part", "toppnotat"), "nuit-4-25-toppnotat")
        self.assertEqual(self.key("nuit-4/25", "--part", "innkalling"), "nuit-4-25-innkalling")
        without_minutes = next(
            r for r in self.records if r["council"] == "NUFA" and r["case"] and r["part"] == "toppnotat"
            and not any(o["case"] == r["case"] and o["council"] == "NUFA" and o["part"] == "referat" for o in self.records)
        )
        self.assertEqual(
            self.key("NUFA", without_minutes["case"]), f"nufa-{without_minutes['case'].replace('/', '-')}-toppnotat"
        )

    def test_a_record_is_cited_by_its_id(self):
        for record in self.records:
            (item,) = json.loads(self.cite(record["id"], "--style", "csl-json"))
            self.assertEqual(item["page"], str(record["pages"][0]))
            self.assertEqual(item.get("number"), record["case"])
            self.assertIn(record["document"]["sha256"], item["note"])
            self.assertNotIn("null", json.dumps(item))
            self.assertNotIn("null", self.cite(record["id"]))

    def test_keys_are_unique(self):
        keys = [json.loads(self.cite(r["id"], "--style", "csl-json"))[0]["id"] for r in self.records if r["case"]]
        self.assertEqual(len(set(keys)), len(keys))

    def test_one_of_several_remarks_is_never_picked_silently(self):
        minutes = self.record("NUIT", "3/25", "referat", "nuit-2025-1-referat")
        self.assertEqual(len(minutes["innspill"]), 3)
        result = self.saksgang("cite", "NUIT", "3/25", "--unit", "innspill", status=2)
        self.assertIn("saksgang: NUIT 3/25 has 3 innspill\n  hint: --nth says which:\n        1. Fastlegelaget", result.err)
        self.assertEqual(result.out, "")
        (item,) = json.loads(self.cite("NUIT", "3/25", "--unit", "innspill", "--nth", "3", "--style", "csl-json"))
        self.assertEqual(item["abstract"], minutes["innspill"][2]["text"])
        self.assertEqual(item["page"], str(minutes["innspill"][2]["page"]))
        self.assertRegex(item["note"], r"^Innspill 3( \(.+\))?\. ")
        result = self.saksgang("cite", "NUIT", "3/25", "--unit", "innspill", "--nth", "4", status=1)
        self.error_is(result, "NUIT 3/25 has 3 innspill, not 4")
        result = self.saksgang("cite", "NUIT", "3/25", "--nth", "2", status=1)
        self.error_is(result, "NUIT 3/25 has 1 treatment to cite, not 2", "for a remark: --unit innspill --nth 2")

    def test_one_of_several_meetings_is_never_picked_silently(self):
        for name, day in (("a", "12. februar 2025"), ("b", "15. mai 2025")):
            self.write_pdf(
                f"two/{name}.pdf",
                ["Referat fra møte i NUIT", "", f"Dato: {day}", "Tid: 10:00-15:00", "Sted: Oslo", "",
                 "Sak 5/25 Eventuelt", "Ingen saker.", "Vedtak:", "NUIT tar saken til orientering."],
            )
        self.saksgang("ingest", "--index", "twice", "two")
        ids = [r["id"] for r in self.saksgang("export", "--index", "twice").lines() if r["case"] == "5/25"]
        self.assertEqual(len(ids), 2)
        for unit in ("case", "vedtak"):
            result = self.saksgang("cite", "--index", "twice", "--unit", unit, "NUIT", "5/25", status=2)
            self.error_is(
                result,
                "NUIT 5/25 can be cited by more than one treatment",
                "cite one by its id, or by --nth:\n"
                f"        1. {ids[0]} (2025-02-12 · referat)\n        2. {ids[1]} (2025-05-15 · referat)",
            )
            for nth, day in ((1, "12. februar"), (2, "15. mai")):
                self.assertIn(f"(NUIT), {day} 2025, sak 5/25", self.cite("--index", "twice", "NUIT", "5/25", "--nth", nth))
        self.assertIn("(NUIT), 15. mai 2025, sak 5/25", self.cite("--index", "twice", ids[1]))
        result = self.saksgang("cite", "--index", "twice", "NUIT", "5/25", "--nth", "3", status=1)
        self.error_is(result, "NUIT 5/25 has 2 treatments to cite, not 3")

    def test_what_is_not_there(self):
        result = self.saksgang("cite", "NUIT", "4/25", "--unit", "vedtak", "--part", "innkalling", status=1)
        self.error_is(result, "no innkalling of NUIT 4/25 has a vedtak", "saksgang show tells what there is")
        self.assertEqual(self.saksgang("cite", "NUIT", "99/25", status=1).out, "")
        result = self.saksgang("cite", "NUIT", "4/25", "--accessed", "22.11.2026", status=2)
        self.error_is(result, '--accessed must be a date, not "22.11.2026"', "write it as 2026-11-22")
        result = self.saksgang("cite", "NUIT", "4/25", "--style", "apa", status=2)
        self.error_is(result, '--style cannot be "apa"', "one of: text, bibtex, ris, csl-json")
        self.assertEqual(self.saksgang("cite", status=2).out, "")

    def test_today_unless_told(self):
        before = datetime.date.today()
        (item,) = json.loads(self.saksgang("cite", "NUIT", "4/25", "--style", "csl-json").out)
        self.assertIn(item["accessed"]["date-parts"][0], [[d.year, d.month, d.day] for d in (before, datetime.date.today())])


if __name__ == "__main__":
    main()
