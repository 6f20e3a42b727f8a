#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace saksgang {

struct CaseNumber {
  int number = 0;
  int year = 0;  // four digits

  std::string text() const;  // "5/26": no leading zero, two-digit year
  friend auto operator<=>(const CaseNumber&, const CaseNumber&) = default;
};

// Reads a whole string as a case number: «17/25», «05/26», «PS 6/26», «Sak 2011/38», «sak 6/2026», «046/2020», «66/16
// B» (the second half of a split case: its number is 66/16). Years of two digits are of this century. Nothing for
// anything else («24/7», «2/2025 av»), and nothing where no year from 2000 to 2099 can be made of it.
std::optional<CaseNumber> parse_case_number(std::string_view text);

}  // namespace saksgang
