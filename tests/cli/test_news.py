"""News of an archive, made without a site (make_archive): what is told, in which form, and how often."""

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET

from harness import ROOT, ProgramTest, main

MAKE_ARCHIVE = os.environ["SAKSGANG_MAKE_ARCHIVE"]
SITE = "https://www.helsedirektoratet.no/om-oss/rad-og-utvalg"
PAGE = f"{SITE}/nuit"
UUID = "0b9e9c70-1c9a-4d0f-9f43-2d5f1a2b3c4d"
ATOM = "{http://www.w3.org/2005/Atom}"


def address(hex_digit, name="referat.pdf"):
    return f"{SITE}/_/attachment/inline/{UUID}:{hex_digit * 40}/{name}"


def minutes(day, *cases):
    """A page of minutes; a case is (number, title, text, vedtak)."""
    lines = ["Referat fra møte i NUIT", "", f"Dato: {day}", "Tid: 10:00-15:00", "Sted: Oslo", ""]
    for number, title, text, vedtak in cases:
        lines += [f"Sak {number} {title}", "", text, "", "Vedtak:", "", vedtak, ""]
    return lines


WAS_TOLD = "Sekretariatet gikk gjennom saken, og kommunene var enige i forslaget slik det ble lagt fram."
TIMEBOK = ("5/25", "Felles timebok", WAS_TOLD, "NUIT anbefaler timeboken fra 1. mars.")
LATER = (*TIMEBOK[:3], "NUIT anbefaler ikke timeboken før 1. oktober.")
PLAN = ("6/25", "Plan for arkiv", WAS_TOLD, "NUIT tar saken til orientering.")


class ArchiveTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.searches = self.folder / ".config/saksgang/searches"
        self.searches.mkdir(parents=True)
        self.archive = self.folder / "archive"
        self.write_pdf("first.pdf", minutes("12. februar 2025", TIMEBOK, PLAN))
        self.write_pdf("second.pdf", minutes("12. februar 2025", LATER, PLAN))
        self.write_pdf("other.pdf", minutes("15. mai 2025", ("9/25", "Sikring av arkiv", WAS_TOLD, "NUIT støtter planen.")))

    def night(self, moment, *lines):
        text = "\n".join([f"night\t{moment}", *lines]) + "\n"
        done = subprocess.run([MAKE_ARCHIVE, self.archive], input=text.encode(), cwd=self.folder, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr.decode())

    def keep(self, url, file, title="Referat 12. februar 2025"):
        return "\t".join(["keep", url, url.rsplit("/", 1)[1], title, PAGE, file])

    def first_night(self):
        self.night("2026-11-20T02:30:00Z", self.keep(address("1"), "first.pdf"))
        self.saksgang("ingest", "archive")

    def second_night(self):
        """The minutes under another hexadecimal number and with another decision; another document is new."""
        self.night(
            "2026-11-21T02:30:00Z",
            self.keep(address("2"), "second.pdf"),
            self.keep("https://example.no/mai.pdf", "other.pdf", "Referat 15. mai 2025"),
        )
        self.saksgang("ingest", "archive")

    def news(self, *arguments, status=0):
        return self.saksgang("news", "--archive", "archive", *arguments, status=status)

    def json_news(self, *arguments, status=0):
        return self.news("--format", "json", *arguments, status=status).json()


