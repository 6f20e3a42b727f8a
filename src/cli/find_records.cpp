#include "cli/find_records.hpp"

#include <utility>

namespace saksgang::cli {
namespace {

// Ids begin with sixteen digits of a digest and a full stop; no case's name does.
bool is_record_id(const std::string& name) {
  constexpr std::size_t kDigits = 16;
  return name.size() > kDigits && name[kDigits] == '.' && name.find_first_not_of("0123456789abcdef") == kDigits;
}

}  // namespace

Result<std::vector<CaseRecord>> find_case(const index::Reader& reader, const std::string& name) {
  auto found = reader.find_case(name);
  if (!found && found.error().code == ErrorCode::kUsage) {
    found.error().hint += "; words are looked for by: saksgang search WORDS";
  }
  return found;
}

Result<std::vector<CaseRecord>> find_records(const index::Reader& reader, const std::string& name) {
  if (!is_record_id(name)) return find_case(reader, name);
  auto record = reader.record(name);
  if (!record) return tl::make_unexpected(record.error());
  return std::vector<CaseRecord>{std::move(*record)};
}

}  // namespace saksgang::cli
