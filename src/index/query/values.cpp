#include "index/query/values.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "model/case_number.hpp"
#include "model/councils.hpp"

namespace saksgang::index::query {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> year(std::string_view text) {
  const auto value = digits(text, 4);
  return value && *value >= kFirstYear && *value <= kLastYear ? value : std::nullopt;
}

std::string compact(int y, int m, int d) {
  return fmt::format("{:04}{:02}{:02}", y, m, d);
}

// The days of one date, month, quarter or year.
std::optional<DayRange> days(std::string_view text) {
  if (const auto y = year(text)) return DayRange{compact(*y, 1, 1), compact(*y, 12, 31)};
  if (text.size() == 7 && text[4] == '-') {
    const auto y = year(text.substr(0, 4));
    if (!y) return std::nullopt;
    if (text[5] == 'Q' || text[5] == 'q') {
      const auto quarter = digits(text.substr(6), 1);
      if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
      return DayRange{compact(*y, *quarter * 3 - 2, 1), compact(*y, *quarter * 3, 31)};
    }
    const auto month = digits(text.substr(5), 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return DayRange{compact(*y, *month, 1), compact(*y, *month, 31)};
  }
  const auto found = find_dates(text);
  if (found.size() != 1 || found[0].begin != 0 || found[0].end != text.size() || found[0].days.empty()) {
    return std::nullopt;
  }
  const Date& first = found[0].days.front();
  const Date& last = found[0].days.back();
  if (last < first) return std::nullopt;  // «22. og 3. januar 2025»
  return DayRange{compact(first.year, first.month, first.day), compact(last.year, last.month, last.day)};
}

}  // namespace

std::optional<DayRange> parse_days(std::string_view text) {
  text = utf8::trim(text);
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return days(text);
  const std::string_view left = utf8::trim(text.substr(0, dots)), right = utf8::trim(text.substr(dots + 2));
  if (left.empty() && right.empty()) return std::nullopt;
  DayRange range;
  if (!left.empty()) {
    const auto first = days(left);
    if (!first) return std::nullopt;
    range.first = first->first;
  }
  if (!right.empty()) {
    const auto last = days(right);
    if (!last) return std::nullopt;
    range.last = last->last;
  }
  if (!range.first.empty() && !range.last.empty() && range.last < range.first) return std::nullopt;
  return range;
}

std::optional<YearRange> parse_years(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto one = year(text);
    return one ? std::optional(YearRange{*one, *one}) : std::nullopt;
  }
  const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
  const auto first = left.empty() ? std::optional(kFirstYear) : year(left);
  const auto last = right.empty() ? std::optional(kLastYear) : year(right);
  if (!first || !last || *last < *first || (left.empty() && right.empty())) return std::nullopt;
  return YearRange{*first, *last};
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
