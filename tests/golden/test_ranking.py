"""Searches over corpus-samples rank as well as they did, and the measuring program counts right."""

import json
import math

from harness import SAMPLES, main
from ranking import TOPICS, RankingTest

# A little under what was measured.
LEAST = {
    "nDCG@10": {
        "plain": 0.97,
        "inflected": 0.86,
        "compound": 0.95,
        "nynorsk": 0.97,
        "abbreviation": 0.81,
        "misspelt": 0.91,
        "all": 0.92,
    },
    "recall": {
        "plain": 0.98,
        "inflected": 0.90,
        "compound": 0.98,
        "nynorsk": 0.98,
        "abbreviation": 0.81,
        "misspelt": 0.90,
        "all": 0.93,
    },
}


def key_of(hit):
    return f"{hit['council']} {hit['case']}" if hit["case"] else f"{hit['council']}|{hit['title']}"


def ndcg(grades, ranking):
    def discounted(ordered):
        return sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(ordered[:10], 1))

    return discounted([grades.get(key, 0) for key in ranking]) / discounted(sorted(grades.values(), reverse=True))


class Ranking(RankingTest):
    def setUp(self):
        super().setUp()
        self.saksgang("ingest", SAMPLES, status=5)

    def test_topics_rank_as_they_did(self):
        self.with_dictionaries()
        self.ranks_as_it_did("topics_samples.json", LEAST)

    def test_the_figures_are_those_of_the_hits_that_users_get(self):
        figures = self.measure("topics_samples.json")
        topics = json.loads((TOPICS / "topics_samples.json").read_text(encoding="utf-8"))["topics"]
        by_kind, recalls = {}, {}
        for topic in topics:
            grades = topic["judgements"]
            search = self.saksgang("search", "--format", "jsonl", "--limit", "50", topic["query"], status=None)
            self.assertIn(search.status, (0, 1), search)
            ranking = [key_of(hit) for hit in search.lines()]
            for kind in (topic["kind"], "all"):
                by_kind.setdefault(kind, []).append(ndcg(grades, ranking))
                recalls.setdefault(kind, []).append(len(grades.keys() & set(ranking)) / len(grades))
        self.assertEqual(figures["topics"], {kind: len(values) for kind, values in by_kind.items()})
        for row, expected in (("nDCG@10", by_kind), ("recall", recalls)):
            for kind, values in expected.items():
                self.assertAlmostEqual(figures[row][kind], sum(values) / len(values), delta=0.0006, msg=(row, kind))

    def test_a_judged_case_that_is_not_there_is_an_error(self):
        topic = {"id": "x1", "kind": "plain", "query": "timebok", "need": "", "judgements": {"NUFA 999/24": 3}}
        file = self.folder / "topics.json"
        file.write_text(json.dumps({"topics": [topic]}))
        said = self.measure(file, status=1)
        self.assertEqual(said, "measure_ranking: topic x1 judges «NUFA 999/24», which the index does not have\n")

    def test_topics_that_cannot_be_measured_with_are_refused(self):
        topic = {"id": "x1", "kind": "plain", "query": "timebok", "need": "", "judgements": {"NUFA 5/24": 4}}
        for topics, said in (
            ([topic], "topic x1 has a grade that is not 1 to 3"),
            ([{**topic, "judgements": {}}], "topic x1 has no judgements"),
            ([{**topic, "judgements": {"NUFA 5/24": 1, "NUFA 05/24": 1}}], "topic x1 names a case twice"),
            ([{**topic, "judgements": {"NUFA 5/24": 1}}] * 2, "two topics are called x1"),
            ([], "no topics"),
        ):
            file = self.folder / "topics.json"
            file.write_text(json.dumps({"topics": topics}))
            self.assertEqual(self.measure(file, status=1), f"measure_ranking: topics.json: {said}\n")


if __name__ == "__main__":
    main()
