#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "index/ledger.hpp"
#include "index/query/values.hpp"
#include "index/reader_impl.hpp"
#include "index/terms.hpp"
#include "model/councils.hpp"

namespace saksgang::index {
namespace {

constexpr std::size_t kNamedInHint = 5;
// Records that name a case are read until one of them has it in a table.
constexpr std::size_t kRecordsTried = 100;

// The order in which a meeting takes a case: agenda, paper, minutes, the rest.
int turn(Part part) {
  switch (part) {
    case Part::kInnkalling:
      return 0;
    case Part::kToppnotat:
      return 1;
    case Part::kReferat:
      return 2;
    default:
      return 3 + static_cast<int>(part);
  }
}

auto order(const CaseRecord& record) {
  const std::string date = record.meeting.dates.empty()
                               ? std::string("9999")
                               : *std::min_element(record.meeting.dates.begin(), record.meeting.dates.end());
  return std::tuple(date, turn(record.part), record.first_page, record.id);
}

// A case key taken apart again: council, year, number.
struct Key {
  std::string council;
  int year = 0;
  int number = 0;
};

Key parse_key(std::string_view key) {
  const std::size_t second = key.rfind('|');
  const std::size_t first = second == std::string_view::npos || second == 0 ? second : key.rfind('|', second - 1);
  if (first == std::string_view::npos || second == first) return {std::string(key), 0, 0};
  return {std::string(key.substr(0, first)), std::atoi(std::string(key.substr(first + 1, second - first - 1)).c_str()),
          std::atoi(std::string(key.substr(second + 1)).c_str())};
}

Error no_name(const std::string& typed) {
  return {ErrorCode::kUsage,
          fmt::format("«{}» names no case", typed),
          "write it as \"NUIT 17/25\", nuit-17/25 or 17/25",
          {},
          0};
}

std::string display(const CaseRecord& record) {
  return fmt::format("{} {}", short_name(record.council), record.case_number.value_or(""));
}

}  // namespace

Result<std::vector<history::CaseKey>> XapianReader::declared_cases(const std::string& name) const {
  const auto wanted = query::parse_case_name(name);
  if (!wanted) return tl::make_unexpected(no_name(name));
  std::vector<std::string> names{wanted->council};
  if (wanted->council.empty()) {
    for (const Council& council : councils()) names.push_back(council.name);
  }
  return ask([&]() -> Result<std::vector<history::CaseKey>> {
    std::vector<history::CaseKey> out;
    for (const std::string& council : names) {
      const CaseNumber number{wanted->number, wanted->year};
      const std::string sought = history::case_term(council, number);
      auto row = row_of(sought);
      if (!row) return tl::make_unexpected(row.error());
      if (*row) out.push_back({(*row)->council.value_or(""), number});
    }
    // Where councils have it, a row that names none may mean any of them.
    if (out.size() > 1 && out.front().council.empty()) out.erase(out.begin());
    return out;
  });
}

// A row that names the case with that term; nothing where there is none.
Result<std::optional<history::Reference>> XapianReader::row_of(const std::string& sought) const {
  const std::string by = term(Field::kRefers, sought);
  std::size_t tried = 0;
  for (auto it = database_.postlist_begin(by); it != database_.postlist_end(by) && tried < kRecordsTried; ++it) {
    ++tried;
    auto record = record_at(*it);
    if (!record) return tl::make_unexpected(record.error());
    for (history::Reference& row : history::references(*record)) {
      if (row.method != history::Method::kHistoryTable) break;
      if (row.number && history::case_term(row.council, *row.number) == sought) return std::optional(std::move(row));
    }
  }
  return std::optional<history::Reference>{};
}

Result<std::vector<CaseRecord>> XapianReader::find_case(const std::string& name) const {
  const auto wanted = query::parse_case_name(name);
  if (!wanted) return tl::make_unexpected(no_name(name));
  return ask([&]() -> Result<std::vector<CaseRecord>> {
    // All cases with the number, by their key.
    std::map<std::string, std::vector<CaseRecord>> found;
    const std::string number = case_term(fmt::format("{}/{}", wanted->number, wanted->year));
    const std::string council = analyzers::keyword(wanted->council);
    for (auto it = database_.postlist_begin(number); it != database_.postlist_end(number); ++it) {
      auto record = record_at(*it);
      if (!record) return tl::make_unexpected(record.error());
      if (council.empty() || council == analyzers::keyword(record->council) ||
          council == analyzers::keyword(record->council_printed)) {
        found[collapse_key(*record)].push_back(std::move(*record));
      }
    }
    if (found.size() == 1) {
      auto& records = found.begin()->second;
      std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return order(a) < order(b); });
      return std::move(records);
    }
    const std::string called = fmt::format("{}{}{}/{:02}", wanted->council, wanted->council.empty() ? "" : " ",
                                           wanted->number, wanted->year % 100);
    if (found.size() > 1) {
      std::string candidates;
      for (const auto& [key, records] : found) {
        const CaseRecord& first = records.front();
        candidates += fmt::format("{}{} «{}»", candidates.empty() ? "" : "; ", display(first), first.title);
      }
      return fail(ErrorCode::kAmbiguous, fmt::format("several councils have a case {}", called),
                  fmt::format("name one of them: {}", candidates));
    }
    // The nearest: the same council and year before other years, those before other councils.
    std::vector<std::pair<std::tuple<int, int, int, std::string>, std::string>> near;
    const std::string_view prefix = index::info(Field::kCaseKey).prefix;
    for (auto it = database_.allterms_begin(std::string(prefix)); it != database_.allterms_end(std::string(prefix));
         ++it) {
      const std::string text = *it;
      const Key key = parse_key(std::string_view(text).substr(prefix.size()));
      near.emplace_back(std::tuple(!council.empty() && key.council != council, std::abs(key.year - wanted->year),
                                   std::abs(key.number - wanted->number), key.council),
                        text);
    }
    const std::size_t shown = std::min(near.size(), kNamedInHint);
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(shown), near.end());
    std::string nearest;
    for (std::size_t i = 0; i < shown; ++i) {
      auto record = record_at(*database_.postlist_begin(near[i].second));
      if (!record) return tl::make_unexpected(record.error());
      nearest += fmt::format("{}{} «{}»", nearest.empty() ? "" : "; ", display(*record), record->title);
    }
    return fail(ErrorCode::kNotFound, fmt::format("there is no case {} in the index", called),
                nearest.empty() ? "the index has no numbered cases" : fmt::format("nearest are {}", nearest));
  });
}

}  // namespace saksgang::index
