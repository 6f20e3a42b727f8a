#include "analyzers/sentences.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang::analyzers;

namespace {

std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> out;
  for (const Sentence& s : sentences(text)) out.emplace_back(text.substr(s.begin, s.end - s.begin));
  return out;
}

}  // namespace

TEST_CASE("texts are cut into sentences") {
  using Lines = std::vector<std::string>;
  CHECK(cut("Rådet støtter saken. Det ber om mer.") == Lines{"Rådet støtter saken.", "Det ber om mer."});
  CHECK(cut("Møtet 12. juni 2025. Neste er 3. oktober.") == Lines{"Møtet 12. juni 2025.", "Neste er 3. oktober."});
  CHECK(cut("Se f.eks. Helsenorge, jf. Meld. St. 9. Ja! Nei.") ==
        Lines{"Se f.eks. Helsenorge, jf. Meld. St. 9. Ja!", "Nei."});
  CHECK(cut("Første punkt\nandre punkt\n\n tredje ") == Lines{"Første punkt", "andre punkt", "tredje"});
  CHECK(cut("Hva nå? «Ja.» Nei.") == Lines{"Hva nå?", "«Ja.»", "Nei."});
  CHECK(cut("versjon 3.0 og helsenorge.no er her") == Lines{"versjon 3.0 og helsenorge.no er her"});
  CHECK(cut("") == Lines{});
  CHECK(cut(" \n ") == Lines{});
  CHECK(cut("...") == Lines{"..."});
}
