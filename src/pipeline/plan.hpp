#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/files.hpp"
#include "pipeline/find_files.hpp"
#include "pipeline/ledger.hpp"

namespace saksgang::pipeline {

enum class Action {
  kRead,         // through the stages
  kDuplicate,    // note that its bytes stand under another name
  kUnreadable,   // note that the file cannot be opened
  kUnchanged,    // nothing: the ledger has it as it is
  kStillFailed,  // nothing: it failed with these bytes and this extractor before
};

// Why a file is read.
enum class Why { kNone, kNew, kChanged, kExtractor, kRetry, kForced, kMoved, kRenamed };

std::string_view name(Action action);  // "read", "duplicate", "unreadable", "unchanged", "still-failed"
std::string_view name(Why why);  // "new", "changed", "extractor", "retry", "forced", "moved", "renamed"; "" for kNone

struct Step {
  FoundFile file;
  Action action = Action::kRead;
  Why why = Why::kNone;
  std::string sha256;                   // empty for kUnreadable
  FileDescriptor fd;                    // for kRead: opened at the beginning
  std::string duplicate_of;             // for kDuplicate
  std::vector<std::string> supersedes;  // for kRead: files of the ledger with these bytes that have them no longer
  Error error;                          // for kUnreadable
};

struct PlanOptions {
  bool force = false;         // read also what is unchanged
  bool retry_failed = false;  // read also what failed before
  bool prune = false;         // what has vanished will be taken out, so that its duplicates elsewhere must be read
  std::string extractor;      // version of the stages
};

// Decides file by file what is to be done, in the order of the files' names, and hashes no earlier than it must, so
// that the workers need not wait for the whole folder. Keeps references to `found` and `ledger`; the caller notes in
// the ledger what it has written, in any order.
class Planner {
 public:
  Planner(const Found& found, const Ledger& ledger, PlanOptions options);

  // The next file; nothing when all have had their turn. Behind the files found come duplicates outside the folders
  // given whose primary is no longer what it was: they must be read in its place, or their text would be lost.
  std::optional<Step> next();

  // Files of the ledger below the folders given that are gone from disk, in order; not one that was given by itself and
  // is still there under a name that is no *.pdf. Below a folder that could not be listed none are taken for gone, and
  // below an archive all are superseded.
  std::vector<std::string> vanished() const;

  // Files of the ledger below the archives found that are no document's newest version, in order.
  std::vector<std::string> superseded() const;

 private:
  const std::string* digest_of(const std::string& key);
  std::optional<std::string> primary(const std::string& sha256, const std::string& key,
                                     std::vector<std::string>& supersedes);
  std::optional<std::string> published_with(const std::string& sha256);
  void decide(Step& step);
  bool is_orphan(const DocumentRecord& duplicate, std::vector<std::string>& supersedes);
  bool is_vanished(const std::string& path) const;
  bool is_superseded(const std::string& path) const;
  void find_orphans();
  std::optional<Step> next_orphan();

  const Found& found_;
  const Ledger& ledger_;
  PlanOptions options_;
  std::size_t position_ = 0;
  std::optional<std::vector<Step>> orphans_;  // last first
  std::map<std::string, const FoundFile*> by_key_;
  std::map<std::string, std::string> published_;  // digest -> key of the file that was published with these bytes
  std::map<std::string, std::string> digests_;    // of files looked at; empty where unreadable
  std::map<std::string, std::string> chosen_;     // digest -> the file that stands for it in this run
};

}  // namespace saksgang::pipeline
