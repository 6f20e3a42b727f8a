"""Killed with SIGKILL at any moment, the index opens at the last commit and the next run completes it."""

import random
import time

from harness import SLOW, ProgramTest, main

FILES = 40 if SLOW else 152
ROUNDS = 12 if SLOW else 25
LONGEST = 2.0 if SLOW else 0.7  # seconds until the kill


class Kill(ProgramTest):
    def test_kill_in_a_loop(self):
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        self.variants("nuit-2025-1-sakspapirer.pdf", FILES // 2)
        for name, sample in (("x", "strategiradet-2026-1-sakspapirer.pdf"), ("y", "nufa-2024-1-sakspapirer.pdf")):
            folder = self.variants(sample, FILES // 4, f"more-{name}")
            folder.rename(self.folder / "papers" / name)
        self.saksgang("--index", "undisturbed", "ingest", "papers")
        wanted = self.saksgang("--index", "undisturbed", "export").out

        between, killed, done = 0, 0, 0
        for round_number in range(ROUNDS):
            # What is there now is read anew in some rounds, so that there is always something to interrupt.
            force = ["--force"] if done > FILES // 2 or chance.random() < 0.3 else []
            process = self.start("ingest", "--commit-every", str(chance.randint(1, 9)), *force, "papers")
            time.sleep(chance.uniform(0.02, LONGEST))
            killed += process.poll() is None
            process.kill()
            process.communicate()
            where = f"seed {seed}, round {round_number}"
            check = self.saksgang("check", status=None)
            self.assertIn(check.status, (0, 3), f"{where}: {check}")
            if check.status == 3:
                self.assertEqual(done, 0, f"{where}: the index is gone")
                continue
            documents = self.saksgang("status", "--format", "jsonl").lines()
            self.assertGreaterEqual(len(documents), done, f"{where}: committed documents were lost")
            done = len(documents)
            between += 0 < done < FILES
            self.assertEqual({d["state"] for d in documents} - {"ok"}, set(), where)
            exported = self.saksgang("export", status=None).out.splitlines()
            self.assertEqual(set(exported) - set(wanted.splitlines()), set(), where)
            self.assertEqual(len(exported), sum(d["cases"] for d in documents), where)
        self.assertGreater(killed, ROUNDS // 2, f"seed {seed}: too few runs were caught at work")
        self.assertGreater(between, 0, f"seed {seed}: no kill fell between two commits")

        self.saksgang("ingest", "papers")
        self.assertEqual(self.saksgang("export").out, wanted, f"seed {seed}")
        self.saksgang("check")
        leftovers = sorted(p.name for p in self.index.iterdir())
        self.assertEqual([name for name in leftovers if name.endswith((".new", ".old"))], [], leftovers)

    def test_kill_during_reindex(self):
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        self.variants("nuit-2025-1-sakspapirer.pdf", 20 if SLOW else 60)
        self.saksgang("ingest", "papers")
        wanted = self.saksgang("export").out
        for round_number in range(12):
            process = self.start("reindex")
            time.sleep(chance.uniform(0.0, 0.25))
            process.kill()
            process.communicate()
            self.saksgang("check")
            self.assertEqual(self.saksgang("export").out, wanted, f"seed {seed}, round {round_number}")
        self.saksgang("reindex")
        self.assertEqual(self.saksgang("export").out, wanted)


if __name__ == "__main__":
    main()
