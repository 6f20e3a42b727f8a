#include "index/query/compile.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "analyzers/lexicon.hpp"
#include "index/query/test_vocabulary.hpp"

using namespace saksgang;
using namespace saksgang::index;
using saksgang::index::test::Texts;

namespace {

// Without dictionaries words have other forms; scripts/test makes sure that its own build has them.
bool only_rules() {
  return analyzers::lexicon_bytes().empty();
}

std::string shown(Texts& texts, std::string_view query, Field where = Field::kText) {
  const auto result = texts.compiled(query, where);
  return result ? result->query.get_description() : result.error().message;
}

// «field word|other form …», things sought apart by a comma.
std::string sought(Texts& texts, std::string_view query) {
  const auto result = texts.compiled(query);
  REQUIRE(result);
  std::string out;
  for (const query::Sought& phrase : result->sought) {
    if (!out.empty()) out += ", ";
    out += info(phrase.field).name;
    for (const query::SoughtWord& word : phrase.words) {
      std::vector<std::string> terms{word.pattern};
      for (const auto& [term, how] : word.terms) terms.push_back(term);
      std::sort(terms.begin(), terms.end());
      if (terms.front().empty()) terms.erase(terms.begin());
      out += fmt::format("{}{}", out.empty() || out.ends_with(", ") ? "" : " ", fmt::join(terms, "|"));
    }
  }
  return out;
}

// «typed», the words that a hit may lack, as far as it may.
std::string wanted(Texts& texts, std::string_view query) {
  const auto result = texts.compiled(query);
  REQUIRE(result);
  std::string out;
  for (const query::Wanted& one : result->wanted) out += (out.empty() ? "" : " ") + one.typed;
  return out + (result->some.empty() ? "" : " ?");
}

}  // namespace

TEST_CASE("filters and phrases become Xapian queries") {
  Texts texts({"Utvalget har kostnader. En modell, helsemodellen."});
  const std::vector<std::pair<std::string, std::string>> table = {
      {"\"Digital hjemmeoppfølging\"", "Query((digital PHRASE 2 hjemmeoppfølging))"},
      {"\"saker\"", "Query(saker)"},
      {"vedtak:\"utvalgets kostnader\"", "Query((XVutvalgets PHRASE 2 XVkostnader))"},
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
      {"utvalg*", "Query(utvalget)"},
      {"*modell", "Query(modell)"},
      {"*modell*", "Query(PostingSource((helsemodellen SYNONYM modell)))"},
      {"hel*en", "Query(helsemodellen)"},
      {"vedtak:kostnadene*", "Query(XKnothing)"},
      {"*finnesikke", "Query(XKnothing)"},
      {"\"a\" NEAR \"b\" NEAR \"c\"", "Query((a NEAR 12 b NEAR 12 c))"},
      {"\"a b\" NEAR/5 \"c\"", "Query(((a NEAR 7 b NEAR 7 c) FILTER (a PHRASE 2 b)))"},
      {"\"a\" NEAR/5 \"–\"", "Query(a)"},
  };
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    CHECK(shown(texts, text) == expected);
  }
}

TEST_CASE("a word is asked for as typed, in its forms and in compounds" * doctest::skip(only_rules())) {
  Texts texts({"Utvalget og utvalg så på kostnadene. Driftskostnader."});
  CHECK(shown(texts, "utvalget") ==
        "Query(PostingSource(0.25 * utvalget OR 0.75 * (utvalget SYNONYM utvalg) OR 0.3125 * (Sutvalget SYNONYM "
        "Sutvalg)))");
  CHECK(
      shown(texts, "kostnad") ==
      "Query(PostingSource(0.375 * kostnadene OR 0.375 * (kostnadene SYNONYM driftskostnader) OR 0.3125 * (Skostnadene "
      "SYNONYM "
      "Sdriftskostnader)))");
  // Ways that ask for the same are one.
  CHECK(shown(texts, "vedtak:kostnadene") ==
        "Query(PostingSource(0.625 * XVkostnadene OR 0.375 * (XVkostnadene SYNONYM XVdriftskostnader)))");
  CHECK(shown(texts, "utvalget NEAR/5 kostnader") == "Query(((utvalget OR utvalg) NEAR 6 (kostnader OR kostnadene)))");
  // A word that occurs nowhere finds nothing; it is not left out of account.
  CHECK(shown(texts, "xyzzyxyzzy") == "Query(XKnothing)");
  CHECK(shown(texts, "kostnadene utvalg:NUIT") ==
        "Query((PostingSource(0.625 * kostnadene OR 0.375 * (kostnadene SYNONYM driftskostnader) OR 0.3125 * "
        "(Skostnadene "
        "SYNONYM "
        "Sdriftskostnader)) FILTER 0 * XCnuit))");
}

