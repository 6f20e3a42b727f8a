"""The operators' page: its commands do what it says, and it names every alarm and exit status there is."""

import pathlib
import re
import shutil
import subprocess
import unittest

from harness import PROGRAM, ROOT, SAMPLES, ProgramTest, main
from site_server import NGINX, NO_NGINX, Site

PAGE = (ROOT / "scripts/packaging/operations.md").read_text(encoding="utf-8")
# What a test cannot do to the machine it runs on, and what tests it instead.
NOT_HERE = {
    "cmake --install": "test_units installs it elsewhere",
    "systemd-sysusers": "test_units runs it on another root",
    "install -d -o": "there is no such user here",
    "systemctl": "no system manager runs here; test_units has systemd look at the units",
    "journalctl": "the same",
}


def commands():
    return [line for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def without_sudo(command):
    return re.sub(r"\bsudo (-u saksgang )?", "", command)


def section(title):
    return re.search(rf"\n## {title}\n(.*?)(\n## |\Z)", PAGE, re.DOTALL)[1]


class Page(unittest.TestCase):
    def test_it_names_every_exit_status(self):
        table = (ROOT / "src/base/error.cpp").read_text(encoding="utf-8")
        statuses = {int(n) for n in re.findall(r'Row\{ErrorCode::\w+, "[a-z-]+", (\d+)\}', table)} | {0}
        named = {int(n) for n in re.findall(r"- \*\*(\d+)\*\*", section("EXIT STATUS"))}
        self.assertGreater(len(statuses), 8)
        # Nothing found: no answer of a night.
        self.assertEqual(named, statuses - {1})

    def test_it_names_every_alarm(self):
        sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src/crawl").glob("*.cpp") if "_test" not in p.name)
        promised = (ROOT / "src/crawl/crawler.hpp").read_text(encoding="utf-8").split("Alarms (")[1].split("namespace")[0]
        alarms = set(re.findall(r"^//   ([a-z-]+)  ", promised, re.MULTILINE))
        self.assertGreater(len(alarms), 3)
        for alarm in alarms:
            self.assertIn(f'"{alarm}"', sources)
        self.assertEqual(set(re.findall(r"- \*\*([a-z-]+)\*\*", section("ALARMS"))), alarms)

    def test_it_names_every_option(self):
        helped = subprocess.run([PROGRAM, "nightly", "--help"], capture_output=True, text=True).stdout
        own = helped.split("Options:")[-1] if "Options:" in helped else helped
        for option in re.findall(r"--[a-z]+", section("SYNOPSIS")):
            self.assertIn(option, own)

    def test_the_manual_has_it_all(self):
        made = subprocess.run([ROOT / "scripts/man-page", ROOT / "scripts/packaging/operations.md"], capture_output=True, text=True)
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        groff = shutil.which("groff")
        if not groff:
            self.skipTest("no groff: it sets the pages of the manual")
        shown = subprocess.run(
            [groff, "-man", "-Tutf8", "-ww", "-rLL=2000n", "-P-cbou"], input=made.stdout, capture_output=True, text=True
        )
        self.assertEqual((shown.returncode, shown.stderr), (0, ""))
        for command in commands():
            self.assertIn(command, shown.stdout)
        for title in re.findall(r"^## (.+)$", PAGE, re.MULTILINE):
            self.assertIn(title, shown.stdout)
        words = re.sub(r"\s+", " ", shown.stdout)
        for paragraph in re.findall(r"\n\n([A-Z][^\n`*]+)\n\n", PAGE):
            self.assertIn(paragraph, words)

    def test_a_form_that_the_manual_cannot_have_is_refused(self):
        for text in ("> quoted\n", "# no page\n", "| a | b |\n", "```\nopen\n"):
            made = subprocess.run(
                [ROOT / "scripts/man-page", "/dev/stdin"], input=text, capture_output=True, text=True
            )
            self.assertEqual((made.returncode, made.stdout), (1, ""), text)


@unittest.skipUnless(NGINX, NO_NGINX)
class Commands(ProgramTest):
    def run_line(self, command):
        """Runs a command of the page in this test's own etc and var, as whoever runs the test."""
        local = re.sub(r"(?<![\w/])/(etc|var/lib)\b", lambda m: f"{self.folder}/{m[1]}", without_sudo(command))
        env = self.environment({"SAKSGANG_INDEX": None})
        env["PATH"] = f"{pathlib.Path(PROGRAM).parent}:{env['PATH']}"
        done = subprocess.run(["bash", "-e", "-c", local], cwd=self.folder, env=env, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, f"{command}\n{local}\n{done.stdout}\n{done.stderr}")
        return done

    def test_its_commands_do_what_it_says(self):
        site = Site(self.folder / "site")
        self.addCleanup(site.stop)
        sample = (SAMPLES / "nuit-2025-1-referat.pdf").read_bytes()
        other = (SAMPLES / "nehr-2025-2-sakspapirer.pdf").read_bytes()
        site.attach("nuit", "0b9e9c70-1c9a-4d0f-9f43-2d5f1a2b3c4d", "1", "referat.pdf", sample, "Referat")
        site.attach("nuit", "0b9e9c70-1c9a-4d0f-9f43-2d5f1a2b3c4e", "1", "papirer.pdf", other, "Sakspapirer")
        site.start()
        settings = self.folder / "etc/saksgang/crawl.toml"
        settings.parent.mkdir(parents=True)
        shutil.copy(ROOT / "scripts/packaging/crawl.toml", settings)
        state = self.folder / "var/lib/saksgang"
        state.mkdir(parents=True)
        ran = []
        for command in commands():
            bare = without_sudo(command)
            if reason := next((why for what, why in NOT_HERE.items() if bare.startswith(what)), None):
                print(f"not run: {command}: {reason}")
                continue
            if bare.startswith("sqlite3") and not shutil.which("sqlite3"):
                print(f"not run: {command}: no sqlite3: scripts/install-deps --test installs it")
                continue
            if "abcdef" in command:
                (file,) = [p for p in (state / "archive/files").rglob("*.pdf") if p.read_bytes() == other]
                command = command.replace("/var/lib/saksgang/archive/files/ab/abcdef.pdf", str(file))
            done = self.run_line(command)
            ran.append(bare)
            if bare.startswith("sed"):
                self.assertIn('\ncontact = "kari@example.no"\n', settings.read_text())
                # All else of it is in order: what is missing now is the archive.
                self.assertEqual(self.saksgang("news", "--config", settings, status=3).out, "")
                text = site.configuration("nuit").replace('archive = "archive"\n', "")
                settings.write_text(text)
            elif "nightly" in bare:
                self.assertIn("New documents\n", done.stdout)
                self.assertEqual(self.run_line(command).stdout, "", "a second night is quiet")
            elif "--memory" in bare:
                self.assertTrue((self.folder / "saksgang-news.json").exists())
            elif " search " in bare or "news" in bare.split() or bare.startswith("sqlite3"):
                self.assertTrue(done.stdout, command)
            elif "sha256sum" in bare:
                self.assertEqual(done.stdout + done.stderr, "")
                damaged = next((state / "archive/files").rglob("*.pdf"))
                whole = damaged.read_bytes()
                damaged.write_bytes(whole + b"x")
                with self.assertRaises(AssertionError):
                    self.run_line(command)
                damaged.write_bytes(whole)
            elif "news.json" in bare:
                self.assertFalse((state / "archive/news.json").exists())
                nightly = next(c for c in commands() if c.endswith("saksgang nightly"))
                self.assertIn("New documents\n", self.run_line(nightly).stdout)
            elif bare.startswith("rm -r") and bare.endswith("index"):
                self.assertFalse((state / "index").exists())
            elif "ingest" in bare:
                self.assertEqual(self.documents(state), ["papirer.pdf", "referat.pdf"])
            elif "archive/files" in bare:
                self.saksgang("ingest", "--index", state / "index", state / "archive")
                self.assertEqual(self.documents(state), ["referat.pdf"])
        self.assertGreater(len(ran), 10, ran)
        self.assertFalse(state.exists(), "the last one deletes everything")

    def documents(self, state):
        return sorted(d["file"] for d in self.saksgang("status", "--index", state / "index", "--format", "jsonl").lines())


if __name__ == "__main__":
    main()
