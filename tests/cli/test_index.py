"""Where the index is found, who may write it, and how it is made anew."""

import fcntl
import os
import subprocess

from harness import ProgramTest, main


class Index(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write_pdf("papers/a.pdf", ["alfa"])

    def alter(self, key, value):
        alter = os.environ["SAKSGANG_ALTER_INDEX"]
        subprocess.run([alter, str(self.index / "records"), key, value], check=True)

    def test_option_before_variable_before_configuration_before_data_folder(self):
        default = {"SAKSGANG_INDEX": None}
        self.saksgang("ingest", "papers", env=default)
        self.assertTrue((self.folder / ".local/share/saksgang/index").is_dir())
        (self.folder / ".config/saksgang").mkdir(parents=True)
        (self.folder / ".config/saksgang/config.toml").write_text('index = "configured"\n')
        self.saksgang("status", env=default, status=3)
        self.saksgang("ingest", "papers", env=default)
        self.assertTrue((self.folder / ".config/saksgang/configured").is_dir())
        self.saksgang("ingest", "papers", env={"SAKSGANG_INDEX": "variable"})
        self.assertTrue((self.folder / "variable").is_dir())
        self.saksgang("--index", "option", "ingest", "papers")
        self.assertTrue((self.folder / "option").is_dir())

    def test_errors_of_the_configuration_file(self):
        env = {"SAKSGANG_INDEX": None, "SAKSGANG_CONFIG": "config.toml"}
        hint = 'the file may hold: index = "FOLDER", synonyms = "FILE", councils = "FILE"'
        result = self.saksgang("status", env=env, status=2)
        self.assertRegex(result.err, r"^saksgang: cannot open.*No such file or directory \(config.toml\)\n")
        config = self.folder / "config.toml"
        config.write_text("index = 3\n")
        self.error_is(self.saksgang("status", env=env, status=2), "line 1: index must be a text (config.toml)", hint)
        config.write_text("\nindex =\n")
        self.assertRegex(self.saksgang("status", env=env, status=2).err, r"^saksgang: line 2: .* \(config.toml\)\n")

    def test_one_writer_at_a_time(self):
        self.saksgang("ingest", "papers")
        with open(self.index / "writer.lock", "r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for command in (["ingest", "papers"], ["reindex"]):
                result = self.saksgang(*command, status=75)
                self.error_is(
                    result,
                    f"another process is writing to the index at {self.index}",
                    "wait until it has finished, or stop it",
                )
            self.saksgang("search", "alfa")
        self.saksgang("ingest", "papers")

    def test_reindex_mends_another_analysis_from_the_records(self):
        self.saksgang("ingest", "papers")
        before = self.saksgang("export").out
        documents = self.saksgang("status", "--format", "jsonl").out
        self.alter("saksgang.analyzers", "0-other")
        result = self.saksgang("search", "alfa", status=4)
        self.assertIn("analysis 0-other", result.err)
        (self.folder / "papers/a.pdf").unlink()  # no PDF is needed
        self.assertRegex(self.saksgang("reindex").out, r"^1 document with 1 record written anew in [0-9.]+ s\n$")
        self.assertEqual(self.saksgang("export").out, before)
        self.assertEqual(self.saksgang("status", "--format", "jsonl").out, documents)
        self.saksgang("search", "alfa")
        self.saksgang("check")

    def test_reindex_of_other_records_needs_the_files(self):
        self.saksgang("ingest", "papers")
        before = self.saksgang("export").out
        self.alter("saksgang.records", "999")
        result = self.saksgang("reindex", status=4)
        self.assertIn("records 999", result.err)
        self.assertIn("hint: read the PDF files anew: saksgang reindex --from FOLDER", result.err)
        self.saksgang("search", "alfa", status=4)
        self.saksgang("reindex", "--from", "papers")
        self.assertEqual(self.saksgang("export").out, before)
        self.saksgang("check")

    def test_reindex_from_files_takes_in_what_is_there_now(self):
        self.saksgang("ingest", "papers")
        (self.folder / "papers/a.pdf").unlink()
        self.write_pdf("more/b.pdf", ["beta"])
        self.write_pdf("papers/c.pdf", ["gamma"])
        self.saksgang("reindex", "--from", "papers", "more")
        self.assertEqual(self.states(), {"b.pdf": "ok", "c.pdf": "ok"})

    def test_reindex_from_nowhere_leaves_the_index(self):
        self.saksgang("ingest", "papers")
        self.saksgang("reindex", "--from", "nowhere", status=2)
        self.error_is(
            self.saksgang("reindex", "papers", status=2),
            "reindex takes folders only with --from",
            "see saksgang reindex --help",
        )
        self.saksgang("search", "alfa")

    def test_a_damaged_index_is_told_and_can_be_made_anew(self):
        for i in range(40):
            self.write_pdf(f"papers/{i}.pdf", [f"tekst nummer {i} " + " ".join(f"ord{i}x{j}" for j in range(60))])
        self.saksgang("ingest", "papers")
        for table in (self.index / "records").glob("*.glass"):
            data = bytearray(table.read_bytes())
            if table.name in ("postlist.glass", "docdata.glass"):
                for at in range(len(data) // 2, len(data)):
                    data[at] ^= 0x5A
                table.write_bytes(data)
        result = self.saksgang("check", status=74)
        self.assertTrue(result.out or "saksgang: " in result.err, result)
        self.assertIn("reindex", result.err)
        self.saksgang("export", status=None)  # whatever it can read; it neither crashes nor hangs
        self.saksgang("reindex", "--from", "papers")
        self.saksgang("check")
        self.saksgang("search", "alfa")


if __name__ == "__main__":
    main()
