#include "history/titles.hpp"

#include <doctest/doctest.h>

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
}

TEST_CASE("titles of one matter") {
  CHECK(same_title("Veiledningsordning for helseteknologier",
                   "Temadag – Etablering av veiledningsordning for helseteknologi"));
  CHECK(same_title("Felles timebok", "Felles timebok: innføring"));
  CHECK_FALSE(same_title("Felles timebok", "Felles kodeverk for prøvesvar"));
  CHECK_FALSE(same_title("Referat", "Referat"));
  CHECK_FALSE(same_title("Timebok", "Timebok"));
}

TEST_CASE("the part of a title that a text has") {
  CHECK(coverage({"evaluering", "rådsmodell"}, {"evalueringen", "av", "rådsmodellen"}) == 1.0);
  CHECK(coverage({"evaluering", "rådsmodell"}, {"rådsmodellen"}) == 0.5);
  CHECK(coverage({}, {"rådsmodellen"}) == 0.0);
}