class News(ArchiveTest):
    def test_records_of_the_archive_give_their_address_everywhere(self):
        self.first_night()
        self.second_night()
        records = self.saksgang("export").lines()
        self.assertEqual(
            {(r["document"]["file"], r["document"]["url"], r["document"]["title"]) for r in records},
            {
                ("referat.pdf", address("2"), "Referat 12. februar 2025"),
                ("mai.pdf", "https://example.no/mai.pdf", "Referat 15. mai 2025"),
            },
        )
        self.assertIn(f"  referat.pdf#page=1  ", self.saksgang("show", "NUIT 5/25").out)
        self.assertIn(f"\n  {address('2')}#page=1\n", self.saksgang("show", "NUIT 5/25").out)
        self.assertIn(address("2"), self.saksgang("cite", "NUIT 5/25").out)
        self.assertIn(address("2"), self.saksgang("cite", "NUIT 5/25", "--style", "bibtex").out)
        (item,) = json.loads(self.saksgang("cite", "NUIT 5/25", "--style", "csl-json").out)
        self.assertTrue(item["URL"].startswith(address("2")), item)
        for record in self.saksgang("status", "--format", "jsonl").lines():
            self.assertTrue(record["url"], record)
        # The former version has left the index; its file has not left the archive.
        self.assertEqual(len(self.saksgang("show", "--format", "json", "NUIT 5/25").json()), 1)
        self.assertEqual(len(list((self.archive / "files").rglob("*.pdf"))), 3)

    def test_one_replaced_document_is_told_as_changed_with_the_diff_of_its_cases(self):
        self.first_night()
        self.night("2026-11-21T02:30:00Z", self.keep(address("2"), "second.pdf"))
        self.saksgang("ingest", "archive")
        news = self.json_news("--since", "2026-11-21")
        self.assertEqual((news["documents"]["new"], news["documents"]["vanished"], news["cases"]), ([], [], []))
        (changed,) = news["documents"]["changed"]
        self.assertEqual(
            {k: changed[k] for k in ("identity", "file", "title", "url", "page_url", "when", "state", "not_compared")},
            {
                "identity": f"attachment:{UUID}/referat.pdf",
                "file": "referat.pdf",
                "title": "Referat 12. februar 2025",
                "url": address("2"),
                "page_url": PAGE,
                "when": "2026-11-21T02:30:00.000Z",
                "state": "ok",
                "not_compared": None,
            },
        )
        (case,) = changed["cases"]
        self.assertEqual(
            (case["change"], case["council"], case["case"], case["part"], case["verdict"]),
            ("changed", "NUIT", "5/25", "referat", "substantive"),
        )
        (text,) = case["texts"]
        self.assertEqual((text["field"], text["old"], text["new"]), ("vedtak", TIMEBOK[3], LATER[3]))
        for hunk in text["hunks"]:
            self.assertEqual(text["old"].encode()[slice(*hunk["old_range"])].decode(), hunk["old"])
            self.assertEqual(text["new"].encode()[slice(*hunk["new_range"])].decode(), hunk["new"])
        self.assertEqual([v["text"] for v in news["vedtak"]], [LATER[3]])
        shown = self.news("--since", "2026-11-21").out
        self.assertIn("\nChanged documents\n  Referat 12. februar 2025\n", shown)
        self.assertIn("    changed NUIT 5/25: Felles timebok (referat, page 1), substantive\n      vedtak:\n", shown)
        self.assertIn("NUIT anbefaler {+ikke+} timeboken [-fra-]{+før+} 1. [-mars-]{+oktober+}.\n", shown)

    def test_everything_is_told_once(self):
        self.first_night()
        first = self.json_news()
        self.assertEqual([d["file"] for d in first["documents"]["new"]], ["referat.pdf"])
        self.assertEqual([(c["case"], c["parts"]) for c in first["cases"]], [("5/25", ["referat"]), ("6/25", ["referat"])])
        self.assertEqual([v["text"] for v in first["vedtak"]], [TIMEBOK[3], PLAN[3]])
        quiet = self.news()
        self.assertEqual((quiet.out, quiet.err), ("", ""))
        self.second_night()
        peeked = self.news("--peek")
        self.assertEqual(self.news().out, peeked.out)
        self.assertIn("New documents\n  Referat 15. mai 2025\n    https://example.no/mai.pdf\n", peeked.out)
        self.assertEqual(self.news().out, "")
        # By day it is told again, and that does not count as telling.
        self.assertEqual(len(self.json_news("--since", "2026-11-20")["documents"]["new"]), 2)
        self.assertEqual(len(self.json_news("--since", "2026-11-21T02:30:00Z")["documents"]["new"]), 1)
        self.assertEqual(self.json_news("--since", "2026-11-22")["documents"], {"new": [], "changed": [], "vanished": []})
        self.night("2026-11-22T02:30:00Z", "gone\thttps://example.no/mai.pdf")
        self.saksgang("ingest", "archive")
        self.assertIn("Vanished documents\n  Referat 15. mai 2025\n", self.news().out)
        self.assertEqual(self.news().out, "")
        self.assertIn("9/25", self.saksgang("show", "NUIT 9/25").out, "what vanished stays in the index")

    def test_what_was_not_written_whole_is_told_again(self):
        self.first_night()
        with open("/dev/full", "w") as full:
            result = self.saksgang("news", "--archive", "archive", stdout=full, status=74)
        self.assertIn("cannot write to standard output: No space left on device", result.err)
        ours, theirs = os.pipe()
        os.close(ours)
        with os.fdopen(theirs, "w") as nobody:
            self.saksgang("news", "--archive", "archive", stdout=nobody)
        self.assertIn("New documents", self.news().out)

    def test_a_memory_that_cannot_be_written_is_told(self):
        self.first_night()
        (self.folder / "file").write_text("")
        result = self.news("--memory", "file/news.json", status=74)
        self.assertIn("what was told", result.err)
        self.assertIn("New documents", self.news("--memory", "own/news.json").out)
        self.assertEqual(self.news("--memory", "own/news.json").out, "")
        self.assertIn("New documents", self.news().out, "the other memory knows nothing of that")
        (self.archive / "news.json").write_text("{}")
        result = self.news(status=2)
        self.error_is(
            result,
            f"what was told before cannot be understood: record is missing ({'archive/news.json'})",
            "move the file away; the next `saksgang news --since last` begins anew",
        )

    def test_saved_searches(self):
        self.first_night()
        (self.searches / "arkiv.txt").write_text("# what concerns archives\narkiv utvalg:NUIT\n")
        (self.searches / "feil.txt").write_text("\n(timebok\n")
        (self.searches / "timebok").write_text("timebok\n")
        first = self.news("--format", "json", status=2)
        self.assertEqual(
            [(s["name"], s["line"], s["query"], s["first_run"], s["total"], s["hits"]) for s in first.json()["searches"]],
            [("arkiv", 2, "arkiv utvalg:NUIT", True, 1, []), ("timebok", 1, "timebok", True, 1, [])],
        )
        (fault,) = first.json()["faults"]
        self.assertEqual(fault["file"], str(self.searches / "feil.txt"))
        self.assertRegex(fault["message"], r"^line 2: .*\n")
        self.assertIn(f"saksgang: {self.searches}/feil.txt: line 2: ", first.err)
        (self.searches / "feil.txt").unlink()
        self.assertEqual(self.news().out, "")
        self.second_night()
        (self.searches / "ny.txt").write_text("arkiv\n")
        news = self.json_news()
        self.assertEqual(
            [(s["name"], s["first_run"], [h["case"] for h in s["hits"]]) for s in news["searches"]],
            [("arkiv", False, ["9/25"]), ("ny", True, []), ("timebok", False, [])],
        )
        hit = news["searches"][0]["hits"][0]
        self.assertEqual((hit["document"]["url"], hit["page"]), ("https://example.no/mai.pdf", 1))
        self.assertEqual([s["hits"] for s in self.json_news()["searches"]], [[], [], []])

    def test_a_word_that_no_paper_has_finds_nothing_like_it(self):
        self.first_night()
        (self.searches / "timebo.txt").write_text("timebøk\n")
        self.assertEqual(self.json_news()["searches"][0]["total"], 0)

    def test_findings_are_told_from_the_second_run_on(self):
        self.first_night()
        self.assertEqual(self.json_news()["findings"], [])
        # Another meeting gives a number that is taken to something else.
        double = ("6/25", "Standarder for svar fra laboratorier", WAS_TOLD, "NUIT støtter standardene.")
        self.write_pdf("double.pdf", minutes("15. mai 2025", double))
        self.night("2026-11-21T02:30:00Z", self.keep("https://example.no/mai.pdf", "double.pdf"))
        self.saksgang("ingest", "archive")
        findings = self.json_news("--peek")["findings"]
        self.assertIn(("series-double", "NUIT 6/25"), [(f["kind"], f["case"]) for f in findings])
        audit = self.saksgang("audit", "--format", "jsonl").lines()
        for finding in findings:
            self.assertIn(finding, audit)
        self.assertIn("\nNew findings of the audit\n", self.news().out)
        self.assertEqual(self.json_news()["findings"], [])

    def test_a_paper_that_cannot_be_read_is_told_as_such(self):
        self.write_pdf("empty.pdf", [])
        self.night("2026-11-20T02:30:00Z", self.keep(address("1"), "empty.pdf"))
        self.assertIn("    not in the index\n", self.news_of_empty_index())
        self.saksgang("ingest", "archive", status=5)
        (document,) = self.json_news("--since", "2026-11-20")["documents"]["new"]
        self.assertEqual((document["state"], document["reason"]), ("failed", "no-text"))
        self.assertIn("failed: no page has a text layer", self.news("--since", "2026-11-20").out)

    def news_of_empty_index(self):
        (self.folder / "papers").mkdir()
        self.saksgang("ingest", "papers")
        return self.news("--peek").out

    def test_wrong_usage(self):
        self.first_night()
        for since in ("yesterday", "2026-13-01", "", "2026-11-22 02:30"):
            self.error_is(
                self.news("--since", since, status=2),
                f'--since must be a date or last, not "{since}"',
                "write it as 2026-11-22, or as 2026-11-22T02:30:00Z",
            )
        self.assertEqual(self.saksgang("news", "--archive", "nowhere", status=3).out, "")
        self.assertEqual(self.saksgang("news", "--config", "nowhere.toml", status=2).out, "")
        self.assertEqual(self.news("--index", "nowhere", status=3).out, "")


