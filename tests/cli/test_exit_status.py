"""Each exit status that the contract promises, with the message to the letter."""

import os
import subprocess

from harness import ProgramTest, main


class ExitStatus(ProgramTest):
    def ingested(self):
        self.sample("nuit-2025-1-referat.pdf", "papers/referat.pdf")
        return self.saksgang("ingest", "papers")

    def test_0_found_and_done(self):
        self.ingested()
        self.saksgang("search", "timebok")
        self.saksgang("show", "NUIT 4/25")
        self.saksgang("export")
        self.saksgang("status")
        self.saksgang("check")
        self.saksgang("reindex")
        self.saksgang("--help")
        self.saksgang("--version")

    def test_1_nothing_found(self):
        self.ingested()
        result = self.saksgang("search", "xyzzyplugh", status=1)
        self.assertEqual(result.out, "")
        self.assertTrue(result.err.startswith("saksgang: nothing found for: xyzzyplugh\n  hint: "), result)
        self.assertRegex(result.err, r"the index has\n +NUIT 2025: \d+ records\n$")
        self.assertEqual(self.saksgang("search", "--format", "jsonl", "xyzzyplugh", status=1).out, "")
        result = self.saksgang("show", "NUIT 999/25", status=1)
        self.assertIn("999/25", result.err)
        self.assertEqual(result.out, "")
        result = self.saksgang("search", "--offset", "500", "timebok", status=1)
        self.assertRegex(result.err, r"saksgang: there (is only 1 hit|are only \d+ hits)\n  hint: a smaller --offset\n$")

    def test_1_an_empty_index_has_no_records(self):
        (self.folder / "empty").mkdir()
        self.saksgang("ingest", "empty")
        result = self.saksgang("export", status=1)
        self.error_is(result, "the index has no records", "saksgang ingest FOLDER reads PDF files into it")
        self.assertEqual(self.saksgang("export", "--format", "json", status=1).out, "[]\n")
        self.assertEqual(self.saksgang("status", "--format", "jsonl").out, "")

    def test_2_wrong_usage(self):
        alone = self.saksgang(status=2)
        self.assertEqual((alone.out, alone.err), ("", self.saksgang("--help").out))
        self.error_is(self.saksgang("--quiet", status=2), "no command given", "see saksgang --help")
        self.assertEqual(self.saksgang("help").out, self.saksgang("--help").out)
        self.assertEqual(self.saksgang("help", "search").out, self.saksgang("search", "--help").out)
        self.error_is(self.saksgang("serach", status=2), 'unknown command "serach"', "did you mean search?")
        self.error_is(self.saksgang("ingest", status=2), "ingest needs FOLDER|FILE…", "see saksgang ingest --help")
        self.error_is(
            self.saksgang("search", "--limit", "0", "x", status=2), '--limit must be a whole number from 1, not "0"'
        )
        self.error_is(
            self.saksgang("ingest", "nowhere", status=2),
            "cannot find nowhere: No such file or directory",
            "name folders or PDF files that exist",
        )
        self.assertFalse(self.index.exists(), "a slip of the pen makes no index")

    def test_2_words_where_a_case_is_asked_for(self):
        self.ingested()
        for command in ("show", "diff", "cite", "audit"):
            result = self.saksgang(command, "felles", "timebok", status=2)
            self.error_is(result, "«felles timebok» names no case", 'write it as "NUIT 17/25", nuit-17/25 or 17/25; '
                          "words are looked for by: saksgang search WORDS")

    def test_2_wrong_query(self):
        self.ingested()
        result = self.saksgang("search", '"never closed', status=2)
        self.assertTrue(result.err.startswith("saksgang: "), result)
        self.assertIn("^", result.err, result)

    def test_2_wrong_configuration(self):
        (self.folder / "config.toml").write_text("indx = 'x'\n")
        env = {"SAKSGANG_INDEX": None, "SAKSGANG_CONFIG": "config.toml"}
        result = self.saksgang("status", env=env, status=2)
        self.error_is(result, "line 1: unknown key indx (config.toml)", 'the file may hold: index = "FOLDER", synonyms = "FILE", councils = "FILE"')

    def test_3_no_index(self):
        for command in (["search", "x"], ["show", "1/25"], ["export"], ["status"], ["check"], ["reindex"]):
            result = self.saksgang(*command, status=3)
            self.assertEqual(result.out, "", result)
            self.assertTrue(result.err.startswith(f"saksgang: there is no index at {self.index}\n  hint: "), result)
        self.assertFalse(self.index.exists())

    def test_4_an_index_of_another_version(self):
        self.ingested()
        alter = [os.environ["SAKSGANG_ALTER_INDEX"], str(self.index / "records")]
        subprocess.run([*alter, "saksgang.index", "999"], check=True)
        for command in (["search", "x"], ["show", "1/25"], ["export"], ["status"], ["check"], ["ingest", "papers"]):
            result = self.saksgang(*command, status=4)
            self.assertEqual(result.out, "", result)
            self.assertIn("it has index format 999,", result.err)
            self.assertIn("this program has index format 3,", result.err)
            self.assertIn("saksgang reindex", result.err)

    def test_5_some_documents_failed(self):
        self.sample("nuit-2025-1-referat.pdf", "papers/a.pdf")
        self.sample("nehr-2025-2-referat-kryptert.pdf", "papers/b.pdf")
        result = self.saksgang("ingest", "papers", status=5)
        self.assertIn("failed (encrypted)", result.err)
        self.assertEqual(self.states(), {"a.pdf": "ok", "b.pdf": "failed encrypted"})
        self.saksgang("ingest", "papers", status=5)  # it is still failed

    def test_74_where_the_index_cannot_be_written(self):
        (self.folder / "file").write_text("")
        (self.folder / "papers").mkdir()
        result = self.saksgang("ingest", "--index", self.folder / "file/index", "papers", status=74)
        self.assertRegex(result.err, r"^saksgang: cannot make the folder .*/file/index: Not a directory\n  hint: ")

    def test_74_where_standard_output_cannot_be_written(self):
        self.ingested()
        with open("/dev/full", "wb") as full:
            result = self.saksgang("export", stdout=full, status=74)
        self.error_is(result, "cannot write to standard output: No space left on device")


if __name__ == "__main__":
    main()
