"""Ctrl-C and SIGTERM: what is done is saved, the rest is for the next run."""

import os
import signal
import subprocess
import time

from harness import PROGRAM, SLOW, ProgramTest, Result, main

FILES = 60 if SLOW else 160


class Signals(ProgramTest):
    def interrupted(self, number, *extra, to_group=False):
        """Starts an ingest and sends the signal when some documents have been committed."""
        self.variants("nuit-2025-1-sakspapirer.pdf", FILES)
        command = ["ingest", "--commit-every", "5", "papers", *extra]
        process = self.start(*command) if not to_group else self.start_in_group(*command)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            status = self.saksgang("status", "--format", "jsonl", status=None)
            if status.status == 0 and len(status.out.splitlines()) >= 5:
                break
        self.assertIsNone(process.poll(), "the ingest ended before it could be interrupted: more FILES are needed")
        if to_group:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        out, err = process.communicate(timeout=60)
        return Result(["saksgang", *command], self.folder, process.returncode, out.decode(), err.decode())

    def start_in_group(self, *arguments):
        process = subprocess.Popen(
            [PROGRAM, *arguments],
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            process_group=0,
        )
        self.addCleanup(self._reap, process)
        return process

    def completes(self, result):
        self.assertEqual(result.status, 130, result)
        self.assertRegex(
            result.err,
            r"saksgang: stopped; (?:1 file is|\d+ files are) done and in the index\n"
            r"  hint: the same command again goes on where this one stopped\n$",
        )
        done = len(self.states())
        self.assertTrue(5 <= done < FILES, done)
        self.assertEqual(set(self.states().values()), {"ok"}, "nothing is failed for having been stopped")
        self.saksgang("check")
        summary = self.summary("papers")
        self.assertEqual((summary["unchanged"], summary["ok"]), (done, FILES - done))
        interrupted = self.saksgang("export").out
        self.saksgang("--index", "undisturbed", "ingest", "papers")
        self.assertEqual(interrupted, self.saksgang("--index", "undisturbed", "export").out)

    def test_sigint_as_ctrl_c_sends_it_to_the_workers_too(self):
        self.completes(self.interrupted(signal.SIGINT, to_group=True))

    def test_sigterm(self):
        self.completes(self.interrupted(signal.SIGTERM))

    def test_the_summary_says_that_it_was_stopped(self):
        result = self.interrupted(signal.SIGINT, "--format", "json")
        self.assertEqual(result.status, 130, result)
        self.assertTrue(result.json()["cancelled"])

    def test_a_stopped_reindex_leaves_the_index(self):
        self.write_pdf("first/a.pdf", ["alfa"])
        self.saksgang("ingest", "first")
        before = self.saksgang("export").out
        self.variants("nuit-2025-1-sakspapirer.pdf", FILES)
        process = self.start("reindex", "--from", "papers")
        time.sleep(0.4)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, err)
        self.assertTrue(err.endswith(b"saksgang: stopped; the index is as it was\n"), err)
        self.assertEqual(self.saksgang("export").out, before)
        self.saksgang("check")


if __name__ == "__main__":
    main()
