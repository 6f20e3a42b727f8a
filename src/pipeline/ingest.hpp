#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "index/writer.hpp"
#include "model/record.hpp"
#include "pdf/worker.hpp"
#include "pipeline/archive_files.hpp"
#include "pipeline/plan.hpp"

namespace saksgang::pipeline {

struct IngestOptions {
  std::vector<std::filesystem::path> inputs;  // folders and files
  bool prune = false;                         // take out what is gone from disk below the inputs
  bool force = false;
  bool retry_failed = false;
  std::string extractor;  // version of the stages, noted with each document
  ArchiveLister archive_files = newest_versions;
  // A commit after so many documents or so long, whichever comes first, and at the end. 0 documents: only at the end.
  std::size_t commit_documents = 200;
  std::chrono::seconds commit_interval{15};
};

struct IngestSummary {
  std::size_t files = 0;  // found
  std::size_t ok = 0;     // the four states of what was read or noted in this run …
  std::size_t partial = 0;
  std::size_t failed = 0;
  std::size_t skipped = 0;
  std::size_t duplicates = 0;    // … of the skipped
  std::size_t unchanged = 0;     // left as they were
  std::size_t still_failed = 0;  // failed before, and left so
  std::size_t removed = 0;       // taken out of the index: pruned, or their bytes now stand under another name
  std::size_t superseded = 0;    // … of the removed: a newer version of the document is in the archive
  std::size_t vanished = 0;      // gone from disk and left in the index
  std::size_t unlisted = 0;      // folders that could not be listed
  std::uint64_t pages = 0;
  std::uint64_t cases = 0;
  double seconds = 0;      // wall-clock time of the whole run
  bool cancelled = false;  // the user asked to stop; what was done by then is committed
};

struct Progress {
  std::size_t files_done = 0;
  std::size_t files = 0;
  std::uintmax_t bytes_done = 0;
  std::uintmax_t bytes = 0;
  std::uint64_t pages = 0;
  double seconds = 0;
};

// Told of what happens, on the thread of ingest(). Default: silence.
class IngestObserver {
 public:
  virtual ~IngestObserver() = default;
  virtual void planned(const Step& step) { static_cast<void>(step); }  // dry run: what would be done
  // Dry run; why: "vanished" (with prune) or "superseded".
  virtual void would_remove(const std::string& path, std::string_view why) {
    static_cast<void>(path);
    static_cast<void>(why);
  }
  virtual void document(const DocumentRecord& document) { static_cast<void>(document); }
  virtual void progress(const Progress& progress) { static_cast<void>(progress); }  // often; not after each document
  virtual void warning(const std::string& text) { static_cast<void>(text); }
};

// Makes the pool when the first file is to be read.
using PoolFactory = std::function<Result<std::unique_ptr<pdf::Pool>>(std::function<void(const std::string&)> warn)>;

// Brings the index up to date with the files: one thread that keeps the pool fed and writes results as they come. What
// is in the index at the end depends on the files alone, not on the order in which the workers finish.
//
// Of a folder that `saksgang crawl` keeps, the newest version of each document is read; what the index has of older
// ones is taken out.
//
// A document that cannot be read is a result, not an error. Errors: kUsage for inputs that do not exist, and whatever
// the writer or the pool's start fails with; the index then stands as at the last commit. Stops early where
// cancelled().
Result<IngestSummary> ingest(index::Writer& writer, const IngestOptions& options, const PoolFactory& start_pool,
                             IngestObserver& observer);

// What would be done, without a writer; `documents` are those of the index, none where there is none.
Result<IngestSummary> plan_only(std::vector<DocumentRecord> documents, const IngestOptions& options,
                                IngestObserver& observer);

}  // namespace saksgang::pipeline
