#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "model/record.hpp"

namespace saksgang::index {

enum class Unit { kCase, kVedtak, kInnspill };

struct SearchRequest {
  std::string query;
  Unit unit = Unit::kCase;
  int offset = 0;
  int limit = 10;
};

struct Hit {
  int rank = 0;  // from 1
  double score = 0;
  CaseRecord record;  // of the best-matching treatment
  int page = 0;       // where the snippet stands
  std::string snippet;
  std::vector<std::pair<std::size_t, std::size_t>> highlights;  // [start, end) byte offsets into snippet, in order
};

struct SearchResult {
  std::vector<Hit> hits;
  std::uint64_t total = 0;  // cases (or units) that match, estimated where the index is large
  bool total_is_exact = true;
};

// What the index is and what made it.
struct IndexInfo {
  int index_version = 0;
  int record_version = 0;
  std::string analyzers_version;
  std::uint64_t documents = 0;
  std::uint64_t records = 0;
};

// A snapshot of the last commit, beside a writer and any number of readers; one that has been overtaken by two commits
// moves on to the newest by itself. One thread at a time. Owned results; errors kNoIndex, kIndexVersion, kIndexDamaged,
// kQuery (message with a caret line), kNotFound, kAmbiguous.
class Reader {
 public:
  static Result<std::unique_ptr<Reader>> open(const std::filesystem::path& directory);

  // For making the index anew: opens also what another analysis or an older index format wrote, as long as the records
  // are of this version. Ask it for documents(), each_record() and info() alone. kIndexVersion where even the records
  // are of another version, or the index format is newer than this program's.
  static Result<std::unique_ptr<Reader>> open_records(const std::filesystem::path& directory);
  virtual ~Reader() = default;

  virtual Result<SearchResult> search(const SearchRequest& request) const = 0;

  // All treatments of the case named as on a command line («NUIT 17/25», «nuit-17/25», «17/25»), ordered by date and
  // part. kNotFound with the nearest cases, kAmbiguous with the candidates, in the hint.
  virtual Result<std::vector<CaseRecord>> find_case(const std::string& name) const = 0;

  // The record with this id.
  virtual Result<CaseRecord> record(const std::string& id) const = 0;

  // Every record, ordered by file, then by place in it; stops early where the callback returns false.
  virtual Result<void> each_record(const std::function<bool(const CaseRecord&)>& callback) const = 0;

  virtual Result<std::vector<DocumentRecord>> documents() const = 0;  // ordered by path
  virtual Result<IndexInfo> info() const = 0;

  // Reads every block and table (Xapian's own check) and counts entries against the records. Findings for a person,
  // empty where all is well.
  virtual Result<std::vector<std::string>> check() const = 0;
};

}  // namespace saksgang::index
