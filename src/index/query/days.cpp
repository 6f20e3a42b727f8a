#include "index/query/days.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace saksgang::index::query {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

// Longer texts are no dates: «fra og med 31. desember 2024 til og med 31. desember 2025» has fourteen pieces.
constexpr std::size_t kLongestText = 120;
constexpr std::size_t kMostPieces = 24;

// What a piece of the text is, as a letter; signs stand for themselves. A text is understood by the letters of its
// pieces: «12. juni 2025» is "n.my".
constexpr char kNumber = 'n';        // of one or two digits
constexpr char kLongNumber = 'k';    // of three or four digits that is no year
constexpr char kYear = 'y';          // of four digits
constexpr char kMonth = 'm';         // value: 1 … 12
constexpr char kOrdinal = 'o';       // «første»; value: the number
constexpr char kCount = 'c';         // «tre»; value: the number
constexpr char kFraction = 'p';      // «kvartal»; value: its months
constexpr char kQuarter = 'q';       // the letter of «Q2»
constexpr char kUnit = 'u';          // value: a Unit
constexpr char kLast = 'l';          // «siste»
constexpr char kNext = 'x';          // «neste»
constexpr char kThis = 't';          // «denne»
constexpr char kPrevious = 'f';      // «forrige»
constexpr char kIn = 'i';            // «i»
constexpr char kToday = 'd';         // «dag» behind «i»; value 0, of «går» -1
constexpr char kLastYearWord = 'j';  // «fjor»
constexpr char kFrom = 'F';
constexpr char kTo = 'T';
constexpr char kSince = 'S';
constexpr char kAfter = 'A';
constexpr char kBefore = 'B';
constexpr char kBetween = 'M';
constexpr char kAnd = 'O';
constexpr char kWith = 'W';  // «med» of «fra og med»
constexpr char kDots = ':';

enum Unit { kDay, kWeek, kMonthUnit, kYearUnit };

struct Word {
  std::string_view text;
  char letter;
  int value = 0;
};

constexpr std::array kWords = {
    Word{"dag", kUnit, kDay},
    Word{"dager", kUnit, kDay},
    Word{"dagar", kUnit, kDay},
    Word{"dagene", kUnit, kDay},
    Word{"dagane", kUnit, kDay},
    Word{"døgn", kUnit, kDay},
    Word{"døgnet", kUnit, kDay},
    Word{"døgna", kUnit, kDay},
    Word{"uke", kUnit, kWeek},
    Word{"uka", kUnit, kWeek},
    Word{"uken", kUnit, kWeek},
    Word{"uker", kUnit, kWeek},
    Word{"ukene", kUnit, kWeek},
    Word{"veke", kUnit, kWeek},
    Word{"veka", kUnit, kWeek},
    Word{"veker", kUnit, kWeek},
    Word{"vekene", kUnit, kWeek},
    Word{"måned", kUnit, kMonthUnit},
    Word{"måneden", kUnit, kMonthUnit},
    Word{"måneder", kUnit, kMonthUnit},
    Word{"månedene", kUnit, kMonthUnit},
    Word{"månad", kUnit, kMonthUnit},
    Word{"månaden", kUnit, kMonthUnit},
    Word{"månader", kUnit, kMonthUnit},
    Word{"månadene", kUnit, kMonthUnit},
    Word{"månadane", kUnit, kMonthUnit},
    Word{"år", kUnit, kYearUnit},
    Word{"året", kUnit, kYearUnit},
    Word{"årene", kUnit, kYearUnit},
    Word{"åra", kUnit, kYearUnit},
    Word{"kvartal", kFraction, 3},
    Word{"tertial", kFraction, 4},
    Word{"halvår", kFraction, 6},
    Word{"q", kQuarter, 3},
    Word{"siste", kLast},
    Word{"neste", kNext},
    Word{"denne", kThis},
    Word{"dette", kThis},
    Word{"inneværende", kThis},
    Word{"inneverande", kThis},
    Word{"forrige", kPrevious},
    Word{"førre", kPrevious},
    Word{"i", kIn},
    Word{"går", kToday, -1},
    Word{"fjor", kLastYearWord},
    Word{"fra", kFrom},
    Word{"frå", kFrom},
    Word{"til", kTo},
    Word{"siden", kSince},
    Word{"sidan", kSince},
    Word{"etter", kAfter},
    Word{"før", kBefore},
    Word{"mellom", kBetween},
    Word{"og", kAnd},
    Word{"med", kWith},
    Word{"en", kCount, 1},
    Word{"ei", kCount, 1},
    Word{"ein", kCount, 1},
    Word{"ett", kCount, 1},
    Word{"to", kCount, 2},
    Word{"tre", kCount, 3},
    Word{"fire", kCount, 4},
    Word{"fem", kCount, 5},
    Word{"seks", kCount, 6},
    Word{"sju", kCount, 7},
    Word{"syv", kCount, 7},
    Word{"åtte", kCount, 8},
    Word{"ni", kCount, 9},
    Word{"ti", kCount, 10},
    Word{"elleve", kCount, 11},
    Word{"tolv", kCount, 12},
    Word{"første", kOrdinal, 1},
    Word{"fyrste", kOrdinal, 1},
    Word{"andre", kOrdinal, 2},
    Word{"annet", kOrdinal, 2},
    Word{"tredje", kOrdinal, 3},
    Word{"fjerde", kOrdinal, 4},
};

