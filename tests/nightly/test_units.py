"""What makes a machine crawl every night, as `cmake --install` puts it there, looked at by systemd itself."""

import configparser
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import harness

SYSTEMD = shutil.which("systemd-analyze")
SYSUSERS = shutil.which("systemd-sysusers")
NO_SYSTEMD = "no systemd-analyze: this machine's system manager is another one"
# Tenths of systemd's measure of exposure, 0 to 100; what is left is the network, which a crawl cannot do without.
MOST_EXPOSED = 13


class Units(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = pathlib.Path(tempfile.mkdtemp(prefix="saksgang-units-"))
        cls.addClassCleanup(shutil.rmtree, cls.stage)
        build = pathlib.Path(harness.PROGRAM).parent
        done = subprocess.run(
            ["cmake", "--install", build, "--component", "nightly"],
            env={**harness.os.environ, "DESTDIR": str(cls.stage)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def installed(self, name):
        found = list(self.stage.rglob(name))
        self.assertEqual(len(found), 1, f"{name} in {self.stage}: {found}")
        return found[0]

    def systemd(self, *arguments):
        done = subprocess.run([SYSTEMD, *map(str, arguments)], capture_output=True, text=True, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""), f"{arguments}\n{done.stdout}{done.stderr}")
        return done.stdout

    def unit_of_this_build(self, folder):
        """The installed units in `folder`, with the program of this build in place of the one to be installed."""
        for name in ("saksgang-nightly.service", "saksgang-nightly.timer"):
            shutil.copy(self.installed(name), folder)
        service = pathlib.Path(folder) / "saksgang-nightly.service"
        text = service.read_text()
        text, times = re.subn(r"^ExecStart=\S+", f"ExecStart={harness.PROGRAM}", text, flags=re.MULTILINE)
        self.assertEqual(times, 1, text)
        service.write_text(text)
        return service

    @unittest.skipUnless(SYSTEMD, NO_SYSTEMD)
    def test_systemd_understands_every_line(self):
        with tempfile.TemporaryDirectory() as folder:
            service = self.unit_of_this_build(folder)
            self.systemd("verify", "--man=no", service, service.with_suffix(".timer"))

    @unittest.skipUnless(SYSTEMD, NO_SYSTEMD)
    def test_the_service_is_exposed_to_little(self):
        with tempfile.TemporaryDirectory() as folder:
            service = self.unit_of_this_build(folder)
            self.systemd("security", "--no-pager", "--offline=yes", f"--threshold={MOST_EXPOSED}", service)

    @unittest.skipUnless(SYSTEMD, NO_SYSTEMD)
    def test_a_fault_in_a_unit_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            service = self.unit_of_this_build(folder)
            service.write_text(service.read_text().replace("ProtectSystem=strict", "ProtectSytem=strict"))
            done = subprocess.run([SYSTEMD, "verify", "--man=no", service], capture_output=True, text=True, timeout=60)
            self.assertIn("ProtectSytem", done.stderr)
            done = subprocess.run(
                [SYSTEMD, "security", "--no-pager", "--offline=yes", f"--threshold={MOST_EXPOSED}", service],
                capture_output=True,
                timeout=60,
            )
            self.assertNotEqual(done.returncode, 0)

    @unittest.skipUnless(SYSTEMD, NO_SYSTEMD)
    def test_the_timer_comes_every_night(self):
        timer = configparser.ConfigParser(interpolation=None)
        timer.optionxform = str
        timer.read_string(self.installed("saksgang-nightly.timer").read_text())
        self.assertEqual(timer["Timer"]["Persistent"], "true")
        self.assertIn("RandomizedDelaySec", timer["Timer"])
        shown = self.systemd("calendar", "--iterations=3", timer["Timer"]["OnCalendar"])
        days = re.findall(r"\d{4}-\d\d-\d\d 02:30:00", shown)
        self.assertGreaterEqual(len(set(days)), 3, shown)

    @unittest.skipUnless(SYSUSERS, "no systemd-sysusers: this machine's system manager is another one")
    def test_the_user_of_the_service_is_made(self):
        user = re.search(r"^User=(\S+)$", self.installed("saksgang-nightly.service").read_text(), re.MULTILINE)[1]
        with tempfile.TemporaryDirectory() as root:
            (pathlib.Path(root) / "etc").mkdir()
            done = subprocess.run(
                [SYSUSERS, f"--root={root}", self.installed("saksgang.conf")], capture_output=True, text=True, timeout=60
            )
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex((pathlib.Path(root) / "etc/passwd").read_text(), rf"(?m)^{user}:.*:/var/lib/saksgang:")

    def test_cron_runs_what_systemd_runs(self):
        service = self.installed("saksgang-nightly.service").read_text()
        start = re.search(r"^ExecStart=(.*)$", service, re.MULTILINE)[1]
        environment = re.search(r"^Environment=(.*)$", service, re.MULTILINE)[1]
        user = re.search(r"^User=(.*)$", service, re.MULTILINE)[1]
        lines = [
            line
            for line in self.installed("saksgang.cron").read_text().splitlines()
            if line and not line.startswith("#") and "=" not in line.split()[0]
        ]
        self.assertEqual(lines, [f"30 2 * * * {user} {environment} {start}"])
        # The command is one that the program knows.
        command = start.split()[1]
        helped = subprocess.run([harness.PROGRAM, command, "--help"], capture_output=True, text=True)
        self.assertEqual(helped.returncode, 0, helped.stderr)


if __name__ == "__main__":
    harness.main()
