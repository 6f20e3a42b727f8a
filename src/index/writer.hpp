#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/record.hpp"

namespace saksgang::index {

// The one writer of an index, on one thread; a second one anywhere is refused while it lives. Changes are seen by
// readers, and survive a crash, from commit() on; without it they are undone. Each file (by its path) has one
// DocumentRecord, and the case records that were read from it; both live in the same Xapian database, so that one
// commit holds both.
class Writer {
 public:
  // Opens the index for writing, made anew where `directory` has none. Errors: kIndexVersion, kIndexLocked,
  // kIndexDamaged, kIo.
  static Result<std::unique_ptr<Writer>> open(const std::filesystem::path& directory);

  // A new, empty index in place of whatever stands there, once commit() succeeds; until then the old one serves.
  static Result<std::unique_ptr<Writer>> recreate(const std::filesystem::path& directory);

  virtual ~Writer() = default;

  // Replaces what is known of the file at document.path, its records included.
  virtual Result<void> put(const DocumentRecord& document, std::span<const CaseRecord> records) = 0;

  // Takes the file and its records out; nothing happens where it is unknown.
  virtual Result<void> remove(const std::string& path) = 0;

  virtual Result<void> commit() = 0;

  // Of the index as it is with what was put so far.
  virtual Result<std::vector<DocumentRecord>> documents() const = 0;
};

}  // namespace saksgang::index
