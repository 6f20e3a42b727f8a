"""saksgang nightly against nginx: night after night, and what goes wrong in one."""

import subprocess
import time
import unittest
import xml.etree.ElementTree as ET

from harness import SAMPLES, ProgramTest, main
from site_server import COUNCILS, NGINX, NO_NGINX, Site

UUIDS = [f"0b9e9c70-1c9a-4d0f-9f43-2d5f1a2b3c{n:02}" for n in range(10)]
WAS_TOLD = "Sekretariatet gikk gjennom saken, og kommunene var enige i forslaget slik det ble lagt fram."


def minutes(decision):
    return [
        "Referat fra møte i NUIT", "", "Dato: 12. februar 2025", "Tid: 10:00-15:00", "Sted: Oslo", "",
        "Sak 5/25 Felles timebok", "", WAS_TOLD, "", "Vedtak:", "", decision,
    ]  # fmt: skip


@unittest.skipUnless(NGINX, NO_NGINX)
class Nightly(ProgramTest):
    def setUp(self):
        super().setUp()
        self.site = Site(self.folder / "site")
        self.addCleanup(self.site.stop)
        for n, sample in enumerate(("nehr-2025-2-sakspapirer", "nufa-2024-1-sakspapirer")):
            self.attach(n, "1", f"{sample}.pdf", (SAMPLES / f"{sample}.pdf").read_bytes())
        self.old = self.write_pdf("old.pdf", minutes("NUIT anbefaler timeboken fra 1. mars.")).read_bytes()
        self.new = self.write_pdf("new.pdf", minutes("NUIT anbefaler timeboken fra 1. oktober.")).read_bytes()
        self.attach(2, "1", "referat.pdf", self.old)
        self.site.start()
        self.configure("nuit")

    def attach(self, n, version, name, data):
        return self.site.attach("nuit", UUIDS[n], version, name, data, f"Dokument {n}")

    def configure(self, *councils, more=""):
        (self.folder / "crawl.toml").write_text(self.site.configuration(*councils, more=more))

    def nightly(self, *arguments, status=0, **options):
        return self.saksgang("nightly", "--config", "crawl.toml", *arguments, status=status, **options)

    def test_two_nights_tell_the_one_document_that_was_replaced(self):
        first = self.nightly()
        self.assertEqual(first.err, "")
        self.assertEqual(first.out.count(f"\n    {self.site.address}"), 3, first)
        self.assertIn("\nNew vedtak\n", first.out)
        url = self.attach(2, "2", "referat.pdf", self.new)
        self.site.forget()
        started = time.monotonic()
        second = self.nightly()
        self.assertLess(time.monotonic() - started, 30)
        seen = self.site.seen()
        bodies = [path for path, status, size in seen if path.endswith(".pdf") and status == 200]
        self.assertEqual([self.site.address + path.replace("%3A", ":") for path in bodies], [url], seen)
        self.assertEqual(len(seen), len({path for path, _, _ in seen}), "nothing is asked for twice")
        self.assertNotIn("New documents", second.out)
        self.assertNotIn("New cases", second.out)
        self.assertIn(f"Changed documents\n  Dokument 2\n    {url}\n", second.out)
        self.assertEqual(second.out.count("changed NUIT 5/25"), 1, second)
        self.assertIn("NUIT anbefaler timeboken fra 1. [-mars-]{+oktober+}.", second.out)
        records = self.saksgang("show", "--format", "json", "NUIT 5/25").json()
        self.assertEqual([r["document"]["url"] for r in records], [url])
        news = self.saksgang("news", "--config", "crawl.toml", "--since", "2020-01-01", "--format", "json").json()
        self.assertEqual(len(news["documents"]["new"]), 3)

    def test_a_quiet_night_prints_nothing(self):
        self.nightly()
        for _ in range(2):
            quiet = self.nightly()
            self.assertEqual((quiet.out, quiet.err), ("", ""))

    def test_every_record_gives_its_address(self):
        self.nightly()
        records = self.saksgang("export").lines()
        self.assertGreater(len(records), 20)
        for record in records:
            self.assertTrue(record["document"]["url"].startswith(f"{self.site.address}{COUNCILS}_/attachment/"), record["id"])
            self.assertRegex(record["document"]["file"], r"^(nehr|nufa|referat).*\.pdf$")

    def test_a_vanished_document_is_told_and_stays_in_the_index(self):
        self.nightly()
        self.site.unlink("nuit", UUIDS[2])
        told = self.nightly()
        self.assertIn("Vanished documents\n  Dokument 2\n", told.out)
        self.assertIn("timeboken fra 1. mars", self.saksgang("show", "NUIT 5/25").out)
        self.assertEqual(self.nightly().out, "")

    def test_an_alarm_does_not_keep_the_rest_from_being_done(self):
        self.nightly()
        self.site.attach("nufa", UUIDS[5], "1", "ny.pdf", self.new, "Dokument 5")
        self.site.links["nuit"].clear()
        self.site.write_page("nuit")
        self.configure("nuit", "nufa")
        told = self.nightly(status=6)
        self.assertIn("page-emptied", told.err)
        self.assertIn("New documents\n  Dokument 5\n", told.out)
        self.assertNotIn("Vanished", told.out, "a page that lost all at once is not believed")

    def test_a_site_that_is_away_is_an_alarm_once_it_was_there(self):
        self.nightly()
        self.site.stop()
        told = self.nightly(status=6)
        self.assertEqual(told.out, "")
        self.assertRegex(told.err, r"(page-lost|robots|host-left-alone)")

    def test_documents_that_fail_are_told_once(self):
        self.attach(3, "1", "kryptert.pdf", (SAMPLES / "nehr-2025-2-referat-kryptert.pdf").read_bytes())
        told = self.nightly(status=5)
        self.assertRegex(told.out, r"Dokument 3\n    http.*kryptert\.pdf\n    failed: ")
        self.assertEqual(self.nightly().out, "", "what failed before is no news")

    def test_a_saved_search_with_a_fault_is_named(self):
        searches = self.folder / "searches"
        searches.mkdir()
        (searches / "feil.txt").write_text("\n(\n")
        (searches / "timebok.txt").write_text("timebok\n")
        self.nightly("--searches", "searches", status=2)
        (searches / "feil.txt").write_text("oktober\n")
        self.nightly("--searches", "searches")
        self.attach(4, "1", "mai.pdf", self.new)
        told = self.nightly("--searches", "searches")
        self.assertIn("1 new hit for «feil»: oktober\n", told.out)

    def test_wrong_configuration_ends_the_night(self):
        self.configure("nuit", more="depht = 1\n")
        told = self.nightly(status=2)
        self.assertRegex(told.err, r"line \d+: unknown key .*depht")
        self.assertFalse((self.folder / "archive").exists())
        self.assertFalse(self.index.exists())

    def test_another_crawl_at_work_ends_the_night(self):
        self.nightly()
        holder = subprocess.Popen(["flock", self.folder / "archive/archive.lock", "sleep", "60"])
        self.addCleanup(holder.kill)
        for _ in range(200):
            if subprocess.run(["flock", "-n", self.folder / "archive/archive.lock", "true"]).returncode:
                break
            time.sleep(0.05)
        told = self.nightly(status=None)
        holder.kill()
        holder.wait()
        if told.status == 0:
            self.skipTest("the archive is locked in another way than flock(2)")
        self.assertEqual((told.status, told.out), (75, ""), told)

    def test_an_index_that_cannot_be_written_is_told_and_the_crawl_is_kept(self):
        self.index.write_text("a file where the folder should be")
        told = self.nightly(status=None)
        self.assertGreaterEqual(told.status, 70, told)
        self.index.unlink()
        told = self.nightly()
        self.assertEqual(told.out.count(f"\n    {self.site.address}"), 3, "nothing was told, so it is told now")

    def test_the_feed_has_what_thirty_nights_told(self):
        self.nightly("--feed", "news.xml")
        self.attach(2, "2", "referat.pdf", self.new)
        self.nightly("--feed", "news.xml")
        self.nightly("--feed", "news.xml")
        feed = ET.parse(self.folder / "news.xml").getroot()
        kinds = [c.get("term") for c in feed.iter("{http://www.w3.org/2005/Atom}category")]
        self.assertEqual(kinds.count("new"), 3)
        told = self.nightly("--feed", "nowhere/news.xml", status=74)
        self.assertIn("nowhere/news.xml", told.err)

    def test_interrupted_the_next_night_goes_on(self):
        process = self.start("nightly", "--config", "crawl.toml")
        for _ in range(600):
            if (self.folder / "archive/archive.sqlite").exists():
                break
            time.sleep(0.02)
        process.terminate()
        out, _ = process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, 130), out)
        told = self.nightly()
        if process.returncode == 130:
            self.assertEqual(told.out.count(f"\n    {self.site.address}"), 3)
        self.assertEqual(self.nightly().out, "")


