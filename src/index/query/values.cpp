#include "index/query/values.hpp"

#include <cstdlib>

#include "base/utf8.hpp"
#include "index/query/days.hpp"
#include "model/case_number.hpp"
#include "model/councils.hpp"

namespace saksgang::index::query {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

int year_of(std::string_view compact) {
  return std::atoi(std::string(compact.substr(0, 4)).c_str());
}

// A case number alone, or behind the name of a council («NUIT 17/25», «Nasjonalt e-helseråd sak 7/25»), or behind one
// word that may be that of a council nobody knows.
bool names_case(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t\n");
  if (blank == std::string_view::npos) return parse_case_name(text).has_value();
  if (!parse_case_name(text) || !parse_case_number(text.substr(blank + 1))) return false;
  if (parse_case_number(text)) return true;  // «PS 6/26»
  std::string_view before = utf8::trim(text.substr(0, blank));
  const std::size_t last = before.find_last_of(" \t\n");
  if (last != std::string_view::npos && utf8::lower(before.substr(last + 1)) == "sak") {
    before = utf8::trim(before.substr(0, last));
  }
  if (is_council_name(before)) return true;
  std::size_t pos = 0;
  return before.find_first_of(" \t\n") == std::string_view::npos && utf8::is_letter(utf8::next(before, pos));
}

bool begins_long_name(std::string_view word) {
  const std::string lower = utf8::lower(word);
  return lower == "nasjonalt" || lower == "det";
}

}  // namespace

std::optional<YearRange> parse_years(std::string_view text, Date today) {
  const auto days = parse_days(text, {today.year, 1, 1});
  if (!days) return std::nullopt;
  const bool open_begin = days->first.empty(), open_end = days->last.empty();
  const YearRange range{open_begin ? kFirstYear : year_of(days->first), open_end ? kLastYear : year_of(days->last)};
  if (range.last < range.first || !(open_begin || days->first.ends_with("0101"))) return std::nullopt;
  if (open_end || days->last.ends_with("1231")) return range;
  // «Siste 3 år», said on the first day of a year, goes to that day, whatever the year.
  const auto later = parse_days(text, {today.year + 1, 1, 1});
  const bool until_today = later && later->last != days->last && range.first < range.last;
  return until_today ? std::optional(YearRange{range.first + 1, range.last}) : std::nullopt;
}

std::size_t words_of_value(Field field, const std::vector<std::string_view>& runs) {
  switch (field) {
    case Field::kDate:
    case Field::kYear:
      for (std::size_t count = runs.size(); count > 1; --count) {
        if (has_form_of_days(runs[count - 1])) return count;
      }
      return 1;
    case Field::kCase:
      for (std::size_t count = 1; count <= runs.size(); ++count) {
        if (names_case(runs[count - 1])) return count;
      }
      return 1;
    case Field::kCouncil:
      // Elsewhere the name of a council behind that of another would be swallowed.
      if (runs.empty() || !begins_long_name(runs[0])) return 1;
      for (std::size_t count = 2; count <= runs.size(); ++count) {
        if (is_council_name(without_plus(runs[count - 1]))) return count;
      }
      return 1;
    default:
      return 1;
  }
}

std::string_view without_plus(std::string_view council) {
  council = utf8::trim(council);
  return council.ends_with('+') ? utf8::trim(council.substr(0, council.size() - 1)) : council;
}

std::optional<CaseName> parse_case_name(std::string_view text) {
  text = utf8::trim(text);
  if (const auto number = parse_case_number(text)) return CaseName{"", number->number, number->year};
  // The number stands last, behind a blank, a hyphen or a no-break blank.
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::size_t begin = slash;
  while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
  const auto number = parse_case_number(text.substr(begin));
  if (!number) return std::nullopt;
  std::string_view council = utf8::trim(text.substr(0, begin));
  while (!council.empty() && (council.back() == '-' || council.back() == ',' || council.back() == ':')) {
    council = utf8::trim(council.substr(0, council.size() - 1));
  }
  const std::string lower = utf8::lower(council);
  for (const std::string_view word : {"sak", "saksnr.", "saksnummer"}) {
    if (lower == word) return CaseName{"", number->number, number->year};
    if (lower.size() > word.size() && lower.ends_with(word) && lower[lower.size() - word.size() - 1] == ' ') {
      council = utf8::trim(council.substr(0, council.size() - word.size()));
      break;
    }
  }
  return CaseName{council_or_as_printed(council), number->number, number->year};
}

}  // namespace saksgang::index::query
