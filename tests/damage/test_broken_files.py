"""PDF files cut off and altered at many places: each ends in one state, and costs no other document anything."""

import random

from harness import SAMPLES, ProgramTest, main

CUTS = 60
FLIPS = 120


class BrokenFiles(ProgramTest):
    def check_states(self, whole):
        result = self.saksgang("ingest", "--timeout", "20", "papers", status=None)
        self.assertIn(result.status, (0, 5), result)
        files = sorted(p.name for p in (self.folder / "papers").iterdir())
        documents = self.saksgang("status", "--format", "jsonl").lines()
        self.assertEqual(sorted(d["file"] for d in documents), files, "every file has exactly one state")
        for document in documents:
            self.assertEqual(document["state"] == "ok", document["reason"] is None, document)
            if document["state"] == "failed":
                self.assertEqual(document["cases"], 0, document)
        self.saksgang("check")
        records = [r for r in self.saksgang("export").lines() if r["document"]["file"] == "whole.pdf"]
        self.assertEqual(len(records), whole)
        return {d["file"]: d for d in documents}

    def test_cut_off_at_many_places(self):
        data = (SAMPLES / "nuit-2025-1-referat.pdf").read_bytes()
        self.sample("nuit-2025-1-referat.pdf", "papers/whole.pdf")
        for i in range(CUTS):
            (self.folder / f"papers/cut{i:03}.pdf").write_bytes(data[: len(data) * i // CUTS])
        documents = self.check_states(whole=7)
        self.assertEqual(documents["cut000.pdf"]["reason"], "not-pdf")
        self.assertIn("failed", {d["state"] for d in documents.values()})

    def test_altered_at_many_places(self):
        data = (SAMPLES / "strategiradet-2026-1-sakspapirer.pdf").read_bytes()
        self.sample("strategiradet-2026-1-sakspapirer.pdf", "papers/whole.pdf")
        chance = random.Random(17)
        for i in range(FLIPS):
            broken = bytearray(data)
            for _ in range(chance.choice((1, 3, 20, 200))):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            (self.folder / f"papers/alt{i:03}.pdf").write_bytes(broken)
        self.check_states(whole=7)

    def test_records_of_a_document_that_fails_are_gone(self):
        data = (SAMPLES / "nuit-2025-1-referat.pdf").read_bytes()
        self.sample("nuit-2025-1-referat.pdf", "papers/whole.pdf")
        (self.folder / "papers/b.pdf").write_bytes(data + b"%")
        self.saksgang("ingest", "papers")
        (self.folder / "papers/b.pdf").write_bytes(data[:40])
        self.saksgang("ingest", "papers", status=5)
        self.assertEqual({r["document"]["file"] for r in self.saksgang("export").lines()}, {"whole.pdf"})
        self.saksgang("check")


if __name__ == "__main__":
    main()