TEST_CASE("function words beside others are wished for, not required") {
  Texts texts({"Om e-resepten og annet."});
  CHECK(shown(texts, "om \"e-resept\"").starts_with("Query((e-resept AND_MAYBE "));
  CHECK(wanted(texts, "om e-resepten") == "e-resepten ?");
  CHECK(wanted(texts, "om og") == "om og ?");
}

TEST_CASE("only plain words side by side may be lacked") {
  Texts texts({"Om utvalget, kostnader og kodeverk."});
  CHECK(wanted(texts, "utvalget kostnader") == "utvalget kostnader ?");
  CHECK(wanted(texts, "utvalget kostnader utvalg:NUFA -kodeverk") == "utvalget kostnader ?");
  CHECK(wanted(texts, "utvalget \"kostnader og\"") == "utvalget ?");
  CHECK(wanted(texts, "tittel:utvalget") == "");
  CHECK(wanted(texts, "utvalget AND kostnader") == "");
  CHECK(wanted(texts, "utvalget OR kostnader") == "");
  CHECK(wanted(texts, "\"utvalget kostnader\"") == "");
  CHECK(wanted(texts, "utvalg:NUFA") == "");
}

TEST_CASE("a case that is named comes first") {
  Texts texts({"En", "To"});
  CHECK(shown(texts, "\"en\" sak:1/25") == "Query((en FILTER 0 * XN1/2025))");
  CHECK(shown(texts, "1/25").find("FixedWeightPostingSource(wt=1000)) FILTER XN1/2025") != std::string::npos);
  CHECK(shown(texts, "NUFA 1/25").find("FILTER XSnufa|2025|000001") != std::string::npos);
}

TEST_CASE("the unit decides where words without a field are looked for") {
  Texts texts({"Utvalget."});
  CHECK(shown(texts, "\"utvalget\" utvalg:NUIT", Field::kVedtak) == "Query((XVutvalget FILTER 0 * XCnuit))");
  CHECK(shown(texts, "tittel:\"utvalget\"", Field::kVedtak) == "Query(Sutvalget)");
}

TEST_CASE("what is excluded is the word itself, and is not highlighted" * doctest::skip(only_rules())) {
  Texts texts({"Utvalget, saken, driftskostnader, kostnad."});
  CHECK(sought(texts, "utvalget -saken") == "utvalget");
  CHECK(sought(texts, "kostnader") == "driftskostnader|kostnad");
  CHECK(sought(texts, "\"to ord\" råds* vedtak:kostnad") == "to ord, råds*, vedtak driftskostnader|kostnad");
  CHECK(sought(texts, "utvalg:NUIT -(a -b)") == "");
  CHECK(sought(texts, "\"a b\" NEAR utvalg *Modell") == "a b, utvalg|utvalget, *modell");
  CHECK(shown(texts, "-kostnader") == "Query((0 * XKcase AND_NOT PostingSource(0.75 * kostnad OR 0.3125 * Skostnad)))");
}

TEST_CASE("words that occur nowhere are replaced, but not in quotation marks") {
  Texts texts({"Hjemmeoppfølging av kodeverk."});
  const auto replaced = [&](std::string_view query) {
    const auto result = texts.compiled(query);
    REQUIRE(result);
    std::string out;
    for (const Replacement& one : result->replaced) out += fmt::format("{}: {}\n", one.typed, fmt::join(one.by, " "));
    return out;
  };
  CHECK(replaced("hjemmeopfølging av kodevrek") == "hjemmeopfølging: hjemmeoppfølging\nkodevrek: kodeverk\n");
  CHECK(replaced("Hjemmeoppfølging") == "");
  CHECK(replaced("\"hjemmeopfølging\"") == "");
  CHECK(replaced("kodeverk -hjemmeopfølging") == "");
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
  Texts texts({"Om utvalget."});
  for (const auto& row : table) {
    const auto& text = row.first;
    const auto& expected = row.second;
    CAPTURE(text);
    const auto result = texts.compiled(text);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::kQuery);
    CHECK(result.error().message == expected);
  }
}
