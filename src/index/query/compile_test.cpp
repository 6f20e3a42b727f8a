#include "index/query/compile.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::index;

namespace {

Result<query::Compiled> compiled(std::string_view text, Field where = Field::kText) {
  static const auto analyzer = analyzers::Analyzer::make();
  REQUIRE(analyzer);
  const auto tree = query::parse(text);
  if (!tree) return tl::make_unexpected(tree.error());
  return query::compile(text, *tree, **analyzer, where, Date{2025, 6, 12});
}

std::string shown(std::string_view text, Field where = Field::kText) {
  const auto result = compiled(text, where);
  return result ? result->query.get_description() : result.error().message;
}

std::string sought(std::string_view text) {
  const auto result = compiled(text);
  REQUIRE(result);
  std::string out;
  for (const query::Sought& phrase : result->sought) {
    if (!out.empty()) out += " | ";
    out += info(phrase.field).name;
    for (const query::SoughtWord& word : phrase.words) {
      out += " " + word.exact + (word.is_pattern ? "?" : "");
      for (const std::string& stem : word.stems) out += "~" + stem;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("trees become Xapian queries") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"17/25", "Query((17/25 OR 0.625 * Z17/25))"},
      {"ICD-11", "Query((icd-11 OR 0.625 * Zicd-11 OR 0.5 * (icd PHRASE 2 11)))"},
      {"utvalget", "Query((utvalget OR 0.625 * Zutvalg OR 0.625 * utvalg))"},
      {"nufa", "Query((nufa OR 0.625 * Znuf OR 0.625 * nuf OR 0.5 * Znufa))"},
      {"\"Digital hjemmeoppfølging\"", "Query((digital PHRASE 2 hjemmeoppfølging))"},
      {"\"saker\"", "Query(saker)"},
      {"vedtak:utvalget", "Query(XVutvalg)"},
      {"vedtak:\"utvalgets kostnader\"", "Query((XVutvalg PHRASE 2 XVkostnad))"},
      {"utvalg:NUIT", "Query(0 * XCnuit)"},
      {"utvalg:Fagutvalet", "Query(0 * (XCfagutvalet OR XCnufa))"},
      {"sak:05/25", "Query(0 * XN5/2025)"},
      {"sak:\"NUIT 17/25\"", "Query(0 * XSnuit|2025|000017)"},
      {"utvalg:NUIT+", "Query(0 * (XCnuit OR XCportefoljeradet))"},
      {"utvalg:«E-helserådet+»", "Query(0 * (XCe-helserådet OR XCnehr OR XCstrategiradet))"},
      {"utvalg:«E-helserådet»+", "Query(0 * (XCe-helserådet OR XCnehr OR XCstrategiradet))"},
      {"utvalg:NUFA+", "Query(0 * XCnufa)"},
      {"utvalg:Arkivutvalet+", "Query(0 * XCarkivutvalet)"},
      {"utvalg:Nasjonalt e-helseråd", "Query(0 * (XCnasjonalt e-helseråd OR XCnehr))"},
      {"sak:NUIT 17/25", "Query(0 * XSnuit|2025|000017)"},
      {"sak:nuit-17/25", "Query(0 * XSnuit|2025|000017)"},
      {"år:2024..2025", "Query(0 * (Y2024 OR Y2025))"},
      {"år:i fjor", "Query(0 * Y2024)"},
      {"del:Referat", "Query(0 * XDreferat)"},
      {"type:Drøfting", "Query(0 * XTdrøfting)"},
      {"dato:2025-03", "Query(0 * (VALUE_GE 1 20250301 AND VALUE_LE 0 20250331))"},
      {"dato:siste 30 dager", "Query(0 * (VALUE_GE 1 20250513 AND VALUE_LE 0 20250612))"},
      {"dato:2025..", "Query(0 * VALUE_GE 1 20250101)"},
      {"-sak:1/25", "Query((0 * XKcase AND_NOT XN1/2025))"},
      {"råds*", "Query(WILDCARD SYNONYM råds)"},
      {"*modell", "Query(*modell)"},
      {"hel*er", "Query(hel*er)"},
      {"vedtak:kostnadene*", "Query((WILDCARD SYNONYM XVkostnadene SYNONYM XVkostnad))"},
      {"utvalget NEAR/5 kostnader", "Query((utvalget NEAR 6 kostnader))"},
      {"a NEAR b NEAR c", "Query((a NEAR 12 b NEAR 12 c))"},
      {"vedtak:(utvalget NÆR/5 kostnader)", "Query((XVutvalg NEAR 6 XVkostnad))"},
      {"\"a b\" NEAR/5 c", "Query(((a NEAR 7 b NEAR 7 c) FILTER (a PHRASE 2 b)))"},
      {"a NEAR/5 \"–\"", "Query(a)"},
      {"a utvalg:NUIT", "Query(((a OR 0.625 * Za) FILTER 0 * XCnuit))"},
      {"– 17/25 &", "Query((17/25 OR 0.625 * Z17/25))"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(shown(text) == expected);
  }
}

TEST_CASE("function words beside others are wished for, not required") {
  CHECK(shown("om \"e-resept\"") == "Query((e-resept AND_MAYBE (om OR 0.625 * Zom)))");
  CHECK(shown("om og") == "Query(((om OR 0.625 * Zom) AND (og OR 0.625 * Zog)))");
  CHECK(shown("\"om og\"") == "Query((om PHRASE 2 og))");
}

TEST_CASE("the unit decides where words without a field are looked for") {
  CHECK(shown("utvalget utvalg:NUIT", Field::kVedtak) == "Query((XVutvalg FILTER 0 * XCnuit))");
  CHECK(shown("tittel:utvalget", Field::kVedtak) == "Query(Sutvalg)");
}

TEST_CASE("what is excluded is not highlighted") {
  CHECK(sought("utvalget -saken") == " utvalget~utvalg");
  CHECK(sought("\"to ord\" råd* vedtak:kostnader") == " to ord |  råd*? | vedtak kostnader~kostnad");
  CHECK(sought("utvalg:NUIT -(a -b)") == "");
  CHECK(sought("\"a b\" NEAR utvalg *Modell") == " a b |  utvalg |  *modell?");
}

TEST_CASE("values that a field cannot take are shown where they stand") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"a dato:i", "«i» is no date or range of dates\n  a dato:i\n         ^"},
      {"år:25", "«25» is no year or range of years\n  år:25\n     ^"},
      {"sak:abc", "«abc» is no case number\n  sak:abc\n      ^"},
      {"del:midten", "«midten» is no part of a document\n  del:midten\n      ^"},
      {"del:\"to ord\"", "«to ord» is no part of a document\n  del:\"to ord\"\n      ^"},
      {"dato:31.2.2025", "«31.2.2025» is not in the calendar\n  dato:31.2.2025\n       ^"},
      {"dato:31. februar 2025 a", "«31. februar 2025» is not in the calendar\n  dato:31. februar 2025 a\n       ^"},
      {"dato:2025..2024", "«2025..2024» ends before it begins\n  dato:2025..2024\n       ^"},
      {"dato:12. jnui 2025", "«12.» is no date or range of dates\n  dato:12. jnui 2025\n       ^"},
      {"år:juni 2025", "«juni 2025» is no year or range of years\n  år:juni 2025\n     ^"},
      {"– &", "there is no word to search for in this query\n  – &\n  ^"},
      {"\"\"", "there is no word to search for in this query\n  \"\"\n  ^"},
      {"-\"!\"", "there is no word to search for in this query\n  -\"!\"\n  ^"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    const auto result = compiled(text);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::kQuery);
    CHECK(result.error().message == expected);
  }
}
