"""Nights against a real nginx: what the server saw, what is kept, and what is told."""

import hashlib
import json
import pathlib
import sqlite3
import subprocess
import unittest

from harness import PROGRAM, SLOW, ProgramTest, main
from nginx_site import NGINX, ROOT, Site

PDF = b"%PDF-1.4\n% another\n%%EOF\n"


def paths(seen):
    return [request["path"] for request in seen]


@unittest.skipIf(NGINX is None, "nginx is not installed")
class Crawl(ProgramTest):
    def setUp(self):
        super().setUp()
        self.site = Site(self.folder / "nginx")
        self.site.__enter__()
        self.addCleanup(self.site.__exit__)
        self.site.fill()
        self.toml = self.site.settings(self.folder / "crawl.toml")
        self.archive = self.folder / "archive"

    def crawl(self, *arguments, status=0):
        return self.saksgang("crawl", "--config", self.toml, "--format", "json", *arguments, status=status).json()

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.archive}/archive.sqlite?mode=ro", uri=True) as log:
            return log.execute(sql).fetchall()

    def files(self):
        return {p.stem: p.read_bytes() for p in (self.archive / "files").glob("*/*.pdf")}

    def sound(self):
        """Every file is what its name says, in its place, and in the log; and nothing is left over."""
        for digest, data in self.files().items():
            self.assertEqual(hashlib.sha256(data).hexdigest(), digest)
            self.assertTrue((self.archive / "files" / digest[:2] / f"{digest}.pdf").is_file())
        self.assertEqual(set(self.files()), {row[0] for row in self.rows("SELECT sha256 FROM versions")})
        self.assertEqual(list((self.archive / "incoming").iterdir()), [])

    def test_the_first_night_brings_everything_once(self):
        night = self.crawl()
        seen = self.site.seen()
        self.assertEqual(paths(seen)[0], "/robots.txt")
        self.assertEqual(len(set(paths(seen))), len(seen), paths(seen))
        expected = {"/robots.txt", f"{ROOT}/nufa-fagutvalet", f"{ROOT}/nasjonalt-e-helserad",
                    f"{ROOT}/nasjonalt-e-helserad/moter-2025/alle", "/gammelt", *self.site.documents.values()}
        self.assertEqual({p.replace("%3A", ":") for p in paths(seen)}, expected)
        self.assertEqual({r["agent"].split("/")[0] for r in seen}, {"saksgang"})
        self.assertTrue(all("(+kari@example.no)" in r["agent"] and r["from"] == "kari@example.no" for r in seen))
        self.assertEqual(len({r["connection"] for r in seen}), 1)

        self.assertEqual(sorted(self.files().values()), sorted(self.site.data.values()))
        self.sound()
        self.assertEqual((night["requests"], night["pages"], night["documents"]), (len(seen), 3, 6))
        self.assertEqual((night["forbidden"], night["failed"], night["alarms"], night["stopped"]), (2, [], [], None))
        self.assertEqual(len(night["new"]), 6)
        nufa = next(d for d in night["new"] if "/11111111" in d["url"])
        self.assertEqual(
            nufa,
            {"identity": "attachment:11111111-1111-4111-8111-111111111111/Innkalling NUFA 1-2024.pdf",
             "url": self.site.url(self.site.documents["nufa"]), "page": self.site.url(f"{ROOT}/nufa-fagutvalet"),
             "text": "Innkalling og sakspapirer 6. februar 2024 (PDF)", "bytes": len(self.site.data["nufa"]),
             "sha256": hashlib.sha256(self.site.data["nufa"]).hexdigest(), "predecessor": None},
        )
        self.assertEqual(
            self.rows("SELECT name, date, vanished FROM documents WHERE identity LIKE '%11111111%'"),
            [("Innkalling NUFA 1-2024.pdf", "2024-02-06", None)],
        )
        self.assertEqual(self.rows("SELECT href FROM bad_links"), [("http://",)])

    def test_the_second_night_fetches_no_body_and_tells_nothing(self):
        self.crawl()
        self.site.seen()
        quiet = self.saksgang("crawl", "--config", self.toml)
        self.assertEqual((quiet.out, quiet.err), ("", ""))
        seen = self.site.seen()
        self.assertEqual({r["status"] for r in seen if r["path"] not in ("/robots.txt", "/gammelt")}, {304})
        self.assertEqual([r["path"] for r in seen if r["bytes"] > 0 and r["path"].endswith(".pdf")], [])
        self.assertEqual(len(set(paths(seen))), len(seen))
        self.sound()
        self.assertEqual(self.rows("SELECT count(*), count(ended) FROM nights"), [(2, 2)])
        self.assertEqual(self.rows("SELECT count(*) FROM versions"), [(6,)])

    def test_a_replaced_document_is_a_version_beside_the_old_one(self):
        self.crawl()
        old = self.site.documents["nynorsk"]
        fresh = self.site.data["nynorsk"] + b"\n% corrected\n"
        self.site.remove(old)
        self.site.documents["nynorsk"] = old.replace(hashlib.sha1(self.site.data["nynorsk"]).hexdigest(), hashlib.sha1(fresh).hexdigest())
        self.site.write(self.site.documents["nynorsk"], fresh)
        self.site.page("nufa-fagutvalet", self.site.nufa_links(), "NUFA, Fagutvalget")
        night = self.crawl()
        self.assertEqual((night["new"], night["vanished"], night["failed"]), ([], [], []))
        self.assertEqual([d["url"] for d in night["changed"]], [self.site.url(self.site.documents["nynorsk"])])
        self.assertEqual(night["changed"][0]["predecessor"], hashlib.sha256(self.site.data["nynorsk"]).hexdigest())
        self.assertEqual(self.files()[hashlib.sha256(self.site.data["nynorsk"]).hexdigest()], self.site.data["nynorsk"])
        self.assertEqual(self.files()[hashlib.sha256(fresh).hexdigest()], fresh)
        self.sound()

    def test_new_bytes_under_the_old_address_are_noticed(self):
        self.crawl()
        self.site.seen()
        self.site.write(self.site.documents["nehr"], self.site.data["nehr"] + b"\n% other bytes, old hex\n")
        night = self.crawl()
        self.assertEqual([d["url"].replace("%3A", ":") for d in night["changed"]], [self.site.url(self.site.documents["nehr"])])
        self.assertEqual(sum(r["status"] == 200 and r["path"].endswith(".pdf") for r in self.site.seen()), 1)

    def test_what_vanishes_is_marked_and_kept(self):
        self.crawl()
        links = [link for link in self.site.nufa_links() if link[0] != self.site.documents["nufa"]]
        self.site.page("nufa-fagutvalet", links, "NUFA, Fagutvalget")
        self.site.remove(self.site.documents["nuit"])
        night = self.crawl(status=5)
        self.assertEqual(sorted((d["identity"][11:15], d["why"]) for d in night["vanished"]), [("1111", "unlinked"), ("5555", "gone")])
        self.assertEqual([(f["outcome"], f["reason"], f["status"]) for f in night["failed"]], [("gone", "http-404", 404)])
        self.assertEqual(len(self.files()), 6)
        # The next night it is no news, and once back it is no longer marked.
        self.assertEqual(self.saksgang("crawl", "--config", self.toml).out, "")
        self.site.write(self.site.documents["nuit"], self.site.data["nuit"])
        self.crawl()
        self.assertEqual(self.rows("SELECT substr(identity, 12, 4) FROM documents WHERE vanished IS NOT NULL"), [("1111",)])
        self.sound()

    def test_a_page_that_lost_its_papers_is_an_alarm_once(self):
        self.crawl()
        self.site.page("nufa-fagutvalet", [("nasjonalt-e-helserad", "Rådet")], "NUFA")
        told = self.saksgang("crawl", "--config", self.toml, status=6)
        url = self.site.url(f"{ROOT}/nufa-fagutvalet")
        self.assertEqual(told.out, "")
        self.assertRegex(told.err, r"^saksgang: the crawl of \d{4}-\d\d-\d\d wants a look:\n")
        self.assertIn(f"\n  page-emptied: {url} linked 3 PDF files when it was last read, and links none now\n", told.err)
        self.assertEqual(self.rows("SELECT count(*) FROM documents WHERE vanished IS NOT NULL"), [(0,)])
        # Empty for the second time it is believed.
        night = self.crawl()
        self.assertEqual((night["alarms"], len(night["vanished"])), ([], 2))

    def test_closed_robots_and_lost_start_pages_are_alarms(self):
        self.crawl()
        self.site.write("/robots.txt", "User-agent: saksgang\nDisallow: /\n")
        self.site.seen()
        night = self.alarmed()
        self.assertEqual([a["kind"] for a in night["alarms"]], ["robots-closed"])
        self.assertEqual(paths(self.site.seen()), ["/robots.txt"])
        self.assertEqual((night["forbidden"], night["vanished"]), (2, []))
        self.site.write("/robots.txt", self.site.ROBOTS)
        self.site.remove(f"{ROOT}/nasjonalt-e-helserad.page")
        night = self.alarmed()
        url = self.site.url(f"{ROOT}/nasjonalt-e-helserad")
        self.assertEqual(night["alarms"], [{"kind": "page-lost", "url": url, "message": f"{url} could not be read: the server says that it is gone (status 404)"}])
        self.assertEqual(self.rows("SELECT count(*) FROM documents WHERE vanished IS NOT NULL"), [(0,)])

    def alarmed(self):
        return json.loads(self.saksgang("crawl", "--config", self.toml, "--format", "json", status=6).out)

    def test_requests_keep_their_distance(self):
        self.toml = self.site.settings(self.folder / "slow.toml", delay=0.3)
        self.crawl()
        seen = self.site.seen()
        begins = [r["end"] - r["took"] for r in seen]
        ends = [r["end"] for r in seen]
        gaps = [begin - end for begin, end in zip(begins[1:], ends)]
        # nginx measures to the millisecond, twice.
        self.assertGreaterEqual(min(gaps), 0.3 - 0.003, gaps)
        self.assertGreater(len({round(gap, 2) for gap in gaps}), 1, "no jitter")

    def test_crawl_delay_is_honoured(self):
        self.site.write("/robots.txt", "User-agent: *\nCrawl-delay: 0.4\n")
        self.toml = self.site.settings(self.folder / "depth.toml", extra="depth = 0")
        self.crawl()
        seen = self.site.seen()
        gaps = [b["end"] - b["took"] - a["end"] for a, b in zip(seen, seen[1:])]
        self.assertGreater(len(gaps), 3)
        self.assertGreaterEqual(min(gaps), 0.4 - 0.003, gaps)

    def test_a_short_budget_gets_on_night_by_night(self):
        self.toml.write_text(self.toml.read_text() + "[budget]\nrequests = 5\n")
        counts = []
        for _ in range(4):
            night = self.crawl()
            self.assertEqual(night["stopped"], "requests")
            self.assertEqual(night["vanished"], [])
            counts.append((len(self.site.seen()), len(self.files())))
        self.assertEqual([count for count, _ in counts], [5, 5, 5, 5])
        self.assertGreater(counts[-1][1], counts[0][1])

    def test_one_crawl_at_a_time(self):
        self.toml = self.site.settings(self.folder / "slow.toml", delay=5)
        first = self.start("crawl", "--config", self.toml)
        while not any(r["path"] == "/robots.txt" for r in self.site.seen()):
            self.assertIsNone(first.poll())
        second = self.saksgang("crawl", "--config", self.toml, status=75)
        self.error_is(second, f"another process crawls into the archive at {self.archive}", "wait until it has finished, or stop it")
        first.terminate()
        out, err = first.communicate(timeout=60)
        self.assertEqual((first.returncode, out), (130, b""), err)
        self.assertIn(b"the same command again goes on", err)

    def test_it_can_be_stopped_and_goes_on(self):
        self.toml = self.site.settings(self.folder / "slow.toml", delay=0.4)
        process = self.start("crawl", "--config", self.toml)
        before = []
        while sum(p.endswith(".pdf") for p in paths(before)) < 2:
            before += self.site.seen()
            self.assertIsNone(process.poll())
        process.terminate()
        process.communicate(timeout=60)
        before += self.site.seen()
        self.toml = self.site.settings(self.folder / "fast.toml")
        night = self.crawl()
        after = self.site.seen()
        # Only what was on its way when the signal came, and so is in no log of ours, is asked for again.
        again = set(paths(before)) & set(paths(after)) - {"/robots.txt"}
        self.assertLessEqual(again, {paths(before)[-1]})
        self.assertEqual((night["night"], len(night["new"]), night["documents"], night["requests"]),
                         (1, 6, 6, len(before) + len(after) - len(again)))
        self.sound()

    def test_bad_configurations(self):
        good = self.toml.read_text()
        for text, message in [
            (good.replace("contact", "contakt"), "line 1: no contact address is given"),
            ("depht = 3\n" + good, "line 1: unknown key depht"),
            (good.replace("start = [", "start = [] # "), "line 3: no start page is given"),
            (good.replace("start = [", 'start = ["/nufa", '), 'line 3: the start page "/nufa" is no address of the web'),
        ]:
            self.toml.write_text(text)
            told = self.saksgang("crawl", "--config", self.toml, status=2)
            self.assertIn(f"saksgang: {message}", told.err)
            self.assertIn(str(self.toml), told.err)
        self.assertEqual(self.site.seen(), [])
        self.assertFalse(self.archive.exists())

    def test_what_is_private_is_refused_unless_it_is_named(self):
        self.toml.write_text(self.toml.read_text().replace("private = true", "").replace("delay = 0", "delay = 1"))
        told = self.alarmed()
        self.assertEqual(self.site.seen(), [])
        self.assertEqual([a["kind"] for a in told["alarms"]], ["host-left-alone"])

    @unittest.skipIf(SLOW, "the sanitizers need memory of their own")
    def test_ten_thousand_links_fit_into_little_memory(self):
        folder = f"{ROOT}/filer"
        self.site.page("nufa-fagutvalet", [(f"{folder}/{i:05}-{'x' * 60}.pdf", f"Referat nummer {i}") for i in range(10_000)])
        big = b"%PDF-1.4\n" + b"x" * (120 << 20)  # a body that would not fit
        self.site.write(f"{folder}/00000-{'x' * 60}.pdf", big)
        self.toml = self.site.settings(self.folder / "many.toml", start=[f"{ROOT}/nufa-fagutvalet"], manners="give_up_after = 1000\n[budget]\nrequests = 300\n[alarm]\nfailures = 1")
        measure = ("import os, subprocess, sys; done = subprocess.run(sys.argv[1:]); import resource; "
                   "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(done.returncode)")
        done = subprocess.run(["python3", "-c", measure, PROGRAM, "crawl", "--config", str(self.toml), "--quiet"],
                              env=self.environment(), capture_output=True, text=True, timeout=180)
        self.assertEqual(done.returncode, 5, done.stderr[-2000:])
        kilobytes = int(done.stdout.splitlines()[-1])
        self.assertLess(kilobytes, 100_000)
        self.assertEqual(self.rows("SELECT count(*) FROM links"), [(10_000,)])
        self.assertEqual(self.files().get(hashlib.sha256(big).hexdigest()), big)
        self.assertEqual(len(self.site.seen()), 300)


if __name__ == "__main__":
    main()
