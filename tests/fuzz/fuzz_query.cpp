// The query language up to its tree, and the values behind its fields.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "fuzz.hpp"
#include "index/query/days.hpp"
#include "index/query/lexer.hpp"
#include "index/query/parser.hpp"
#include "index/query/values.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::index::query;
using saksgang::fuzz::is_boundary;
using saksgang::fuzz::must_hold;

// A message and, but for a query that is too long to be shown, the query's line and one with a caret under it.
void check_error(const Error& error) {
  must_hold(error.code == ErrorCode::kQuery, "what is wrong with a query is kQuery");
  must_hold(utf8::valid(error.message) && utf8::valid(error.hint), "an error is valid UTF-8");
  must_hold(!error.message.empty(), "an error has a message");
  if (!error.message.ends_with('^')) return;
  const std::size_t last = error.message.rfind('\n');
  must_hold(last != std::string::npos && last > 0, "a caret stands on a line of its own");
  const std::size_t before = error.message.rfind('\n', last - 1);
  must_hold(before != std::string::npos, "the query's line stands over the caret");
  const std::string_view shown = std::string_view(error.message).substr(before + 1, last - before - 1);
  const std::string_view caret = std::string_view(error.message).substr(last + 1);
  must_hold(caret.find_first_not_of(' ') == caret.size() - 1, "before the caret are blanks alone");
  std::size_t columns = 0;
  for (std::size_t pos = 0; pos < shown.size();) columns += utf8::columns(utf8::next(shown, pos));
  must_hold(caret.size() - 1 <= columns, "the caret stands under the query's line or right behind it");
}

void check_range(std::string_view query, std::size_t begin, std::size_t end) {
  must_hold(begin <= end && end <= query.size(), "a range lies within the query");
  must_hold(is_boundary(query, begin) && is_boundary(query, end), "a range begins and ends between characters");
}

void check_lexemes(std::string_view query, const std::vector<Lexeme>& lexemes) {
  must_hold(!lexemes.empty() && lexemes.back().kind == LexemeKind::kEnd, "the last lexeme is the end");
  std::size_t at = 0;
  for (const Lexeme& lexeme : lexemes) {
    check_range(query, lexeme.begin, lexeme.end);
    must_hold(lexeme.begin >= at, "lexemes stand in order and apart");
    must_hold(lexeme.begin < lexeme.end || lexeme.kind == LexemeKind::kEnd, "no lexeme but the end is empty");
    must_hold(utf8::valid(lexeme.text), "the text of a lexeme is valid UTF-8");
    at = lexeme.end;
  }
  must_hold(utf8::valid(print(lexemes)), "printed lexemes are valid UTF-8");
}

void check_tree(std::string_view query, const Node& node) {
  check_range(query, node.begin, node.end);
  switch (node.kind) {
    case NodeKind::kWord:
      must_hold(!node.text.empty(), "a word has letters");
      must_hold(node.children.empty(), "a word has no children");
      break;
    case NodeKind::kPhrase:
    case NodeKind::kTruncated:
      must_hold(node.children.empty(), "a phrase or a word with stars has no children");
      break;
    case NodeKind::kNear:
      must_hold(node.children.size() >= 2 && node.distance >= 1, "NEAR stands between two words at least");
      break;
    case NodeKind::kNot:
      must_hold(node.children.size() == 1, "a negation has one child");
      break;
    case NodeKind::kAnd:
    case NodeKind::kOr:
      must_hold(node.children.size() >= 2, "an operator has two children at least");
      break;
  }
  for (const Node& child : node.children) check_tree(query, child);
}

// The phrase between the first marks that can hold it.
std::optional<std::string> quoted(std::string_view text) {
  for (const auto& [open, close] : {std::pair{"\"", "\""}, {"«", "»"}, {"»", "«"}, {"”", "”"}}) {
    if (text.find(close) == std::string_view::npos) return fmt::format("{}{}{}", open, text, close);
  }
  return std::nullopt;
}

// The tree in the query language, with no bracket more than it needs; nothing where the language has no way to say it.
// `inside` is the kind of the node above it.
std::optional<std::string> query_of(const Node& node, std::optional<NodeKind> inside = std::nullopt) {
  const std::string field = node.field == nullptr ? std::string() : fmt::format("{}:", node.field->name);
  switch (node.kind) {
    case NodeKind::kWord:
    case NodeKind::kTruncated:
      // A value may be of several words.
      if (node.field != nullptr && node.field->use != saksgang::index::Use::kWords) return std::nullopt;
      return field + node.text;
    case NodeKind::kPhrase: {
      const auto text = quoted(node.text);
      return text ? std::optional(field + *text) : std::nullopt;
    }
    case NodeKind::kNot: {
      const auto child = query_of(node.children.front(), node.kind);
      return child ? std::optional("NOT " + *child) : std::nullopt;
    }
    case NodeKind::kAnd:
    case NodeKind::kOr: {
      std::string out;
      for (const Node& one : node.children) {
        const auto child = query_of(one, node.kind);
        if (!child) return std::nullopt;
        if (!out.empty()) out += node.kind == NodeKind::kAnd ? " " : " OR ";
        out += *child;
      }
      const bool binds_closer = !inside || (*inside == NodeKind::kOr && node.kind == NodeKind::kAnd);
      return binds_closer ? out : fmt::format("({})", out);
    }
    case NodeKind::kNear:
      return std::nullopt;
  }
  return std::nullopt;
}

void check_query(std::string_view query) {
  const auto lexemes = lex(query);
  if (lexemes) {
    check_lexemes(query, *lexemes);
  } else {
    check_error(lexemes.error());
  }
  const auto tree = parse(query);
  if (!tree) {
    check_error(tree.error());
    return;
  }
  must_hold(lexemes.has_value(), "what has a tree has lexemes");
  check_tree(query, *tree);
  const std::string printed = print(*tree);
  must_hold(utf8::valid(printed), "a printed tree is valid UTF-8");
  const auto again = query_of(*tree);
  if (!again || again->size() > kLongestQuery) return;
  const auto same = parse(*again);
  if (!same || print(*same) != printed) {
    fmt::print(stderr, "tree:  {}\nquery: {}\ngives: {}\n", printed, *again,
               same ? print(*same) : same.error().message);
  }
  must_hold(same && print(*same) == printed, "a tree written as a query gives the same tree");
}

void check_day(std::string_view day) {
  must_hold(day.size() == 8 && std::all_of(day.begin(), day.end(), [](char c) { return c >= '0' && c <= '9'; }),
            "a day is eight digits");
}

void check_values(std::string_view text) {
  const Date today = *Date::make(2025, 6, 12);
  if (const auto days = parse_days(text, today)) {
    must_hold(!days->first.empty() || !days->last.empty(), "a range of days has an end");
    if (!days->first.empty()) check_day(days->first);
    if (!days->last.empty()) check_day(days->last);
    must_hold(days->first.empty() || days->last.empty() || days->first <= days->last, "days run forward");
  }
  if (const auto years = parse_years(text, today)) {
    must_hold(1900 <= years->first && years->first <= years->last && years->last <= 2100, "years run forward");
  }
  if (const auto name = parse_case_name(text)) {
    must_hold(name->number >= 1 && name->number <= 9999 && name->year >= 2000 && name->year <= 2099,
              "a case has a number and a year");
    must_hold(!utf8::valid(text) || utf8::valid(name->council), "a council is valid UTF-8");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  check_query(text);
  check_values(text);
  return 0;
}
