#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/fields.hpp"
#include "model/record.hpp"

// How values become terms. Writer and query build every term here.
namespace saksgang::index {

// Makes a term that is longer than Xapian allows (245 bytes, a NUL counting as two) its own beginning and a hash of the
// whole, so that different ones stay different.
void bound_term(std::string& term);

// The field's prefix and the text, bounded. Of a text field it takes the word as it is.
std::string term(Field field, std::string_view text);

std::string id_term(std::string_view id);
std::string file_term(std::string_view path);
std::string council_term(std::string_view council);

// Of a case number in any form that parse_case_number() reads; of other text, the text itself.
std::string case_term(std::string_view case_number);

// Of a council and a case number; empty where either is missing or the number cannot be read.
std::string case_key_term(const CaseRecord& record);
std::string case_key(std::string_view council, int year, int number);

// Of an abbreviation that a text defines and its long form, and the other way round: what is asked for, then what it
// leads to. With an empty second one the beginning of all such terms; too long for a term where anything follows it,
// both are empty.
std::string abbreviation_term(std::string_view abbreviation, std::string_view long_form);
std::string long_form_term(std::string_view key, std::string_view abbreviation);

// The second of the two in such a term.
std::string_view led_to(std::string_view term);

std::string year_term(int year);

// What records of the same case have in common: council, year and number; for an unnumbered one its id.
std::string collapse_key(const CaseRecord& record);

// The years a record belongs to: of its meeting's dates and of its case number.
std::vector<int> years(const CaseRecord& record);

inline constexpr std::string_view kKindCase = "case";
inline constexpr std::string_view kKindDocument = "document";
inline constexpr std::string_view kHasVedtak = "vedtak";
inline constexpr std::string_view kHasInnspill = "innspill";

}  // namespace saksgang::index
