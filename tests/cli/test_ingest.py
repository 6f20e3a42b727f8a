"""What ingest does with files that come, change, move and go."""

import os
import shutil
import subprocess

from harness import SAMPLES, ProgramTest, main, pdf


class Ingest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_pdf("papers/a.pdf", ["alfa"], ["side to"])
        self.write_pdf("papers/b.pdf", ["beta"])
        self.papers = self.folder / "papers"

    def titles(self):
        """{file: text} of the records."""
        return {r["document"]["file"]: r["title"] + r["body"] for r in self.saksgang("export").lines()}

    def test_each_file_has_one_state(self):
        (self.papers / "text.pdf").write_text("no PDF at all")
        (self.papers / "empty.pdf").write_bytes(b"")
        (self.papers / "other.txt").write_text("passed over")
        shutil.copyfile(self.papers / "a.pdf", self.papers / "z.pdf")
        self.sample("nufa-2024-3-skannet-brev.pdf", "papers/scan.pdf")
        self.sample("brev-2024-skannet.pdf", "papers/no-text.pdf")
        self.sample("nehr-2025-2-referat-avkortet.pdf", "papers/cut.PDF")
        os.symlink("/nowhere", self.papers / "broken.pdf")
        summary = self.summary("papers", status=5)
        self.assertEqual(
            self.states(),
            {
                "a.pdf": "ok",
                "b.pdf": "ok",
                "broken.pdf": "failed io",
                "cut.PDF": "failed damaged",
                "empty.pdf": "skipped not-pdf",
                "no-text.pdf": "failed no-text",
                "scan.pdf": "partial no-text",
                "text.pdf": "skipped not-pdf",
                "z.pdf": "skipped duplicate",
            },
        )
        documents = {d["file"]: d for d in self.saksgang("status", "--format", "jsonl").lines()}
        self.assertEqual(documents["z.pdf"]["duplicate_of"], str(self.papers.resolve() / "a.pdf"))
        self.assertEqual(documents["scan.pdf"]["pages_without_text"], [2])
        self.assertEqual(documents["a.pdf"]["pages"], 2)
        counts = {k: summary[k] for k in ("files", "ok", "partial", "failed", "skipped", "duplicates", "unchanged")}
        self.assertEqual(
            counts,
            {"files": 9, "ok": 2, "partial": 1, "failed": 3, "skipped": 3, "duplicates": 1, "unchanged": 0},
        )

    def test_a_file_that_is_no_pdf_is_named_with_the_reason_and_is_not_gone_later(self):
        (self.papers / "README.md").write_text("# Papers")
        result = self.saksgang("ingest", "papers/README.md")
        path = self.papers.resolve() / "README.md"
        self.assertIn(f"saksgang: warning: skipped (not-pdf): {path}: the file is no PDF\n", result.err)
        self.assertTrue(result.out.startswith("1 file: 0 ok, 0 partial, 0 failed, 1 skipped\n0 pages, "), result)
        self.assertNotIn("gone", self.saksgang("ingest", "papers").err)
        self.assertEqual(self.summary("--prune", "papers")["removed"], 0)
        path.unlink()
        self.assertIn("1 file of the index is gone", self.saksgang("ingest", "papers").err)

    def test_unchanged_files_are_left_alone(self):
        self.saksgang("ingest", "papers")
        before = self.saksgang("export").out
        summary = self.summary("papers")
        self.assertEqual((summary["unchanged"], summary["ok"], summary["pages"]), (2, 0, 0))
        self.assertEqual(self.saksgang("export").out, before)

    def test_force_reads_everything_again(self):
        self.saksgang("ingest", "papers")
        before = self.saksgang("export").out
        summary = self.summary("--force", "papers")
        self.assertEqual((summary["unchanged"], summary["ok"], summary["pages"]), (0, 2, 3))
        self.assertEqual(self.saksgang("export").out, before)

    def test_a_changed_file_replaces_its_records(self):
        self.saksgang("ingest", "papers")
        self.write_pdf("papers/b.pdf", ["gamma"])
        self.assertEqual(self.summary("papers")["ok"], 1)
        self.assertEqual(self.titles()["b.pdf"], "gamma")
        self.saksgang("search", "beta", status=1)
        self.saksgang("search", "gamma")

    def test_failed_stays_failed_until_asked_or_changed(self):
        self.sample("nehr-2025-2-referat-kryptert.pdf", "papers/c.pdf")
        self.assertEqual(self.summary("papers", status=5)["failed"], 1)
        again = self.summary("papers", status=5)
        self.assertEqual((again["failed"], again["still_failed"], again["unchanged"]), (0, 1, 2))
        retried = self.summary("--retry-failed", "papers", status=5)
        self.assertEqual((retried["failed"], retried["still_failed"], retried["unchanged"]), (1, 0, 2))
        self.write_pdf("papers/c.pdf", ["delta"])
        self.assertEqual(self.summary("papers")["ok"], 1)
        self.assertEqual(self.states()["c.pdf"], "ok")

    def test_prune_forgets_what_is_gone_below_the_folders_given(self):
        self.write_pdf("other/c.pdf", ["gamma"])
        self.saksgang("ingest", "papers", "other")
        (self.papers / "a.pdf").unlink()
        (self.folder / "other/c.pdf").unlink()
        result = self.saksgang("ingest", "papers")
        self.assertIn("1 file of the index is gone from disk; --prune takes it out", result.err)
        self.assertEqual(sorted(self.titles()), ["a.pdf", "b.pdf", "c.pdf"])
        self.assertEqual(self.summary("--prune", "papers")["removed"], 1)
        self.assertEqual(sorted(self.titles()), ["b.pdf", "c.pdf"])
        self.saksgang("search", "alfa", status=1)
        self.saksgang("check")

    def test_a_duplicate_takes_the_place_of_a_pruned_primary(self):
        shutil.copyfile(self.papers / "a.pdf", self.papers / "z.pdf")
        self.saksgang("ingest", "papers")
        (self.papers / "a.pdf").unlink()
        self.saksgang("ingest", "--prune", "papers")
        self.assertEqual(self.states(), {"b.pdf": "ok", "z.pdf": "ok"})
        self.assertIn("alfa", self.titles()["z.pdf"])
        self.saksgang("check")

    def test_a_moved_file_keeps_its_records(self):
        self.saksgang("ingest", "papers")
        ids = {r["id"] for r in self.saksgang("export").lines()}
        os.rename(self.papers / "a.pdf", self.papers / "moved.pdf")
        self.assertEqual(self.summary("papers")["removed"], 1)
        self.assertEqual(self.states(), {"b.pdf": "ok", "moved.pdf": "ok"})
        self.assertEqual({r["id"] for r in self.saksgang("export").lines()}, ids)

    def test_ids_are_the_same_in_another_index_and_folder(self):
        self.saksgang("ingest", "papers")
        shutil.copytree(self.papers, self.folder / "copies")
        first = self.saksgang("export").out
        self.saksgang("--index", "second", "ingest", "copies", "--jobs", "1")
        self.assertEqual(self.saksgang("--index", "second", "export").out, first)

    def test_dry_run_tells_and_does_nothing(self):
        result = self.saksgang("ingest", "--dry-run", "papers")
        top = self.papers.resolve()
        self.assertEqual(result.out, f"read       new       {top}/a.pdf\nread       new       {top}/b.pdf\n")
        self.assertFalse(self.index.exists())
        self.saksgang("ingest", "papers")
        before = self.saksgang("export").out
        (self.papers / "a.pdf").unlink()
        self.write_pdf("papers/b.pdf", ["gamma"])
        shutil.copyfile(self.papers / "b.pdf", self.papers / "c.pdf")
        result = self.saksgang("ingest", "--dry-run", "--prune", "--format", "jsonl", "papers")
        self.assertEqual(
            [(line["action"], line["why"], os.path.basename(line["path"])) for line in result.lines()],
            [("read", "changed", "b.pdf"), ("duplicate", None, "c.pdf"), ("remove", "vanished", "a.pdf")],
        )
        self.assertEqual(self.saksgang("export").out, before)

    def test_files_and_links(self):
        (self.folder / "paper.bin").write_bytes(pdf(["gamma"]))
        os.symlink(self.papers, self.papers / "loop")
        os.symlink(self.papers / "a.pdf", self.folder / "link.pdf")
        self.saksgang("ingest", "papers", "paper.bin", "link.pdf")
        self.assertEqual(
            self.states(), {"a.pdf": "skipped duplicate", "b.pdf": "ok", "link.pdf": "ok", "paper.bin": "ok"}
        )

    def test_the_result_does_not_depend_on_the_number_of_workers(self):
        for i in range(12):
            self.write_pdf(f"papers/{i}.pdf", [f"tekst {i}"])
        self.saksgang("ingest", "-j", "1", "papers")
        self.saksgang("--index", "second", "ingest", "-j", "5", "--commit-every", "1", "papers")
        self.assertEqual(self.saksgang("export").out, self.saksgang("--index", "second", "export").out)

    def test_odd_file_names(self):
        name = os.fsencode(self.papers) + b"/m\xf8te \x1b[31m'\".pdf"
        with open(name, "wb") as file:
            file.write(pdf(["odd"]))
        self.saksgang("ingest", "papers")
        self.assertEqual(self.states()["m\\xF8te \x1b[31m'\".pdf"], "ok")
        self.assertEqual(self.summary("papers")["unchanged"], 3)
        self.assertNotIn("\x1b", self.saksgang("search", "odd").out)

    def test_quiet_says_nothing(self):
        result = self.saksgang("ingest", "--quiet", "papers")
        self.assertEqual((result.out, result.err), ("", ""))

    def test_a_full_disk_is_an_error_and_the_index_stands(self):
        self.saksgang("ingest", "papers")
        before = self.saksgang("export").out
        for sample in SAMPLES.glob("*-sakspapirer.pdf"):
            self.sample(sample.name, f"papers/{sample.name}")
        # A limit of file size stands for the disk: writing past it fails with EFBIG.
        limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 64; exec "$@"', "limited"]
        done = subprocess.run(
            [*limited, os.environ["SAKSGANG_PROGRAM"], "ingest", "papers"],
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            timeout=120,
        )
        self.assertEqual(done.returncode, 74, done)
        self.assertIn(b"File too large", done.stderr)
        self.assertEqual(self.saksgang("export").out, before)
        self.saksgang("check")
        self.saksgang("ingest", "papers", status=None)
        self.assertGreater(len(self.saksgang("export").out), len(before))


if __name__ == "__main__":
    main()
