"""How well the actors of remarks are found, against judgements.tsv, where ../shared is present beside the checkout."""

import hashlib
import pathlib
import re
import sys

from harness import SHARED, ProgramTest, main

JUDGEMENTS = pathlib.Path(__file__).with_name("judgements.tsv")
CORPUS = SHARED / "corpus"
PRECISION, RECALL = 0.97, 0.97


def fingerprint(text):
    return hashlib.sha256(re.sub(r"[\W_]+", "", text.lower()).encode()).hexdigest()[:10]


def judgements():
    """{fingerprint: (document, case, ordinal, [actor])}"""
    judged = {}
    for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            document, case, ordinal, key, actors = line.split("\t")
            judged[key] = (document, case, ordinal, [a for a in actors.split("; ") if a])
    return judged


class Actors(ProgramTest):
    def setUp(self):
        super().setUp()
        if not CORPUS.is_dir():
            self.skipTest(f"SKIPPED: {CORPUS} is not there")
        self.saksgang("ingest", CORPUS)

    def test_precision_and_recall(self):
        judged = judgements()
        met, right, wrong, missed, lists = set(), 0, [], [], 0
        for record in self.saksgang("export").lines():
            for remark in record["innspill"]:
                key = fingerprint(remark["text"])
                if key not in judged:
                    continue
                met.add(key)
                *where, expected = judged[key]
                got = remark["actors"]
                right += len(set(got) & set(expected))
                wrong += [(*where, a) for a in got if a not in expected]
                missed += [(*where, a) for a in expected if a not in got]
                lists += got == expected
        # Remarks that the program reads otherwise than the judge did cannot be compared; there must be few.
        self.assertGreaterEqual(len(met), 0.97 * len(judged))
        precision, recall = right / (right + len(wrong)), right / (right + len(missed))
        print(
            f"{len(met)} of {len(judged)} remarks, {right + len(missed)} actors: precision {precision:.3f},"
            f" recall {recall:.3f}, {lists} remarks wholly right\nwrong: {wrong}\nmissed: {missed}",
            flush=True,
        )
        self.assertGreaterEqual(precision, PRECISION)
        self.assertGreaterEqual(recall, RECALL)

    def test_the_field_finds_speakers_by_every_name_in_the_record(self):
        spoke = {}
        for record in self.saksgang("export").lines():
            for remark in record["innspill"]:
                for actor in remark["actors"]:
                    spoke.setdefault(actor, set()).add((record["council"], record["case"]))
        self.assertIn("KS", spoke)
        for actor in ("KS", "Legeforeningen", "Helse Sør-Øst RHF"):
            hits = self.saksgang("search", "--format", "jsonl", "--limit", "50", f'aktør:"{actor}"').lines()
            self.assertEqual({(hit["council"], hit["case"]) for hit in hits}, spoke[actor], actor)


if __name__ == "__main__":
    if not CORPUS.is_dir():
        print(f"test_actors: {CORPUS} is not there; SKIPPED (nothing to test)")
        sys.exit(0)
    main()
