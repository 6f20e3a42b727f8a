#pragma once

#include <exception>
#include <filesystem>
#include <string>
#include <utility>

#include <xapian.h>

#include "base/error.hpp"
#include "index/reader.hpp"

// Where the Xapian database of an index stands, what it must say of itself, and the one place where Xapian's exceptions
// become errors.
namespace saksgang::index {

// Raised where schemas/index-layout.md changes in a way that an older program or index cannot do with.
inline constexpr int kIndexVersion = 3;

inline constexpr const char* kIndexVersionKey = "saksgang.index";
inline constexpr const char* kRecordVersionKey = "saksgang.records";
inline constexpr const char* kAnalyzersVersionKey = "saksgang.analyzers";

// The folder of an index holds the database in a folder of its own, so that nothing else that stands beside it is ever
// touched.
struct Places {
  explicit Places(std::filesystem::path folder);
  std::filesystem::path directory;
  std::filesystem::path database;  // the index as last committed
  std::filesystem::path fresh;     // one being made; left behind by a crash, it is thrown away
  std::filesystem::path retired;   // one on its way out
  std::filesystem::path lock;      // held by the one writer
};

// Writes the versions of this program.
void stamp(Xapian::WritableDatabase& database);

// kIndexVersion, naming both versions, where the database was stamped by another; kIndexDamaged where it has no stamp.
Result<void> check_stamp(const Xapian::Database& database, const std::filesystem::path& directory);

// The same for a reader of records alone: the analysis does not matter, nor does an older index format.
Result<void> check_record_stamp(const Xapian::Database& database, const std::filesystem::path& directory);

// The stamp as it is, without judging it.
IndexInfo read_stamp(const Xapian::Database& database);

// The error for the exception in flight, for the index at `directory`. Call in a catch block.
Error translate_exception(const std::filesystem::path& directory);

// Runs what touches Xapian; any exception becomes an error.
template <class Function>
auto guarded(const std::filesystem::path& directory, Function&& function) -> decltype(function()) {
  try {
    return std::forward<Function>(function)();
  } catch (...) {
    return tl::make_unexpected(translate_exception(directory));
  }
}

}  // namespace saksgang::index
