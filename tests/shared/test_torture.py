"""The torture folder of ../shared, where it is present: every file one state, in time, in little memory."""

import pathlib
import re
import sys
import time

from harness import SHARED, ProgramTest, Result, main

TORTURE = SHARED / "torture"
SECONDS = 120
MEGABYTES = 300


def peak_memory(pid):
    """High-water mark of the process's own resident memory, in MB; None when it has ended."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else None


class Torture(ProgramTest):
    def test_every_file_has_one_state_in_time_and_memory(self):
        if not TORTURE.is_dir():
            self.skipTest(f"SKIPPED: {TORTURE} is not there")
        begun, peak = time.monotonic(), 0
        process = self.start("ingest", "--quiet", TORTURE)
        while process.poll() is None:
            peak = max(peak, peak_memory(process.pid) or 0)
            time.sleep(0.005)
        seconds = time.monotonic() - begun
        out, err = process.communicate()
        result = Result(["ingest", TORTURE], self.folder, process.returncode, out.decode(), err.decode())
        print(f"torture: {seconds:.1f} s, the parent's peak {peak:.0f} MB", flush=True)
        self.assertEqual(result.status, 5, result)
        self.assertLess(seconds, SECONDS)
        self.assertGreater(peak, 0)
        self.assertLess(peak, MEGABYTES)
        documents = self.saksgang("status", "--format", "jsonl").lines()
        self.assertEqual(sorted(d["file"] for d in documents), sorted(p.name for p in TORTURE.glob("*.pdf")))
        for document in documents:
            self.assertIn(document["state"], ("ok", "partial", "failed", "skipped"))
            self.assertEqual(document["state"] == "ok", document["reason"] is None, document)
            self.assertNotIn(document["reason"], ("internal", "crashed"), document)
        self.saksgang("check")


if __name__ == "__main__":
    if not TORTURE.is_dir():
        print(f"test_torture: {TORTURE} is not there; SKIPPED (nothing to test)")
        sys.exit(0)
    main()
