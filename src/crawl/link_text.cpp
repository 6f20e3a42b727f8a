#include "crawl/link_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include <fmt/core.h>

#include "base/utf8.hpp"

namespace saksgang::crawl {
namespace {

// Whole texts of links, in lower case, that are about the link and not about the document.
constexpr std::array<std::string_view, 28> kGeneric{
    "",        "her",       "lenke",     "lenka",        "link",       "last ned",   "last ned her",
    "les mer", "les meir",  "les her",   "pdf",          "åpne",       "opne",       "se her",
    "sjå her", "klikk her", "trykk her", "dokument",     "dokumentet", "dokumenter", "fil",
    "filen",   "download",  "here",      "last ned pdf", "åpne pdf",   "les saken",  "last ned dokument"};

constexpr std::array<std::string_view, 4> kLeading{"last ned: ", "last ned ", "åpne: ", "les: "};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// «PDF, 1,2 MB», «pdf», «345 kB», «PDF 12 sider»: what may stand in brackets behind a link's text.
bool is_file_note(std::string_view text) {
  bool said = false;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (c != ' ' && c != ',' && c != '.' && c != ';' && !is_digit(c)) {
      word += c;
      continue;
    }
    if (word.empty()) continue;
    const std::string lower = utf8::lower(word);
    word.clear();
    if (lower == "pdf" || lower == "kb" || lower == "mb" || lower == "pdf-fil") {
      said = true;
    } else if (lower != "sider" && lower != "side" && lower != "s") {
      return false;
    }
  }
  return said;
}

// A year that stands alone: four digits, 2000 … 2099, no digit, "/" or "." at it.
int lone_year(std::string_view text) {
  const auto touches = [](char c) { return is_digit(c) || c == '/' || c == '-' || c == ':'; };
  for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
    const std::string_view digits = text.substr(i, 4);
    if (!digits.starts_with("20") || !is_digit(digits[2]) || !is_digit(digits[3])) continue;
    if ((i > 0 && touches(text[i - 1])) || (i + 4 < text.size() && touches(text[i + 4]))) continue;
    return 2000 + (digits[2] - '0') * 10 + (digits[3] - '0');
  }
  return 0;
}

struct DayAndMonth {
  int day = 0;
  int month = 0;
};

