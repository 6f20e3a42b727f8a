#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang {

// A day of the Gregorian calendar. Valid by construction through make().
struct Date {
  int year = 0;
  int month = 0;  // 1 … 12
  int day = 0;    // 1 … 31

  static std::optional<Date> make(int year, int month, int day);
  static std::optional<Date> from_iso(std::string_view text);  // "2025-06-12"; nothing else
  static Date today();                                         // by this machine's clock and time zone

  std::string iso() const;
  Date next_day() const;
  Date plus_days(int days) const;      // days may be negative
  Date plus_months(int months) const;  // months may be negative; the last day of a month that is too short
  int weekday() const;                 // 1 Monday … 7 Sunday

  friend auto operator<=>(const Date&, const Date&) = default;
};

int days_in_month(int year, int month);

// A date found in running text.
struct DateMatch {
  std::size_t begin = 0;  // byte range in the text
  std::size_t end = 0;
  std::vector<Date> days;  // one, or the days of a span such as «22. – 23. januar 2025» in order
};

// Month of a Norwegian month name in bokmål or nynorsk, whole or abbreviated («januar», «jan.», «sept», «des»); 0 if
// none.
int month_of(std::string_view word);

// Dates as Norwegian papers print them: «12. juni 2025», «1.sept. 2022», «15.05.2025», «23.4.2025», «16.11.23»,
// «2025-06-12», and spans of days «22. – 23. januar 2025», «30. april – 2. mai 2024», «22. og 23. januar 2025».
// Two-digit years are of this century. Numbers that are no date («32.13.2025», «16. oktober 205») do not match.
std::vector<DateMatch> find_dates(std::string_view text);

// The first date of the text, if it has any.
std::optional<Date> first_date(std::string_view text);

}  // namespace saksgang
