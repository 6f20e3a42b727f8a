#include "index/query/parser.hpp"

#include <chrono>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "index/query/lexer.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::query;

namespace {

std::string shown(std::string_view query) {
  const auto tree = parse(query);
  return tree ? print(*tree) : tree.error().message;
}

std::string times(std::size_t n, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("queries become trees") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"helse", "helse"},
      {"a b c", "(and a b c)"},
      {"a AND b OG c", "(and a b c)"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"a (b OR c)", "(and a (or b c))"},
      {"((a))", "a"},
      {"-a", "(not a)"},
      {"a -b", "(and a (not b))"},
      {"a IKKE b", "(and a (not b))"},
      {"NOT NOT a", "(not (not a))"},
      {"--a", "(not (not a))"},
      {"-(a b)", "(not (and a b))"},
      {"-utvalg:NUIT", "(not utvalg:NUIT)"},
      {"«a b» c", "(and \"a b\" c)"},
      {"council:NUIT year:2025", "(and utvalg:NUIT år:2025)"},
      {"ar:2025 aar:2025", "(and år:2025 år:2025)"},
      {"vedtak:(a OR \"b c\") d", "(and (or vedtak:a vedtak:\"b c\") d)"},
      {"vedtak:(a -b)", "(and vedtak:a (not vedtak:b))"},
      {"dato:2024..2025", "dato:2024..2025"},
      {"a NEAR/5 b", "(near/5 a b)"},
      {"a NÆR/5 b NEAR/5 \"c d\" e", "(and (near/5 a b \"c d\") e)"},
      {"a b NEAR c OR d", "(or (and a (near/10 b c)) d)"},
      {"-a NEAR/2 b", "(not (near/2 a b))"},
      {"vedtak:(a NEAR/5 b)", "(near/5 vedtak:a vedtak:b)"},
      {"vedtak:a NEAR/5 decision:b", "(near/5 vedtak:a vedtak:b)"},
      {"(a) NEAR b", "(near/10 a b)"},
      {"råds* *modell *helse* hel*er vedtak:råd*", "(and råds* *modell *helse* hel*er vedtak:råd*)"},
      {"dato:12. juni 2025 pasient", "(and dato:12. juni 2025 pasient)"},
      {"dato:siste 3 måneder OR dato:i fjor", "(or dato:siste 3 måneder dato:i fjor)"},
      {"dato:(12. juni 2025 OR Q3 2025) a", "(and (or dato:12. juni 2025 dato:Q3 2025) a)"},
      {"-dato:fra 1. mars 2025 til 30. juni 2025", "(not dato:fra 1. mars 2025 til 30. juni 2025)"},
      {"dato:2025 AND 2026", "(and dato:2025 2026)"},
      {"dato:2025 -2026", "(and dato:2025 (not 2026))"},
      {"dato:«12. juni» 2025", "(and dato:\"12. juni\" 2025)"},
      {"aar:siste 3 år a", "(and år:siste 3 år a)"},
      {"sak:NUIT 17/25 5/26", "(and sak:NUIT 17/25 5/26)"},
      {"utvalg:nasjonalt e-helseråd+ a", "(and utvalg:nasjonalt e-helseråd+ a)"},
      {"utvalg:«e-helserådet»+ a", "(and utvalg:\"e-helserådet+\" a)"},
      {"utvalg:«e-helserådet» +a", "(and utvalg:\"e-helserådet\" +a)"},
  };
  for (const auto& row : table) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    CHECK(shown(query) == expected);
  }
}

