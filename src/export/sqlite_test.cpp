#include "export/sqlite.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/files.hpp"
#include "export/database.hpp"
#include "export/test_source.hpp"

namespace saksgang::exports {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "saksgang-export-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const char* name) const { return path_ / name; }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
  }

 private:
  fs::path path_;
};

// What a query answers, its rows' first columns in lines.
std::string answer(const fs::path& file, const std::string& sql) {
  Database database(file, "test");
  return database.ask(sql);
}

}  // namespace

TEST_CASE("a reference to minutes is to a meeting") {
  const Folder folder;
  const fs::path file = folder / "saker.db";
  test::Records records = test::one_meeting();
  CaseRecord later = test::treatment("dddd.referat.9-25", Part::kReferat, "NUIT", "2/2025", "2025-05-15", "9/25",
                                     "Godkjenning av innkalling og referat");
  later.proposal = "NUIT godkjenner referatet fra møtet 12. februar 2025.";
  later.body = "NUIT har ikke sett referatet fra møtet 14. november 2024.";
  records.records.push_back(later);
  REQUIRE(write_sqlite(records.source(), file, "analysis 3").has_value());
  CHECK(
      answer(file,
             "SELECT state || ' ' || coalesce(meeting_id, '-') || ' ' || date || ' ' || coalesce(case_id, '-') || ' ' "
             "|| candidates FROM case_references WHERE treatment_id LIKE 'dddd%' ORDER BY state") ==
      "dangling - 2024-11-14 - []\nresolved nuit-1-2025 2025-02-12 - []");
  CHECK(answer(file, "PRAGMA foreign_key_check").empty());
}

TEST_CASE("records as tables") {
  const Folder folder;
  const fs::path file = folder / "saker.db";
  test::Records records = test::one_meeting();
  records.records[1].body = "Se også sak 9/24. Se NUFA sak 5/24.";
  const DocumentRef minutes = records.records[2].document, elsewhere{"d.pdf", "dddd", std::nullopt, std::nullopt};
  records.findings = {
      {history::FindingKind::kPostponed,
       history::Severity::kMinor,
       "NUIT 4/25",
       minutes,
       1,
       "put off",
       {{minutes, 1, "«utsatt»", "vedtak"}}},
      {history::FindingKind::kSeriesGap, history::Severity::kNote, "Et råd 5/25", elsewhere, 2, "5–6", {}},
      {history::FindingKind::kActionOpen, history::Severity::kNote, "", minutes, 2, "open", {}}};
  REQUIRE(write_sqlite(records.source(), file, "analysis 3").has_value());
  CHECK(answer(file, "SELECT key || '=' || value FROM about ORDER BY key") ==
        "analysis=analysis 3\nmade by=saksgang\nrecord version=1\ntables version=1");
  CHECK(answer(file, "SELECT sha256 || ' ' || file || ' ' || state FROM documents") ==
        "aaaa aaaa.pdf ok\nbbbb bbbb.pdf ok\ncccc cccc.pdf ok");
  CHECK(answer(file, "SELECT id || ' ' || number || ' ' || first_day || ' ' || place FROM meetings") ==
        "nuit-1-2025 1/2025 2025-02-12 Nordhavn");
  CHECK(answer(file, "SELECT id || ' ' || year || ' ' || sequence || ' ' || case_type FROM cases") ==
        "nuit-4-25 2025 4 Anbefaling");
  CHECK(answer(file,
               "SELECT id || ' ' || coalesce(case_id, '-') || ' ' || coalesce(meeting_id, '-') FROM treatments "
               "ORDER BY nr") ==
        "aaaa.innkalling.4-25 nuit-4-25 nuit-1-2025\naaaa.toppnotat.4-25 nuit-4-25 nuit-1-2025\n"
        "bbbb.referat.4-25 nuit-4-25 nuit-1-2025\nbbbb.referat.p2 - nuit-1-2025\ncccc.brev.p1 - -");
  CHECK(answer(file, "SELECT treatment_id || ' ' || text || ' ' || page FROM vedtak") ==
        "bbbb.referat.4-25 NUIT anbefaler å prøve. 1");
  CHECK(answer(file, "SELECT actor || ': ' || text FROM innspill_by_actor") == "Kommunen: Kommunen støttet det.");
  CHECK(answer(file, "SELECT treatment_id || ' ' || text FROM actions") == "bbbb.referat.4-25 Følge opp");
  CHECK(answer(file, "SELECT treatment_id || ' ' || text FROM attachments") == "aaaa.innkalling.4-25 Vedlegg 1");
  CHECK(answer(file, "SELECT treatment_id || ' ' || case_id FROM earlier") == "aaaa.toppnotat.4-25 nuit-4-25");
  CHECK(answer(file,
               "SELECT method || ' ' || state || ' ' || council || ' ' || case_number || ' ' || coalesce(case_id, '-') "
               "|| ' ' || treatment_id || ' ' || page || ' ' || candidates FROM case_references ORDER BY nr") ==
        "history-table resolved NUIT 4/25 nuit-4-25 aaaa.toppnotat.4-25 4 []\n"
        "text dangling NUIT 9/24 - aaaa.toppnotat.4-25 3 []\ntext dangling NUFA 5/24 - aaaa.toppnotat.4-25 3 []");
  CHECK(
      answer(file,
             "SELECT kind || ' ' || severity || ' ' || coalesce(case_id, '-') || ' ' || coalesce(document, '-') || ' ' "
             "|| page || ' ' || message || ' ' || evidence FROM findings ORDER BY nr") ==
      "postponed minor nuit-4-25 bbbb 1 put off "
      "[{\"file\":\"bbbb.pdf\",\"sha256\":\"bbbb\",\"page\":1,\"quote\":\"«utsatt»\",\"method\":\"vedtak\"}]\n"
      "series-gap note - - 2 5–6 []\naction-open note - bbbb 2 open []");
  CHECK(answer(file, "SELECT proposal || ' ' || vedtak || ' ' || file FROM cases_with_vedtak") ==
        "NUIT anbefaler timeboka. NUIT anbefaler å prøve. bbbb.pdf");
  CHECK(answer(file,
               "SELECT treatment_id FROM vedtak_fts JOIN vedtak ON nr = vedtak_fts.rowid WHERE vedtak_fts MATCH "
               "'prøve'") == "bbbb.referat.4-25");
  CHECK(answer(file, "SELECT count(*) FROM vedtak_fts WHERE vedtak_fts MATCH 'prove'") == "0");
  CHECK(answer(file, "PRAGMA integrity_check") == "ok");
  CHECK(answer(file, "PRAGMA foreign_key_check").empty());
  CHECK(answer(file, "PRAGMA user_version") == "1");
}