// «12. juni», «3.sept»; what has its year beside it is a date, and find_dates() has seen that.
std::optional<DayAndMonth> day_and_month(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.'))) continue;
    std::size_t at = i;
    int day = 0;
    while (at < text.size() && is_digit(text[at]) && at - i < 3) day = day * 10 + (text[at++] - '0');
    if (day < 1 || day > 31) continue;
    if (at < text.size() && text[at] == '.') ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    std::size_t end = at;
    while (end < text.size() && ((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z')) ++end;
    if (end == at) continue;
    if (const int month = month_of(text.substr(at, end - at)); month > 0) return DayAndMonth{day, month};
  }
  return std::nullopt;
}

std::string_view last_heading(const Link& link) {
  constexpr std::string_view kBetween = " › ";
  const std::size_t at = link.heading.rfind(kBetween);
  return std::string_view(link.heading).substr(at == std::string::npos ? 0 : at + kBetween.size());
}

std::string stem_of(const Url& url) {
  std::string name = file_name_of(url);
  if (promises_pdf(url)) name.resize(name.size() - 4);
  std::replace(name.begin(), name.end(), '_', ' ');
  return utf8::collapse_blanks(utf8::for_terminal(name));
}

std::string own_title(const Link& link) {
  constexpr std::size_t kLongestContext = 160;
  std::string title = without_file_notes(link.text);
  if (!is_generic(title)) return title;
  // The text around it without its own: «Innkalling til møte 2 – last ned».
  std::string around = link.context;
  if (const std::size_t at = around.find(link.text); at != std::string::npos && !link.text.empty()) {
    around.erase(at, link.text.size());
  }
  constexpr std::string_view kEnds = " -:,;.()";
  const std::size_t begin = around.find_first_not_of(kEnds);
  around = begin == std::string::npos ? "" : around.substr(begin, around.find_last_not_of(kEnds) - begin + 1);
  for (const std::string_view dash : {"–", "—"}) {
    if (around.ends_with(dash)) around.resize(around.size() - dash.size());
  }
  around = without_file_notes(utf8::collapse_blanks(around));
  if (!is_generic(around) && around.size() <= kLongestContext) return around;
  title = stem_of(link.url);
  if (!is_generic(title)) return title;
  return std::string(last_heading(link));
}

}  // namespace

bool is_generic(std::string_view text) {
  std::string lower = utf8::lower(utf8::collapse_blanks(text));
  while (!lower.empty() && std::string_view(".:!>").find(lower.back()) != std::string_view::npos) lower.pop_back();
  lower = utf8::collapse_blanks(lower);
  if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.")) return true;
  return std::find(kGeneric.begin(), kGeneric.end(), lower) != kGeneric.end();
}

std::string without_file_notes(std::string_view text) {
  std::string out = utf8::collapse_blanks(text);
  for (const auto& [open, close] : {std::pair{'(', ')'}, {'[', ']'}}) {
    if (!out.ends_with(close)) continue;
    const std::size_t at = out.rfind(open);
    if (at == std::string::npos || !is_file_note(std::string_view(out).substr(at + 1, out.size() - at - 2))) continue;
    out = utf8::collapse_blanks(std::string_view(out).substr(0, at));
  }
  if (utf8::lower(out).ends_with(".pdf")) out.resize(out.size() - 4);
  const std::string lower = utf8::lower(out);
  for (const std::string_view word : kLeading) {
    if (lower.size() > word.size() && lower.starts_with(word)) return out.substr(word.size());
  }
  return out;
}

std::optional<Date> date_in_name(std::string_view name) {
  if (const std::optional<Date> date = first_date(name)) return date;
  std::string apart(name);
  std::replace(apart.begin(), apart.end(), '_', '-');
  if (const std::optional<Date> date = first_date(apart)) return date;
  std::replace(apart.begin(), apart.end(), '-', ' ');
  if (const std::optional<Date> date = first_date(apart)) return date;
  for (std::size_t i = 0; i < name.size(); ++i) {
    std::size_t end = i;
    while (end < name.size() && is_digit(name[end])) ++end;
    if (end - i == 8) {
      const std::string digits(name.substr(i, 8));
      const std::string iso = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
      const std::optional<Date> date = Date::from_iso(iso);
      if (date && date->year >= 2000 && date->year < 2100) return date;
    }
    i = std::max(i, end);
  }
  return std::nullopt;
}

std::optional<Date> date_from(const std::vector<std::string_view>& texts, std::string_view file_name,
                              const std::vector<std::string_view>& headings) {
  for (const std::string_view text : texts) {
    if (const std::optional<Date> date = first_date(text)) return date;
  }
  if (const std::optional<Date> date = date_in_name(file_name)) return date;
  for (const std::string_view heading : headings) {
    if (const std::optional<Date> date = first_date(heading)) return date;
  }
  std::vector<std::string_view> all = texts;
  all.insert(all.end(), headings.begin(), headings.end());
  int year = 0;
  for (const std::string_view text : all) {
    if (year = lone_year(text); year > 0) break;
  }
  if (year == 0) return std::nullopt;
  for (const std::string_view text : all) {
    if (const std::optional<DayAndMonth> found = day_and_month(text)) return Date::make(year, found->month, found->day);
  }
  return std::nullopt;
}

void give_titles(std::vector<Link>& links) {
  std::map<std::string, std::size_t> times;
  for (Link& link : links) {
    link.title = own_title(link);
    ++times[utf8::lower(link.title)];
  }
  for (Link& link : links) {
    if (times[utf8::lower(link.title)] < 2) continue;
    const std::string_view heading = last_heading(link);
    if (!heading.empty()) {
      link.title = fmt::format("{}: {}", heading, link.title);
    } else if (link.date) {
      link.title = fmt::format("{} {}", link.title, link.date->iso());
    }
  }
}

}  // namespace saksgang::crawl
