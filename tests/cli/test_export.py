"""Exports for other programs: CSV, SQLite, OParl, eInnsyn; what stands in them, what becomes of a failing disk."""

import csv
import io
import json
import re
import resource
import shutil
import signal
import sqlite3
import subprocess

from harness import SAMPLES, ProgramTest, main

NAMES = (
    "nuit-2025-1-sakspapirer",
    "nuit-2025-1-referat",
    "nufa-2024-1-sakspapirer",
    "nehr-2025-2-sakspapirer",
    "samvirkeradet-2026-2-sakspapirer",
    "horing-sporbarhet-i-hjemmemaling",
    "nehr-2025-2-referat-kryptert",
)


def small_disk():
    """A disk that takes 20,000 bytes a file: writing more is an error, and not the signal that would come with it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))


class Export(ProgramTest):
    def setUp(self):
        super().setUp()
        for name in NAMES:
            self.sample(f"{name}.pdf", f"papers/{name}.pdf")
        self.saksgang("ingest", "papers", status=5)
        self.records = self.saksgang("export").lines()

    def export(self, form, *options):
        return self.saksgang("export", "--format", form, *options)

    def files(self):
        return sorted(p.name for p in self.folder.iterdir() if p.is_file())


class Anywhere(Export):
    def test_a_file_has_what_standard_output_has(self):
        for form in ("jsonl", "json", "csv", "oparl", "einnsyn"):
            with self.subTest(form=form):
                shown = self.export(form).out
                self.assertEqual(self.export(form, "--output", f"x.{form}").out, "")
                self.assertEqual((self.folder / f"x.{form}").read_bytes(), shown.encode())
                self.assertGreater(len(shown), 1000)

    def test_the_order_of_files_and_folders_leaves_no_trace(self):
        other = self.folder / "elsewhere"
        for i, name in enumerate(reversed(NAMES)):
            target = other / f"{i}" / f"{name}.pdf"
            target.parent.mkdir(parents=True)
            shutil.copyfile(SAMPLES / f"{name}.pdf", target)
        for i in range(len(NAMES)):
            self.saksgang("ingest", "--index", "other", other / f"{i}", status=None)
        for form in ("sqlite", "oparl", "einnsyn"):
            with self.subTest(form=form):
                self.export(form, "--output", "one.x")
                self.saksgang("export", "--index", "other", "--format", form, "--output", "two.x")
                self.assertEqual((self.folder / "one.x").read_bytes(), (self.folder / "two.x").read_bytes())

    def test_nothing_half_written_stays(self):
        before = self.files()
        for form in ("jsonl", "csv", "sqlite", "oparl", "einnsyn"):
            with self.subTest(form=form):
                result = self.saksgang("export", "--format", form, "--output", "nowhere/x", status=74)
                self.error_is(result, "cannot write: No such file or directory (nowhere/x)")
                (self.folder / "kept").write_text("old")
                result = self.saksgang(
                    "export", "--format", form, "--output", "kept", status=None,
                    preexec_fn=small_disk,
                )
                self.assertEqual(result.status, 74, result)
                self.assertIn("saksgang: cannot write", result.err)
                self.assertEqual((self.folder / "kept").read_text(), "old")
                (self.folder / "kept").unlink()
                self.assertEqual(self.files(), before)

    def test_an_empty_index_makes_no_file(self):
        self.sample("brev-2024-skannet.pdf", "empty/brev.pdf")
        self.saksgang("ingest", "--index", "none", "empty", status=5)
        result = self.saksgang("export", "--index", "none", "-o", "x.jsonl", status=1)
        self.error_is(result, "the index has no records", "saksgang ingest FOLDER reads PDF files into it")
        self.assertFalse((self.folder / "x.jsonl").exists())

    def test_usage(self):
        self.error_is(
            self.saksgang("export", "--format", "sqlite", status=2),
            "--format sqlite needs --output",
            "saksgang export --format sqlite --output saker.db",
        )
        for url in ("example.org", "ftp://x", "https://x y", "https://x?y"):
            result = self.saksgang("export", "--format", "oparl", "--base-url", url, status=2)
            self.error_is(result, f'--base-url cannot be "{url}"', "it begins with https:// or http://")


class Csv(Export):
    def rows(self, *options, **form):
        text = self.export("csv", *options).out
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), **form))

    def test_every_record_is_a_row(self):
        rows = self.rows()
        self.assertEqual([r["id"] for r in rows], [r["id"] for r in self.records])
        for row, record in zip(rows, self.records):
            self.assertEqual(row["body"].removeprefix("'"), record["body"])
            self.assertEqual(row["case"], record["case"] or "")
            self.assertEqual(row["vedtak"], (record["vedtak"] or {"text": ""})["text"])
            self.assertEqual(row["dates"].split("\n"), record["meeting"]["dates"] or [""])

    def test_the_page_names_the_columns(self):
        page = (SAMPLES.parent / "schemas/export-csv.md").read_text(encoding="utf-8")
        listed = page.split("ordered by file and place:")[1].split(".")[0]
        self.assertEqual(re.findall(r"`(\w+)`", listed), next(csv.reader(io.StringIO(self.export("csv").out))))

    def test_delimiters_and_byte_order_mark(self):
        rows = self.rows()
        self.assertEqual(self.rows("--delimiter", ";", delimiter=";"), rows)
        self.assertEqual(self.rows("--bom", "--delimiter", "tab", delimiter="\t"), rows)
        self.assertTrue(self.export("csv", "--bom").out.startswith("\ufeffid,"))
        self.assertTrue(self.export("csv").out.startswith("id,"))

    def test_other_commands_too(self):
        for arguments in (
            ("search", "timebok"), ("show", "NUIT", "4/25"), ("status",), ("check",), ("ingest", "papers"), ("reindex",),
            ("ingest", "--dry-run", "--force", "papers"), ("diff", "--all"), ("diff", "NUIT 4/25"), ("audit",), ("trace", "NUIT 4/25"),
            ("status", "--coverage"),
        ):
            with self.subTest(arguments=arguments):
                out = self.saksgang(*arguments, "--format", "csv", "--bom", "--delimiter", ";", status=None).out
                self.assertTrue(out.startswith("\ufeff"), out)
                self.assertEqual(out.count("\ufeff"), 1)
                rows = list(csv.reader(io.StringIO(out[1:], newline=""), delimiter=";"))
                self.assertEqual(len({len(row) for row in rows}), 1, rows)

    def test_no_cell_is_a_formula(self):
        self.write_pdf(
            "evil/evil.pdf",
            ["=HYPERLINK(\"http://x\";\"y\") @SUM +47", "-2+3", "@cmd", "+1+1"],
        )
        self.saksgang("ingest", "--index", "evil-index", "evil")
        out = self.saksgang("export", "--index", "evil-index", "--format", "csv").out
        cells = [cell for row in csv.reader(io.StringIO(out, newline="")) for cell in row]
        self.assertTrue(any(cell.startswith("'=HYPERLINK") for cell in cells), cells)
        self.assertEqual([c for c in cells if re.match(r"[=+\-@\t\r\n]", c) and not re.fullmatch(r"[+-]?\d+([.,]\d+)?", c)], [])


class Sqlite(Export):
    def setUp(self):
        super().setUp()
        self.export("sqlite", "--output", "saker.db")
        self.database = sqlite3.connect(f"file:{self.folder}/saker.db?mode=ro", uri=True)
        self.addCleanup(self.database.close)

    def ask(self, sql, *values):
        return self.database.execute(sql, values).fetchall()

    def test_the_sqlite3_program_finds_it_sound(self):
        if not shutil.which("sqlite3"):
            self.skipTest("no sqlite3: scripts/install-deps --test installs it")
        done = subprocess.run(
            ["sqlite3", "-readonly", self.folder / "saker.db",
             "PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA user_version;"
             "SELECT count(*) FROM treatments_fts WHERE treatments_fts MATCH 'timebok';"
             "INSERT INTO vedtak_fts (vedtak_fts) VALUES ('integrity-check');"],
            capture_output=True, text=True,
        )
        lines = done.stdout.split()
        self.assertEqual(lines[:2], ["ok", "1"], done)
        self.assertGreater(int(lines[2]), 2)
        self.assertIn("readonly", done.stderr)  # the last one asks for writing; on a copy it holds
        shutil.copyfile(self.folder / "saker.db", self.folder / "copy.db")
        for table in ("treatments_fts", "vedtak_fts", "innspill_fts"):
            check = f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"
            done = subprocess.run(["sqlite3", self.folder / "copy.db", check], capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_findings_are_those_of_the_audit(self):
        audit = self.saksgang("audit", "--format", "jsonl").lines()
        rows = self.ask("SELECT kind, severity, document, page, message, evidence FROM findings ORDER BY nr")
        self.assertEqual(
            [row[:5] for row in rows],
            [(f["kind"], f["severity"], f["document"]["sha256"], f["page"], f["message"]) for f in audit],
        )
        for row, finding in zip(rows, audit):
            self.assertEqual(
                json.loads(row[5]),
                [{"file": e["document"]["file"], "sha256": e["document"]["sha256"], "page": e["page"],
                  "quote": e["quote"], "method": e["method"]} for e in finding["evidence"]],
            )
        self.assertEqual(
            self.ask("SELECT quote, state, council, case_number, case_id FROM case_references"
                     " WHERE method = 'text' AND case_number = '29/22'"),
            [("Den første ideen ble lagt fram i sak 29/22 i NUFA, og utredningen ble gjort i 2024.", "dangling", "NUFA", "29/22", None)],
        )

    def test_tables_have_what_the_records_have(self):
        ids = [r["id"] for r in self.records]
        self.assertEqual(sorted(i for (i,) in self.ask("SELECT id FROM treatments")), sorted(ids))
        for r in self.records:
            (row,) = self.ask(
                "SELECT t.part, t.first_page, t.last_page, t.council, t.title, t.case_type, t.proposal, t.owner,"
                " t.handler, t.body, c.number, m.number, m.place, t.document FROM treatments t LEFT JOIN cases c ON"
                " c.id = t.case_id LEFT JOIN meetings m ON m.id = t.meeting_id WHERE t.id = ?", r["id"])
            self.assertEqual(row[:10], (r["part"], *r["pages"], r["council"] or None, r["title"], r["case_type"],
                                        r["proposal"], r["owner"], r["handler"], r["body"]))
            self.assertEqual(row[10], r["case"])
            if r["meeting"]["number"]:
                self.assertEqual(row[11], r["meeting"]["number"])
            self.assertEqual(row[13], r["document"]["sha256"])
            vedtak = self.ask("SELECT label, text, page FROM vedtak WHERE treatment_id = ?", r["id"])
            self.assertEqual(vedtak, [tuple(r["vedtak"][k] for k in ("label", "text", "page"))] if r["vedtak"] else [])
            remarks = self.ask(
                "SELECT nr, heading, text, page FROM innspill WHERE treatment_id = ? ORDER BY position", r["id"])
            self.assertEqual([x[1:] for x in remarks], [(i["group"], i["text"], i["page"]) for i in r["innspill"]])
            for (nr, *_), remark in zip(remarks, r["innspill"]):
                actors = self.ask("SELECT a.name FROM innspill_actors s JOIN actors a ON a.nr = s.actor_nr"
                                  " WHERE s.innspill_nr = ? ORDER BY s.position", nr)
                self.assertEqual([a for (a,) in actors], remark["actors"])
            for table, key in (("actions", "actions"), ("attachments", "attachments")):
                texts = self.ask(f"SELECT text FROM {table} WHERE treatment_id = ? ORDER BY position", r["id"])
                self.assertEqual([t for (t,) in texts], r[key])
            rows = self.ask("SELECT count(*) FROM case_references WHERE method = 'history-table' AND treatment_id = ?",
                            r["id"])
            self.assertEqual(rows, [(len([e for e in r["earlier"] if e["case"]]),)])
            earlier = self.ask("SELECT case_number, council, date, title, vedtak, page FROM earlier"
                               " WHERE treatment_id = ? ORDER BY position", r["id"])
            self.assertEqual(earlier, [tuple(e[k] for k in ("case", "council", "date", "title", "vedtak", "page"))
                                       for e in r["earlier"]])
        self.assertTrue(any(r["innspill"] and r["innspill"][0]["actors"] for r in self.records))
        self.assertTrue(any(r["earlier"] for r in self.records))

    def test_files_that_could_not_be_read_are_there(self):
        self.assertEqual(
            self.ask("SELECT file, reason, records FROM documents WHERE state = 'failed'"),
            [("nehr-2025-2-referat-kryptert.pdf", "encrypted", 0)],
        )
        self.assertEqual(len(self.ask("SELECT * FROM documents")), len(NAMES))

    def test_views(self):
        (row,) = self.ask("SELECT title, vedtak_label, vedtak_day, file, proposal <> vedtak FROM cases_with_vedtak"
                          " WHERE council = 'NUIT' AND number = '4/25'")
        self.assertEqual(row, ("Felles timebok for kommunale helsetjenester", "Oppdatert vedtak", "2025-02-12",
                               "nuit-2025-1-referat.pdf", 1))
        spoken = sum(len(i["actors"]) for r in self.records for i in r["innspill"])
        self.assertEqual(self.ask("SELECT count(*) FROM innspill_by_actor"), [(spoken,)])
        self.assertEqual(self.ask("SELECT count(*) FROM treatments_by_day"), [(len(self.records),)])

    def test_full_text_keeps_norwegian_letters_apart(self):
        for word, found in (("rådet", True), ("radet", False), ("øyene", True), ("oyene", False)):
            hits = self.ask("SELECT count(*) FROM treatments_fts WHERE treatments_fts MATCH ?", word)[0][0]
            remarks = self.ask("SELECT count(*) FROM innspill_fts WHERE innspill_fts MATCH ?", word)[0][0]
            self.assertEqual(hits + remarks > 0, found, word)

    def test_metadata_for_datasette_names_what_is_there(self):
        metadata = json.loads((self.folder / "saker.db.metadata.json").read_text(encoding="utf-8"))
        tables = metadata["databases"]["saker"]["tables"]
        there = {n for (n,) in self.ask("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        self.assertEqual({t for t in there if "_fts" not in t}, set(tables))
        for name, table in tables.items():
            columns = {c[1] for c in self.ask(f"PRAGMA table_info({name})")}
            self.assertLessEqual({table.get("label_column"), *table.get("facets", [])} - {None}, columns, name)
        sql = metadata["databases"]["saker"]["queries"]["search_vedtak"]["sql"]
        self.assertGreater(len(self.database.execute(sql, {"words": "timebok"}).fetchall()), 0)

    def test_it_is_described(self):
        page = (SAMPLES.parent / "schemas/export-sqlite.md").read_text(encoding="utf-8")
        for (name,) in self.ask("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"):
            if not re.search(r"_fts_", name):
                self.assertIn(f"`{name}`", page)


# What OParl 1.1 asks of each type: required properties, then all it knows with what they hold. From the specification's
# tables of properties; ours are marked by their prefix.
URL, TEXT, DATE_TIME, WHOLE, TRUTH, URLS = "url", "text", "date-time", "whole", "truth", "urls"
OPARL = {
    "System": ("oparlVersion body", {"oparlVersion": TEXT, "body": URL, "name": TEXT}),
    "Body": (
        "name organization person meeting paper legislativeTerm agendaItem consultation file locationList"
        " legislativeTermList membership",
        {"system": URL, "name": TEXT, "organization": URL, "person": URL, "meeting": URL, "paper": URL,
         "legislativeTerm": URLS, "agendaItem": URL, "consultation": URL, "file": URL, "locationList": URL,
         "legislativeTermList": URL, "membership": URL},
    ),
    "Organization": ("", {"body": URL, "name": TEXT, "shortName": TEXT, "meeting": URL, "consultation": URL,
                          "organizationType": TEXT}),
    "Paper": ("", {"body": URL, "name": TEXT, "reference": TEXT, "paperType": TEXT, "relatedPaper": URLS,
                   "mainFile": "File", "auxiliaryFile": ["File"], "underDirectionOf": URLS,
                   "consultation": ["Consultation"]}),
    "Consultation": ("", {"paper": URL, "agendaItem": URL, "meeting": URL, "organization": URLS,
                          "authoritative": TRUTH, "role": TEXT}),
    "Meeting": ("", {"name": TEXT, "start": DATE_TIME, "end": DATE_TIME, "location": "Location", "organization": URLS,
                     "invitation": "File", "resultsProtocol": "File", "auxiliaryFile": ["File"],
                     "agendaItem": ["AgendaItem"]}),
    "AgendaItem": ("order", {"meeting": URL, "number": TEXT, "order": WHOLE, "name": TEXT, "consultation": URL,
                             "resolutionText": TEXT}),
    "File": ("accessUrl", {"name": TEXT, "fileName": TEXT, "mimeType": TEXT, "accessUrl": URL}),
    "Location": ("", {"description": TEXT}),
}


class Oparl(Export):
    def setUp(self):
        super().setUp()
        self.top = self.export("oparl", "--base-url", "https://example.org/o").lines()
        self.objects = {}
        for thing in self.top:
            self.walk(thing)

    def walk(self, thing):
        """Checks an object and those within, and gathers them by id."""
        kind = thing["type"].removeprefix("https://schema.oparl.org/1.1/")
        required, known = OPARL[kind]
        self.assertTrue(thing["id"].startswith("https://example.org/o/"), thing["id"])
        if kind == "File" and thing["id"] in self.objects:
            self.assertEqual(thing, self.objects[thing["id"]], "one file, one object")
        else:
            self.assertNotIn(thing["id"], self.objects)
        self.objects[thing["id"]] = thing
        for key in required.split():
            self.assertIn(key, thing, kind)
        for key, value in thing.items():
            if key in ("id", "type") or key.startswith("saksgang:"):
                continue
            self.assertIn(key, known, kind)
            self.holds(value, known[key], f"{kind}.{key}")

    def holds(self, value, form, where):
        if isinstance(form, list):
            self.assertTrue(isinstance(value, list) and value, where)
            for part in value:
                self.holds(part, form[0], where)
        elif form in OPARL:
            self.assertEqual(value["type"], f"https://schema.oparl.org/1.1/{form}", where)
            self.walk(value)
        elif form == URLS:
            self.assertTrue(isinstance(value, list) and (value or "legislativeTerm" in where), where)
            for part in value:
                self.holds(part, URL, where)
        elif form == WHOLE:
            self.assertIs(type(value), int, where)
        elif form == TRUTH:
            self.assertIs(type(value), bool, where)
        else:
            patterns = {URL: r"https://\S+", DATE_TIME: r"\d{4}-\d\d-\d\dT00:00:00\+0[12]:00", TEXT: r"[\s\S]*\S[\s\S]*"}
            self.assertRegex(value, f"^{patterns[form]}$", where)

    def kind(self, kind):
        return [o for o in self.objects.values() if o["type"].endswith("/" + kind)]

    def test_references_lead_to_objects(self):
        for thing in self.objects.values():
            for key in ("meeting", "agendaItem", "consultation", "paper", "organization", "relatedPaper", "body", "system"):
                if thing["type"].endswith(("/Body", "/Organization", "/System")) and key not in ("system",):
                    continue  # addresses of lists
                links = thing.get(key, [])
                for link in [links] if isinstance(links, str) else links:
                    if isinstance(link, str):
                        self.assertIn(link, self.objects, f"{thing['id']}: {key}")
        for item in self.kind("AgendaItem"):
            if "consultation" in item:
                self.assertEqual(self.objects[item["consultation"]]["agendaItem"], item["id"])

    def test_all_cases_and_decisions_are_there(self):
        points = {(o["meeting"].rsplit("/", 1)[1], o.get("number")): o for o in self.kind("AgendaItem")}
        of_points = [r for r in self.records if r["case"] and r["meeting"]["number"]]
        self.assertGreater(len(of_points), 50)
        for r in of_points:
            slug = re.sub(r"[^a-z0-9]+", "-", r["council"].lower().replace("å", "a"))
            point = points[f"{slug}-{r['meeting']['number'].replace('/', '-')}", r["case"]]
            if r["vedtak"] and r["part"] == "referat":
                self.assertEqual(point["resolutionText"], r["vedtak"]["text"])
                self.assertEqual([i["text"] for i in point.get("saksgang:innspill", [])], [i["text"] for i in r["innspill"]])
        papers = {r["council"] + " " + r["case"] for r in self.records if r["part"] == "toppnotat"}
        self.assertEqual({o["reference"] for o in self.kind("Paper")}, papers)
        self.assertEqual({o["saksgang:sha256"] for o in self.kind("File")}, {r["document"]["sha256"] for r in self.records})

    def test_the_page_names_the_types_and_our_additions(self):
        page = (SAMPLES.parent / "schemas/export-oparl.md").read_text(encoding="utf-8")
        for thing in self.objects.values():
            self.assertIn(thing["type"].rsplit("/", 1)[1], page)
            for key in thing:
                if key.startswith("saksgang:"):
                    self.assertIn(f".{key}`", page)

    def test_points_are_numbered_from_nought(self):
        for meeting in self.kind("Meeting"):
            items = meeting.get("agendaItem", [])
            self.assertEqual([i["order"] for i in items], list(range(len(items))))

    def test_papers_are_related_as_the_history_tables_declare(self):
        (paper,) = [o for o in self.kind("Paper") if o["reference"] == "NEHR 12/25"]
        self.assertIn("https://example.org/o/paper/nuit-4-25", paper["relatedPaper"])


# Properties of eInnsyn's API that it demands when an object is made, and those that the export uses beside them.
TITLES = "offentligTittel offentligTittelSensitiv"
EINNSYN = {
    "Enhet": ("navn enhetstype", "enhetskode"),
    "Moetemappe": (f"{TITLES} utvalg moetedato", "moetenummer moetested moetedokument moetesak"),
    "Moetedokument": (f"{TITLES} moetedokumenttype", "dokumentbeskrivelse"),
    "Moetesak": (f"{TITLES} moetesakstype", "moetesaksaar moetesakssekvensnummer utvalg utredning innstilling vedtak"
                 " dokumentbeskrivelse legacyMoetesakstype"),
    "Utredning": ("saksbeskrivelse innstilling", "utredningsdokument"),
    "Moetesaksbeskrivelse": ("tekstInnhold tekstFormat", ""),
    "Behandlingsprotokoll": ("tekstInnhold tekstFormat", ""),
    "Vedtak": ("vedtakstekst dato", "behandlingsprotokoll"),
    "Dokumentbeskrivelse": ("tittel tittelSensitiv dokumentnummer tilknyttetRegistreringSom", "dokumentobjekt"),
    "Dokumentobjekt": ("referanseDokumentfil", "format sjekksum sjekksumAlgoritme"),
}
CASE_TYPES = {"moete", "politisk", "delegert", "interpellasjon", "godkjenning", "orientering", "referat", "annet"}


class Einnsyn(Export):
    def setUp(self):
        super().setUp()
        self.top = self.export("einnsyn", "--base-url", "https://example.org/e/").lines()
        self.seen = {}
        for thing in self.top:
            self.walk(thing)

    def walk(self, thing):
        required, known = (words.split() for words in EINNSYN[thing["entity"]])
        self.assertTrue(thing["externalId"].startswith("https://example.org/e/"))
        self.assertNotIn(thing["externalId"], self.seen)
        self.seen[thing["externalId"]] = thing
        for key in required:
            self.assertIn(key, thing, thing["entity"])
        self.assertLessEqual(set(thing), {"entity", "externalId", *required, *known}, thing["entity"])
        for value in thing.values():
            self.assertIsNotNone(value)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    self.walk(part)

    def kind(self, entity):
        return [o for o in self.seen.values() if o["entity"] == entity]

    def test_meetings_cases_and_decisions(self):
        self.assertEqual({o["enhetskode"] for o in self.kind("Enhet")}, {r["council"] for r in self.records} - {""})
        numbered = {(r["council"], r["meeting"]["number"]) for r in self.records if r["meeting"]["number"]}
        self.assertLessEqual(numbered, {(o["utvalg"], o.get("moetenummer")) for o in self.kind("Moetemappe")})
        for folder in self.kind("Moetemappe"):
            self.assertRegex(folder["moetedato"], r"^\d{4}-\d\d-\d\dT00:00:00\+0[12]:00$")
        decided = {(r["council"], r["case"]): r["vedtak"]["text"] for r in self.records
                   if r["vedtak"] and r["part"] == "referat" and r["case"]}
        got = {(o["utvalg"], f"{o['moetesakssekvensnummer']}/{o['moetesaksaar'] % 100:02}"):
               o["vedtak"]["vedtakstekst"]["tekstInnhold"] for o in self.kind("Moetesak")
               if "vedtak" in o and "moetesaksaar" in o}
        self.assertGreater(len(decided), 10)
        self.assertEqual(got, decided)
        self.assertLessEqual({o["moetesakstype"] for o in self.kind("Moetesak")}, CASE_TYPES)
        self.assertIn("godkjenning", {o["moetesakstype"] for o in self.kind("Moetesak")})

    def test_proposals_of_case_papers(self):
        papers = {(r["council"], r["case"]): r["proposal"] for r in self.records if r["part"] == "toppnotat" and r["proposal"]}
        self.assertGreater(len(papers), 3)
        got = {(o["utvalg"], f"{o['moetesakssekvensnummer']}/{o['moetesaksaar'] % 100:02}"): o["innstilling"]["tekstInnhold"]
               for o in self.kind("Moetesak") if "utredning" in o}
        self.assertLessEqual(set(got.items()), set(papers.items()))
        self.assertEqual(set(got), {k for k in papers if any(
            (r["council"], r["case"], r["part"]) == (*k, "toppnotat") and r["body"] for r in self.records)})

    def test_the_page_names_the_objects(self):
        page = (SAMPLES.parent / "schemas/export-einnsyn.md").read_text(encoding="utf-8")
        for entity in {o["entity"] for o in self.seen.values()} - {"Utredning", "Dokumentbeskrivelse", "Behandlingsprotokoll"}:
            self.assertIn(f"`{entity}", page)

    def test_files_have_their_digest(self):
        for thing in self.kind("Dokumentobjekt"):
            self.assertEqual(thing["sjekksumAlgoritme"], "SHA-256")
            self.assertIn(thing["sjekksum"], {r["document"]["sha256"] for r in self.records})


if __name__ == "__main__":
    main()