struct Piece {
  char letter = 0;
  int value = 0;
  int digits = 0;
};

bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<Piece> word_piece(std::string_view word) {
  if (const int month = month_of(word); month > 0) return Piece{kMonth, month, 0};
  for (const Word& known : kWords) {
    if (known.text == word) return Piece{known.letter, known.value, 0};
  }
  return std::nullopt;
}

// The pieces of the text; none where one of them has no place in a date.
std::vector<Piece> pieces(std::string_view typed) {
  std::vector<Piece> out;
  if (typed.size() > kLongestText) return out;
  const std::string text = utf8::lower(utf8::nfc(typed));
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = utf8::next(text, pos);
    if (utf8::is_space(c) || c == U',') continue;
    if (out.size() == kMostPieces) return {};
    if (c < 0x80 && digit(static_cast<char>(c))) {
      while (pos < text.size() && digit(text[pos])) ++pos;
      const auto digits = static_cast<int>(pos - begin);
      if (digits > 4) return {};
      int value = 0;
      for (std::size_t i = begin; i < pos; ++i) value = value * 10 + (text[i] - '0');
      const bool year = digits == 4 && value >= kFirstYear && value <= kLastYear;
      out.push_back({year ? kYear : digits <= 2 ? kNumber : kLongNumber, value, digits});
    } else if (utf8::is_letter(c)) {
      for (std::size_t after = pos; pos < text.size() && utf8::is_letter(utf8::next(text, after));) pos = after;
      const auto piece = word_piece(std::string_view(text).substr(begin, pos - begin));
      if (!piece) return {};
      out.push_back(*piece);
    } else if (text.compare(begin, 2, "..") == 0) {
      pos = begin + 2;
      if (pos < text.size() && text[pos] == '.') return {};
      out.push_back({kDots, 0, 0});
    } else if (c == U'.' || c == U'/') {
      out.push_back({static_cast<char>(c), 0, 0});
    } else if (c == U'-' || (c >= 0x2010 && c <= 0x2014)) {
      out.push_back({'-', 0, 0});
    } else {
      return {};
    }
  }
  return out;
}

using Pieces = std::vector<Piece>;
using Days = tl::expected<DayRange, DaysFault>;

tl::unexpected<DaysFault> fault(DaysFault which) {
  return tl::make_unexpected(which);
}

struct Period {
  Date first;
  Date last;
};

using Read = tl::expected<Period, DaysFault>;

Read one_day(int year, int month, int day) {
  const auto date = Date::make(year, month, day);
  if (!date) return fault(DaysFault::kNoSuchDay);
  return Period{*date, *date};
}

// The n-th part of a year that is divided into parts of so many months.
Read part_of_year(int year, int n, int months) {
  if (n < 1 || n > 12 / months) return fault(DaysFault::kNoSuchDay);
  const int last = n * months;
  return Period{{year, last - months + 1, 1}, {year, last, days_in_month(year, last)}};
}

Period week_of(Date day) {
  const Date monday = day.plus_days(1 - day.weekday());
  return {monday, monday.plus_days(6)};
}

Read week(int year, int n) {
  // The first week of a year is that of 4 January, the last that of 28 December.
  const Date monday = week_of({year, 1, 4}).first.plus_days((n - 1) * 7);
  if (n < 1 || monday > week_of({year, 12, 28}).first) return fault(DaysFault::kNoSuchDay);
  return Period{monday, monday.plus_days(6)};
}

// So many units from a day on; what leads out of the years that can be asked for stops at their ends.
Date moved(Date day, int unit, int count) {
  count = std::clamp(count, -9999, 9999);
  const int months = unit == kMonthUnit ? count : unit == kYearUnit ? count * 12 : 0;
  if (months != 0) {
    const int year = day.year + months / 12;
    if (year <= kFirstYear) return {kFirstYear, 1, 1};
    if (year >= kLastYear) return {kLastYear, 12, 31};
    return day.plus_months(months);
  }
  return day.plus_days(unit == kWeek ? count * 7 : count);
}

