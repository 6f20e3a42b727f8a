#include "index/query/parser.hpp"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

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
  CHECK(first_line(times(1001, "a ")) == "more than 1000 words are too many");
  CHECK(first_line(times(10'000, "\"")).starts_with("more than 1000 words"));
}

TEST_CASE("no text breaks the parser") {
  const std::vector<std::string> pieces = {"a",     "\"",  "«",    "»", "(",      ")",   "-",      "AND",
                                           "OR",    "NOT", " ",    ":", "utvalg", "år:", "dato:",  "..",
                                           "17/25", "*",   "\xFF", "“", "\n",     "\\",  "\u00AD", "IKKE"};
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
