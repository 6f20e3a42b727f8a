#include "analyzers/synonyms.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "analyzers/lexicon.hpp"
#include "analyzers/norwegian.hpp"
#include "analyzers/pipelines.hpp"
#include "base/utf8.hpp"

using namespace saksgang;
using namespace saksgang::analyzers;

namespace {

// «=text ~text», as of() has them.
std::string shown(const Synonyms& synonyms, std::string_view phrase) {
  std::string out;
  for (const Synonym& synonym : synonyms.of(phrase)) {
    out +=
        fmt::format("{}{}{}", out.empty() ? "" : " | ", synonym.relation == Relation::kSame ? "=" : "~", synonym.text);
  }
  return out;
}

Synonyms parsed(std::string_view text) {
  const auto made = Synonyms::parse(text, "own.txt");
  REQUIRE(made);
  return *made;
}

std::string fault(std::string_view text) {
  const auto made = Synonyms::parse(text, "own.txt");
  return made ? std::string("fine") : made.error().text();
}

// The carried file, read by other means than the program's.
struct CarriedFile {
  std::string text;
  std::vector<std::vector<std::string>> lines;  // phrases of each, without brackets; the sign comes first
  std::set<std::string> spelt;                  // the words of ! lines
};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

const CarriedFile& carried_file() {
  static const CarriedFile file = [] {
    CarriedFile out;
    std::ifstream in(std::string(SAKSGANG_SOURCE_DIR) + "/analyzers/data/synonyms.txt");
    out.text.assign(std::istreambuf_iterator<char>(in), {});
    std::istringstream all(out.text);
    for (std::string line; std::getline(all, line);) {
      if (line.empty() || line[0] == '#') continue;
      if (line[0] == '!') {
        std::istringstream words(line.substr(1));
        for (std::string word; words >> word;) out.spelt.insert(word);
        continue;
      }
      const std::string sign = line.find('=') != std::string::npos ? "=" : "~";
      std::vector<std::string> row = {sign};
      std::istringstream items(line);
      for (std::string item; std::getline(items, item, sign[0]);)
        row.push_back(trimmed(item.substr(0, item.find('['))));
      out.lines.push_back(row);
    }
    return out;
  }();
  return file;
}

}  // namespace

TEST_CASE("relations hold both ways, in the order of the file") {
  const Synonyms synonyms = parsed(
      "# a comment\n"
      "\n"
      "DHO = digital hjemmeoppfølging = Digital Home Care\r\n"
      "kostnad ~ pris\n"
      "! any words\n"
      "DHO ~ telemedisin\n");
  CHECK(shown(synonyms, "dho") == "=digital hjemmeoppfølging | =Digital Home Care | ~telemedisin");
  CHECK(shown(synonyms, "digital hjemmeoppfølging") == "=DHO | =Digital Home Care");
  CHECK(shown(synonyms, "digital home care") == "=DHO | =digital hjemmeoppfølging");
  CHECK(shown(synonyms, "telemedisin") == "~DHO");
  CHECK(shown(synonyms, "kostnad") == "~pris");
  CHECK(shown(synonyms, "pris") == "~kostnad");
  CHECK(shown(synonyms, "DHO") == "");
  CHECK(shown(synonyms, "digital") == "");
  CHECK(shown(synonyms, "") == "");
  CHECK(synonyms.longest() == 3);
}

TEST_CASE("a phrase is found by its base form, which is never an answer") {
  const Synonyms synonyms = parsed("PLL = pasientens legemiddelliste [pasient legemiddelliste]\nPLL ~ Liste [liste]\n");
  CHECK(shown(synonyms, "pasientens legemiddelliste") == "=PLL");
  CHECK(shown(synonyms, "pasient legemiddelliste") == "=PLL");
  CHECK(shown(synonyms, "pll") == "=pasientens legemiddelliste | ~Liste");
}

TEST_CASE("each answer comes once, in its closest relation") {
  const Synonyms synonyms = parsed("a ~ b ~ c\nb = a\nA = a = d\n");
  CHECK(shown(synonyms, "a") == "=b | ~c | =d");
}

TEST_CASE("keys are folded words without the punctuation of their ends") {
  CHECK(synonym_key("Helse- og omsorgsdepartementet") == "helse og omsorgsdepartementet");
  CHECK(synonym_key("  Meld.  St. ") == "meld st");
  CHECK(synonym_key("Åpne-Data ØST") == "åpne-data øst");
  CHECK(synonym_key("regional komité") == "regional komite");
  CHECK(synonym_key("crème") == "creme");
  CHECK(synonym_key("MyHealth@EU") == "myhealth@eu");
  CHECK(synonym_key("\u00ABKI\u00BB") == "\u00ABki\u00BB");
  CHECK(synonym_key("e\u2011resept") == "e-resept");
  CHECK(synonym_key("--") == "");
  CHECK(synonym_key("- a -") == "a");
  CHECK(synonym_key("") == "");
}

TEST_CASE("two files are consulted one after the other") {
  Synonyms synonyms = parsed("a = b\na ~ c\n");
  const Synonyms own = parsed("a = c = e f g\n");
  const Synonyms before = synonyms;
  synonyms.add(own);
  CHECK(shown(synonyms, "a") == "=b | =c | =e f g");
  CHECK(shown(synonyms, "c") == "=a | =e f g");
  CHECK(synonyms.longest() == 3);
  CHECK(shown(before, "a") == "=b | ~c");
  CHECK(before.longest() == 1);
  synonyms.add(synonyms);
  CHECK(shown(synonyms, "b") == "=a");
  CHECK(shown(Synonyms(), "a") == "");
  CHECK(Synonyms().longest() == 0);
}

