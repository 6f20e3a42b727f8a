#include "history/words.hpp"

#include <doctest/doctest.h>

namespace saksgang::history {
namespace {

// The words of a text with their kinds: w, n, m, p; a capital for a name.
std::string cut(std::string_view text) {
  std::string out;
  for (const Word& word : words_of(text)) {
    const char kind = "wnmp"[static_cast<int>(word.kind)];
    out += (out.empty() ? "" : " ") + std::string(1, word.name ? 'W' : kind) + (word.opens_sentence ? "^" : "") + ":" +
           word.key;
  }
  return out;
}

}  // namespace

TEST_CASE("words, numbers, marks and punctuation") {
  CHECK(cut("") == "");
  CHECK(cut(" \n ") == "");
  CHECK(cut("Rådet ber FHI.") == "w^:rådet w:ber W:fHI p:.");
  CHECK(cut("og/eller 17/25 og 3.0") == "w^:og p:/ w:eller n:17/25 w:og n:3.0");
  CHECK(cut("helse- og RHF-ene, «ja» – nei") == "w^:helse w:og W:rHFene p:, m:\" w:ja m:\" m:- w:nei");
  CHECK(cut("1 000 000 kr, 12 34, 2024\u20132025") == "n^:1000000 w:kr p:, n:12 n:34 p:, n:2024-2025");
  CHECK(cut("e\u00adhelse ICD\u201111") == "w^:ehelse n:iCD11");
  CHECK(cut("Slutt. Ny linje\nEn til") == "w^:slutt p:. w^:ny w:linje w^:en w:til");
  CHECK(cut("HF'ene (MyHealth@EU)") == "W^:hF'ene p:( W:myHealth@EU p:)");
}

TEST_CASE("small words that weigh") {
  for (const char* word : {"ikke", "Ikkje", "uten", "skal", "BØR", "eller", "innen"}) CHECK(carries_weight(word));
  for (const char* word : {"seg", "og", "rådet", "kant", ""}) CHECK_FALSE(carries_weight(word));
  CHECK(tells_role("Av"));
  CHECK_FALSE(tells_role("og"));
}

}  // namespace saksgang::history
