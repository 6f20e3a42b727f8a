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

// The widest NEAR, and that without a number.
inline constexpr int kFarthestNear = 1000;
inline constexpr int kUsualNear = 10;

enum class LexemeKind { kWord, kPhrase, kField, kMinus, kAnd, kOr, kNot, kNear, kOpen, kClose, kEnd };

struct Lexeme {
  LexemeKind kind = LexemeKind::kEnd;
  std::string text;       // of a word or phrase as typed, without quotation marks; of a field its name in lower case
  std::size_t begin = 0;  // byte range in the query
  std::size_t end = 0;
  int distance = 0;  // of NEAR
};

// The lexemes of a query, the last of them kEnd. AND and OG, OR and ELLER, NOT and IKKE, NEAR/5 and NÆR/5 in capitals
// are operators. Quotation marks are "…", «…», ‹…›, “…”, ”…”, „…“, and around whole words '…', ‘…’, ’…’ and ‚…‘; within
// a word an apostrophe is part of it. kQuery for what is none of these, for malformed UTF-8 and for control characters.
Result<std::vector<Lexeme>> lex(std::string_view query);

// One line: «word:helse near/5 word:data minus field:utvalg word:NUIT end».
std::string print(const std::vector<Lexeme>& lexemes);

// kQuery with the message, and below it the query's line and a caret under the character at byte `at`, however wide the
// characters before it are shown.
tl::unexpected<Error> query_error(std::string_view query, std::size_t at, std::string_view message,
                                  std::string_view hint = {});

}  // namespace saksgang::index::query
