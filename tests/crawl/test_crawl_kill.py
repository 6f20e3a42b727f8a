"""Killed with SIGKILL at random moments, the archive has no half file, and the next run goes on where it was."""

import hashlib
import random
import shutil
import sqlite3
import time
import unittest

from harness import SLOW, ProgramTest, main
from nginx_site import NGINX, ROOT, Site

KILLS = 10 if SLOW else 50
DOCUMENTS = 12


@unittest.skipIf(NGINX is None, "nginx is not installed")
class Kill(ProgramTest):
    def setUp(self):
        super().setUp()
        self.site = Site(self.folder / "nginx")
        self.site.__enter__()
        self.addCleanup(self.site.__exit__)
        self.site.write("/robots.txt", "")
        names = [f"{ROOT}/filer/{i:02}.pdf" for i in range(DOCUMENTS)]
        self.site.page("nufa-fagutvalet", [(name, name[-6:]) for name in names[: DOCUMENTS // 2]] + [("nyere", "Nyere møter")])
        self.site.page("nyere", [(name, name[-6:]) for name in names[DOCUMENTS // 2 :]])
        self.data = {}
        for i, name in enumerate(names):
            self.data[name] = b"%PDF-1.4\n" + bytes([i]) * 300_000
            self.site.write(name, self.data[name])
        self.toml = self.site.settings(self.folder / "crawl.toml", start=[f"{ROOT}/nufa-fagutvalet"])
        self.archive = self.folder / "archive"

    def kept(self):
        """The addresses of the documents in the archive, each file of which is whole."""
        out = set()
        by_digest = {hashlib.sha256(data).hexdigest(): name for name, data in self.data.items()}
        for path in (self.archive / "files").glob("*/*"):
            self.assertEqual(hashlib.sha256(path.read_bytes()).hexdigest() + ".pdf", path.name)
            out.add(by_digest[path.stem])
        return out

    def logged(self):
        if not (self.archive / "archive.sqlite").exists():
            return set()
        with sqlite3.connect(self.archive / "archive.sqlite") as log:
            self.assertEqual(log.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            if not log.execute("SELECT 1 FROM sqlite_schema WHERE name = 'versions'").fetchall():
                return set()
            return {row[0].removeprefix(self.site.url("")) for row in log.execute("SELECT url FROM versions")}

    def has_ended(self):
        if not self.logged():
            return False
        with sqlite3.connect(self.archive / "archive.sqlite") as log:
            return log.execute("SELECT count(ended) FROM nights").fetchone() == (1,)

    def test_killed_at_random_moments(self):
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        started = time.monotonic()
        self.saksgang("crawl", "--config", self.toml)
        longest = time.monotonic() - started
        whole_night = {r["path"] for r in self.site.seen()}
        kills = nights = 0
        while kills < KILLS:
            nights += 1
            shutil.rmtree(self.archive, ignore_errors=True)
            self.site.seen()
            have = set()
            for attempt in range(100):
                process = self.start("crawl", "--config", self.toml)
                # The last attempts of a night are left in peace, so that each night comes to its end.
                if kills < KILLS and attempt < 8:
                    time.sleep(chance.uniform(0, longest))
                    process.kill()
                    killed = process.wait() == -9
                    kills += killed
                else:
                    killed = False
                out, err = process.communicate()
                with self.subTest(seed=seed, night=nights, attempt=attempt, kills=kills):
                    asked = {r["path"] for r in self.site.seen()}
                    # What was whole before this process began was not asked for again.
                    self.assertEqual(asked & have, set())
                    kept, logged = self.kept(), self.logged()
                    self.assertLessEqual(kept, logged)
                    self.assertLessEqual(have, logged)
                    have = logged
                if not killed:
                    self.assertEqual(process.returncode, 0, err)
                # One that was killed behind the night's end has done its work; the next would begin another night.
                if not killed or self.has_ended():
                    break
            self.assertEqual(self.kept(), set(self.data))
            self.assertEqual(list((self.archive / "incoming").iterdir()), [])
            with sqlite3.connect(self.archive / "archive.sqlite") as log:
                self.assertEqual(log.execute("SELECT count(*), count(ended) FROM nights").fetchall(), [(1, 1)])
                urls = {row[0].removeprefix(self.site.url("")) for row in log.execute("SELECT url FROM fetches")}
                self.assertEqual(urls, whole_night)
                counted = log.execute("SELECT count(*), count(DISTINCT url) FROM fetches").fetchall()
                self.assertEqual(counted, [(len(urls), len(urls))])
        self.assertGreaterEqual(kills, KILLS)


if __name__ == "__main__":
    main()