TEST_CASE("faults are named and shown, nothing is repaired") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", "the query is empty\n  \n  ^"},
      {"  ", "the query is empty\n    \n    ^"},
      {"(", "a word is missing here\n  (\n   ^"},
      {")", "this bracket closes none\n  )\n  ^"},
      {"a)", "this bracket closes none\n  a)\n   ^"},
      {"()", "there is nothing in these brackets\n  ()\n   ^"},
      {"(a", "this bracket is never closed\n  (a\n  ^"},
      {"b (a OR", "a word is missing here\n  b (a OR\n         ^"},
      {"(a OR)", "a word is missing before this bracket\n  (a OR)\n       ^"},
      {"OR a", "a word is missing before this operator\n  OR a\n  ^"},
      {"a OR OR b", "a word is missing before this operator\n  a OR OR b\n       ^"},
      {"a AND", "a word is missing here\n  a AND\n       ^"},
      {"a NOT", "a word is missing here\n  a NOT\n       ^"},
      {"NEAR a", "a word is missing before this operator\n  NEAR a\n  ^"},
      {"a NEAR/5", "a word is missing here\n  a NEAR/5\n          ^"},
      {"a NEAR NEAR b", "a word is missing before this operator\n  a NEAR NEAR b\n         ^"},
      {"a NEAR -b", "a word is missing here\n  a NEAR -b\n         ^"},
      {"a OR NEAR b", "a word is missing before this operator\n  a OR NEAR b\n       ^"},
      {"a NEAR (b OR c)", "NEAR stands between words and phrases only\n  a NEAR (b OR c)\n         ^"},
      {"(a b) NEAR c", "NEAR stands between words and phrases only\n  (a b) NEAR c\n  ^"},
      {"(a NEAR b) NEAR c", "NEAR stands between words and phrases only\n  (a NEAR b) NEAR c\n  ^"},
      {"a NEAR råd*", "NEAR stands between words and phrases only\n  a NEAR råd*\n         ^"},
      {"a NEAR/5 b NEAR/6 c", "the distances in one chain of NEAR differ\n  a NEAR/5 b NEAR/6 c\n             ^"},
      {"vedtak:a NEAR b", "the words of NEAR must stand in one field\n  vedtak:a NEAR b\n                ^"},
      {"utvalg:NUIT NEAR b", "«utvalg» has no words that others could be near\n  utvalg:NUIT NEAR b\n  ^"},
      {"*", "give at least 3 letters beside «*»\n  *\n  ^"},
      {"r*", "give at least 2 letters beside «*»\n  r*\n  ^"},
      {"a *rå", "give at least 3 letters beside «*»\n  a *rå\n    ^"},
      {"*r-*", "give at least 3 letters beside «*»\n  *r-*\n  ^"},
      {"tittel:å*r", "give at least 3 letters beside «*»\n  tittel:å*r\n         ^"},
      {"å «to or*»", "«*» cannot stand within quotation marks\n  å «to or*»\n          ^"},
      {"utvalg:N*", "«*» cannot stand in a value of «utvalg»\n  utvalg:N*\n          ^"},
      {"foo:bar", "there is no field «foo»\n  foo:bar\n  ^"},
      {"http://x", "there is no field «http»\n  http://x\n  ^"},
      {"utvalg:-a", "there is no value behind «utvalg:»\n  utvalg:-a\n         ^"},
      {"utvalg:sak:1", "there is no value behind «utvalg:»\n  utvalg:sak:1\n         ^"},
      {"vedtak:(a tittel:b)", "a field within the field «vedtak»\n  vedtak:(a tittel:b)\n            ^"},
  };
  for (const auto& row : table) {
    const auto& query = row.first;
    const auto& expected = row.second;
    CAPTURE(query);
    const auto tree = parse(query);
    REQUIRE_FALSE(tree);
    CHECK(tree.error().code == ErrorCode::kQuery);
    CHECK(tree.error().message == expected);
  }
  CHECK(parse("foo:bar").error().hint ==
        "fields are utvalg, sak, år, del, type, dato, tittel, forslag, vedtak, innspill, aktør, aksjon, vedlegg, eier, "
        "dok; a word with a colon goes into quotation marks");
}

