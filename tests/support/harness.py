"""What the black-box tests have in common: the real program, run in a temporary folder of its own.

CTest names the program in SAKSGANG_PROGRAM. A failing assertion prints the command, the folder and both streams.
"""

import contextlib
import fcntl
import json
import os
import pathlib
import pty
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus-samples"
SHARED = ROOT.parent / "shared"
PROGRAM = os.environ.get("SAKSGANG_PROGRAM", str(ROOT / "build/release/saksgang"))
TIMEOUT = 180
SLOW = os.environ.get("SAKSGANG_SLOW") == "1"  # a build with sanitizers: fewer files do


class Result:
    def __init__(self, command, folder, status, out, err):
        self.command, self.folder, self.status, self.out, self.err = command, folder, status, out, err

    def __str__(self):
        return (
            f"\ncommand: {' '.join(map(str, self.command))}\nfolder:  {self.folder}\nstatus:  {self.status}\n"
            f"--- standard output\n{self.out}\n--- standard error\n{self.err}\n---"
        )

    def json(self):
        return json.loads(self.out)

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]


class ProgramTest(unittest.TestCase):
    """A test in a folder of its own, which stays behind where the test fails."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="saksgang-test-"))
        self.index = self.folder / "index"
        self.addCleanup(self._clean)

    def _clean(self):
        outcome = getattr(self, "_outcome", None)
        failed = any(error for _, error in getattr(outcome, "errors", []) or []) or bool(
            getattr(getattr(outcome, "result", None), "failures", None)
        )
        if not failed:
            shutil.rmtree(self.folder, ignore_errors=True)

    def environment(self, extra=None):
        env = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TERM": "xterm"}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                env[name] = os.environ[name]
        env["SAKSGANG_INDEX"] = str(self.index)
        env["SAKSGANG_PAGER"] = "cat"  # nobody turns the pages
        for name, value in (extra or {}).items():
            if value is None:
                env.pop(name, None)
            else:
                env[name] = value
        return env

    def saksgang(self, *arguments, status=0, env=None, **options):
        """Runs the program and checks its exit status (any where None)."""
        command = [PROGRAM, *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment(env),
            stdin=subprocess.DEVNULL,
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            timeout=TIMEOUT,
            **options,
        )
        out = (done.stdout or b"").decode("utf-8")
        result = Result(command, self.folder, done.returncode, out, done.stderr.decode("utf-8", "replace"))
        self.no_sanitizer_report(result)
        if status is not None:
            self.assertEqual(done.returncode, status, result)
        return result

    def on_terminal(self, *arguments, status=0, env=None, width=80, keys=None, owned=False):
        """The same with both streams on a terminal of that width; what it shows is in `out`.

        `keys` are (what is to be seen first, bytes typed then); `owned`: it is the terminal of the program's session,
        so that Ctrl-C reaches all that run on it.
        """
        command = [PROGRAM, *map(str, arguments)]
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment(env),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=owned,
            preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if owned else None,
        )
        os.close(theirs)
        shown = b""
        keys = list(keys or [])
        with contextlib.suppress(OSError):  # EIO: the last one to write has gone
            while piece := os.read(ours, 65536):
                shown += piece
                while keys and keys[0][0].encode() in shown:
                    os.write(ours, keys.pop(0)[1])
        os.close(ours)
        result = Result(command, self.folder, process.wait(TIMEOUT), shown.decode("utf-8").replace("\r\n", "\n"), "")
        if status is not None:
            self.assertEqual(result.status, status, result)
        return result

    def start(self, *arguments, env=None):
        """Starts the program and leaves it running."""
        process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.addCleanup(self._reap, process)
        return process

    @staticmethod
    def _reap(process):
        if process.poll() is None:
            process.kill()
        process.communicate()

    def no_sanitizer_report(self, result):
        for sign in ("AddressSanitizer", "runtime error:", "LeakSanitizer"):
            self.assertNotIn(sign, result.err, result)

    def error_is(self, result, message, hint=None):
        """The last thing said on standard error is this error, to the letter."""
        expected = f"saksgang: {message}\n" + (f"  hint: {hint}\n" if hint else "")
        self.assertTrue(result.err.endswith(expected), f"expected:\n{expected}{result}")

    def states(self):
        """{base name: "state" or "state reason"} of the index."""
        return {
            d["file"]: d["state"] + (f" {d['reason']}" if d["reason"] else "")
            for d in self.saksgang("status", "--format", "jsonl").lines()
        }

    def summary(self, *arguments, status=0):
        return self.saksgang("ingest", "--format", "json", *arguments, status=status).json()

    def sample(self, name, to=None):
        """A copy of a file of corpus-samples in this test's folder."""
        target = self.folder / (to or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLES / name, target)
        return target

    def variants(self, sample, number, folder="papers"):
        """Copies that differ in their bytes and in nothing that is read."""
        data = (SAMPLES / sample).read_bytes()
        target = self.folder / folder
        target.mkdir(exist_ok=True)
        for i in range(number):
            (target / f"{i:04}.pdf").write_bytes(data + b"\n%% %d\n" % i)
        return target

    def write_pdf(self, name, *pages):
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pdf(*pages))
        return target


def pdf(*pages):
    """A PDF with these pages, each a list of lines of Latin-1 text in Helvetica."""
    objects = []

    def add(body):
        objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(objects)

    font = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    tree = len(objects) + 1 + 2 * len(pages)
    kids = []
    for lines in pages:
        shown = b""
        for i, line in enumerate(lines):
            raw = line.encode("latin-1")
            for sign in (b"\\", b"(", b")"):
                raw = raw.replace(sign, b"\\" + sign)
            shown += b"BT /F1 11 Tf 72 %d Td (%s) Tj ET\n" % (770 - 16 * i, raw)
        content = add(b"<< /Length %d >>\nstream\n%sendstream" % (len(shown), shown))
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
                f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{k} 0 R' for k in kids)}] >>")
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]], verbosity=2)
