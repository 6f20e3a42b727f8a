#include "base/date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <ctime>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace saksgang {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"januar", "februar", "mars",      "april",   "mai",      "juni",
                                                   "juli",   "august",  "september", "oktober", "november", "desember"};

bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::chrono::sys_days serial(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// A cursor over the text that reads the small pieces of which dates are made; each reader leaves the cursor alone
// where it does not find its piece.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t pos) : text_(text), pos_(pos) {}

  std::size_t pos() const { return pos_; }

  void blanks() {
    while (pos_ < text_.size()) {
      std::size_t i = pos_;
      if (!utf8::is_space(utf8::next(text_, i))) return;
      pos_ = i;
    }
  }

  bool literal(char c) {
    if (pos_ >= text_.size() || text_[pos_] != c) return false;
    ++pos_;
    return true;
  }

  // A whole run of 1 … max digits; -1 if there is none or it is longer.
  int number(std::size_t max_digits, std::size_t* count = nullptr) {
    std::size_t end = pos_;
    while (end < text_.size() && digit(text_[end])) ++end;
    const std::size_t n = end - pos_;
    if (n == 0 || n > max_digits) return -1;
    int value = 0;
    for (std::size_t i = pos_; i < end; ++i) value = value * 10 + (text_[i] - '0');
    pos_ = end;
    if (count != nullptr) *count = n;
    return value;
  }

  int month_name() {
    std::size_t end = pos_;
    while (end < text_.size() && std::isalpha(static_cast<unsigned char>(text_[end])) != 0) ++end;
    const int month = month_of(text_.substr(pos_, end - pos_));
    if (month == 0) return 0;
    pos_ = end;
    return month;
  }

  // The sign between two days: a dash of any kind, «og», «til» or a comma.
  bool range_sign() {
    const std::size_t start = pos_;
    blanks();
    for (const std::string_view sign : {"-", "–", "—", "‑", "og ", "til ", "&", "/"}) {
      if (text_.substr(pos_).starts_with(sign)) {
        pos_ += sign.size();
        blanks();
        return true;
      }
    }
    pos_ = start;
    return false;
  }

  bool at_word_end() const { return pos_ >= text_.size() || !digit(text_[pos_]); }

 private:
  std::string_view text_;
  std::size_t pos_;
};

int full_year(int year, std::size_t digits) {
  if (digits == 4) return year >= 1900 && year <= 2199 ? year : 0;
  if (digits == 2) return 2000 + year;
  return 0;
}

struct Parsed {
  Date date;
  std::size_t end;
};

// «12.06.2025», «23.4.25», «12/6-2025» is not read.
std::optional<Parsed> numeric(std::string_view text, std::size_t pos) {
  Cursor c(text, pos);
  const int day = c.number(2);
  if (day < 0 || !c.literal('.')) return std::nullopt;
  c.blanks();
  const int month = c.number(2);
  if (month < 0 || !c.literal('.')) return std::nullopt;
  c.blanks();
  std::size_t digits = 0;
  const int year = c.number(4, &digits);
  if (year < 0) return std::nullopt;
  const auto date = Date::make(full_year(year, digits), month, day);
  if (!date) return std::nullopt;
  return Parsed{*date, c.pos()};
}

std::optional<Parsed> iso(std::string_view text, std::size_t pos) {
  if (text.size() < pos + 10) return std::nullopt;
  const auto date = Date::from_iso(text.substr(pos, 10));
  if (!date || (text.size() > pos + 10 && digit(text[pos + 10]))) return std::nullopt;
  return Parsed{*date, pos + 10};
}

// The part of a date in words that may lack its month and year when it opens a span («22. – 23. januar 2025»).
struct WordDay {
  int day = 0;
  int month = 0;
  int year = 0;
};

bool word_day(Cursor& c, WordDay& out) {
  Cursor at = c;
  out = {};
  out.day = at.number(2);
  if (out.day < 1) return false;
  at.literal('.');
  c = at;
  at.blanks();
  out.month = at.month_name();
  if (out.month == 0) return true;
  at.literal('.');
  c = at;
  at.blanks();
  std::size_t digits = 0;
  const int year = at.number(4, &digits);
  // «22. januar 09.00» gives no year: two digits after a month's name are an hour more often than a year.
  if (year > 0 && digits == 4 && full_year(year, digits) != 0) {
    out.year = year;
    c = at;
  }
  return true;
}

