#include "index/ledger.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "index/terms.hpp"
#include "model/json.hpp"

namespace saksgang::index {
namespace {

tl::unexpected<Error> unreadable(const std::string& why) {
  return fail(ErrorCode::kIndexDamaged, fmt::format("a record of the index cannot be read: {}", why),
              "run `saksgang check` to see what is broken, `saksgang reindex` to make it anew");
}

Result<DocumentRecord> document_record(const std::string& data) {
  const Json json = Json::parse(data, nullptr, false);
  if (json.is_discarded()) return unreadable("it is no JSON");
  auto record = document_record_from_json(json);
  if (!record) return unreadable(record.error().message);
  return record;
}

}  // namespace

Result<CaseRecord> case_record(const std::string& data) {
  const Json json = Json::parse(data, nullptr, false);
  if (json.is_discarded()) return unreadable("it is no JSON");
  auto record = case_record_from_json(json);
  if (!record) return unreadable(record.error().message);
  return record;
}

Result<std::vector<DocumentRecord>> all_documents(const Xapian::Database& database) {
  std::vector<DocumentRecord> out;
  const std::string kind = term(Field::kKind, kKindDocument);
  for (auto it = database.postlist_begin(kind); it != database.postlist_end(kind); ++it) {
    auto record = document_record(database.get_document(*it, Xapian::DOC_ASSUME_VALID).get_data());
    if (!record) return tl::make_unexpected(record.error());
    out.push_back(std::move(*record));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

Result<std::string> path_in_ledger(const Xapian::Database& database, const std::string& file_term) {
  const std::string kind = term(Field::kKind, kKindDocument);
  auto entries = database.postlist_begin(kind);
  const auto end = database.postlist_end(kind);
  for (auto it = database.postlist_begin(file_term); it != database.postlist_end(file_term); ++it) {
    if (entries != end) entries.skip_to(*it);
    if (entries == end) break;
    if (*entries != *it) continue;
    auto entry = document_record(database.get_document(*it, Xapian::DOC_ASSUME_VALID).get_data());
    if (!entry) return tl::make_unexpected(entry.error());
    return std::move(entry->path);
  }
  return std::string{};
}

std::vector<Xapian::docid> records_of(const Xapian::Database& database, std::string_view path) {
  const std::string file = file_term(path);
  const std::string data_of_case = term(Field::kKind, kKindCase);
  std::vector<std::pair<std::string, Xapian::docid>> found;
  auto cases = database.postlist_begin(data_of_case);
  const auto end = database.postlist_end(data_of_case);
  for (auto it = database.postlist_begin(file); it != database.postlist_end(file); ++it) {
    if (cases != end) cases.skip_to(*it);
    if (cases == end) break;
    if (*cases != *it) continue;
    const auto slot = static_cast<Xapian::valueno>(info(Field::kOrder).slot);
    found.emplace_back(database.get_document(*it, Xapian::DOC_ASSUME_VALID).get_value(slot), *it);
  }
  std::sort(found.begin(), found.end());
  std::vector<Xapian::docid> out;
  for (const auto& [order, id] : found) out.push_back(id);
  return out;
}

}  // namespace saksgang::index
