"""Nights against a server of misfortunes, and against disks that take no more."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import unittest

import jsonschema

from fault_server import HEX, UUID, FaultServer, bomb
from harness import PROGRAM, ROOT, ProgramTest, main
from warc_reader import records

SCHEMA = json.loads((ROOT / "schemas/crawl-1.schema.json").read_text(encoding="utf-8"))

HTML = [("Content-Type", "text/html; charset=utf-8")]


def namespaces():
    """Whether a test may mount a small disk that only it sees."""
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
    return subprocess.run(command, capture_output=True).returncode == 0


class Faults(ProgramTest):
    def setUp(self):
        super().setUp()
        self.server = FaultServer()
        self.addCleanup(self.server.stop)
        self.archive = self.folder / "archive"
        self.toml = self.folder / "crawl.toml"
        self.configure("/start")

    def configure(self, *start, manners="", rest="", delay=0):
        addresses = json.dumps([self.server.url(path) for path in start])
        self.toml.write_text(
            f'contact = "kari@example.no"\narchive = "{self.archive}"\nstart = {addresses}\n'
            f'[[site]]\nhost = "127.0.0.1:{self.server.port}"\nprivate = true\n'
            f"[manners]\ndelay = {delay}\nbackoff = 0.02\nmost_backoff = 0.1\ngive_up_after = 100\n{manners}\n"
            f"[alarm]\nfailures = 1\n[limits]\nconnect_seconds = 2\nidle_seconds = 1\ntotal_seconds = 4\n"
            f"document_megabytes = 2\npage_megabytes = 4\n{rest}\n"
        )

    def page(self, *links, path="/start", extra=""):
        text = extra + "".join(f'<li><a href="{link}">Vedlegg {i}</a></li>' for i, link in enumerate(links))
        self.server.hold.pages[path] = (200, HTML, f"<!DOCTYPE html><title>Rådet</title><ul>{text}</ul>".encode())

    def crawl(self, *arguments, status=0):
        self.server.forget()
        night = self.saksgang("crawl", "--config", self.toml, "--format", "json", *arguments, status=status).json()
        jsonschema.Draft202012Validator(SCHEMA).validate(night)
        return night

    def reasons(self, night):
        return {f["url"].removeprefix(self.server.url("")): f["reason"] for f in night["failed"]}

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.archive}/archive.sqlite?mode=ro", uri=True) as log:
            return log.execute(sql).fetchall()

    def files(self):
        return sorted(p.read_bytes() for p in (self.archive / "files").glob("*/*.pdf"))

    def test_what_is_no_document_is_recorded_and_tried_again_the_next_night(self):
        expected = {
            "/error-page.pdf": "html", "/error-page-html.pdf": "html", "/no-pdf.pdf": "not-pdf", "/empty.pdf": "empty",
            "/cut-short.pdf": "cut-short", "/cut-reset.pdf": "cut-short", "/cut-chunks.pdf": "cut-short",
            "/announced-large.pdf": "too-large", "/endless.pdf": "too-large", "/gzip/bomb.pdf": "too-large",
            "/stall.pdf": "slow", "/missing.pdf": "http-404",
        }
        bomb()  # made before anybody waits for it
        self.page("/fine.pdf", *expected, "/chunked.pdf")
        night = self.crawl(status=5)
        self.assertEqual(self.reasons(night), expected)
        self.assertEqual(len(night["new"]), 2)
        self.assertEqual(len(self.files()), 2)
        self.assertEqual(list((self.archive / "incoming").iterdir()), [])
        asked = self.server.paths()
        self.assertEqual(len(set(asked)), len(asked), asked)

        # The next night each is asked for again, and what is good by then is taken.
        self.server.hold.pages["/no-pdf.pdf"] = (200, [("Content-Type", "application/pdf")], self.server.hold.pdf + b"\n%1")
        night = self.crawl(status=5)
        self.assertEqual(set(self.reasons(night)), set(expected) - {"/no-pdf.pdf", "/missing.pdf"})
        self.assertTrue(all(f["again"] for f in night["failed"]))
        self.assertEqual([d["url"] for d in night["new"]], [self.server.url("/no-pdf.pdf")])
        self.assertTrue(set(expected) <= set(self.server.paths()))
        # What failed as the night before is no news.
        told = self.saksgang("crawl", "--config", self.toml, status=5)
        self.assertEqual((told.out, told.err), ("", ""))

    def test_nothing_is_asked_for_against_robots(self):
        self.page("/fine.pdf", "/forbidden/a.pdf", "/forbidden/side", "/a", "/%66orbidden/b.pdf", "/redirect/to?/forbidden/c.pdf")
        night = self.crawl(status=5)
        self.assertFalse([p for p in self.server.paths() if "forbidden" in p and not p.startswith("/redirect")], self.server.paths())
        self.assertEqual(night["forbidden"], 3)
        self.assertEqual(self.reasons(night), {"/a": "http-404", "/redirect/to?/forbidden/c.pdf": "redirect-refused"})

    def test_what_answers_of_robots_mean(self):
        self.page("/fine.pdf")
        for robots, asked, kinds, status in [
            ((404, "User-agent: *\nDisallow: /\n"), 2, [], 0),
            ((403, ""), 2, [], 0),
            ((200, "User-agent: saksgang\nDisallow: /fine.pdf$\n"), 1, [], 0),
            ((200, "User-agent: *\nDisallow: /\n"), 0, ["robots-closed"], 6),
            ((500, ""), 0, ["host-left-alone"], 6),
            ((503, "User-agent: *\nAllow: /\n"), 0, ["host-left-alone"], 6),
            ((429, ""), 0, ["host-left-alone"], 6),
            (None, 0, ["host-left-alone"], 6),
            ((200, "User-agent: *\nCrawl-delay: 86400\n"), 0, ["host-left-alone"], 6),
        ]:
            with self.subTest(robots=robots):
                shutil.rmtree(self.archive, ignore_errors=True)
                self.server.hold.robots = robots
                night = self.crawl(status=status)
                self.assertEqual(len([p for p in self.server.paths() if p != "/robots.txt"]), asked)
                self.assertEqual([a["kind"] for a in night["alarms"]], kinds)

    def test_robots_behind_redirects(self):
        self.page("/fine.pdf")
        self.server.hold.pages["/real-robots"] = (200, [("Content-Type", "text/plain")], b"User-agent: *\nDisallow: /fine.pdf\n")
        for location, asked in [("/real-robots", ["/start"]), ("/robots.txt", ["/start", "/fine.pdf"]),
                                ("http://localhost:1/robots.txt", [])]:
            with self.subTest(location=location):
                shutil.rmtree(self.archive, ignore_errors=True)
                self.server.hold.pages["/robots.txt"] = (301, [("Location", location)], b"")
                night = self.crawl(status=None)
                self.assertEqual([p for p in self.server.paths() if "robots" not in p], asked, night)

    def test_who_is_busy_is_asked_again_later(self):
        self.page("/busy/2/a.pdf", "/busy/9/b.pdf", "/fine.pdf")
        night = self.crawl(status=5)
        self.assertEqual(self.server.paths().count("/busy/2/a.pdf"), 3)
        self.assertEqual(self.server.paths().count("/busy/9/b.pdf"), 3)
        self.assertEqual(self.server.most_open, 1)
        self.assertEqual(self.reasons(night), {"/busy/9/b.pdf": "http-503"})
        self.assertEqual(len(night["new"]), 2)
        self.assertEqual(self.rows("SELECT count(*) FROM fetches WHERE outcome = 'retried'"), [(4,)])

    def test_retry_after_is_waited_for_in_both_forms(self):
        for path in ("/retry-after/seconds", "/retry-after/date"):
            with self.subTest(path=path):
                shutil.rmtree(self.archive, ignore_errors=True)
                self.configure(path, manners="attempts = 2")
                self.crawl(status=6)
                times = [(s.path, s["time"], s["clock"]) for s in self.server.seen if s.path == path]
                self.assertEqual(len(times), 2)
                # A date has whole seconds: two seconds ahead may be little more than one.
                self.assertGreaterEqual(times[1][1] - times[0][1], 2 if path.endswith("seconds") else 0.99)

    def test_who_asks_for_too_much_patience_is_left_alone(self):
        busy = (503, [*HTML, ("Retry-After", "86400")], b"")
        self.page("/busy.pdf", "/fine.pdf", "/plain.pdf")
        self.server.hold.pages["/busy.pdf"] = busy
        night = self.crawl(status=6)
        self.assertEqual(self.server.paths(), ["/robots.txt", "/start", "/busy.pdf"])
        origin = self.server.url("").rstrip("/")
        self.assertEqual(night["alarms"], [{"kind": "host-left-alone", "url": origin, "message":
            "127.0.0.1 was left alone for the night, with 2 addresses not asked for: it asks to be left alone for 86400 seconds"}])

    def test_a_host_without_answers_is_given_up(self):
        self.configure("/start", manners="attempts = 1")
        self.toml.write_text(self.toml.read_text().replace("give_up_after = 100", "give_up_after = 4"))
        self.page(*[f"/x{i}.pdf" for i in range(8)])
        for i in range(8):
            self.server.hold.pages[f"/x{i}.pdf"] = (500, HTML, b"")
        night = self.crawl(status=6)
        self.assertEqual(len([p for p in self.server.paths() if p.startswith("/x")]), 4)
        self.assertIn("4 requests in a row got no answer of use", night["alarms"][0]["message"])
        self.assertEqual(night["vanished"], [])

    def test_many_failures_are_an_alarm(self):
        self.toml.write_text(self.toml.read_text().replace("failures = 1", "failures = 0.3"))
        self.page("/fine.pdf", "/no-pdf.pdf", "/plain.pdf", "/empty.pdf")
        told = self.saksgang("crawl", "--config", self.toml, status=6)
        self.assertIn("\n  failures: 2 of 5 addresses could not be had, 40 % where 30 % are allowed: 1 empty, 1 not-pdf\n", told.err)

    def test_same_bytes_are_noticed_whatever_the_headers_say(self):
        self.page("/restless.pdf", "/plain.pdf", "/deceitful.pdf")
        self.crawl()
        self.server.hold.night = 1
        night = self.crawl()
        self.assertEqual([d["url"] for d in night["changed"]], [self.server.url("/deceitful.pdf")])
        self.assertEqual(night["unchanged"], 2)
        self.assertEqual(self.rows("SELECT count(*) FROM versions"), [(4,)])

    def test_an_attachment_keeps_its_identity(self):
        old, new = (f"/raad/_/attachment/inline/{UUID}:{digits}/Referat.pdf" for digits in (HEX, HEX[::-1]))
        self.page(old)
        self.crawl()
        self.server.hold.night = 1
        night = self.crawl()  # new bytes under the old hexadecimal digits
        self.assertEqual(len(night["changed"]), 1)
        self.page(new.replace(":", "%3A"), old)
        self.server.hold.night = 2
        night = self.crawl()
        self.assertEqual((len(night["changed"]), night["new"], night["vanished"]), (1, [], []))
        self.assertEqual(len([p for p in self.server.paths() if "attachment" in p]), 1)  # one address is enough
        # Where the first address is dead, the other is tried.
        self.server.hold.gone.add(new.replace(":", "%3A"))
        self.server.hold.gone.add(new)
        self.server.hold.night = 3
        night = self.crawl(status=5)
        self.assertEqual((len(night["changed"]), night["vanished"]), (1, []))

    def test_redirects(self):
        self.page("/redirect/status/301", "/redirect/chain/9", "/redirect/loop-a", "/redirect/nowhere", "/redirect/file",
                  "/redirect/to?http://localhost:1/fjern", "/cookies", "/plain.pdf")
        night = self.crawl(status=5)
        self.assertEqual(self.reasons(night), {
            "/redirect/chain/9": "too-many-redirects", "/redirect/loop-a": "too-many-redirects",
            "/redirect/nowhere": "redirect-broken", "/redirect/file": "redirect-broken",
            "/redirect/to?http://localhost:1/fjern": "redirect-refused",
        })
        asked = self.server.paths()
        self.assertEqual(len(set(asked)), len(asked), asked)
        self.assertFalse([s for s in self.server.seen if "cookie" in s.headers])

    def test_a_page_that_is_a_pdf_is_a_document(self):
        self.server.hold.pages["/dokument/12"] = (200, [("Content-Type", "application/pdf"), ("ETag", '"1"')], self.server.hold.pdf)
        self.page("/dokument/12", "/page/no-html")
        night = self.crawl(status=None)
        self.assertEqual([d["url"] for d in night["new"]], [self.server.url("/dokument/12")])
        night = self.crawl(status=None)
        self.assertEqual((night["new"], night["changed"], night["vanished"], night["unchanged"]), ([], [], [], 1))

    def test_cycles_and_depth(self):
        self.configure("/page/cycle/a", "/page/endless/0", rest="")
        self.toml.write_text("depth = 3\n" + self.toml.read_text())
        self.crawl()
        asked = self.server.paths()
        self.assertEqual(len(set(asked)), len(asked))
        self.assertEqual(len([p for p in asked if "cycle" in p]), 3)
        self.assertEqual(len([p for p in asked if "endless" in p]), 1 + 2 + 4 + 8)
        depths = [int(p.rsplit("/", 1)[1]) for p in asked if "endless" in p]
        self.assertEqual(depths, sorted(depths), "not breadth first")

    def test_strange_names_and_pages(self):
        self.configure("/page/names", "/page/wrong-encoding", "/page/deep", "/page/broken", "/page/latin1")
        night = self.crawl(status=None)
        names = [row[0] for row in self.rows("SELECT name FROM documents")]
        self.assertIn("passwd.pdf", names)
        for name in names:
            self.assertLessEqual(len(name.encode()), 150)
            self.assertNotRegex(name, r"[/\\\x00-\x1f\x7f]|^\.\.?$")
        self.assertGreaterEqual(self.rows("SELECT count(*) FROM bad_links")[0][0], 2)
        self.assertEqual(night["alarms"], [])
        self.assertEqual(sorted(p.name for p in self.archive.iterdir()), ["archive.lock", "archive.sqlite", "files", "incoming"])

    def test_a_warc_file_of_two_nights(self):
        self.page("/fine.pdf", "/restless.pdf", "/missing.pdf")
        warc = self.folder / "nights.warc"
        self.crawl("--warc", warc, status=5)
        self.crawl("--warc", warc, status=0)
        read = list(records(warc.read_bytes()))
        types = [record["WARC-Type"] for record in read]
        self.assertEqual({kind: types.count(kind) for kind in set(types)}, {"warcinfo": 2, "request": 10, "response": 6, "revisit": 4})
        revisits = {r["WARC-Target-URI"].removeprefix(self.server.url("")): r["WARC-Profile"].rsplit("/", 1)[1] for r in read if r["WARC-Type"] == "revisit"}
        self.assertEqual(revisits, {"/robots.txt": "identical-payload-digest", "/start": "identical-payload-digest",
                                    "/restless.pdf": "identical-payload-digest", "/fine.pdf": "server-not-modified"})
        self.assertEqual(list((self.archive / "incoming").iterdir()), [])

    def test_a_warc_file_whose_writer_was_killed_is_set_aside(self):
        self.page("/fine.pdf")
        warc = self.folder / "nights.warc"
        self.crawl("--warc", warc)
        whole = warc.read_bytes()
        warc.write_bytes(whole[:-100])
        told = self.saksgang("crawl", "--config", self.toml, "--warc", warc)
        self.assertEqual(told.err, f"saksgang: warning: the last record of {warc} is not whole; the file is now {warc}.broken-1, and a new one is begun\n")
        self.assertEqual((self.folder / "nights.warc.broken-1").read_bytes(), whole[:-100])
        self.assertEqual(records(warc.read_bytes())[0]["WARC-Type"], "warcinfo")
        warc.write_bytes(b"mine")
        told = self.saksgang("crawl", "--config", self.toml, "--warc", warc, status=5)
        self.assertEqual(warc.read_bytes(), b"mine")

    @unittest.skipUnless(namespaces(), "no disk can be mounted for a test here")
    def test_a_full_disk_and_a_read_only_archive(self):
        links = []
        for i in range(12):
            path = f"/part-{i}.pdf"
            self.server.hold.pages[path] = (200, [("Content-Type", "application/pdf"), ("ETag", f'"{i}"')], self.server.hold.pdf + b"x" * 100_000 + b"%d" % i)
            links.append(path)
        self.page(*links)
        self.archive.mkdir()
        script = f"""
            mount -t tmpfs -o size=900k tmpfs {self.archive} || exit 1
            crawl() {{ {PROGRAM} crawl --config {self.toml} "$@" >out 2>err; echo status $?; cat err; }}
            look() {{ echo look; ls {self.archive}/incoming; (cd {self.archive}/files && sha256sum */*.pdf); echo looked; }}
            crawl; look
            mount -o remount,size=64m {self.archive}; mount -o remount,ro {self.archive}
            crawl
            mount -o remount,rw {self.archive}
            crawl --format json; cat out; look
            sqlite3 {self.archive}/archive.sqlite 'PRAGMA integrity_check' 'SELECT count(*) FROM nights'
        """
        done = subprocess.run(["unshare", "-rm", "sh", "-c", script], cwd=self.folder, env=self.environment(), capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done)
        full, read_only, whole = done.stdout.split("status ")[1:]
        self.assertTrue(full.startswith("73\nsaksgang: the archive cannot be written: "), done)
        self.assertIn("hint: make room on the disk", full)
        kept = full.split("look\n")[1].split("looked")[0].split()
        self.assertGreaterEqual(len(kept), 4)
        for digest, name in zip(kept[::2], kept[1::2]):
            self.assertEqual(name, f"{digest[:2]}/{digest}.pdf")
        self.assertTrue(read_only.startswith("73\nsaksgang: the archive cannot be written: Read-only file system"), done)
        self.assertTrue(whole.startswith("0\n"), done)
        self.assertEqual(len(json.loads(next(line for line in whole.splitlines() if line.startswith("{")))["new"]), 12)
        self.assertIn("\nok\n1\n", whole)
        counts = [self.server.paths().count(path) for path in links]
        self.assertEqual((min(counts), sorted(counts)[-2]), (1, 1), counts)  # only the one that did not fit came twice
        self.assertEqual(max(counts), 2, counts)


if __name__ == "__main__":
    main()
