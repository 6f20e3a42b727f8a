#include "layout/furniture.hpp"

#include <doctest/doctest.h>

#include "layout/test_pages.hpp"

namespace saksgang::layout {
namespace {

// What stays of each page, a line a page.
std::string kept(const Pages& p) {
  std::string out;
  const auto words = body_words(p.set());
  for (std::size_t page = 0; page < words.size(); ++page) {
    for (const int i : words[page]) out += p.set().pages[page].words[static_cast<std::size_t>(i)].text + " ";
    out += "\n";
  }
  return out;
}

// Pages of text of different length and beginning, as many as `n`, with `decorate` called for each (page from 1).
template <class Decorate>
Pages packet(int n, Decorate decorate) {
  const char* texts[] = {"Veikartet er klart.", "Utvalget ba om en ny plan.", "Kostnadene skal dekkes av etatene.",
                         "Partene er enige."};
  Pages p;
  for (int page = 1; page <= n; ++page) {
    p.page();
    p.at(70, 100.0F + 7.0F * static_cast<float>(page % 3), texts[page % 4]);
    p.at(70, 300, texts[(page + 1) % 4]);
    decorate(p, page);
  }
  return p;
}

const std::string kFourPages =
    "Utvalget ba om en ny plan. Kostnadene skal dekkes av etatene. \n"
    "Kostnadene skal dekkes av etatene. Partene er enige. \n"
    "Partene er enige. Veikartet er klart. \n"
    "Veikartet er klart. Utvalget ba om en ny plan. \n";

TEST_CASE("page numbers in their forms go") {
  const auto check = [](auto form) {
    CHECK(kept(packet(4, [&](Pages& p, int page) { p.at(280, 800, form(page)); })) == kFourPages);
    CHECK(kept(packet(4, [&](Pages& p, int page) { p.at(480, 30, form(page)); })) == kFourPages);
  };
  check([](int page) { return std::to_string(page); });
  check([](int page) { return "side " + std::to_string(page); });
  check([](int page) { return "Side " + std::to_string(page) + " av 4"; });
  check([](int page) { return std::to_string(page) + "/4"; });
  check([](int page) { return "– " + std::to_string(page) + " –"; });
  // The numbers of a part within a larger file.
  check([](int page) { return "Side " + std::to_string(page + 20) + " av 120"; });
}

TEST_CASE("the number of a single page goes, another number stays") {
  CHECK(kept(packet(1, [](Pages& p, int) { p.at(280, 800, "Side 1 av 1"); })) ==
        "Utvalget ba om en ny plan. Kostnadene skal dekkes av etatene. \n");
  CHECK(kept(packet(1, [](Pages& p, int) { p.at(280, 800, "4711"); })) ==
        "Utvalget ba om en ny plan. Kostnadene skal dekkes av etatene. 4711 \n");
}

TEST_CASE("running headers and footers go") {
  CHECK(kept(packet(4, [](Pages& p, int) { p.at(70, 40, "Sakspapirer til Arkivutvalget"); })) == kFourPages);
  CHECK(kept(packet(4, [](Pages& p, int page) {
          p.at(70, 790, "Arkivutvalget møte 2/2031").at(480, 790, "side " + std::to_string(page));
        })) == kFourPages);
}

TEST_CASE("a header of several lines goes as a whole") {
  CHECK(kept(packet(4, [](Pages& p, int) {
          p.lines(70, 25, {"Direktoratet for felles løsninger", "Sakspapirer", "Unntatt fra ingenting"});
        })) == kFourPages);
}

TEST_CASE("odd and even pages have headers of their own") {
  CHECK(kept(packet(8, [](Pages& p, int page) {
          p.at(page % 2 == 0 ? 70.0F : 380.0F, 40, page % 2 == 0 ? "Arkivutvalget" : "Møte i mars");
        })) == kept(packet(8, [](Pages&, int) {})));
}

TEST_CASE("a header on all pages but the first") {
  CHECK(kept(packet(5, [](Pages& p, int page) {
          if (page > 1) p.at(70, 40, "Sakspapirer til Arkivutvalget");
        })) == kept(packet(5, [](Pages&, int) {})));
}

TEST_CASE("what repeats at the head of the text stays") {
  // «Vedtak:» opens two pages where other pages have other text at the same height.
  Pages p;
  p.page().lines(70, 72, {"Vedtak:", "Utvalget godkjenner veikartet."});
  p.page().lines(70, 72, {"Bakgrunnen for saken er kjent fra før.", "Den behandles her på nytt."});
  p.page().lines(70, 72, {"Vedtak:", "Utvalget tar saken til orientering."});
  p.page().lines(70, 72, {"Etter dette ble møtet hevet.", "Neste møte er i juni."});
  CHECK(kept(p) ==
        "Vedtak: Utvalget godkjenner veikartet. \n"
        "Bakgrunnen for saken er kjent fra før. Den behandles her på nytt. \n"
        "Vedtak: Utvalget tar saken til orientering. \n"
        "Etter dette ble møtet hevet. Neste møte er i juni. \n");
}

TEST_CASE("a box that opens several pages stays") {
  Pages p;
  for (int i = 4; i < 8; ++i) {
    p.page();
    p.at(370, 75, "Til").at(450, 75, "Arkivutvalget");
    p.at(370, 92, "Saksnummer").at(450, 92, std::to_string(i) + "/31");
    p.at(70, 75, std::string(static_cast<std::size_t>(i - 2), 'V') + "eikart", kHeading);
    p.lines(70, 130, {"Forslag til vedtak", "Utvalget godkjenner veikartet."});
    p.page();
    p.lines(70, 75, {"Side uten boks, men med en linje i samme høyde som boksens første.", "Og en linje til."});
  }
  std::string expected;
  for (int i = 4; i < 8; ++i) {
    expected += "Til Arkivutvalget Saksnummer " + std::to_string(i) + "/31 " +
                std::string(static_cast<std::size_t>(i - 2), 'V') +
                "eikart Forslag til vedtak Utvalget godkjenner veikartet. \n" +
                "Side uten boks, men med en linje i samme høyde som boksens første. Og en linje til. \n";
  }
  CHECK(kept(p) == expected);
}

TEST_CASE("a numbered list at the foot of the pages stays") {
  Pages p;
  for (int page = 1; page <= 3; ++page) {
    p.page();
    p.at(70, 100 + 9.0F * static_cast<float>(page), "Tiltak som er meldt inn");
    for (int i = 0; i < 4; ++i) {
      p.at(70, 700 + 14.0F * static_cast<float>(i), std::to_string(page * 10 + i) + ". Tiltak for kommune nummer");
    }
  }
  std::string expected;
  for (int page = 1; page <= 3; ++page) {
    expected += "Tiltak som er meldt inn ";
    for (int i = 0; i < 4; ++i) expected += std::to_string(page * 10 + i) + ". Tiltak for kommune nummer ";
    expected += "\n";
  }
  CHECK(kept(p) == expected);
}

TEST_CASE("invisible and turned words go") {
  Pages p = packet(1, [](Pages& q, int) {
    q.at(70, 400, "usynlig").last().invisible = true;
    q.at(20, 400, "loddrett").last().rotation = 90;
  });
  CHECK(kept(p) == "Utvalget ba om en ny plan. Kostnadene skal dekkes av etatene. \n");
}

TEST_CASE("no pages, and pages without words") {
  CHECK(kept(Pages()).empty());
  Pages p;
  p.page().page();
  CHECK(kept(p) == "\n\n");
}

}  // namespace
}  // namespace saksgang::layout
