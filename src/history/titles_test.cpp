#include "history/titles.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang::history;

TEST_CASE("words that tell what a title is about") {
  using List = std::vector<std::string>;
  CHECK(title_words("Temadag – Etablering av ordning for helseteknologi") ==
        List{"etablering", "ordning", "helseteknologi"});
  CHECK(title_words("Godkjenning av innkalling og dagsorden, samt referat fra NUFA 30. – 31. oktober 2024").empty());
  CHECK(title_words("Orientering fra Helsedirektoratet").empty());
  CHECK(title_words("Felles kodeverk for kodeverk 12/25") == List{"felles", "kodeverk"});
  CHECK(title_words("").empty());
}

TEST_CASE("how alike titles are") {
  CHECK(likeness("Felles kodeverk for prøvesvar", "Felles kodeverk for prøvesvar.") == 1.0);
  CHECK(likeness("Ordning for helseteknologier", "Ordninga for helseteknologi") == 1.0);
  CHECK(likeness("Felles kodeverk", "Felles journal") == 0.5);
  CHECK(likeness("Overgang til ICD-10", "Overgang til ICD-11") == 0.5);
  CHECK(likeness("Eventuelt", "Eventuelt") == 0.0);
  CHECK(likeness("kodeverk kodeverk", "kodeverk") == 1.0);
  // A word is shared once, though two are like it.
  CHECK(likeness("kodeverk", "kodeverket kodeverk") == likeness("kodeverket kodeverk", "kodeverk"));
  CHECK(likeness("kodeverk", "kodeverket kodeverk") == doctest::Approx(2.0 / 3));
}

TEST_CASE("titles of one matter") {
  CHECK(same_title("Veiledningsordning for helseteknologier",
                   "Temadag – Etablering av veiledningsordning for helseteknologi"));
  CHECK(same_title("Felles timebok", "Felles timebok: innføring"));
  CHECK_FALSE(same_title("Felles timebok", "Felles kodeverk for prøvesvar"));
  CHECK_FALSE(same_title("Referat", "Referat"));
  CHECK_FALSE(same_title("Timebok", "Timebok"));
}

TEST_CASE("keys by which a title is looked up") {
  using List = std::vector<std::string>;
  CHECK(title_keys({}).empty());
  CHECK(title_keys({"kodeverk"}) == List{"kodev"});
  CHECK(title_keys({"kodeverk", "felles"}) == List{"felle"});
  CHECK(title_keys({"overgang", "icd-11", "føring"}) == List{"icd-11", "føri"});
  CHECK(title_keys({"arkiv", "arkivet", "ny"}) == List{"arkiv+", "arkiv"});
}

TEST_CASE("titles that are clearly alike have a key in common") {
  const std::vector<std::string> known{
      "kodeverk",  "kodeverket", "kodeverkene", "felles",     "fellesskap", "ført",       "føring",  "føringer",
      "icd-10",    "icd-11",     "prøvesvar",   "prøvesvara", "strategi",   "strategien", "digital", "digitalt",
      "rett",      "rettar",     "pasient",     "pasienten",  "sår",        "sårbar",     "måling",  "målinga",
      "journaler", "journal",    "journalen",   "helsedata",  "17b",        "årsplan"};
  std::mt19937 random(5);
  const auto title = [&] {
    std::vector<std::string> out;
    for (std::size_t n = 1 + random() % 8; n > 0; --n) {
      const std::string& word = known[random() % known.size()];
      if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(word);
    }
    return out;
  };
  int alike = 0;
  for (int i = 0; i < 200'000; ++i) {
    const auto one = title(), other = title();
    if (likeness(one, other) < kClearlyAlike) continue;
    ++alike;
    const auto keys = title_keys(one), others = title_keys(other);
    const bool shared = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return std::find(others.begin(), others.end(), key) != others.end();
    });
    if (!shared) FAIL(fmt::format("{} and {} share no key", fmt::join(one, " "), fmt::join(other, " ")));
  }
  CHECK(alike > 300);
}

TEST_CASE("the part of a title that a text has") {
  CHECK(coverage({"evaluering", "rådsmodell"}, {"evalueringen", "av", "rådsmodellen"}) == 1.0);
  CHECK(coverage({"evaluering", "rådsmodell"}, {"rådsmodellen"}) == 0.5);
  CHECK(coverage({}, {"rådsmodellen"}) == 0.0);
}
