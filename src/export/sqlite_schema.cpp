#include "export/sqlite_schema.hpp"

#include <array>

#include "model/json.hpp"

namespace saksgang::exports {

std::string_view sqlite_tables() {
  return R"sql(
CREATE TABLE about (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
  sha256 TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  url TEXT,
  title TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  pages INTEGER NOT NULL,
  records INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE councils (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  council TEXT NOT NULL REFERENCES councils (id),
  number TEXT,
  first_day TEXT,
  last_day TEXT,
  place TEXT
) WITHOUT ROWID;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  council TEXT NOT NULL REFERENCES councils (id),
  number TEXT NOT NULL,
  year INTEGER,
  sequence INTEGER,
  title TEXT NOT NULL,
  case_type TEXT
) WITHOUT ROWID;

CREATE TABLE treatments (
  nr INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents (sha256),
  part TEXT NOT NULL,
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  council TEXT REFERENCES councils (id),
  council_printed TEXT,
  meeting_id TEXT REFERENCES meetings (id),
  case_id TEXT REFERENCES cases (id),
  title TEXT NOT NULL,
  case_type TEXT,
  proposal TEXT,
  owner TEXT,
  handler TEXT,
  body TEXT NOT NULL
);

CREATE TABLE vedtak (
  nr INTEGER PRIMARY KEY,
  treatment_id TEXT NOT NULL UNIQUE REFERENCES treatments (id),
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  page INTEGER NOT NULL
);

CREATE TABLE innspill (
  nr INTEGER PRIMARY KEY,
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  UNIQUE (treatment_id, position)
);

CREATE TABLE actors (
  nr INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE innspill_actors (
  innspill_nr INTEGER NOT NULL REFERENCES innspill (nr),
  position INTEGER NOT NULL,
  actor_nr INTEGER NOT NULL REFERENCES actors (nr),
  PRIMARY KEY (innspill_nr, position)
) WITHOUT ROWID;

CREATE TABLE actions (
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (treatment_id, position)
) WITHOUT ROWID;

CREATE TABLE attachments (
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (treatment_id, position)
) WITHOUT ROWID;

CREATE TABLE earlier (
  nr INTEGER PRIMARY KEY,
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  position INTEGER NOT NULL,
  council TEXT,
  case_number TEXT,
  date TEXT,
  title TEXT,
  vedtak TEXT,
  page INTEGER NOT NULL,
  case_id TEXT REFERENCES cases (id),
  UNIQUE (treatment_id, position)
);

CREATE TABLE case_references (
  nr INTEGER PRIMARY KEY,
  treatment_id TEXT NOT NULL REFERENCES treatments (id),
  quote TEXT NOT NULL,
  page INTEGER NOT NULL,
  method TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('resolved', 'ambiguous', 'dangling', 'external')),
  council TEXT,
  case_number TEXT,
  date TEXT,
  case_id TEXT REFERENCES cases (id),
  meeting_id TEXT REFERENCES meetings (id),
  candidates TEXT NOT NULL DEFAULT '[]',
  note TEXT
);

CREATE TABLE findings (
  nr INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  document TEXT REFERENCES documents (sha256),
  page INTEGER,
  message TEXT NOT NULL,
  evidence TEXT NOT NULL DEFAULT '[]'
);
)sql";
}