@unittest.skipUnless(NGINX, NO_NGINX)
class UnderTheService(ProgramTest):
    """With the folders that the service sets, and a folder of its own that is all it may write."""

    def test_the_environment_of_the_service_leads_to_its_folders(self):
        site = Site(self.folder / "site")
        self.addCleanup(site.stop)
        site.attach("nuit", UUIDS[0], "1", "a.pdf", (SAMPLES / "nuit-2025-1-referat.pdf").read_bytes(), "A")
        site.start()
        etc, state = self.folder / "etc", self.folder / "var/lib"
        (etc / "saksgang/searches").mkdir(parents=True)
        (state / "saksgang").mkdir(parents=True)
        text = site.configuration("nuit").replace('archive = "archive"\n', "")
        (etc / "saksgang/crawl.toml").write_text(text)
        (etc / "saksgang/searches/a.txt").write_text("timebok\n")
        environment = {"XDG_CONFIG_HOME": str(etc), "XDG_DATA_HOME": str(state), "HOME": None, "SAKSGANG_INDEX": None}
        self.saksgang("nightly", env=environment)
        self.assertEqual(
            sorted(p.name for p in (state / "saksgang").iterdir()), ["archive", "index"], "all is in the state folder"
        )
        self.assertTrue((state / "saksgang/archive/news.json").exists())
        self.assertIn("timebok", (state / "saksgang/archive/news.json").read_text())


if __name__ == "__main__":
    main()
