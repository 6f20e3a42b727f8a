#include "analyzers/derivations.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "analyzers/lexicon.hpp"
#include "analyzers/norwegian.hpp"

using namespace saksgang;
using namespace saksgang::analyzers;

namespace {

// A program built without Apertium's package has no lexicon to judge by; scripts/test makes sure that its own build has
// one, so these cases are never skipped there.
bool is_absent() {
  return lexicon_bytes().empty();
}

std::string shown(std::string_view lemma, const Lexicon* lexicon) {
  std::string out;
  for (const std::string& word : derivations(lemma, lexicon)) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

TEST_CASE("verbs and the nouns of their doing lead to each other" * doctest::skip(is_absent())) {
  const Lexicon lexicon = **Lexicon::carried();
  const std::vector<std::pair<std::string, std::string>> table = {
      {"vedtak", "vedta"},
      {"vedta", "vedtak"},
      {"drøfting", "drøfte drøftelse"},
      {"drøfte", "drøfting drøftelse"},
      {"anbefaling", "anbefale anbefalelse"},
      {"utredning", "utrede utreding"},
      {"diskusjon", "diskutere diskutering"},
      {"forståelse", "forstå"},
      {"avdeling", ""},
      {"bruker", ""},
      {"digital", ""},
      {"xyzzy", ""},
      {"", ""},
  };
  for (const auto& row : table) {
    CAPTURE(row.first);
    CHECK(shown(row.first, &lexicon) == row.second);
  }
}

TEST_CASE("without a lexicon the data alone answers") {
  CHECK(shown("beslutning", nullptr) == "beslutte");
  CHECK(shown("beslutte", nullptr) == "beslutning");
  CHECK(shown("drøfte", nullptr) == "");
}

TEST_CASE("sixty pairs of nouns and verbs are told apart" * doctest::skip(is_absent())) {
  const Lexicon lexicon = **Lexicon::carried();
  struct Pair {
    const char* noun;
    const char* verb;
    bool belong;
  };
  // Chosen before the rules were run on them.
  const std::vector<Pair> pairs = {
      {"drøfting", "drøfte", true},
      {"anbefaling", "anbefale", true},
      {"godkjenning", "godkjenne", true},
      {"vurdering", "vurdere", true},
      {"utredning", "utrede", true},
      {"innføring", "innføre", true},
      {"utsettelse", "utsette", true},
      {"behandling", "behandle", true},
      {"deling", "dele", true},
      {"finansiering", "finansiere", true},
      {"prioritering", "prioritere", true},
      {"evaluering", "evaluere", true},
      {"anskaffelse", "anskaffe", true},
      {"etablering", "etablere", true},
      {"forvaltning", "forvalte", true},
      {"utvikling", "utvikle", true},
      {"endring", "endre", true},
      {"kartlegging", "kartlegge", true},
      {"organisering", "organisere", true},
      {"presentasjon", "presentere", true},
      {"informasjon", "informere", true},
      {"kommunikasjon", "kommunisere", true},
      {"definisjon", "definere", true},
      {"diskusjon", "diskutere", true},
      {"dokumentasjon", "dokumentere", true},
      {"reduksjon", "redusere", true},
      {"publikasjon", "publisere", true},
      {"integrasjon", "integrere", true},
      {"forståelse", "forstå", true},
      {"avgjørelse", "avgjøre", true},
      {"ansettelse", "ansette", true},
      {"beslutning", "beslutte", true},
      {"vedtak", "vedta", true},
      {"forslag", "foreslå", true},
      {"krav", "kreve", true},
      {"søknad", "søke", true},
      {"henvisning", "henvise", true},
      {"betaling", "betale", true},
      {"konklusjon", "konkludere", true},
      {"veiledning", "veilede", true},
      {"avdeling", "avdele", false},
      {"ledning", "lede", false},
      {"stilling", "stille", false},
      {"retning", "rette", false},
      {"regning", "regne", false},
      {"setning", "sette", false},
      {"høring", "høre", false},
      {"holdning", "holde", false},
      {"bruker", "bruke", false},
      {"digitalisering", "digital", false},
      {"stemning", "stemme", false},
      {"organisasjon", "organisere", false},
      {"funksjon", "fungere", false},
      {"ordning", "ordne", false},
      {"forbindelse", "forbinde", false},
      {"tiltak", "ta", false},
      {"leder", "lede", false},
      {"nasjon", "nå", false},
      {"ting", "te", false},
      {"kommune", "kommunisere", false},
  };
  for (const Pair& pair : pairs) {
    CAPTURE(pair.noun);
    CAPTURE(pair.verb);
    CHECK(has(derivations(pair.noun, &lexicon), pair.verb) == pair.belong);
    CHECK(has(derivations(pair.verb, &lexicon), pair.noun) == pair.belong);
  }
}

TEST_CASE("the data is spelt right, states nothing twice, and is obeyed" * doctest::skip(is_absent())) {
  const Lexicon lexicon = **Lexicon::carried();
  std::ifstream in(std::string(SAKSGANG_SOURCE_DIR) + "/analyzers/data/derivations.txt");
  REQUIRE(in);
  std::map<std::string, int> seen;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    CAPTURE(line);
    std::istringstream words(line);
    std::string verb, sign;
    words >> verb >> sign;
    CHECK((sign == "~" || sign == "!"));
    CHECK_FALSE(lexicon.look_up(verb).lemmas.empty());
    int nouns = 0;
    for (std::string noun; words >> noun; ++nouns) {
      CHECK(fold(noun) == noun);
      CHECK_FALSE(lexicon.look_up(noun).lemmas.empty());
      CHECK(++seen[verb + " " + noun] == 1);
      CHECK(verb != noun);
      CHECK(has(derivations(verb, &lexicon), noun) == (sign == "~"));
      CHECK(has(derivations(noun, &lexicon), verb) == (sign == "~"));
    }
    CHECK(nouns > 0);
  }
  CHECK(seen.size() > 60);
}
