#include "index/query/lexer.hpp"

#include <array>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace saksgang::index::query {
namespace {

// How much of a long query is shown on each side of a fault.
constexpr std::size_t kShownBefore = 50;
constexpr std::size_t kShownAfter = 20;

struct Operator {
  std::string_view word;
  LexemeKind kind;
};

constexpr std::array kOperators = {
    Operator{"AND", LexemeKind::kAnd},  Operator{"OG", LexemeKind::kAnd},  Operator{"OR", LexemeKind::kOr},
    Operator{"ELLER", LexemeKind::kOr}, Operator{"NOT", LexemeKind::kNot}, Operator{"IKKE", LexemeKind::kNot},
};

// Which marks may close a quotation that `open` opened; empty where it opens none.
std::u32string_view closing(char32_t open) {
  switch (open) {
    case U'"':
      return U"\"";
    case U'«':
      return U"»";
    case U'»':
      return U"«";
    case U'“':
      return U"”“";
    case U'”':
      return U"”";
    case U'„':
      return U"“”";
    default:
      return {};
  }
}

char32_t peek(std::string_view text, std::size_t pos) {
  return pos < text.size() ? utf8::next(text, pos) : U' ';
}

// «å» may be typed in two characters.
bool is_combining(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}

bool ends_word(char32_t c) {
  return utf8::is_space(c) || c == U'(' || c == U')' || !closing(c).empty();
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Result<std::vector<Lexeme>> run() {
    while (true) {
      skip_blanks();
      const std::size_t begin = pos_;
      if (pos_ >= query_.size()) {
        add(LexemeKind::kEnd, begin);
        return std::move(out_);
      }
      std::size_t after = pos_;
      const char32_t c = utf8::next(query_, after);
      if (c == U'(' || c == U')') {
        pos_ = after;
        add(c == U'(' ? LexemeKind::kOpen : LexemeKind::kClose, begin);
      } else if (!closing(c).empty()) {
        if (auto phrase = quotation(c, after); !phrase) return tl::make_unexpected(phrase.error());
      } else if (c == U'-' && !utf8::is_space(peek(query_, after)) && peek(query_, after) != U')') {
        pos_ = after;
        add(LexemeKind::kMinus, begin);
      } else if (auto read = word(); !read) {
        return tl::make_unexpected(read.error());
      }
    }
  }

 private:
  void skip_blanks() {
    for (std::size_t next = pos_; pos_ < query_.size(); pos_ = next) {
      if (!utf8::is_space(utf8::next(query_, next))) return;
    }
  }

  Result<void> quotation(char32_t open, std::size_t inside) {
    const std::u32string_view closers = closing(open);
    for (std::size_t pos = inside; pos < query_.size();) {
      const std::size_t at = pos;
      if (closers.find(utf8::next(query_, pos)) == std::u32string_view::npos) continue;
      out_.push_back({LexemeKind::kPhrase, std::string(query_.substr(inside, at - inside)), pos_, pos});
      pos_ = pos;
      return {};
    }
    return query_error(query_, pos_, "this quotation mark is never closed");
  }

  Result<void> word() {
    const std::size_t begin = pos_;
    bool letters_only = true;
    while (pos_ < query_.size()) {
      std::size_t after = pos_;
      const char32_t c = utf8::next(query_, after);
      if (ends_word(c)) break;
      if (c == U':' && letters_only && pos_ > begin) return field(begin, after);
      letters_only = letters_only && (utf8::is_letter(c) || is_combining(c));
      pos_ = after;
    }
    const std::string_view text = query_.substr(begin, pos_ - begin);
    for (const Operator& op : kOperators) {
      if (op.word == text) {
        add(op.kind, begin);
        return {};
      }
    }
    out_.push_back({LexemeKind::kWord, std::string(text), begin, pos_});
    return {};
  }

  Result<void> field(std::size_t begin, std::size_t after) {
    const std::string_view name = query_.substr(begin, pos_ - begin);
    const char32_t next = peek(query_, after);
    if (utf8::is_space(next) || next == U')') {
      return query_error(query_, after, fmt::format("there is no value behind «{}:»", name),
                         "write the value right behind the colon, without a blank");
    }
    pos_ = after;
    out_.push_back({LexemeKind::kField, utf8::lower(utf8::nfc(name)), begin, pos_});
    return {};
  }

  void add(LexemeKind kind, std::size_t begin) { out_.push_back({kind, {}, begin, pos_}); }

  std::string_view query_;
  std::size_t pos_ = 0;
  std::vector<Lexeme> out_;
};

std::string_view name(LexemeKind kind) {
  switch (kind) {
    case LexemeKind::kWord:
      return "word";
    case LexemeKind::kPhrase:
      return "phrase";
    case LexemeKind::kField:
      return "field";
    case LexemeKind::kMinus:
      return "minus";
    case LexemeKind::kAnd:
      return "and";
    case LexemeKind::kOr:
      return "or";
    case LexemeKind::kNot:
      return "not";
    case LexemeKind::kOpen:
      return "open";
    case LexemeKind::kClose:
      return "close";
    case LexemeKind::kEnd:
      return "end";
  }
  return "";
}

}  // namespace

tl::unexpected<Error> query_error(std::string_view query, std::size_t at, std::string_view message,
                                  std::string_view hint) {
  // Broken bytes, line ends and controls must not break the line that the caret stands under.
  std::u32string line;
  std::size_t column = 0;
  std::string shows;
  for (std::size_t pos = 0; pos < query.size();) {
    if (pos <= at) column = line.size();
    char32_t c = utf8::next(query, pos);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || utf8::is_space(c)) c = U' ';
    shows.clear();
    utf8::append(shows, c);
    if (utf8::for_terminal(shows).empty()) continue;  // what is not printed must not move the caret
    line.push_back(c);
    if (line.size() > column + kShownAfter && pos > at) break;
  }
  if (at >= query.size()) column = line.size();
  std::size_t first = column > kShownBefore ? column - kShownBefore : 0;
  std::string shown = first > 0 ? "…" : "";
  for (std::size_t i = first; i < line.size() && i < column + kShownAfter; ++i) utf8::append(shown, line[i]);
  if (line.size() > column + kShownAfter) shown += "…";
  const std::size_t indent = column - first + (first > 0 ? 1 : 0);
  return fail(ErrorCode::kQuery,
              fmt::format("{}\n  {}\n  {}^", message, utf8::for_terminal(shown), std::string(indent, ' ')),
              std::string(hint));
}

Result<std::vector<Lexeme>> lex(std::string_view query) {
  if (query.size() > kLongestQuery) {
    return fail(ErrorCode::kQuery,
                fmt::format("the query has {} bytes; at most {} are read", query.size(), kLongestQuery));
  }
  for (std::size_t pos = 0; pos < query.size();) {
    const std::size_t at = pos;
    utf8::next(query, pos);
    if (!utf8::valid(query.substr(at, pos - at))) return query_error(query, at, "the query is no valid UTF-8 here");
  }
  return Lexer(query).run();
}

std::string print(const std::vector<Lexeme>& lexemes) {
  std::string out;
  for (const Lexeme& lexeme : lexemes) {
    if (!out.empty()) out += ' ';
    out += name(lexeme.kind);
    if (lexeme.kind == LexemeKind::kWord || lexeme.kind == LexemeKind::kPhrase || lexeme.kind == LexemeKind::kField) {
      out += ':';
      out += lexeme.text;
    }
  }
  return out;
}

}  // namespace saksgang::index::query
