#include "analyzers/elision.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang;
using namespace saksgang::analyzers;

namespace {

// «drift>forvaltningskostnader»: what lacks its tail; «boliger<omsorgstjenester»: what lacks its head.
std::string shown(std::string_view text) {
  const auto tokenizer = Tokenizer::make();
  REQUIRE(tokenizer);
  std::vector<Chunk> chunks;
  (*tokenizer)->cut(text, chunks);
  std::vector<Elision> elisions;
  find_elisions(text, chunks, elisions);
  const auto word = [&](std::size_t i) { return text.substr(chunks[i].begin, chunks[i].end - chunks[i].begin); };
  std::string out;
  for (const Elision& e : elisions) {
    out +=
        fmt::format("{}{}{}{}", out.empty() ? "" : " ", word(e.incomplete), e.lacks_tail ? ">" : "<", word(e.complete));
  }
  return out;
}

}  // namespace

TEST_CASE("elided compounds are told by hyphens and conjunctions") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"drift- og forvaltningskostnader", "drift>forvaltningskostnader"},
      {"Helse- og omsorgstjenesten", "Helse>omsorgstjenesten"},
      {"drift-, forvaltnings- og vedlikeholdskostnader",
       "drift>vedlikeholdskostnader forvaltnings>vedlikeholdskostnader"},
      {"drift-, forvaltnings-, og vedlikeholdskostnader",
       "drift>vedlikeholdskostnader forvaltnings>vedlikeholdskostnader"},
      {"innkjøps- samt driftsavtaler", "innkjøps>driftsavtaler"},
      {"fylkes- og/eller kommunenivå", "fylkes>kommunenivå"},
      {"EPJ\u2010 eller PLL-løsninger", "EPJ>PLL-løsninger"},
      {"omsorgstjenester og -boliger", "boliger<omsorgstjenester"},
      {"omsorgstjenester eller \u2011boliger.", "boliger<omsorgstjenester"},
      {"en- og toårige, drift- og kostnadsplan", "en>toårige drift>kostnadsplan"},
      // no elision
      {"e-helse og omsorg", ""},
      {"helse - og omsorg", ""},
      {"helse- omsorgstjenesten", ""},
      {"drift-\nog forvaltningskostnader", ""},
      {"drift- og\nforvaltningskostnader", ""},
      {"tjenester -boliger", ""},
      {"og -boliger", ""},
      {"helse-", ""},
      {"helse- og", ""},
      {"- og omsorg", ""},
      {"17/25- og", ""},
      {"drift- og \x81"
       "forvaltningskostnader",
       ""},
      {"drift- og (forvaltningskostnader", ""},
      {"omsorgstjenester, og -boliger", ""},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(shown(text) == expected);
  }
}
