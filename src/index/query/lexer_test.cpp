#include "index/query/lexer.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::index::query;

namespace {

std::string shown(std::string_view query) {
  const auto lexemes = lex(query);
  return lexemes ? print(*lexemes) : lexemes.error().message;
}

}  // namespace

TEST_CASE("queries are cut into lexemes") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", "end"},
      {" \t\n\u00A0 ", "end"},
      {"helse", "word:helse end"},
      {"e-helse 17/25", "word:e-helse word:17/25 end"},
      {"-helse", "minus word:helse end"},
      {"helse -(a b)", "word:helse minus open word:a word:b close end"},
      {"Innspill - Summary", "word:Innspill word:- word:Summary end"},
      {"a AND b OG c", "word:a and word:b and word:c end"},
      {"a OR b ELLER c", "word:a or word:b or word:c end"},
      {"NOT a IKKE b", "not word:a not word:b end"},
      {"and og or eller", "word:and word:og word:or word:eller end"},
      {"\"a b\"", "phrase:a b end"},
      {"«a b»", "phrase:a b end"},
      {"»a b«", "phrase:a b end"},
      {"“a b”", "phrase:a b end"},
      {"„a b“", "phrase:a b end"},
      {"”a b”", "phrase:a b end"},
      {"\"a «b» c\"", "phrase:a «b» c end"},
      {"\"\"", "phrase: end"},
      {"‹a b› ›c d‹", "phrase:a b phrase:c d end"},
      {"'a b' ‘c d’ ’e f’ ‚g h‘", "phrase:a b phrase:c d phrase:e f phrase:g h end"},
      {"tittel:'a b' -‘c d’ (’e’)", "field:tittel phrase:a b minus phrase:c d open phrase:e close end"},
      {"hf'ene hf’ene legenes' pasient‘", "word:hf'ene word:hf’ene word:legenes' word:pasient‘ end"},
      {"'hf'ene' a'", "phrase:hf'ene word:a' end"},
      {"a NEAR/5 b NÆR/1000 c NEAR d NÆR e", "word:a near/5 word:b near/1000 word:c near/10 word:d near/10 word:e end"},
      {"near/5 nær NEARA NÆRA", "word:near/5 word:nær word:NEARA word:NÆRA end"},
      {"utvalg:«a»+", "field:utvalg phrase:a word:+ end"},
      {"*modell råds* hel*er *", "word:*modell word:råds* word:hel*er word:* end"},
      {"utvalg:NUIT", "field:utvalg word:NUIT end"},
      {"ÅR:2025", "field:år word:2025 end"},
      {"A\u030Ar:2025", "field:år word:2025 end"},
      {"dato:2024..2025", "field:dato word:2024..2025 end"},
      {"vedtak:\"a b\"", "field:vedtak phrase:a b end"},
      {"vedtak:(a)", "field:vedtak open word:a close end"},
      {"-utvalg:NUIT", "minus field:utvalg word:NUIT end"},
      {"2026:1 10:30", "word:2026:1 word:10:30 end"},
      {"a(b)c", "word:a open word:b close word:c end"},
      {"a\"b\"c", "word:a phrase:b word:c end"},
  };
  for (const auto& row : table) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK(shown(query) == expected);
  }
}

TEST_CASE("lexemes know where they stand") {
  const auto lexemes = lex("å  år:\"2025\"");
  REQUIRE(lexemes);
  REQUIRE(lexemes->size() == 4);
  CHECK((*lexemes)[0].begin == 0);
  CHECK((*lexemes)[0].end == 2);
  CHECK((*lexemes)[1].begin == 4);
  CHECK((*lexemes)[1].end == 8);
  CHECK((*lexemes)[2].begin == 8);
  CHECK((*lexemes)[2].end == 14);
  CHECK((*lexemes)[3].begin == 14);
}

TEST_CASE("faults are shown where they stand, in characters") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"råd \"helse", "this quotation mark is never closed\n  råd \"helse\n      ^"},
      {"«helse\"", "this quotation mark is never closed\n  «helse\"\n  ^"},
      {"år: 2025", "there is no value behind «år:»\n  år: 2025\n     ^"},
      {"a utvalg:", "there is no value behind «utvalg:»\n  a utvalg:\n           ^"},
      {"(utvalg:)", "there is no value behind «utvalg:»\n  (utvalg:)\n          ^"},
      {"råd \xFF!", "the query is no valid UTF-8 here\n  råd \uFFFD!\n      ^"},
      {"\xC3", "the query is no valid UTF-8 here\n  \uFFFD\n  ^"},
      {"a\tb\n\"c", "this quotation mark is never closed\n  a b \"c\n      ^"},
      {"a\x1B[31m", "there is a control character here\n  a [31m\n   ^"},
      {std::string("a \0", 3), "there is a control character here\n  a  \n    ^"},
      {"‹helse", "this quotation mark is never closed\n  ‹helse\n  ^"},
      {"å 'helse", "this quotation mark is never closed\n  å 'helse\n    ^"},
      {"‘helse'", "this quotation mark is never closed\n  ‘helse'\n  ^"},
      {"a NEAR/0 b", "behind NEAR/ a number of words from 1 to 1000 is missing\n  a NEAR/0 b\n        ^"},
      {"a NÆR/ b", "behind NEAR/ a number of words from 1 to 1000 is missing\n  a NÆR/ b\n       ^"},
      {"NEAR/1001", "behind NEAR/ a number of words from 1 to 1000 is missing\n  NEAR/1001\n      ^"},
      {"NEAR/99999999999999999999",
       "behind NEAR/ a number of words from 1 to 1000 is missing\n  NEAR/9999999999999999999…"
       "\n      ^"},
      {"NEAR/5x", "behind NEAR/ a number of words from 1 to 1000 is missing\n  NEAR/5x\n      ^"},
      {"NEAR/-5", "behind NEAR/ a number of words from 1 to 1000 is missing\n  NEAR/-5\n      ^"},
      {"漢字 \"a", "this quotation mark is never closed\n  漢字 \"a\n       ^"},
      {"a\u030A\u0302 \"a", "this quotation mark is never closed\n  a\u030A\u0302 \"a\n    ^"},
      {"a\u202Eb\u2066 \"a", "this quotation mark is never closed\n  ab \"a\n     ^"},
      {"\u3000\U0001F642 \"a", "this quotation mark is never closed\n   \U0001F642 \"a\n      ^"},
  };
  for (const auto& row : table) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK(shown(query) == expected);
  }
}

TEST_CASE("of a long query the place of the fault is shown") {
  const std::string query = std::string(500, 'a') + " \"" + std::string(500, 'b');
  CHECK(shown(query) == "this quotation mark is never closed\n  …" + std::string(49, 'a') + " \"" +
                            std::string(19, 'b') + "…\n  " + std::string(51, ' ') + "^");
}

TEST_CASE("a megabyte is no query") {
  const auto lexemes = lex(std::string(1'000'000, 'a'));
  REQUIRE_FALSE(lexemes);
  CHECK(lexemes.error().code == ErrorCode::kQuery);
  CHECK(lexemes.error().message == "the query has 1000000 bytes; at most 65536 are read");
}
