#pragma once

#include <optional>
#include <string>
#include <string_view>

// What people write behind `dato:`, `år:` and `sak:`.
namespace saksgang::index::query {

// Days from first to last, as YYYYMMDD; an open end is empty.
struct DayRange {
  std::string first;
  std::string last;
};

// «2025», «2025-03», «2025-Q2», «2025-03-01», «12.6.2025», «12. juni 2025», and two of them with «..» between, either
// of which may be missing. Nothing for anything else, nor where the first lies behind the last.
std::optional<DayRange> parse_days(std::string_view text);

struct YearRange {
  int first = 0;
  int last = 0;
};

// «2025», «2024..2025», «2024..»; years from 1900 to 2100.
std::optional<YearRange> parse_years(std::string_view text);

// A case as a person names it: «NUIT 17/25», «nuit-17/25», «17/25», «Nasjonalt e-helseråd 7/25».
struct CaseName {
  std::string council;  // canonical where known, as typed otherwise; empty where none is named
  int number = 0;
  int year = 0;
};

std::optional<CaseName> parse_case_name(std::string_view text);

}  // namespace saksgang::index::query
