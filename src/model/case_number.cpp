#include "model/case_number.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace saksgang {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads a run of 1 … max digits off the front; -1 if there is none or it is longer.
int take_number(std::string_view& text, std::size_t max_digits, std::size_t& digits) {
  digits = 0;
  while (digits < text.size() && digit(text[digits])) ++digits;
  if (digits == 0 || digits > max_digits) return -1;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) value = value * 10 + (text[i] - '0');
  text.remove_prefix(digits);
  return value;
}

// What may stand before the number. Another word makes another number of it: «Møte 2/2025» is a meeting.
bool known_label(std::string_view letters) {
  static constexpr std::string_view kLabels[] = {"sak", "saknr", "saksnr", "saksnummer", "saknummer", "nr",
                                                 "ps",  "os",    "rs",     "fs",         "fo",        "ms"};
  return std::find(std::begin(kLabels), std::end(kLabels), letters) != std::end(kLabels);
}

// Takes «PS », «Sak nr. », «sak: » off the front; false where what stands there is no such label.
bool skip_label(std::string_view& text) {
  std::size_t i = 0;
  std::string letters;
  while (i < text.size() && !digit(text[i])) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_letter(c)) {
      utf8::append(letters, utf8::lower(c));
    } else if (c != '.' && c != ':' && !utf8::is_space(c)) {
      return false;
    }
  }
  text.remove_prefix(i);
  return letters.empty() || known_label(letters);
}

}  // namespace

std::string CaseNumber::text() const {
  return fmt::format("{}/{:02}", number, year % 100);
}

std::optional<CaseNumber> parse_case_number(std::string_view text) {
  text = utf8::trim(text);
  if (!skip_label(text)) return std::nullopt;
  std::size_t number_digits = 0;
  std::size_t year_digits = 0;
  int number = take_number(text, 4, number_digits);
  if (number < 0 || text.empty() || text.front() != '/') return std::nullopt;
  text.remove_prefix(1);
  int year = take_number(text, 4, year_digits);
  // «66/16 B» is the second half of a case that a council split.
  const bool half = text.size() == 2 && text[0] == ' ' && text[1] >= 'A' && text[1] <= 'Z';
  if (year < 0 || (!text.empty() && text != "." && text != ":" && !half)) return std::nullopt;
  // «2011/38»: archives and some councils put the year first.
  if (number_digits == 4 && number >= 2000 && number <= 2099 && year_digits <= 3) {
    std::swap(number, year);
    year_digits = 4;
  }
  if (year_digits == 2) year += 2000;
  if (number < 1 || year_digits == 1 || year_digits == 3 || year < 2000 || year > 2099) return std::nullopt;
  return CaseNumber{number, year};
}

}  // namespace saksgang
