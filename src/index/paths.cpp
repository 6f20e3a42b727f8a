#include "index/paths.hpp"

#include "index/ledger.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

std::string file_term_of(const Xapian::Document& record) {
  const std::string prefix(info(Field::kFile).prefix);
  try {
    auto it = record.termlist_begin();
    it.skip_to(prefix);
    if (it == record.termlist_end()) return {};
    std::string term = *it;
    return term.starts_with(prefix) ? term : std::string{};
  } catch (const Xapian::FeatureUnavailableError&) {
    return {};  // the table of terms is missing; all but this can be done without it
  }
}

}  // namespace

Result<std::string> Paths::of(const Xapian::Document& record) {
  const std::string file = file_term_of(record);
  if (file.empty()) return std::string{};
  if (const auto known = by_term_.find(file); known != by_term_.end()) return known->second;
  auto path = path_in_ledger(database_, file);
  if (path) by_term_.emplace(file, *path);
  return path;
}

}  // namespace saksgang::index