std::optional<DateMatch> in_words(std::string_view text, std::size_t pos) {
  Cursor c(text, pos);
  std::vector<WordDay> days;
  WordDay first;
  if (!word_day(c, first)) return std::nullopt;
  days.push_back(first);
  Cursor last_good = c;
  bool span = false;
  while (days.size() < 8 && days.back().year == 0) {
    Cursor at = c;
    const std::size_t before = at.pos();
    if (!at.range_sign()) break;
    const std::string_view sign = utf8::trim(text.substr(before, at.pos() - before));
    WordDay next;
    if (!word_day(at, next)) break;
    span = sign != "og" && sign != "&";
    days.push_back(next);
    c = at;
    last_good = at;
  }
  if (days.back().month == 0 || days.back().year == 0) return std::nullopt;
  for (std::size_t i = days.size() - 1; i-- > 0;) {
    if (days[i].month == 0) days[i].month = days[i + 1].month;
    if (days[i].year == 0) days[i].year = days[i + 1].year;
  }
  DateMatch match{pos, last_good.pos(), {}};
  for (const WordDay& d : days) {
    const auto date = Date::make(d.year, d.month, d.day);
    if (!date) return std::nullopt;
    match.days.push_back(*date);
  }
  if (span && match.days.size() == 2) {
    // A span of more than a fortnight is a period, not a meeting: keep its ends only.
    std::vector<Date> filled;
    Date day = match.days.front();
    while (day <= match.days.back() && filled.size() <= 14) {
      filled.push_back(day);
      day = day.next_day();
    }
    if (!filled.empty() && filled.size() <= 14) match.days = std::move(filled);
  }
  return match;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[static_cast<std::size_t>(month) - 1];
}

std::optional<Date> Date::make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
    return std::nullopt;
  }
  return Date{year, month, day};
}

std::optional<Date> Date::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  Cursor c(text, 0);
  const int year = c.number(4);
  c.literal('-');
  const int month = c.number(2);
  c.literal('-');
  const int day = c.number(2);
  if (c.pos() != 10) return std::nullopt;
  return make(year, month, day);
}

Date Date::today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::string Date::iso() const {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date Date::next_day() const {
  if (day < days_in_month(year, month)) return {year, month, day + 1};
  if (month < 12) return {year, month + 1, 1};
  return {year + 1, 1, 1};
}

Date Date::plus_days(int days) const {
  const std::chrono::year_month_day moved{serial(*this) + std::chrono::days(days)};
  return {int(moved.year()), static_cast<int>(unsigned(moved.month())), static_cast<int>(unsigned(moved.day()))};
}

Date Date::plus_months(int months) const {
  const int count = year * 12 + month - 1 + months;
  const int y = count / 12, m = count % 12 + 1;
  return {y, m, std::min(day, days_in_month(y, m))};
}

int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday(serial(*this)).iso_encoding());
}

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const std::string lower = utf8::lower(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (lower == kMonths[i]) return static_cast<int>(i) + 1;
    const bool shortened = lower == kMonths[i].substr(0, 3) || (kMonths[i] == "september" && lower == "sept");
    if (shortened) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::vector<DateMatch> find_dates(std::string_view text) {
  std::vector<DateMatch> out;
  std::size_t pos = 0;
  while (pos < text.size()) {
    if (!digit(text[pos])) {
      ++pos;
      continue;
    }
    const bool inside_number = pos > 0 && (digit(text[pos - 1]) || text[pos - 1] == '/');
    if (!inside_number) {
      std::optional<DateMatch> found;
      if (const auto p = iso(text, pos)) {
        found = DateMatch{pos, p->end, {p->date}};
      } else if (const auto q = numeric(text, pos)) {
        found = DateMatch{pos, q->end, {q->date}};
      } else {
        found = in_words(text, pos);
      }
      if (found) {
        pos = found->end;
        out.push_back(std::move(*found));
        continue;
      }
    }
    while (pos < text.size() && digit(text[pos])) ++pos;
  }
  return out;
}

std::optional<Date> first_date(std::string_view text) {
  const auto found = find_dates(text);
  if (found.empty()) return std::nullopt;
  return found.front().days.front();
}

}  // namespace saksgang
