#include "export/sqlite.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/files.hpp"
#include "export/database.hpp"
#include "export/names.hpp"
#include "export/plan.hpp"
#include "export/sqlite_schema.hpp"
#include "model/case_number.hpp"
#include "model/json.hpp"

namespace saksgang::exports {
namespace {

Value number(std::size_t value) {
  return static_cast<std::int64_t>(value);
}
Value number(int value) {
  return static_cast<std::int64_t>(value);
}

Value text_or_null(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

class SqliteExport {
 public:
  SqliteExport(const Source& source, const Plan& plan, Database& database)
      : source_(source), plan_(plan), database_(database) {}

  Result<void> write(const std::string& analysis) {
    database_.run(std::string(sqlite_tables()));
    about(analysis);
    if (auto done = documents(); !done) return done;
    for (const auto& [id, name] : plan_.councils) database_.insert("councils", {id, name});
    cases();
    for (const PlannedMeeting& meeting : plan_.meetings) {
      database_.insert("meetings",
                       {meeting.id, meeting.council, value_of(meeting.number),
                        meeting.days.empty() ? Value() : Value(meeting.days.front()),
                        meeting.days.empty() ? Value() : Value(meeting.days.back()), value_of(meeting.place)});
    }
    for (const PlannedMeeting& meeting : plan_.meetings) {
      if (auto done = treatments(meeting.treatments, meeting.id); !done) return done;
    }
    if (auto done = treatments(plan_.loose, std::nullopt); !done) return done;
    if (auto done = findings(); !done) return done;
    database_.run(std::string(sqlite_indexes()));
    database_.run(fmt::format("PRAGMA user_version = {}", kSqliteVersion));
    return {};
  }

 private:
  void about(const std::string& analysis) {
    database_.insert("about", {std::string("analysis"), analysis});
    database_.insert("about", {std::string("made by"), std::string("saksgang")});
    database_.insert("about", {std::string("record version"), std::to_string(kRecordVersion)});
    database_.insert("about", {std::string("tables version"), std::to_string(kSqliteVersion)});
  }

  // A row for each content: duplicates are the same content, and a file that cannot be opened has none.
  Result<void> documents() {
    auto listed = source_.documents();
    if (!listed) return tl::make_unexpected(listed.error());
    std::sort(listed->begin(), listed->end(), [](const DocumentRecord& a, const DocumentRecord& b) {
      return std::tuple(a.sha256, a.file, a.state) < std::tuple(b.sha256, b.file, b.state);
    });
    for (const DocumentRecord& d : *listed) {
      if (d.sha256.empty() || d.reason == name(ErrorCode::kDuplicate)) continue;
      document({d.file, d.sha256, d.url, d.title}, std::string(name(d.state)), d.reason, d.pages, d.cases);
    }
    return {};
  }

  void document(const DocumentRef& d, const std::string& state, const std::optional<std::string>& reason, int pages,
                int records) {
    if (!documents_.insert(d.sha256).second) return;
    database_.insert("documents", {d.sha256, d.file, value_of(d.url), value_of(d.title), state, value_of(reason),
                                   number(pages), number(records)});
  }

  void cases() {
    for (const auto& [id, known] : plan_.cases) {
      const auto parsed = parse_case_number(known.number);
      database_.insert("cases", {id, known.council, known.number, parsed ? number(parsed->year) : Value(),
                                 parsed ? number(parsed->number) : Value(), known.title, value_of(known.case_type)});
    }
  }

  Result<void> treatments(const std::vector<PlannedTreatment>& planned, const std::optional<std::string>& meeting) {
    for (const PlannedTreatment& treatment : planned) {
      const auto record = source_.record(treatment.id);
      if (!record && record.error().code == ErrorCode::kNotFound) continue;
      if (!record) return tl::make_unexpected(record.error());
      // A file that came in after the documents were listed.
      document(record->document, "ok", std::nullopt, record->last_page, 1);
      row(*record, treatment, meeting);
      if (auto done = references(*record); !done) return done;
    }
    return {};
  }

  Result<void> references(const CaseRecord& record) {
    const auto resolved = source_.references(record);
    if (!resolved) return tl::make_unexpected(resolved.error());
    for (const auto& [reference, resolution] : *resolved) {
      Json candidates = Json::array();
      history::State state = resolution.state;
      std::optional<std::string> meeting;
      if (reference.subject == history::Subject::kMinutes) {
        // Of a meeting and none of its cases: it is here, or it is not.
        meeting = meeting_of(reference);
        if (state != history::State::kExternal) state = meeting ? history::State::kResolved : history::State::kDangling;
      } else {
        for (const history::CaseCard& card : resolution.candidates) candidates.push_back(card.key.text());
      }
      database_.insert("case_references",
                       {number(++references_), record.id, reference.quote, number(reference.page),
                        std::string(name(reference.method)), std::string(name(state)), value_of(reference.council),
                        reference.number ? Value(reference.number->text()) : Value(),
                        reference.date ? Value(reference.date->iso()) : Value(),
                        resolution.key ? known_case(resolution.key->council, resolution.key->number.text()) : Value(),
                        value_of(meeting), candidates.dump(), text_or_null(resolution.note)});
    }
    return {};
  }

  // The meeting of that council, or of the only one that met, on the day that the reference names.
  std::optional<std::string> meeting_of(const history::Reference& reference) const {
    if (!reference.date) return std::nullopt;
    const std::string day = reference.date->iso();
    std::optional<std::string> found;
    for (const PlannedMeeting& meeting : plan_.meetings) {
      if (reference.council && meeting.council != *reference.council) continue;
      if (std::find(meeting.days.begin(), meeting.days.end(), day) == meeting.days.end()) continue;
      if (found) return std::nullopt;
      found = meeting.id;
    }
    return found;
  }

  Result<void> findings() {
    const auto found = source_.findings();
    if (!found) return tl::make_unexpected(found.error());
    std::size_t count = 0;
    for (const history::Finding& finding : *found) {
      Json evidence = Json::array();
      for (const history::FindingEvidence& one : finding.evidence) {
        evidence.push_back({{"file", one.document.file},
                            {"sha256", one.document.sha256},
                            {"page", one.page},
                            {"quote", one.quote},
                            {"method", one.method}});
      }
      const std::size_t gap = finding.case_name.rfind(' ');
      const bool is_named = gap != std::string::npos;
      database_.insert(
          "findings",
          {number(++count), std::string(name(finding.kind)), std::string(name(finding.severity)),
           is_named ? known_case(finding.case_name.substr(0, gap), finding.case_name.substr(gap + 1)) : Value(),
           documents_.contains(finding.document.sha256) ? Value(finding.document.sha256) : Value(),
           number(finding.page), finding.message, evidence.dump()});
    }
    return {};
  }

  // The case's id, where the database has the case.
  Value known_case(const std::string& council, const std::string& case_number) const {
    const std::string id = case_id(council, case_number);
    return plan_.cases.contains(id) ? Value(id) : Value();
  }

  void row(const CaseRecord& r, const PlannedTreatment& planned, const std::optional<std::string>& meeting) {
    database_.insert("treatments",
                     {number(++treatments_), r.id, r.document.sha256, std::string(name(r.part)), number(r.first_page),
                      number(r.last_page), text_or_null(r.council), text_or_null(r.council_printed), value_of(meeting),
                      text_or_null(planned.case_id), r.title, value_of(r.case_type), value_of(r.proposal),
                      value_of(r.owner), value_of(r.handler), r.body});
    if (r.vedtak) {
      database_.insert("vedtak", {number(++decisions_), r.id, r.vedtak->label, r.vedtak->text, number(r.vedtak->page)});
    }
    for (std::size_t i = 0; i < r.innspill.size(); ++i) remark(r.id, r.innspill[i], i + 1);
    list("actions", r.id, r.actions);
    list("attachments", r.id, r.attachments);
    for (std::size_t i = 0; i < r.earlier.size(); ++i) earlier(r.id, r.earlier[i], i + 1);
  }

  void remark(const std::string& id, const Innspill& remark, std::size_t position) {
    database_.insert("innspill",
                     {number(++remarks_), id, number(position), remark.group, remark.text, number(remark.page)});
    std::size_t place = 0;
    for (const std::string& actor : remark.actors) {
      const auto [known, is_new] = actors_.try_emplace(actor, actors_.size() + 1);
      if (is_new) database_.insert("actors", {number(known->second), actor});
      database_.insert("innspill_actors", {number(remarks_), number(++place), number(known->second)});
    }
  }

  void list(std::string_view table, const std::string& id, const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) database_.insert(table, {id, number(i + 1), texts[i]});
  }

  void earlier(const std::string& id, const EarlierTreatment& row, std::size_t position) {
    const Value known = row.council && row.case_number ? known_case(*row.council, *row.case_number) : Value();
    database_.insert("earlier",
                     {number(++earlier_), id, number(position), value_of(row.council), value_of(row.case_number),
                      value_of(row.date), value_of(row.title), value_of(row.vedtak), number(row.page), known});
  }

  const Source& source_;
  const Plan& plan_;
  Database& database_;
  std::set<std::string> documents_;
  std::map<std::string, std::size_t> actors_;
  std::size_t treatments_ = 0, decisions_ = 0, remarks_ = 0, earlier_ = 0, references_ = 0;
};

}  // namespace

Result<void> write_sqlite(const Source& source, const std::filesystem::path& file, const std::string& analysis) {
  const auto planned = plan(source);
  if (!planned) return tl::make_unexpected(planned.error());
  auto target = AtomicFile::create(file);
  if (!target) return tl::make_unexpected(target.error());
  auto metadata = AtomicFile::create(std::filesystem::path(file) += ".metadata.json");
  if (!metadata) return tl::make_unexpected(metadata.error());
  {
    Database database(target->temporary(), file.string());
    if (auto done = SqliteExport(source, *planned, database).write(analysis); !done) return done;
    if (auto done = database.finish(); !done) return done;
  }
  if (auto done = metadata->write(datasette_metadata(file.stem().string())); !done) return done;
  if (auto done = target->commit(); !done) return done;
  return metadata->commit();
}

}  // namespace saksgang::exports