TEST_CASE("depth and number are bounded") {
  const auto first_line = [](const std::string& query) {
    const std::string text = shown(query);
    return text.substr(0, text.find('\n'));
  };
  CHECK(first_line(times(10'000, "(")) == "more than 100 brackets or negations stand within each other");
  CHECK(first_line(times(10'000, "(") + "a" + times(10'000, ")")) ==
        "more than 100 brackets or negations stand within each other");
  CHECK(first_line(times(10'000, "-") + "a") == "more than 100 brackets or negations stand within each other");
  CHECK(first_line(times(10'000, "NOT ") + "a") == "more than 100 brackets or negations stand within each other");
  CHECK(first_line(times(10'000, ")")) == "this bracket closes none");
  CHECK(first_line(times(100, "(") + "a" + times(100, ")")) == "a");
  CHECK(first_line(times(501, "a,b,")) == "more than 1000 words are too many");
  CHECK(first_line("\"" + times(1001, "a ") + "\"") == "more than 1000 words are too many");
  CHECK(first_line(times(21, "råd* ")) == "more than 20 words with «*» are too many");
  CHECK(first_line("a" + times(1000, " NEAR a")) == "more than 1000 words are too many");
  CHECK(first_line("a" + times(1000, " NEAR")) == "a word is missing before this operator");
  CHECK(first_line(times(1001, "a ")) == "more than 1000 words are too many");
  CHECK(first_line(times(10'000, "\"")).starts_with("more than 1000 words"));
}

// A query of this length is read in a few milliseconds whatever stands in it; what is quadratic takes seconds.
TEST_CASE("the longest queries of every nasty kind are read in time") {
  const std::vector<std::string> kinds = {
      "(",    ")",       "()",      "(a) ",     "-",           "- ",          "NOT ",     "a OR ",   "NEAR ",
      "\"",   "«",       "«a» ",    "'",        "'a ",         "' ",          "a",        "å",       "a\u0301",
      "*",    "a*",      "*aaa* ",  "dato:1 ",  "dato:1. ",    "1. juni ",    "dato:og ", "dato:i ", "sak:a ",
      "sak:", "sak:1/2", "NUIT 1 ", "utvalg:a", "utvalg:det ", "vedtak:(",    "år:..",    "\u6F22",  "a NEAR/5 ",
      ".",    "..",      "\u202E",  "NEAR/5",   "nasjonalt ",  "fra og med ", "a:",       "\u00AD",  "+"};
  for (const std::string& kind : kinds) {
    for (const std::string prefix : {"", "dato:", "sak:", "utvalg:nasjonalt ", "\"", "*"}) {
      CAPTURE(kind);
      CAPTURE(prefix);
      const std::string query = prefix + times((kLongestQuery - prefix.size()) / kind.size(), kind);
      const auto begin = std::chrono::steady_clock::now();
      const auto tree = parse(query);
      const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
      CHECK(taken.count() < 1);
      if (!tree) CHECK(tree.error().message.find("\n  ") != std::string::npos);
    }
  }
}

TEST_CASE("no text breaks the parser") {
  const std::vector<std::string> pieces = {"a",    "\"",   "«",   "»",      "(",      ")",     "-",      "AND",   "OR",
                                           "NOT",  " ",    ":",   "utvalg", "år:",    "dato:", "..",     "17/25", "*",
                                           "\xFF", "“",    "\n",  "\\",     "\u00AD", "IKKE",  "NEAR/5", "NÆR",   "'",
                                           "’",    "juni", "12.", "siste",  "dag",    "+"};
  std::mt19937 random(7);
  std::size_t parsed = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    const std::size_t length = random() % 12;
    for (std::size_t i = 0; i < length; ++i) query += pieces[random() % pieces.size()];
    const auto tree = parse(query);
    if (tree) {
      ++parsed;
      CHECK_FALSE(print(*tree).empty());
    } else {
      CHECK(tree.error().code == ErrorCode::kQuery);
      CHECK(tree.error().message.find("\n  ") != std::string::npos);
    }
  }
  CHECK(parsed > 100);
}