std::string_view sqlite_indexes() {
  return R"sql(
CREATE INDEX meetings_by_day ON meetings (council, first_day);
CREATE INDEX cases_by_council ON cases (council, year, sequence);
CREATE INDEX treatments_by_case ON treatments (case_id);
CREATE INDEX treatments_by_meeting ON treatments (meeting_id);
CREATE INDEX treatments_by_document ON treatments (document);
CREATE INDEX treatments_by_council ON treatments (council);
CREATE INDEX innspill_by_speaker ON innspill_actors (actor_nr);
CREATE INDEX earlier_by_case ON earlier (case_id);
CREATE INDEX references_by_treatment ON case_references (treatment_id);
CREATE INDEX references_by_case ON case_references (case_id);
CREATE INDEX references_by_meeting ON case_references (meeting_id);
CREATE INDEX findings_by_case ON findings (case_id);
CREATE INDEX findings_by_document ON findings (document);

CREATE VIEW cases_with_vedtak AS
SELECT c.id AS case_id, c.council, c.number, c.title, c.case_type,
  (SELECT min(m.first_day) FROM treatments t JOIN meetings m ON m.id = t.meeting_id WHERE t.case_id = c.id) AS first_day,
  (SELECT t.proposal FROM treatments t LEFT JOIN meetings m ON m.id = t.meeting_id
    WHERE t.case_id = c.id AND t.proposal IS NOT NULL ORDER BY m.first_day DESC, t.part = 'toppnotat' DESC, t.nr LIMIT 1)
    AS proposal,
  v.label AS vedtak_label, v.text AS vedtak, m.first_day AS vedtak_day, v.page AS vedtak_page, d.file, d.url,
  v.treatment_id
FROM cases c
LEFT JOIN vedtak v ON v.nr = (
  SELECT v2.nr FROM vedtak v2 JOIN treatments t2 ON t2.id = v2.treatment_id
  LEFT JOIN meetings m2 ON m2.id = t2.meeting_id
  WHERE t2.case_id = c.id ORDER BY m2.first_day DESC, t2.nr LIMIT 1)
LEFT JOIN treatments t ON t.id = v.treatment_id
LEFT JOIN meetings m ON m.id = t.meeting_id
LEFT JOIN documents d ON d.sha256 = t.document
ORDER BY c.council, c.year, c.sequence;

CREATE VIEW innspill_by_actor AS
SELECT a.name AS actor, t.council, c.number AS case_number, t.title, m.first_day, i.heading, i.text, i.page, d.file, d.url,
  i.treatment_id, i.nr AS innspill_nr
FROM innspill_actors s
JOIN actors a ON a.nr = s.actor_nr
JOIN innspill i ON i.nr = s.innspill_nr
JOIN treatments t ON t.id = i.treatment_id
JOIN documents d ON d.sha256 = t.document
LEFT JOIN cases c ON c.id = t.case_id
LEFT JOIN meetings m ON m.id = t.meeting_id
ORDER BY a.name, m.first_day, i.nr;

CREATE VIEW treatments_by_day AS
SELECT m.first_day, t.council, c.number AS case_number, t.part, t.title, v.text AS vedtak, t.first_page, d.file, d.url,
  t.id AS treatment_id, t.case_id, t.meeting_id
FROM treatments t
JOIN documents d ON d.sha256 = t.document
LEFT JOIN cases c ON c.id = t.case_id
LEFT JOIN meetings m ON m.id = t.meeting_id
LEFT JOIN vedtak v ON v.treatment_id = t.id
ORDER BY m.first_day, t.council, c.year, c.sequence, t.nr;

CREATE VIRTUAL TABLE treatments_fts USING fts5(title, proposal, body,
  content = 'treatments', content_rowid = 'nr', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE vedtak_fts USING fts5(text,
  content = 'vedtak', content_rowid = 'nr', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE innspill_fts USING fts5(text,
  content = 'innspill', content_rowid = 'nr', tokenize = "unicode61 remove_diacritics 0");
INSERT INTO treatments_fts (treatments_fts) VALUES ('rebuild');
INSERT INTO vedtak_fts (vedtak_fts) VALUES ('rebuild');
INSERT INTO innspill_fts (innspill_fts) VALUES ('rebuild');
INSERT INTO treatments_fts (treatments_fts) VALUES ('optimize');
INSERT INTO vedtak_fts (vedtak_fts) VALUES ('optimize');
INSERT INTO innspill_fts (innspill_fts) VALUES ('optimize');
)sql";
}

std::string datasette_metadata(const std::string& database) {
  struct Described {
    const char* table;
    const char* description;
    const char* label;  // the column that names a row; null for none
    const char* facet;  // null for none
  };
  constexpr std::array kTables{
      Described{"about", "What made this database, by which versions", nullptr, nullptr},
      Described{"documents", "The files that were read, by their SHA-256", "file", "state"},
      Described{"councils", "Councils, and what their papers call them", "name", nullptr},
      Described{"meetings", "Meetings of a council", "id", "council"},
      Described{"cases", "Cases by council and number", "title", "council"},
      Described{"treatments", "How one part of a document presents a case", "title", "part"},
      Described{"vedtak", "Decisions, word for word", "text", "label"},
      Described{"innspill", "Remarks of the minutes, one a row", "text", nullptr},
      Described{"actors", "Organisations that speak in remarks", "name", nullptr},
      Described{"innspill_actors", "Who speaks in which remark", nullptr, nullptr},
      Described{"actions", "Action points of the minutes", nullptr, nullptr},
      Described{"attachments", "Attachments that the notice names", nullptr, nullptr},
      Described{"earlier", "Earlier treatments as the papers declare them", nullptr, nullptr},
      Described{"case_references", "References from one paper to another case, or to minutes", nullptr, "state"},
      Described{"findings", "What the audit found", nullptr, "kind"},
      Described{"cases_with_vedtak", "Each case with its proposal and its latest decision", nullptr, "council"},
      Described{"innspill_by_actor", "Remarks by who speaks in them", nullptr, "actor"},
      Described{"treatments_by_day", "All treatments in the order of their meetings", nullptr, "part"}};
  Json tables = Json::object();
  for (const Described& described : kTables) {
    Json table{{"description", described.description}};
    if (described.label != nullptr) table["label_column"] = described.label;
    if (described.facet != nullptr) table["facets"] = Json(std::vector<std::string>{described.facet});
    tables[described.table] = std::move(table);
  }
  const Json search{
      {"title", "Decisions with these words"},
      {"sql",
       "select c.council, c.number, c.title, v.text, v.page, d.file from vedtak_fts f join vedtak v on v.nr = f.rowid "
       "join treatments t on t.id = v.treatment_id join documents d on d.sha256 = t.document left join cases c on "
       "c.id = t.case_id where vedtak_fts match :words order by rank"}};
  const Json metadata{{"title", "Saker, vedtak og innspill"},
                      {"description", "Council papers as cases, decisions and remarks, exported by saksgang"},
                      {"databases", {{database, {{"tables", tables}, {"queries", {{"search_vedtak", search}}}}}}}};
  return metadata.dump(2) + "\n";
}

}  // namespace saksgang::exports
