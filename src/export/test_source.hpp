#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "export/source.hpp"
#include "history/catalogue.hpp"
#include "model/record.hpp"

// Records for the tests of the exports, without an index.
namespace saksgang::exports::test {

struct Records {
  std::vector<CaseRecord> records;
  std::vector<DocumentRecord> documents;
  std::vector<history::Finding> findings;

  // The source must not outlive the records.
  Source source() const {
    return {[this](const std::function<bool(const CaseRecord&)>& callback) -> Result<void> {
              for (const CaseRecord& record : records) {
                if (!callback(record)) break;
              }
              return {};
            },
            [this](const std::string& id) -> Result<CaseRecord> {
              const auto found =
                  std::find_if(records.begin(), records.end(), [&](const CaseRecord& r) { return r.id == id; });
              if (found == records.end()) return fail(ErrorCode::kNotFound, "no such record");
              return *found;
            },
            [this]() -> Result<std::vector<DocumentRecord>> { return documents; },
            [this](const CaseRecord& record) {
              return history::resolved_references(record, *history::catalogue_of(records));
            },
            [this]() -> Result<std::vector<history::Finding>> { return findings; }};
  }
};

inline CaseRecord treatment(std::string id, Part part, std::string council, std::string number, std::string day,
                            std::string case_number, std::string title) {
  CaseRecord r;
  r.id = std::move(id);
  r.part = part;
  r.document.sha256 = r.id.substr(0, 4);
  r.document.file = r.document.sha256 + ".pdf";
  r.first_page = r.last_page = 1;
  r.council = std::move(council);
  if (!number.empty()) r.meeting.number = std::move(number);
  if (!day.empty()) r.meeting.dates = {std::move(day)};
  if (!case_number.empty()) r.case_number = std::move(case_number);
  r.title = std::move(title);
  return r;
}

inline DocumentRecord document(const CaseRecord& record) {
  DocumentRecord d;
  d.file = record.document.file;
  d.path = "/papers/" + d.file;
  d.sha256 = record.document.sha256;
  d.pages = record.last_page;
  d.cases = 1;
  d.seconds = 0.25;
  return d;
}

// A packet with a notice and a case paper, and the minutes of the same meeting, which also took a point that has no
// number.
inline Records one_meeting() {
  Records out;
  CaseRecord notice =
      treatment("aaaa.innkalling.4-25", Part::kInnkalling, "NUIT", "1/2025", "2025-02-12", "4/25", "Felles timebok");
  notice.case_type = "Anbefaling";
  notice.proposal = "NUIT anbefaler.";
  notice.attachments = {"Vedlegg 1"};
  CaseRecord paper =
      treatment("aaaa.toppnotat.4-25", Part::kToppnotat, "NUIT", "1/2025", "2025-02-12", "4/25", "Felles timebok");
  paper.first_page = 3;
  paper.last_page = 4;
  paper.proposal = "NUIT anbefaler timeboka.";
  paper.body = "Bakgrunn.";
  EarlierTreatment row;
  row.council = "NUIT";
  row.case_number = "4/25";
  row.page = 4;
  paper.earlier = {row};
  CaseRecord minutes =
      treatment("bbbb.referat.4-25", Part::kReferat, "NUIT", "1/2025", "2025-02-12", "4/25", "Felles timebok");
  minutes.council_printed = "Prioriteringsutvalget (NUIT)";
  minutes.meeting.place = "Nordhavn";
  minutes.vedtak = Vedtak{"Vedtak", "NUIT anbefaler å prøve.", 1};
  minutes.innspill = {{"Innspill", "Kommunen støttet det.", 1, {"Kommunen"}}, {"Innspill", "Åpenhet er bra.", 2, {}}};
  minutes.actions = {"Følge opp"};
  CaseRecord other = treatment("bbbb.referat.p2", Part::kReferat, "NUIT", "1/2025", "2025-02-12", "", "Dagsaktuelt");
  other.first_page = other.last_page = 2;
  CaseRecord letter = treatment("cccc.brev.p1", Part::kBrev, "", "", "", "", "Brev");
  out.records = {notice, paper, minutes, other, letter};
  out.documents = {document(notice), document(minutes), document(letter)};
  return out;
}

}  // namespace saksgang::exports::test
