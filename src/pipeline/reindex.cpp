#include "pipeline/reindex.hpp"

#include <chrono>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "pipeline/ledger.hpp"

namespace saksgang::pipeline {
namespace {

class Copy {
 public:
  Copy(std::vector<DocumentRecord> documents, index::Writer& to) : to_(to) {
    for (DocumentRecord& document : documents) {
      if (is_duplicate(document) || document.sha256.empty()) {
        without_records_.push_back(std::move(document));
      } else {
        std::string sha256 = document.sha256;
        by_digest_.emplace(std::move(sha256), std::move(document));
      }
    }
  }

  // Records of one document come one after the other. False where the copy failed.
  bool take(const CaseRecord& record) {
    if (cancelled()) {
      fault_ = Error{ErrorCode::kCancelled, "stopped; the index is as it was", "", "", 0};
    } else if (!records_.empty() && records_.back().document.sha256 != record.document.sha256) {
      flush();
    }
    records_.push_back(record);
    return !fault_;
  }

  Result<ReindexSummary> finish() {
    if (!fault_ && !records_.empty()) flush();
    for (const auto& [sha256, document] : by_digest_) put(document, {});
    for (const DocumentRecord& document : without_records_) put(document, {});
    if (!fault_) keep(to_.commit());
    if (fault_) return tl::make_unexpected(*fault_);
    return summary_;
  }

 private:
  void flush() {
    const auto it = by_digest_.find(records_.front().document.sha256);
    if (it == by_digest_.end()) {
      fault_ = Error{
          ErrorCode::kInternal,
          fmt::format("the records of {} belong to no document, or are not together", records_.front().document.file),
          "read the PDF files anew: saksgang reindex --from FOLDER", "", 0};
      return;
    }
    put(it->second, records_);
    by_digest_.erase(it);
    records_.clear();
  }

  void put(const DocumentRecord& document, const std::vector<CaseRecord>& records) {
    if (fault_) return;
    keep(to_.put(document, records));
    ++summary_.documents;
    summary_.records += records.size();
  }

  void keep(Result<void> result) {
    if (!result) fault_ = std::move(result.error());
  }

  index::Writer& to_;
  std::map<std::string, DocumentRecord> by_digest_;
  std::vector<DocumentRecord> without_records_;
  std::vector<CaseRecord> records_;
  std::optional<Error> fault_;
  ReindexSummary summary_;
};

}  // namespace

Result<ReindexSummary> reindex(const index::Reader& from, index::Writer& to) {
  const auto start = std::chrono::steady_clock::now();
  auto documents = from.documents();
  if (!documents) return tl::make_unexpected(documents.error());
  Copy copy(std::move(*documents), to);
  if (auto read = from.each_record([&](const CaseRecord& record) { return copy.take(record); }); !read) {
    return tl::make_unexpected(read.error());
  }
  auto summary = copy.finish();
  if (summary) summary->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return summary;
}

}  // namespace saksgang::pipeline
