#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "index/fields.hpp"

// What people write behind `år:` and `sak:`, and how many words of a query make one value.
namespace saksgang::index::query {

struct YearRange {
  int first = 0;
  int last = 0;
};

// «2025», «2024..2025», «2024..», «i fjor», «siden 2023»: what parse_days() reads, where it makes whole years; and
// «siste 3 år», this one included. Years from 1900 to 2100. Nothing for anything else.
std::optional<YearRange> parse_years(std::string_view text, Date today);

// A case as a person names it: «NUIT 17/25», «nuit-17/25», «17/25», «Nasjonalt e-helseråd 7/25».
struct CaseName {
  std::string council;  // canonical where known, as typed otherwise; empty where none is named
  int number = 0;
  int year = 0;
};

std::optional<CaseName> parse_case_name(std::string_view text);

// A council as typed, without the plus that asks for its successors too («NUIT+»).
std::string_view without_plus(std::string_view council);

// More words than this never make one value.
inline constexpr std::size_t kMostWordsOfValue = 14;

// How many of the words behind a field make one value without quotation marks: of dates and years as many as can be
// read («12. juni 2025»), of `sak:` a council and a number, of `utvalg:` «Nasjonalt e-helseråd»; otherwise 1.
// `runs[i]` is the text from the first word to the end of the i-th.
std::size_t words_of_value(Field field, const std::vector<std::string_view>& runs);

}  // namespace saksgang::index::query