// The calendar's week, month or year of today, or so many before or behind it.
Read around(Date today, int unit, int offset) {
  switch (unit) {
    case kDay: {
      const Date day = today.plus_days(offset);
      return Period{day, day};
    }
    case kWeek:
      return week_of(today.plus_days(offset * 7));
    case kMonthUnit: {
      const Date first = Date{today.year, today.month, 1}.plus_months(offset);
      return Period{first, {first.year, first.month, days_in_month(first.year, first.month)}};
    }
    default:
      return Period{{today.year + offset, 1, 1}, {today.year + offset, 12, 31}};
  }
}

int century(const Piece& piece) {
  return piece.digits == 2 ? 2000 + piece.value : 0;
}

class Reader {
 public:
  explicit Reader(Date today) : today_(today) {}

  Days range(const Pieces& all) const {
    if (all.empty()) return fault(DaysFault::kNoDate);
    if (const auto whole = period(all); whole || whole.error() != DaysFault::kNoDate) {
      if (!whole) return fault(whole.error());
      return days(whole->first, whole->last);
    }
    const char opening = all.front().letter;
    if (opening == kDots || opening == kTo) return until(rest(all, opening == kTo ? 1 : 0));
    if (opening == kBefore) {
      const auto end = period(rest(all, 1, false));
      return end ? days({}, end->first.plus_days(-1)) : Days(fault(end.error()));
    }
    if (opening == kAfter) {
      const auto begin = period(rest(all, 1, false));
      return begin ? days(begin->last.plus_days(1), {}) : Days(fault(begin.error()));
    }
    if (opening == kSince) return since(rest(all, 1, false));
    if (all.back().letter == kDots) return since(Pieces(all.begin(), all.end() - 1));
    if (opening == kBetween) return between(rest(all, 1, false), {kAnd});
    if (opening == kFrom) {
      const Pieces behind = rest(all, 1);
      const Days both = between(behind, {kTo});
      return both || both.error() != DaysFault::kNoDate ? both : since(behind);
    }
    return between(all, {kDots, kTo, '-', kAnd});
  }

 private:
  // Without the first pieces, and «og med» behind them.
  static Pieces rest(const Pieces& all, std::size_t skipped, bool with = true) {
    if (all.front().letter == kDots) skipped = 1;
    if (with && all.size() > skipped + 2 && all[skipped].letter == kAnd && all[skipped + 1].letter == kWith)
      skipped += 2;
    return {all.begin() + static_cast<std::ptrdiff_t>(skipped), all.end()};
  }

  static Days days(std::optional<Date> first, std::optional<Date> last) {
    const auto compact = [](const std::optional<Date>& day) {
      return day ? fmt::format("{:04}{:02}{:02}", day->year, day->month, day->day) : std::string{};
    };
    if (first && last && *last < *first) return fault(DaysFault::kBackwards);
    return DayRange{compact(first), compact(last)};
  }

  Days since(const Pieces& all) const {
    const auto begin = period(all);
    return begin ? days(begin->first, {}) : Days(fault(begin.error()));
  }

  Days until(const Pieces& all) const {
    const auto end = period(all);
    return end ? days({}, end->last) : Days(fault(end.error()));
  }