TEST_CASE("a faulty file is refused with its line") {
  CHECK(fault("") == "fine");
  CHECK(fault("\xEF\xBB\xBF"
              "a = b") == "fine");
  CHECK(fault("a = b\n\nword\n") == "line 3: neither = nor ~ stands in it (own.txt)");
  CHECK(fault("a = b ~ c") == "line 1: both = and ~ stand in it (own.txt)");
  CHECK(fault("a =") == "line 1: there is no phrase on one side of a sign (own.txt)");
  CHECK(fault("= a") == "line 1: there is no phrase on one side of a sign (own.txt)");
  CHECK(fault("a = = b") == "line 1: there is no phrase on one side of a sign (own.txt)");
  CHECK(fault("a = --") == "line 1: there is no phrase on one side of a sign (own.txt)");
  CHECK(fault("a = b [c = d") == "line 1: a bracket is not closed at the end of its phrase (own.txt)");
  CHECK(fault("a = b [] ") == "line 1: there is nothing in the brackets (own.txt)");
  CHECK(fault("a = b [-] ") == "line 1: there is no word in the brackets (own.txt)");
  CHECK(fault("a = \xFF") == "the file is not UTF-8 (own.txt)");
  const auto made = Synonyms::parse("word", "own.txt");
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::kConfig);
  CHECK(made.error().hint == "write «A = B» for the same, «A ~ B» for related; # begins a comment");
}

TEST_CASE("the carried file is read, and answers what people type") {
  const Synonyms& synonyms = Synonyms::carried();
  CHECK(fault(carried_file().text) == "fine");
  CHECK(carried_file().lines.size() > 400);
  CHECK(shown(synonyms, "tbu") == "=Teknisk beregningsutvalg | ~beregningsutvalg");
  CHECK(shown(synonyms, "teknisk beregningsutvalg") == "=TBU");
  CHECK(shown(synonyms, "pasient legemiddelliste") == "=PLL");
  CHECK(shown(synonyms, "roadmap") == "=veikart");
  CHECK(synonyms.longest() == 9);
}

TEST_CASE("no two phrases of the carried file are related twice, and none to itself") {
  std::set<std::pair<std::string, std::string>> seen;
  for (const auto& line : carried_file().lines) {
    CAPTURE(line[1]);
    CHECK(line.size() > 2);
    for (std::size_t i = 1; i < line.size(); ++i) {
      for (std::size_t k = i + 1; k < line.size(); ++k) {
        std::pair<std::string, std::string> pair = {synonym_key(line[i]), synonym_key(line[k])};
        if (pair.second < pair.first) std::swap(pair.first, pair.second);
        CAPTURE(line[k]);
        CHECK(pair.first != pair.second);
        CHECK(seen.insert(pair).second);
      }
    }
  }
}

TEST_CASE("every word of the carried file is known, an acronym, or listed in it; and a phrase is found by its tokens" *
          doctest::skip(lexicon_bytes().empty())) {
  const auto analyzer = std::move(*Analyzer::make());
  const Lexicon lexicon = **Lexicon::carried();
  const auto is_known = [&](std::string_view word) { return !lexicon.look_up(word).lemmas.empty(); };
  std::vector<Token> tokens;
  std::set<std::string> needed;
  for (const auto& line : carried_file().lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const std::string& phrase = line[i];
      CAPTURE(phrase);
      analyzer->analyze(phrase, tokens);
      std::string typed, base;
      bool all_known = true;
      for (const Token& token : tokens) {
        if (token.elided) continue;
        const Word analysis = analyzer->word(token.word);
        typed += fmt::format("{}{}", typed.empty() ? "" : " ", analyzer->text(token.exact));
        base += fmt::format("{}{}", base.empty() ? "" : " ", analysis.lemmas.front());
        if (analysis.known) continue;
        // A joined word is known by its parts: «KI-forordningen».
        bool parts_known = true;
        const std::string_view printed = std::string_view(phrase).substr(token.begin, token.end - token.begin);
        for (std::size_t begin = 0; begin < printed.size();) {
          const std::size_t end = std::min(printed.find('-', begin), printed.size());
          const std::string_view part = printed.substr(begin, end - begin);
          const bool is_acronym = std::none_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
          parts_known = parts_known && (is_acronym || utf8::length(part) < 2 || is_known(fold(part)));
          begin = end + 1;
        }
        if (!analysis.parts.empty() && parts_known) continue;
        all_known = false;
        const std::string word(analyzer->text(token.exact));
        CAPTURE(word);
        CHECK(carried_file().spelt.contains(word));
        needed.insert(word);
      }
      CHECK(typed == synonym_key(phrase));
      // A missing or outdated bracket: it should read as `base` does.
      CAPTURE(base);
      if (all_known) CHECK(Synonyms::carried().of(base).size() >= Synonyms::carried().of(typed).size());
    }
  }
  for (const std::string& word : carried_file().spelt) {
    CAPTURE(word);
    CHECK(needed.contains(word));  // else it need not be listed
  }
}