class Schema(ArchiveTest):
    def test_news_are_as_the_schema_has_them(self):
        import jsonschema

        schemas = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in (ROOT / "schemas").glob("*.schema.json")}
        schema = schemas["news-1.schema.json"]
        resolver = jsonschema.RefResolver(schema["$id"], schema, store=schemas)
        check = jsonschema.Draft202012Validator(schema, resolver=resolver)
        self.first_night()
        (self.searches / "a.txt").write_text("arkiv\n(\n")
        seen = [self.news("--format", "json", status=2).json()]
        self.second_night()
        seen.append(self.news("--format", "json", status=2).json())
        self.night("2026-11-22T02:30:00Z", "gone\thttps://example.no/mai.pdf")
        seen.append(self.news("--format", "json", status=2).json())
        for news in seen:
            self.assertEqual([f"{list(e.absolute_path)}: {e.message}" for e in check.iter_errors(news)], [])
        # What was validated was there.
        self.assertTrue(seen[1]["searches"][0]["hits"] and seen[1]["documents"]["changed"][0]["cases"] and seen[1]["faults"])
        self.assertTrue(seen[2]["documents"]["vanished"] and seen[0]["cases"] and seen[0]["vedtak"])
        self.assertFalse(check.is_valid({**seen[0], "more": 1}))