  // Two periods with one of the signs between them.
  Days between(const Pieces& all, std::initializer_list<char> signs) const {
    DaysFault nearest = DaysFault::kNoDate;
    for (std::size_t i = 1; i + 1 < all.size(); ++i) {
      if (std::find(signs.begin(), signs.end(), all[i].letter) == signs.end()) continue;
      const Pieces behind(all.begin() + static_cast<std::ptrdiff_t>(i), all.end());
      const auto end = period(rest(behind, 1, all[i].letter == kTo));
      if (!end) {
        if (end.error() != DaysFault::kNoDate) nearest = end.error();
        continue;
      }
      const Pieces before(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i));
      auto begin = beginning(before, *end);
      // «22. og 23. januar 2025» is a span, «2023 og 2025» is none.
      const bool whole_too = all[i].letter != kAnd || signs.size() == 1;
      if (!begin && begin.error() == DaysFault::kNoDate && whole_too) begin = period(before);
      if (begin) return days(begin->first, end->last);
      if (begin.error() != DaysFault::kNoDate) nearest = begin.error();
    }
    return fault(nearest);
  }

  // The first of two periods that leaves month or year to the second.
  static Read beginning(const Pieces& all, const Period& end) {
    std::string form = letters(all);
    if (form == "n" || form == "n.") return one_day(end.first.year, end.first.month, all[0].value);
    if (form == "nm" || form == "n.m") return one_day(end.first.year, all.back().value, all[0].value);
    if (form == "n.n" || form == "n.n.") return one_day(end.first.year, all[2].value, all[0].value);
    if (form == "m") return part_of_year(end.first.year, all[0].value, 1);
    return no_date();
  }

  static std::string letters(const Pieces& all) {
    std::string out;
    for (const Piece& piece : all) out += piece.letter;
    return out;
  }

  Read period(const Pieces& all) const {
    const std::string form = letters(all);
    const auto is = [&](std::initializer_list<std::string_view> forms) {
      return std::find(forms.begin(), forms.end(), form) != forms.end();
    };
    const auto value = [&](std::size_t i) { return all[i].value; };
    const auto count = [&](std::size_t i) { return i < all.size() ? all[i].value : 0; };
    if (is({"y"})) return part_of_year(value(0), 1, 12);
    if (is({"y-n"})) return all[2].digits == 2 ? part_of_year(value(0), value(2), 1) : Read(no_date());
    if (is({"y-n-n"})) return one_day(value(0), value(2), value(4));
    if (is({"n.n.y", "n/n-y", "n/n/y"})) return one_day(value(4), value(2), value(0));
    if (is({"n.ny", "n/ny"})) return one_day(value(3), value(2), value(0));
    if (is({"n.n.n", "n/n-n"})) {
      return century(all[4]) > 0 ? one_day(century(all[4]), value(2), value(0)) : Read(no_date());
    }
    if (is({"nmy"})) return one_day(value(2), value(1), value(0));
    if (is({"n.my", "nm.y"})) return one_day(all.back().value, value(form[1] == '.' ? 2 : 1), value(0));
    if (is({"n.m.y"})) return one_day(value(4), value(2), value(0));
    if (is({"my", "m.y", "m-y"})) return part_of_year(all.back().value, value(0), 1);
    if (is({"qny"})) return part_of_year(value(2), value(1), 3);
    if (is({"qn-y"})) return part_of_year(value(3), value(1), 3);
    if (is({"yqn"})) return part_of_year(value(0), value(2), 3);
    if (is({"y-qn"})) return part_of_year(value(0), value(3), 3);
    if (is({"npy", "opy"})) return part_of_year(value(2), value(0), value(1));
    if (is({"n.py"})) return part_of_year(value(3), value(0), value(2));
    if (is({"pny"})) return part_of_year(value(2), value(1), value(0));
    if (is({"uny"}) && value(0) == kWeek) return week(value(2), value(1));
    if (is({"id"})) return around(today_, kDay, value(1));
    if (is({"ij"})) return around(today_, kYearUnit, -1);
    if (is({"iu"}) && (value(1) == kYearUnit || value(1) == kDay)) return around(today_, value(1), 0);
    if (is({"tu"})) return around(today_, value(1), 0);
    if (is({"fu"})) return around(today_, value(1), -1);
    if (is({"xu"})) return around(today_, value(1), 1);
    if (is({"lu"})) return Period{moved(today_, value(1), -1), today_};
    if (is({"lnu", "lku", "lyu", "lcu"})) return Period{moved(today_, count(2), -value(1)), today_};
    if (is({"xnu", "xku", "xyu", "xcu"})) return Period{today_, moved(today_, count(2), value(1))};
    if (form.starts_with(kIn)) return period(rest(all, 1, false));  // «i juni 2025»
    return no_date();
  }

  static tl::unexpected<DaysFault> no_date() { return fault(DaysFault::kNoDate); }

  Date today_;
};

// «De siste 30 dagene»: without the article.
std::string_view without_article(std::string_view text) {
  text = utf8::trim(text);
  const std::size_t blank = text.find(' ');
  if (blank > 3) return text;  // or none
  const std::string first = utf8::lower(text.substr(0, blank));
  for (const std::string_view article : {"de", "dei", "den", "det"}) {
    if (first == article) return text.substr(blank + 1);
  }
  return text;
}

}  // namespace

tl::expected<DayRange, DaysFault> parse_days(std::string_view text, Date today) {
  return Reader(today).range(pieces(without_article(text)));
}

bool has_form_of_days(std::string_view text) {
  constexpr Date kAnyDay{2000, 1, 1};
  const auto days = parse_days(text, kAnyDay);
  return days || days.error() != DaysFault::kNoDate;
}

}  // namespace saksgang::index::query
