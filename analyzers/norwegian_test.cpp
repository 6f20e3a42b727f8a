#include "analyzers/norwegian.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "analyzers/stop_words.hpp"

using namespace saksgang;
using namespace saksgang::analyzers;

TEST_CASE("folding takes off case and accents, never what makes a Norwegian letter") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"Helse", "helse"},
      {"RÅD", "råd"},
      {"rad", "rad"},
      {"Ærlig ØRE", "ærlig øre"},
      {"idé", "ide"},
      {"allé Là ô ê ü naïve", "alle la o e u naive"},
      {"Läger Köln", "læger køln"},
      {"A\u030Angstrøm", "ångstrøm"},   // å in two characters
      {"\u00E9\u0308 x\u0301", "e x"},  // more accents than a letter has room for
      {"x\xC3\u00AD\x89", "x\uFFFD\uFFFD"},
      {"e\u2011resept e\u2010helse", "e-resept e-helse"},
      {"sam\u00ADtykke", "samtykke"},
      {"HF\u2019ene", "hf'ene"},
      {"e\uFB03sient", "effisient"},
      {"\uFF28\uFF2C\uFF17", "hl7"},
      {"", ""},
  };
  for (const auto& row : table) {
    const auto& word = row.first;
    const auto& expected = row.second;
    CAPTURE(word);
    CHECK(fold(word) == expected);
    CHECK(fold(fold(word)) == fold(word));
  }
}

TEST_CASE("stems join the forms of a word and keep different words apart") {
  const auto made = Stemmer::make();
  REQUIRE(made);
  Stemmer& stemmer = **made;
  const std::vector<std::vector<std::string>> same = {
      {"utvalg", "utvalget", "utvalgene"},         {"sak", "saken", "saker", "sakene"},
      {"bruker", "brukere", "brukerne"},           {"pasientjournallov", "pasientjournalloven"},
      {"folkehelse", "folkehelsen", "folkehelsa"}, {"lov", "loven", "lover", "lovene"},
      {"drøfting", "drøftinga", "drøftingen"},
  };
  std::vector<std::string> stems;
  for (const auto& forms : same) {
    const std::string stem = stemmer.stem(forms.front());
    for (const std::string& form : forms) {
      CAPTURE(form);
      CHECK(stemmer.stem(form) == stem);
      CHECK(stemmer.stem(stemmer.stem(form)) == stemmer.stem(form));
    }
    stems.push_back(stem);
  }
  for (std::size_t i = 0; i < stems.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) CHECK(stems[i] != stems[k]);
  }
  CHECK(stemmer.stem("pasientjournalloven") != stemmer.stem("pasientjournal"));
  CHECK(stemmer.stem("folkehelse") != stemmer.stem("folk"));
  CHECK(stemmer.stem("") == "");
  CHECK(stemmer.stem("å") == "å");
}

TEST_CASE("acronyms lose their endings, and nothing else") {
  CHECK(acronym_base("rhf-ene", 3) == "rhf");
  CHECK(acronym_base("hf'ene", 2) == "hf");
  CHECK(acronym_base("nufas", 4) == "nufa");
  CHECK(acronym_base("epj-en", 3) == "epj");
  CHECK(acronym_base("ki's", 2) == "ki");
  CHECK(acronym_base("nufa", 4) == "nufa");
  CHECK(acronym_base("dho-løsning", 3) == "dho-løsning");
}

TEST_CASE("function words are known, as fold() makes them") {
  CHECK(is_stop_word("og"));
  CHECK(is_stop_word("å"));
  CHECK(is_stop_word("samt"));
  CHECK_FALSE(is_stop_word("Og"));
  CHECK_FALSE(is_stop_word("vedtak"));
  CHECK_FALSE(is_stop_word(""));
  CHECK_FALSE(is_stop_word("#"));
}
