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
      {"a\u202E\u2066b \"", "this quotation mark is never closed\n  ab \"\n     ^"},
      {"a\x1B[31m \"", "this quotation mark is never closed\n  a [31m \"\n         ^"},
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
