#include "analyzers/recognise.hpp"

#include <algorithm>
#include <array>

#include "analyzers/norwegian.hpp"
#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

// Longer words in capitals are headings («ANBEFALINGER»), not acronyms.
constexpr std::size_t kLongestAcronym = 5;

constexpr std::array<std::string_view, 14> kTopLevelDomains = {"no", "com", "org", "net", "eu", "dk",  "se",
                                                               "fi", "int", "gov", "edu", "io", "dev", "info"};

struct Shape {
  std::size_t letters = 0, capitals = 0, digits = 0;
  std::size_t leading = 0;  // bytes of capitals and digits before the first other character
  bool led_by_capitals = false;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  bool leading = true;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t start = pos;
    const char32_t c = utf8::next(text, pos);
    const bool digit = utf8::is_digit(c);
    const bool upper = utf8::is_upper(c);
    if (digit) ++shape.digits;
    if (utf8::is_letter(c)) ++shape.letters;
    if (upper) ++shape.capitals;
    if (leading && !digit && !upper) {
      leading = false;
      shape.leading = start;
    }
  }
  if (leading) shape.leading = text.size();
  return shape;
}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

std::string_view without_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? digits.substr(digits.size() - 1) : digits.substr(first);
}

// «17/25», «05/26», «046/2020» as «17/25», «5/26», «46/20»; empty where it is none. 24/7 has no year.
std::string case_number(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view number = text.substr(0, slash), year = text.substr(slash + 1);
  if (!all_digits(number) || !all_digits(year) || number.size() > 4) return {};
  if (year.size() != 2 && !(year.size() == 4 && year.starts_with("20"))) return {};
  return std::string(without_zeros(number)) + "/" + std::string(year.substr(year.size() - 2));
}

// The pieces of a text between any of the separators; empty pieces too.
std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t at = text.find_first_of(separators);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

bool looks_like_date(std::string_view folded) {
  const auto dots = split(folded, ".");
  if (dots.size() == 3 && dots[0].size() <= 2 && dots[1].size() <= 2 && (dots[2].size() == 2 || dots[2].size() == 4)) {
    return all_digits(dots[0]) && all_digits(dots[1]) && all_digits(dots[2]);
  }
  const auto dashes = split(folded, "-");
  return dashes.size() == 3 && dashes[0].size() == 4 && dashes[1].size() == 2 && dashes[2].size() == 2 &&
         std::all_of(dashes.begin(), dashes.end(), all_digits);
}

