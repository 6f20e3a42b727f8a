#include "base/error.hpp"

#include <array>

#include <fmt/format.h>

namespace saksgang {
namespace {

struct Row {
  ErrorCode code;
  std::string_view name;
  int exit_status;
};

constexpr std::array kTable{
    Row{ErrorCode::kUsage, "usage", 2},
    Row{ErrorCode::kQuery, "query", 2},
    Row{ErrorCode::kConfig, "config", 2},
    Row{ErrorCode::kNotFound, "not-found", 1},
    Row{ErrorCode::kAmbiguous, "ambiguous", 2},
    Row{ErrorCode::kNoIndex, "no-index", 3},
    Row{ErrorCode::kIndexVersion, "index-version", 4},
    Row{ErrorCode::kIndexLocked, "index-locked", 75},
    Row{ErrorCode::kIndexDamaged, "index-damaged", 74},
    Row{ErrorCode::kNoArchive, "no-archive", 3},
    Row{ErrorCode::kArchiveVersion, "archive-version", 4},
    Row{ErrorCode::kArchiveLocked, "archive-locked", 75},
    Row{ErrorCode::kArchive, "archive", 73},
    Row{ErrorCode::kAlarm, "alarm", 6},
    Row{ErrorCode::kIo, "io", 74},
    Row{ErrorCode::kNotPdf, "not-pdf", 5},
    Row{ErrorCode::kDuplicate, "duplicate", 5},
    Row{ErrorCode::kEncrypted, "encrypted", 5},
    Row{ErrorCode::kDamaged, "damaged", 5},
    Row{ErrorCode::kNoText, "no-text", 5},
    Row{ErrorCode::kTimeout, "timeout", 5},
    Row{ErrorCode::kMemory, "memory", 5},
    Row{ErrorCode::kOutputLimit, "output-limit", 5},
    Row{ErrorCode::kCrashed, "crashed", 5},
    Row{ErrorCode::kCancelled, "cancelled", 130},
    Row{ErrorCode::kInternal, "internal", 70},
};

constexpr bool in_order_of_the_enum() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (static_cast<std::size_t>(kTable[i].code) != i) return false;
  }
  return kTable.size() == static_cast<std::size_t>(ErrorCode::kInternal) + 1;
}
static_assert(in_order_of_the_enum());

}  // namespace

std::string_view name(ErrorCode code) {
  return kTable[static_cast<std::size_t>(code)].name;
}

std::optional<ErrorCode> error_code(std::string_view name) {
  for (const Row& row : kTable) {
    if (row.name == name) return row.code;
  }
  return std::nullopt;
}

int exit_status(ErrorCode code) {
  return kTable[static_cast<std::size_t>(code)].exit_status;
}

std::string Error::text() const {
  if (file.empty()) return message;
  if (page > 0) return fmt::format("{} ({}, page {})", message, file, page);
  return fmt::format("{} ({})", message, file);
}

}  // namespace saksgang
