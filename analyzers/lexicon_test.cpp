#include "analyzers/lexicon.hpp"

#include <random>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "analyzers/norwegian.hpp"
#include "base/utf8.hpp"

using namespace saksgang;
using namespace saksgang::analyzers;

namespace {

// A program built without Apertium's package is whole but has no lexicon to test; scripts/test makes sure that its own
// build has one, so these cases are never skipped there.
bool is_absent() {
  return lexicon_bytes().empty();
}

Lexicon carried() {
  auto lexicon = Lexicon::carried();
  REQUIRE(lexicon);
  REQUIRE(*lexicon);
  return **lexicon;
}

// «lemma lemma | part=lemma part=lemma».
std::string shown(const Lexicon& lexicon, std::string_view word) {
  const LexiconEntry entry = lexicon.look_up(word);
  std::string out;
  for (const std::string& lemma : entry.lemmas) out += (out.empty() ? "" : " ") + lemma;
  if (!entry.parts.empty()) out += " |";
  for (const CompoundPart& part : entry.parts) {
    out += fmt::format(" {}={}", word.substr(part.begin, part.end - part.begin), part.lemma);
  }
  return out;
}

}  // namespace

TEST_CASE("forms have their lemmas, the likeliest first" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  const std::vector<std::pair<std::string, std::string>> table = {
      {"utvalgene", "utvalg"},
      {"saken", "sak sake"},
      {"bruker", "bruker bruk bruke"},
      {"medlemmer", "medlem"},
      {"reglene", "regle regel"},
      {"anbefalt", "anbefale"},
      {"digitalt", "digital"},
      {"bedre", "god bedre"},
      {"norge", "norge"},  // capitals and accents of the dictionary are no matter
      {"ide", "ide"},
      {"tilgjengelig", "tilgjengelig"},
      {"xyzzy", ""},
      {"", ""},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    CAPTURE(word);
    CHECK(shown(lexicon, word) == row.second);
  }
}

TEST_CASE("nynorsk is led to bokmål" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  const std::vector<std::pair<std::string, std::string>> table = {
      {"utvalet", "utvalg"},
      {"verksemdene", "virksomhet"},
      {"tilrådingane", "tilrådning tilråding anbefaling"},
      {"vedtekne", "vedta"},
      {"innbyggjarane", "innbygger"},
      {"helsetenesta", "helsetjeneste | helse=helse tenesta=tjeneste"},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    CAPTURE(word);
    CHECK(shown(lexicon, word) == row.second);
  }
}

TEST_CASE("compounds are divided, and words that only look like some are not" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  const std::vector<std::pair<std::string, std::string>> table = {
      {"pasientjournalloven", "pasientjournallov | pasient=pasient journal=journal loven=lov"},
      {"omsorgstjenesten", "omsorgstjeneste | omsorgs=omsorg tjenesten=tjeneste"},
      {"helsetilsyn", "helsetilsyn | helse=helse tilsyn=tilsyn"},
      {"kravområdene", "kravområde | krav=krav områdene=område"},
      {"standardisering", "standardisering"},
      {"informasjonen", "informasjon"},
      {"sektoren", "sektor"},
      {"virksomhetene", "virksomhet"},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    CAPTURE(word);
    CHECK(shown(lexicon, word) == row.second);
  }
}

TEST_CASE("nouns and verbs are told apart by their base form" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  const std::vector<std::pair<std::string, std::string>> table = {
      {"drøfting", "noun"}, {"drøfte", "verb"}, {"vedta", "verb"}, {"møte", "noun verb"}, {"ide", "noun"},
      {"drøfter", ""},      {"digital", ""},    {"norge", ""},     {"utval", ""},         {"helsehjelp", ""},
      {"kravområde", ""},   {"xyzzy", ""},      {"", ""},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    CAPTURE(word);
    const Lexicon::Kinds kinds = lexicon.kinds(word);
    const std::string both = kinds.noun && kinds.verb ? " " : "";
    CHECK((kinds.noun ? "noun" : "") + both + (kinds.verb ? "verb" : "") == row.second);
  }
}

TEST_CASE("for any letters the parts lie in order within the word" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  const std::vector<std::string> pieces = {"helse", "s", "e", "råd",    "-",          "tjeneste", "ne", "bruk",
                                           "er",    "å", "ø", "\u4E2D", "\U0001F600", "a",        "1",  "møte"};
  std::mt19937 random(1997);
  std::size_t divided = 0;
  for (int round = 0; round < 5'000; ++round) {
    std::string word;
    const std::size_t length = random() % 9;
    for (std::size_t i = 0; i < length; ++i) word += pieces[random() % pieces.size()];
    CAPTURE(word);
    const LexiconEntry entry = lexicon.look_up(word);
    for (const std::string& lemma : entry.lemmas) {
      REQUIRE_FALSE(lemma.empty());
      REQUIRE(fold(lemma) == lemma);
    }
    if (entry.parts.empty()) continue;
    ++divided;
    REQUIRE_FALSE(entry.lemmas.empty());
    REQUIRE(entry.parts.size() > 1);
    std::uint32_t end = 0;
    for (const CompoundPart& part : entry.parts) {
      REQUIRE(part.begin == end);
      REQUIRE(part.begin < part.end);
      REQUIRE(utf8::valid(std::string_view(word).substr(part.begin, part.end - part.begin)));
      end = part.end;
    }
    REQUIRE(end == word.size());
  }
  CHECK(divided > 100);
}

TEST_CASE("a word without end costs no more than a long one" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  std::string word;
  for (int i = 0; i < 100'000; ++i) word += "is";
  CHECK(lexicon.look_up(word) == LexiconEntry{});
  CHECK(lexicon.look_up(word.substr(0, 96)).lemmas.empty());
}

TEST_CASE("threads share one lexicon" * doctest::skip(is_absent())) {
  const Lexicon lexicon = carried();
  const LexiconEntry expected = lexicon.look_up("pasientjournalloven");
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&lexicon, &expected, &count] {
      for (int i = 0; i < 200; ++i) count += lexicon.look_up("pasientjournalloven") == expected ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("damaged data is refused" * doctest::skip(is_absent())) {
  const std::string_view whole = lexicon_bytes();
  const auto message = [](std::string_view bytes) {
    const auto lexicon = Lexicon::over(bytes);
    return lexicon ? std::string("fine") : lexicon.error().message + "; " + lexicon.error().hint;
  };
  CHECK(message(whole) == "fine");
  CHECK(message(whole.substr(0, 10)) ==
        "the lexicon in this program is damaged: it is too short; build the program again");
  CHECK(message(whole.substr(0, whole.size() / 2)) ==
        "the lexicon in this program is damaged: it is cut off; build the program again");
  CHECK(message(whole.substr(0, whole.size() - 1)) ==
        "the lexicon in this program is damaged: its tags are cut off; build the program again");
  std::string other(whole);
  other[0] = 'X';
  CHECK(message(other) == "the lexicon in this program is damaged: it is of another version; build the program again");
}
