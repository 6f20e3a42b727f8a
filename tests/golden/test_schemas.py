"""All machine output over corpus-samples validates against schemas/ (Debian's python3-jsonschema)."""

import copy
import json
import pathlib

import jsonschema

from harness import ROOT, SAMPLES, ProgramTest, main

SCHEMAS = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in (ROOT / "schemas").glob("*.schema.json")}


def validator(name):
    schema = SCHEMAS[f"{name}.schema.json"]
    resolver = jsonschema.RefResolver(schema["$id"], schema, store=copy.deepcopy(SCHEMAS))
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


class Schemas(ProgramTest):
    def valid(self, name, values):
        check = validator(name)
        values = list(values)
        self.assertTrue(values, f"nothing to validate against {name}")
        for value in values:
            faults = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in check.iter_errors(value)]
            self.assertFalse(faults, f"{name}: {faults[:5]}\n{json.dumps(value, ensure_ascii=False)[:1000]}")
        return values

    def test_the_schemas_are_schemas(self):
        self.assertEqual(
            sorted(SCHEMAS),
            [
                f"{n}-1.schema.json"
                for n in "case check coverage crawl diff document finding hit ingest news plan reindex search status trace".split()
            ],
        )
        for name, schema in SCHEMAS.items():
            jsonschema.Draft202012Validator.check_schema(schema)
            self.assertEqual((schema["$id"], schema["$schema"]), (name, "https://json-schema.org/draft/2020-12/schema"))
            self.closed(schema, name)

    def closed(self, schema, where):
        """Every object allows only the properties it names, and describes each."""
        if isinstance(schema, list):
            for item in schema:
                self.closed(item, where)
        if not isinstance(schema, dict):
            return
        if schema.get("type") == "object":
            self.assertIs(schema.get("additionalProperties"), False, where)
            self.assertEqual(sorted(schema["required"]), sorted(schema["properties"]), where)
            for key, value in schema["properties"].items():
                described = "description" in value or "$ref" in value
                self.assertTrue(described, f"{where}: {key} has no description")
        for key, value in schema.items():
            self.closed(value, f"{where}/{key}")

    def test_a_wrong_record_does_not_validate(self):
        self.sample("nuit-2025-1-referat.pdf", "papers/a.pdf")
        self.saksgang("ingest", "papers")
        good = self.saksgang("export").lines()[0]
        check = validator("case-1")
        self.assertTrue(check.is_valid(good))
        for key, value in (("part", "notat"), ("case", "05/26"), ("pages", [0, 1]), ("extra", 1), ("vedtak", "tekst")):
            self.assertFalse(check.is_valid({**good, key: value}), key)

    def test_all_output_validates(self):
        papers = self.folder / "papers"
        papers.mkdir()
        for sample in SAMPLES.glob("*.pdf"):
            self.sample(sample.name, f"papers/{sample.name}")
        (papers / "text.pdf").write_text("no PDF")
        (papers / "link.pdf").symlink_to(pathlib.Path("nuit-2025-1-referat.pdf"))
        (papers / "broken.pdf").symlink_to(pathlib.Path("nowhere"))
        self.valid("plan-1", self.saksgang("ingest", "--dry-run", "--format", "jsonl", "papers").lines())
        self.valid("ingest-1", [self.summary("papers", status=5)])
        records = self.valid("case-1", self.saksgang("export").lines())
        self.assertEqual(len({r["id"] for r in records}), len(records), "ids are unique")
        for record in records:
            paragraphs = record["body"].split("\n") if record["body"] else []
            self.assertEqual(len(record["body_pages"]), len(paragraphs), record["id"])
        self.valid("document-1", self.saksgang("status", "--format", "jsonl").lines())
        self.valid("status-1", [self.saksgang("status", "--format", "json").json()])
        self.valid("hit-1", self.saksgang("search", "--format", "jsonl", "-n", "50", "kommune").lines())
        self.valid("search-1", [self.saksgang("search", "--format", "json", "kommune").json()])
        wide = ("search", "--format", "json", "--explain", "--facets", "council,year,type,actor")
        self.valid("search-1", [self.saksgang(*wide, "kommune").json()])
        self.valid("search-1", [self.saksgang(*wide, "kommune xyzzyplugh", status=None).json()])
        self.valid("search-1", [self.saksgang(*wide, "xyzzyplugh", status=1).json()])
        self.valid("case-1", self.saksgang("show", "--format", "json", "NUIT 4/25").json())
        self.valid("coverage-1", self.saksgang("status", "--coverage", "--format", "jsonl").lines())
        self.valid("diff-1", [self.saksgang("diff", "--format", "json", "NUIT 4/25").json()])
        self.valid("diff-1", self.saksgang("diff", "--all", "--format", "jsonl").lines())
        self.valid("diff-1", self.saksgang("diff", "--all", "--format", "json").json())
        self.valid("finding-1", self.saksgang("audit", "--format", "jsonl").lines())
        self.valid("finding-1", self.saksgang("audit", "--format", "json").json())
        for case in ("NUIT 4/25", "STRATEGIRADET 4/26", "NUFA 24/25"):
            self.valid("trace-1", [self.saksgang("trace", "--format", "json", case).json()])
        self.valid("reindex-1", [self.saksgang("reindex", "--format", "json").json()])
        (papers / "text.pdf").unlink()
        plan = self.saksgang("ingest", "--dry-run", "--prune", "--force", "--format", "jsonl", "papers").lines()
        self.assertIn("remove", {line["action"] for line in self.valid("plan-1", plan)})


if __name__ == "__main__":
    main()