class Feed(ArchiveTest):
    """The same as an Atom feed."""

    def entries(self, *arguments):
        xml = self.news("--format", "atom", *arguments).out
        feed = ET.fromstring(xml)
        self.follows_rfc_4287(feed)
        return xml, feed.findall(f"{ATOM}entry")

    def follows_rfc_4287(self, feed):
        """What RFC 4287 requires of a feed and its entries, and what it forbids to stand twice."""
        instant = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
        allowed = {
            "feed": "author category contributor generator icon id link logo rights subtitle title updated entry".split(),
            "entry": "author category content contributor id link published rights source summary title updated".split(),
        }

        def check(element, kind):
            for child in element:
                self.assertIn(child.tag.removeprefix(ATOM), allowed[kind], "an element of another name")
            for required in ("id", "title", "updated"):
                found = element.findall(ATOM + required)
                self.assertEqual(len(found), 1, f"{kind} has one {required}")
                self.assertTrue(found[0].text.strip())
            self.assertRegex(element.find(f"{ATOM}id").text, r"^[a-z][a-z0-9+.-]*:[!-~]+$", "an IRI")
            self.assertRegex(element.find(f"{ATOM}updated").text, instant)
            for link in element.findall(f"{ATOM}link"):
                self.assertRegex(link.get("href"), r"^https?://[!-~]+$")
            for author in element.findall(f"{ATOM}author"):
                self.assertEqual(len(author.findall(f"{ATOM}name")), 1)

        self.assertEqual(feed.tag, f"{ATOM}feed")
        check(feed, "feed")
        self.assertEqual(len(feed.findall(f"{ATOM}author")), 1, "without it every entry needs one")
        entries = feed.findall(f"{ATOM}entry")
        for entry in entries:
            check(entry, "entry")
            alternates = [l for l in entry.findall(f"{ATOM}link") if l.get("rel", "alternate") == "alternate"]
            contents = entry.findall(f"{ATOM}content")
            self.assertLessEqual(len(contents), 1)
            self.assertTrue(contents or alternates, "content, or a link to it")
            for content in contents:
                self.assertIn(content.get("type"), ("text", "html"))
                self.assertEqual(len(content), 0, "html is text within XML")
        ids = [entry.find(f"{ATOM}id").text for entry in entries]
        self.assertEqual(len(ids), len(set(ids)), "an id names one entry")

    def test_the_checker_finds_faults(self):
        whole = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title>t</title><updated>2026-01-01T00:00:00Z'
            "</updated><author><name>n</name></author><entry><id>urn:b</id><title>t</title><updated>2026-01-01T00:00:00Z"
            '</updated><content type="html">x</content></entry></feed>'
        )
        self.follows_rfc_4287(ET.fromstring(whole))
        for old, new in (
            ("<id>urn:b</id>", ""),
            ("urn:b", "b c"),
            ("<author><name>n</name></author>", ""),
            ('<content type="html">x</content>', ""),
            ("2026-01-01T00:00:00Z", "2026-01-01"),
            ("<title>t</title>", "<title>t</title><title>t</title>"),
            ("<entry>", "<thing/><entry>"),
        ):
            with self.assertRaises(AssertionError):
                self.follows_rfc_4287(ET.fromstring(whole.replace(old, new)))

    def test_a_feed(self):
        try:
            import feedparser
        except ImportError:
            self.skipTest("no feedparser: scripts/install-deps --test installs python3-feedparser")
        self.first_night()
        self.entries()
        self.second_night()
        xml, entries = self.entries("--peek")
        read = feedparser.parse(xml)
        self.assertFalse(read.bozo, getattr(read, "bozo_exception", None))
        self.assertEqual(read.version, "atom10")
        self.assertEqual(
            sorted((e.title, e.tags[0].term, e.link.split("#")[0]) for e in read.entries if e.tags[0].term != "finding"),
            sorted(
                [
                    ("New: Referat 15. mai 2025", "new", "https://example.no/mai.pdf"),
                    ("Changed: Referat 12. februar 2025", "changed", address("2")),
                    ("New case: NUIT 9/25, Sikring av arkiv", "case", "https://example.no/mai.pdf"),
                    ("Vedtak: NUIT 9/25, Sikring av arkiv", "vedtak", "https://example.no/mai.pdf"),
                    ("Vedtak: NUIT 5/25, Felles timebok", "vedtak", address("2")),
                ]
            ),
        )
        changed = next(e for e in read.entries if e.tags[0].term == "changed")
        self.assertIn("<ins>ikke </ins>", changed.content[0].value)
        self.assertEqual(changed.updated, "2026-11-21T02:30:00.000Z")
        # An entry is the same in every feed that has it.
        again, _ = self.entries("--since", "2026-11-21")
        ids = {e.id for e in feedparser.parse(again).entries}
        self.assertLessEqual({e.id for e in read.entries if e.tags[0].term != "finding"}, ids)

    def test_no_news_is_a_feed_without_entries(self):
        self.first_night()
        self.news()
        self.assertEqual(self.entries()[1], [])

    def test_signs_that_xml_knows_are_told_as_they_are(self):
        self.write_pdf("odd.pdf", minutes("1. juni 2025", ("7/25", "Svar < 5 & \"ja\"", WAS_TOLD, "NUIT <ja> & nei.")))
        self.night("2026-11-20T02:30:00Z", self.keep("https://example.no/a.pdf?x=1&y=2", "odd.pdf", "A & B <i>"))
        self.saksgang("ingest", "archive")
        _, entries = self.entries()
        titles = [entry.find(f"{ATOM}title").text for entry in entries]
        self.assertIn("New: A & B <i>", titles)
        vedtak = next(e for e in entries if e.find(f"{ATOM}category").get("term") == "vedtak")
        self.assertIn("NUIT &lt;ja&gt; &amp; nei.", vedtak.find(f"{ATOM}content").text)


if __name__ == "__main__":
    main()