TEST_CASE("the same records give the same bytes") {
  const Folder folder;
  test::Records records = test::one_meeting();
  REQUIRE(write_sqlite(records.source(), folder / "a.db", "x").has_value());
  std::reverse(records.records.begin(), records.records.end());
  std::reverse(records.documents.begin(), records.documents.end());
  for (DocumentRecord& document : records.documents) {
    document.path = "/elsewhere/" + document.file;
    document.seconds = 7;
  }
  REQUIRE(write_sqlite(records.source(), folder / "b.db", "x").has_value());
  CHECK(sha256(read_file(folder / "a.db").value()) == sha256(read_file(folder / "b.db").value()));
  CHECK(folder.entries() == 4);
  CHECK(read_file(folder / "a.db.metadata.json").value().find("\"a\": {") != std::string::npos);
}

TEST_CASE("duplicates and files without content are no documents, failed ones are") {
  const Folder folder;
  test::Records records = test::one_meeting();
  DocumentRecord failed = records.documents[0];
  failed.sha256 = "dddd";
  failed.state = DocumentState::kFailed;
  failed.reason = "encrypted";
  DocumentRecord duplicate = records.documents[0];
  duplicate.state = DocumentState::kSkipped;
  duplicate.reason = "duplicate";
  DocumentRecord unreadable = failed;
  unreadable.sha256.clear();
  records.documents.insert(records.documents.end(), {failed, duplicate, unreadable});
  REQUIRE(write_sqlite(records.source(), folder / "a.db", "x").has_value());
  CHECK(answer(folder / "a.db", "SELECT sha256 || ' ' || state || ' ' || coalesce(reason, '') FROM documents") ==
        "aaaa ok \nbbbb ok \ncccc ok \ndddd failed encrypted");
}

TEST_CASE("an export that fails leaves the old file and nothing else") {
  const Folder folder;
  REQUIRE(write_atomically(folder / "a.db", "old").has_value());
  const test::Records records = test::one_meeting();
  Source broken = records.source();
  broken.record = [](const std::string&) -> Result<CaseRecord> { return fail(ErrorCode::kIndexDamaged, "broken"); };
  CHECK(write_sqlite(broken, folder / "a.db", "x").error().message == "broken");
  CHECK(read_file(folder / "a.db").value() == "old");
  CHECK(folder.entries() == 1);

  const auto nowhere = write_sqlite(records.source(), folder / "no" / "a.db", "x");
  CHECK(nowhere.error().code == ErrorCode::kIo);
  CHECK(nowhere.error().message == "cannot write: No such file or directory");
}

TEST_CASE("what SQLite cannot do is an error that names the file") {
  const Folder folder;
  Database database(folder / "a.db", "a.db");
  database.run("CREATE TABLE t (x INTEGER NOT NULL)");
  database.insert("t", {Value()});
  database.insert("t", {std::int64_t{1}});
  const auto done = database.finish();
  REQUIRE(!done);
  CHECK(done.error().code == ErrorCode::kIo);
  CHECK(done.error().text() == "cannot write the database: NOT NULL constraint failed: t.x (a.db)");
}

}  // namespace saksgang::exports
