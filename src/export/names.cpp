#include "export/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "model/councils.hpp"

namespace saksgang::exports {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"januar", "februar", "mars",      "april",   "mai",      "juni",
                                                   "juli",   "august",  "september", "oktober", "november", "desember"};

// Letters of the Nordic languages as they are written where only ASCII will do.
std::string_view ascii(char32_t c) {
  switch (c) {
    case U'å':
    case U'ä':
    case U'á':
      return "a";
    case U'æ':
      return "ae";
    case U'ø':
    case U'ö':
      return "o";
    case U'é':
    case U'è':
      return "e";
    case U'ü':
      return "u";
    default:
      return "";
  }
}

std::string month_and_year(const Date& day, bool with_year) {
  std::string text(kMonths.at(static_cast<std::size_t>(day.month - 1)));
  return with_year ? fmt::format("{} {}", text, day.year) : text;
}

Date last_sunday(int year, int month) {
  const Date last{year, month, days_in_month(year, month)};
  return last.plus_days(-(last.weekday() % 7));
}

}  // namespace

std::string slug(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::lower(utf8::next(text, i));
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const std::string letters = plain ? std::string(1, static_cast<char>(c)) : std::string(ascii(c));
    if (letters.empty()) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += '-';
    gap = false;
    out += letters;
  }
  return out.empty() ? "x" : out;
}

std::string council_name(const CaseRecord& record) {
  if (find_council(record.council) != nullptr) return full_name(record.council);
  const std::string printed = utf8::collapse_blanks(record.council_printed);
  return printed.empty() ? record.council : printed;
}

std::string norwegian_date(const Date& day) {
  return fmt::format("{}. {}", day.day, month_and_year(day, true));
}

std::string norwegian_dates(const std::vector<Date>& days) {
  if (days.empty()) return "";
  const Date& first = days.front();
  const Date& last = days.back();
  if (days.size() == 1) return norwegian_date(first);
  bool unbroken = true;
  for (std::size_t i = 1; i < days.size(); ++i) unbroken = unbroken && days[i - 1].next_day() == days[i];
  if (unbroken) {
    const bool same_year = first.year == last.year;
    const bool same_month = same_year && first.month == last.month;
    const std::string begin = same_month ? fmt::format("{}.", first.day)
                                         : fmt::format("{}. {}", first.day, month_and_year(first, !same_year));
    return fmt::format("{}–{}", begin, norwegian_date(last));
  }
  std::string text;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool is_last = i + 1 == days.size();
    if (i > 0) text += is_last ? " og " : ", ";
    text += fmt::format("{}. {}", days[i].day, month_and_year(days[i], is_last || days[i].year != last.year));
  }
  return text;
}

std::vector<Date> days_of(const Meeting& meeting) {
  std::vector<Date> days;
  for (const std::string& text : meeting.dates) {
    if (const auto day = Date::from_iso(text)) days.push_back(*day);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::string start_of_day(const Date& day) {
  // The clock is moved at two or three in the morning, so the midnight of the very day still has the old time.
  constexpr int kMarch = 3, kOctober = 10;
  const bool summer = last_sunday(day.year, kMarch) < day && day <= last_sunday(day.year, kOctober);
  return fmt::format("{}T00:00:00+0{}:00", day.iso(), summer ? 2 : 1);
}

}  // namespace saksgang::exports
