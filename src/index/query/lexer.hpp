#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

// The query language, first stage: characters to lexemes.
namespace saksgang::index::query {

// A longer query is a mistake or an attack.
inline constexpr std::size_t kLongestQuery = 64 * 1024;

enum class LexemeKind { kWord, kPhrase, kField, kMinus, kAnd, kOr, kNot, kOpen, kClose, kEnd };

struct Lexeme {
  LexemeKind kind = LexemeKind::kEnd;
  std::string text;       // of a word or phrase as typed, without quotation marks; of a field its name in lower case
  std::size_t begin = 0;  // byte range in the query
  std::size_t end = 0;
};

// The lexemes of a query, the last of them kEnd. AND and OG, OR and ELLER, NOT and IKKE in capitals are operators.
// Quotation marks are "…", «…», “…”, ”…” and „…“. kQuery for what is none of these.
Result<std::vector<Lexeme>> lex(std::string_view query);

// One line: «word:helse minus field:utvalg word:NUIT end».
std::string print(const std::vector<Lexeme>& lexemes);

// kQuery with the message, and below it the query's line and a caret under the character at byte `at`.
tl::unexpected<Error> query_error(std::string_view query, std::size_t at, std::string_view message,
                                  std::string_view hint = {});

}  // namespace saksgang::index::query
