"""The parts of the crawl by themselves (crawl_probe), and what they are tried against."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from harness import ROOT, TIMEOUT

PROBE = os.environ.get("SAKSGANG_CRAWL_PROBE", str(ROOT / "build/release/tests/crawl_probe"))


class ProbeTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="saksgang-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def probe(self, job, env=None):
        """The lines that the probe answers with."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder), **(env or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run([PROBE], input=json.dumps(job), capture_output=True, text=True, timeout=TIMEOUT, env=environment)
        self.assertEqual(done.returncode, 0, f"{job}\n{done.stdout}\n{done.stderr}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def get(self, *requests, **job):
        """One exchange for each request, which is an address or an object."""
        env = job.pop("env", None)
        requests = [{"url": r} if isinstance(r, str) else r for r in requests]
        answers = self.probe({"do": "get", "requests": requests, **job}, env)
        return answers[0] if len(answers) == 1 else answers


def certificates(folder):
    """An authority, and certificates of its for localhost and for another name; one of nobody's. PEM files by name."""
    folder.mkdir(exist_ok=True)

    def run(*arguments):
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, cwd=folder, timeout=60)

    def key(name):
        run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{name}.key")

    for name in ("ca", "stranger"):
        key(name)
        run("req", "-x509", "-new", "-key", f"{name}.key", "-days", 2, "-subj", f"/CN={name}", "-out", f"{name}.pem",
            "-addext", "basicConstraints=critical,CA:TRUE")  # fmt: skip
    for name, host, days in (("good", "localhost", 2), ("other", "www.example.no", 2)):
        key(name)
        run("req", "-new", "-key", f"{name}.key", "-subj", f"/CN={host}", "-out", f"{name}.csr")
        (folder / "names").write_text(f"subjectAltName=DNS:{host}\n")
        run("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", days, "-out", f"{name}.pem",
            "-CAcreateserial", "-extfile", "names")  # fmt: skip
    return folder
