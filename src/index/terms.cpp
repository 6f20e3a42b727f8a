#include "index/terms.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/files.hpp"
#include "model/case_number.hpp"

namespace saksgang::index {
namespace {

constexpr std::size_t kLongestTerm = 245;
constexpr std::size_t kHashDigits = 32;
constexpr char kLeadsTo = '\t';

// Not hashed where it is too long, since its halves are read.
std::string led(Field field, std::string_view from, std::string_view to) {
  std::string out(info(field).prefix);
  out += from;
  out += kLeadsTo;
  out += to;
  return out.size() <= kLongestTerm ? out : std::string();
}

}  // namespace

void bound_term(std::string& term) {
  if (term.size() <= kLongestTerm / 2) return;
  const auto nuls = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.size() + nuls <= kLongestTerm) return;
  const std::string digest = sha256(term).substr(0, kHashDigits);
  term.resize(kLongestTerm / 2 - kHashDigits);
  term += digest;
}

std::string term(Field field, std::string_view text) {
  std::string out(info(field).prefix);
  out += text;
  bound_term(out);
  return out;
}

std::string id_term(std::string_view id) {
  return term(Field::kId, id);
}

std::string file_term(std::string_view path) {
  return term(Field::kFile, sha256(path).substr(0, kHashDigits));
}

std::string council_term(std::string_view council) {
  return term(Field::kCouncil, analyzers::keyword(council));
}

std::string case_term(std::string_view case_number) {
  const auto parsed = parse_case_number(case_number);
  return term(Field::kCase,
              parsed ? fmt::format("{}/{}", parsed->number, parsed->year) : analyzers::keyword(case_number));
}

std::string case_key(std::string_view council, int year, int number) {
  return fmt::format("{}|{:04}|{:06}", analyzers::keyword(council), year, number);
}

std::string case_key_term(const CaseRecord& record) {
  if (!record.case_number || record.council.empty()) return {};
  const auto parsed = parse_case_number(*record.case_number);
  return parsed ? term(Field::kCaseKey, case_key(record.council, parsed->year, parsed->number)) : std::string{};
}

std::string abbreviation_term(std::string_view abbreviation, std::string_view long_form) {
  return led(Field::kAbbreviation, abbreviation, long_form);
}

std::string long_form_term(std::string_view key, std::string_view abbreviation) {
  return led(Field::kLongForm, key, abbreviation);
}

std::string_view led_to(std::string_view term) {
  return term.substr(std::min(term.find(kLeadsTo) + 1, term.size()));
}

std::string year_term(int year) {
  return term(Field::kYear, fmt::format("{:04}", year));
}

std::string collapse_key(const CaseRecord& record) {
  if (!record.case_number || record.case_number->empty()) return record.id;
  const auto parsed = parse_case_number(*record.case_number);
  if (!parsed) return fmt::format("{}|{}", analyzers::keyword(record.council), analyzers::keyword(*record.case_number));
  return case_key(record.council, parsed->year, parsed->number);
}

std::vector<int> years(const CaseRecord& record) {
  std::vector<int> out;
  for (const std::string& day : record.meeting.dates) {
    if (const auto date = Date::from_iso(day)) out.push_back(date->year);
  }
  if (record.case_number) {
    if (const auto parsed = parse_case_number(*record.case_number)) out.push_back(parsed->year);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace saksgang::index
