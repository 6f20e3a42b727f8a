"""Every sample of corpus-samples yields its expected records."""

import json

from harness import SAMPLES, ProgramTest, main


def differences(expected, got, where):
    """What differs, key by key. A key that is not in `expected` is not compared."""
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return [f"{where}: expected {expected!r}, got {got!r}"]
        found = []
        for key, value in expected.items():
            found += differences(value, got.get(key), f"{where}.{key}")
        return found
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        found = []
        for i, (one, other) in enumerate(zip(expected, got)):
            found += differences(one, other, f"{where}[{i}]")
        return found
    return [] if expected == got else [f"{where}:\n    expected {expected!r}\n    got      {got!r}"]


def name_of(record):
    return f"{record['part']} {record['case'] or record['title'][:40]}"


class Samples(ProgramTest):
    def test_expected_records_and_states(self):
        self.saksgang("ingest", SAMPLES, status=5)
        records, documents = {}, {}
        for record in self.saksgang("export").lines():
            records.setdefault(record["document"]["file"], []).append(record)
        for document in self.saksgang("status", "--format", "jsonl").lines():
            documents[document["file"]] = document
        samples = sorted(SAMPLES.glob("*.pdf"))
        self.assertGreaterEqual(len(samples), 8)
        self.assertEqual(sorted(documents), [s.name for s in samples])
        for sample in samples:
            with self.subTest(sample=sample.name):
                self.compare(sample, records.get(sample.name, []), documents[sample.name])

    def compare(self, sample, got, document):
        text = sample.with_suffix(".expected.jsonl").read_text(encoding="utf-8")
        expected = [json.loads(line) for line in text.splitlines()]
        state = json.loads(sample.with_suffix(".expected.document.json").read_text(encoding="utf-8"))
        found = differences(state, document, "document")
        if [name_of(r) for r in expected] != [name_of(r) for r in got]:
            found.append(f"records:\n    expected {[*map(name_of, expected)]}\n    got      {[*map(name_of, got)]}")
        else:
            for one, other in zip(expected, got):
                found += differences(one, other, name_of(one))
        if found:
            self.fail("\n".join([sample.name, *found]))

    def test_invisible_text_is_in_no_record(self):
        self.sample("portefoljeradet-2026-1-usynlig-tekst.pdf", "papers/a.pdf")
        self.saksgang("ingest", "papers")
        expected = SAMPLES / "portefoljeradet-2026-1-usynlig-tekst.expected.jsonl"
        wanted = sum(len(json.loads(line)["body"].split()) for line in expected.read_text().splitlines())
        got = sum(len(r["body"].split()) for r in self.saksgang("export").lines())
        self.assertEqual(got, wanted)

    def test_reading_again_gives_the_same_bytes(self):
        self.saksgang("ingest", SAMPLES, status=5)
        first = self.saksgang("export").out
        self.saksgang("ingest", "--force", "--jobs", "1", SAMPLES, status=5)
        self.assertEqual(self.saksgang("export").out, first)
        self.saksgang("reindex")
        self.assertEqual(self.saksgang("export").out, first)


if __name__ == "__main__":
    main()