// «f.eks», «t.o.m», «bl.a»: short groups of small letters.
bool looks_like_abbreviation(std::string_view chunk, const std::vector<std::string_view>& groups) {
  if (std::any_of(chunk.begin(), chunk.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  if (utf8::length(groups.front()) > 2) return false;
  return std::all_of(groups.begin(), groups.end(), [](std::string_view g) { return utf8::length(g) <= 3; });
}

bool looks_like_address(const std::vector<std::string_view>& groups) {
  return std::find(kTopLevelDomains.begin(), kTopLevelDomains.end(), groups.back()) != kTopLevelDomains.end();
}

class Recogniser {
 public:
  explicit Recogniser(std::string_view chunk) : chunk_(chunk) {}

  std::vector<Recognised> run() {
    if (chunk_.find('.') == std::string_view::npos) {
      word(0, chunk_.size());
      return std::move(out_);
    }
    const auto groups = split(chunk_, ".");
    const bool numeric = shape_of(chunk_).letters == 0;
    if (numeric) {
      word(0, chunk_.size());
    } else if (looks_like_abbreviation(chunk_, groups)) {
      add(0, chunk_.size(), TokenType::kAbbreviation, false, fold(chunk_));
    } else if (chunk_.find('@') != std::string_view::npos || looks_like_address(groups)) {
      add(0, chunk_.size(), TokenType::kCode, false, fold(chunk_));
    } else {
      sentences();
    }
    return std::move(out_);
  }

 private:
  // Full stops between letters that are none of the above end a sentence whose blank is missing; those between digits
  // stay where they are.
  void sentences() {
    std::size_t begin = 0;
    for (std::size_t i = 1; i + 1 < chunk_.size(); ++i) {
      if (chunk_[i] != '.' || (is_ascii_digit(chunk_[i - 1]) && is_ascii_digit(chunk_[i + 1]))) continue;
      word(begin, i);
      begin = i + 1;
    }
    word(begin, chunk_.size());
  }

  void word(std::size_t begin, std::size_t end) {
    const std::string_view printed = chunk_.substr(begin, end - begin);
    std::string folded = fold(printed);
    if (folded.empty()) return;
    const Shape shape = shape_of(printed);
    if (std::string number = case_number(folded); !number.empty()) {
      add(begin, end, TokenType::kCaseNumber, false, std::move(folded), std::move(number));
      return;
    }
    if (shape.letters == 0) {
      const TokenType type = looks_like_date(folded) ? TokenType::kDate : TokenType::kNumber;
      const bool years = type == TokenType::kNumber && shape.digits >= 8;
      add(begin, end, type, false, std::move(folded));
      if (years) parts(begin, end);
      return;
    }
    // «DHO-løsning» begins with an acronym, but is a word.
    if (const std::string_view base = acronym(folded, printed, shape); !base.empty()) {
      add(begin, end, TokenType::kAcronym, false, folded, std::string(base));
      return;
    }
    const std::size_t last = folded.find_last_of("-_@&") + 1;
    const bool code = shape.digits > 0 && shape_of(std::string_view(folded).substr(last)).letters < 4;
    if (code) {
      add(begin, end, TokenType::kCode, false, std::move(folded));
    } else {
      add(begin, end, TokenType::kWord, false, std::move(folded));
    }
    parts(begin, end);
  }

  static std::string_view acronym(std::string_view folded, std::string_view printed, const Shape& shape) {
    if (shape.digits > 0 || shape.capitals < 2 || shape.leading > folded.size()) return {};
    if (shape.leading == printed.size()) return shape.letters <= kLongestAcronym ? folded : std::string_view{};
    if (utf8::length(printed.substr(0, shape.leading)) != shape.capitals || shape.capitals < 2) return {};
    const std::string_view base = acronym_base(folded, shape.leading);
    return base.size() < folded.size() ? base : std::string_view{};
  }

  // What a joined word is made of, where it is more than a letter.
  void parts(std::size_t begin, std::size_t end) {
    std::size_t start = begin;
    bool joined = false;
    for (std::size_t pos = begin; pos <= end;) {
      std::size_t after = pos;
      const char32_t c = pos < end ? utf8::next(chunk_, after) : U'-';
      if (c == U'-' || c == U'_' || c == U'@' || c == 0x2010 || c == 0x2011) {
        joined = joined || pos < end;
        if (joined) part(start, pos);
        start = after;
      }
      if (pos == end) break;
      pos = after;
    }
  }

  void part(std::size_t begin, std::size_t end) {
    const std::string_view printed = chunk_.substr(begin, end - begin);
    std::string folded = fold(printed);
    if (utf8::length(folded) < 2) return;
    const Shape shape = shape_of(printed);
    if (shape.letters == 0) {
      std::string number = case_number(folded);
      const TokenType type = number.empty() ? TokenType::kNumber : TokenType::kCaseNumber;
      add(begin, end, type, true, std::move(folded), std::move(number));
    } else if (shape.digits > 0) {
      add(begin, end, TokenType::kCode, true, std::move(folded));
    } else if (const std::string_view base = acronym(folded, printed, shape); !base.empty()) {
      add(begin, end, TokenType::kAcronym, true, folded, std::string(base));
    } else {
      add(begin, end, TokenType::kWord, true, std::move(folded));
    }
  }

  void add(std::size_t begin, std::size_t end, TokenType type, bool part, std::string text, std::string plain = {}) {
    if (text.empty()) return;
    if (plain.empty() && type != TokenType::kWord) plain = text;
    out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), type, part, std::move(text),
                    std::move(plain)});
  }

  std::string_view chunk_;
  std::vector<Recognised> out_;
};

}  // namespace

std::vector<Recognised> recognise(std::string_view chunk) {
  return Recogniser(chunk).run();
}

}  // namespace saksgang::analyzers
