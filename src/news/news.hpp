#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "crawl/archive_records.hpp"
#include "history/finding.hpp"
#include "history/version_diff.hpp"
#include "index/reader.hpp"
#include "model/record.hpp"

// What has come, changed and gone since a moment.
namespace saksgang::news {

struct DocumentNews {
  crawl::Document document;
  Time when{};                         // it was fetched, fetched anew, or found to be gone
  std::optional<DocumentRecord> read;  // what the index has of its newest version; none where it was not read yet
};

struct ChangedDocument : DocumentNews {
  std::string old_sha256;
  std::vector<history::TreatmentChange> cases;
  std::string not_compared;  // why `cases` tells nothing, as a sentence; empty where the versions were compared
};

// A case of which no paper was known.
struct CaseNews {
  CaseRecord record;        // its first treatment, without the running text
  std::vector<Part> parts;  // of the document: innkalling, toppnotat, …
  Time when{};              // its document was fetched
};

// A decision that was not known, or has another wording.
struct VedtakNews {
  CaseRecord record;  // has a vedtak; without the running text
  Time when{};        // its document was fetched
};

struct NewHit {
  index::Hit hit;
  Time first_seen{};
};

struct SearchNews {
  std::string name;
  std::filesystem::path file;
  int line = 0;
  std::string query;
  bool is_first_run = false;  // nothing is told then
  std::uint64_t total = 0;    // of all its hits
  std::vector<NewHit> hits;   // the new ones, newest meeting first
};

struct FindingNews {
  history::Finding finding;
  Time first_seen{};
};

struct News {
  Time since{};
  Time until{};
  std::vector<DocumentNews> fresh;  // the three ordered by time, then by identity
  std::vector<ChangedDocument> changed;
  std::vector<DocumentNews> vanished;
  std::vector<CaseNews> cases;       // ordered by meeting, then by place in the document
  std::vector<VedtakNews> vedtak;    // the same
  std::vector<SearchNews> searches;  // all that could be asked, by name and line
  std::vector<FindingNews> findings;
  std::vector<Error> faults;  // of saved searches; the rest was done

  bool is_quiet() const;  // nothing to tell
};

// What names a treatment whatever the bytes it was read from: council, case (its title where it has no number), meeting
// and part.
std::string treatment_key(const CaseRecord& record);

// What names a finding: its kind, its case and what it rests on, by the words of the papers. Neither pages nor files
// nor how the program puts it belong to it, so a new edition of a paper, or of the program, does not make old findings
// new.
std::string finding_key(const history::Finding& finding);

}  // namespace saksgang::news
