#pragma once

#include <string>
#include <string_view>

#include "base/date.hpp"
#include "base/error.hpp"

// What people write behind `dato:`.
namespace saksgang::index::query {

// Days from first to last, as YYYYMMDD; an open end is empty.
struct DayRange {
  std::string first;
  std::string last;
};

enum class DaysFault {
  kNoDate,     // the text has not the form of a date
  kNoSuchDay,  // it has, and the calendar has no such day, month, week or quarter («31.2.2025»)
  kBackwards,  // the first day lies behind the last
};

// A period, or a range of days between two of them.
//
// Periods: a day («2025-03-01», «12.6.2025», «12.6.25», «12/6-2025», «12. juni 2025»), a month («2025-03», «juni
// 2025»), a week by ISO 8601 («uke 23 2025»), a quarter, four months or half a year («2025-Q2», «Q2 2025», «2. kvartal
// 2025», «1. tertial 2025», «andre halvår 2025»), a year; «i dag», «i går», «i år», «i fjor»; «denne», «forrige»,
// «neste» with uke, måned, år. «Siste 3 måneder» goes back from `today` by so many days, weeks, months or years, both
// ends included; «neste 30 dager» forward.
//
// Ranges: two periods with «..», a dash, «til», or «fra … til», «mellom … og»; where only the second tells month or
// year they hold for the first too («22.–23. januar 2025»). «Fra», «siden», «etter», «til», «før» and «..» leave an end
// open.
//
// In bokmål or nynorsk, in letters of any case, blanks as one likes. Years from 1900 to 2100; those of two digits are
// of this century.
tl::expected<DayRange, DaysFault> parse_days(std::string_view text, Date today);

// True where parse_days() gives days, or would if the calendar had them.
bool has_form_of_days(std::string_view text);

}  // namespace saksgang::index::query
