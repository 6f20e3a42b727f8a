#include "layout/layout.hpp"

#include <algorithm>
#include <chrono>
#include <random>

#include <doctest/doctest.h>

#include "layout/test_pages.hpp"

namespace saksgang::layout {
namespace {

TEST_CASE("a small packet: minutes with remarks, header and footer") {
  Pages p;
  const auto furniture = [&](int page) {
    p.at(70, 40, "Sakspapirer til Arkivutvalget", {9}).at(480, 800, "Side " + std::to_string(page) + " av 3", {9});
  };
  p.page();
  furniture(1);
  p.at(70, 90, "Referat fra møte i Arkivutvalget", kHeading);
  p.at(70, 130, "Dato:").at(180, 130, "3. mars 2031");
  p.at(70, 150, "Sted:").at(180, 150, "Bodø");
  p.at(70, 170, "Deltakere:").at(180, 170, "Kari Berg").at(360, 170, "Ola Dal");
  p.at(180, 190, "Per Fjell").at(360, 190, "Åse Lund");
  p.at(70, 240, "Sak", kBold).at(140, 240, "Innhold", kBold);
  p.at(70, 262, "4/31").at(140, 262, "Veikart for prøvesvar", kBold);
  p.lines(
      140, 284,
      {"Kari Berg la fram saken og pekte på at veikartet må ses i sammen\u00AD", "heng med e-", "helsestrategien."});
  p.at(140, 340, "Innspill:", kBold);
  p.at(140, 362, "•").at(158, 362, "Helse Nordvest støtter veikartet, men ber om at kostnadene");
  p.at(158, 376, "deles.");
  p.at(140, 398, "•").at(158, 398, "Kommunene mener at helse- og omsorgstjenesten må");
  p.page();
  furniture(2);
  p.at(158, 90, "tas med fra begynnelsen av arbeidet.");
  p.at(140, 112, "Vedtak:", kBold);
  p.at(140, 134, "Arkivutvalget godkjenner veikartet med de innspill som kom.");
  p.at(70, 170, "5/31").at(140, 170, "Eventuelt", kBold);
  p.at(140, 192, "Ingen saker ble meldt.");
  p.page();
  furniture(3);
  p.at(70, 90, "Veikart for prøvesvar", kHeading);
  p.lines(70, 130, {"Veikartet viser hvordan prøvesvar kan deles mellom alle som", "trenger dem."});
  CHECK(arranged(p) ==
        "tekst\n"
        "  Referat fra møte i Arkivutvalget\n"
        "tabell 3\n"
        "  0| Dato:\n  1| 3. mars 2031\n"
        "  0| Sted:\n  1| Bodø\n"
        "  0| Deltakere:\n  1| Kari Berg\n  2| Ola Dal\n"
        "  1| Per Fjell\n  2| Åse Lund\n"
        "tabell 2\n"
        "  0| Sak\n  1| Innhold\n"
        "  0| 4/31\n  1| Veikart for prøvesvar\n"
        "  1| Kari Berg la fram saken og pekte på at veikartet må ses i sammenheng med e-helsestrategien.\n"
        "  1| Innspill:\n"
        "  1| [•] Helse Nordvest støtter veikartet, men ber om at kostnadene deles.\n"
        "  1| [•] Kommunene mener at helse- og omsorgstjenesten må tas med fra begynnelsen av arbeidet. (side 1-2)\n"
        "  1| Vedtak:\n"
        "  1| Arkivutvalget godkjenner veikartet med de innspill som kom.\n"
        "  0| 5/31\n  1| Eventuelt\n"
        "  1| Ingen saker ble meldt.\n"
        "tekst\n"
        "  Veikart for prøvesvar\n"
        "  Veikartet viser hvordan prøvesvar kan deles mellom alle som trenger dem.\n");
}

TEST_CASE("nothing in, nothing out") {
  const LayoutResult none = arrange(PageSet{});
  CHECK(none.blocks.empty());
  CHECK(none.pages_without_text.empty());
  CHECK(none.body_size == doctest::Approx(0));
  Pages p;
  p.page().at(70, 100, "Tekst").page().page();
  const LayoutResult one = arrange(p.set());
  CHECK(shown(one) == "tekst\n  Tekst\n");
  CHECK(one.pages_without_text == std::vector<int>{2, 3});
}

// The words of the layout: markers and text, cut at blanks, sorted.
std::vector<std::string> words_of(const LayoutResult& result) {
  std::vector<std::string> words;
  const auto add = [&](const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      if (end > i) words.push_back(text.substr(i, end - i));
      i = end + 1;
    }
  };
  for (const Block& b : result.blocks) {
    for (const Paragraph& p : b.paragraphs) {
      add(p.marker);
      add(p.text);
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

// What holds of every layout, whatever the pages.
void check_sound(const PageSet& pages, const LayoutResult& result) {
  for (const Block& b : result.blocks) {
    REQUIRE_FALSE(b.paragraphs.empty());
    REQUIRE_FALSE(b.columns.empty());
    REQUIRE((b.table || b.columns.size() == 1));
    for (const Paragraph& p : b.paragraphs) {
      REQUIRE_FALSE(p.lines.empty());
      REQUIRE(p.column >= 0);
      REQUIRE(p.column < static_cast<int>(b.columns.size()));
      REQUIRE(utf8::valid(p.text));
      std::size_t offset = 0;
      int page = 0;
      for (const Line& line : p.lines) {
        REQUIRE(line.offset >= offset);
        REQUIRE(line.offset <= p.text.size());
        REQUIRE(line.page >= page);
        REQUIRE(line.page >= 1);
        REQUIRE(line.page <= static_cast<int>(pages.pages.size()));
        offset = line.offset;
        page = line.page;
      }
    }
  }
}

// Random words without hyphens, slashes or page furniture: each one is unlike every other, and none is a number.
std::string unlike(std::size_t i) {
  std::string word = "Ord";
  for (std::size_t k = i + 26; k > 0; k /= 26) word.push_back(static_cast<char>('a' + k % 26));
  return word + ".";
}

TEST_CASE("every visible word comes out exactly once") {
  std::mt19937 random(20310303);
  const auto upto = [&](float most) { return std::uniform_real_distribution<float>(0, most)(random); };
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    Pages p;
    std::vector<std::string> expected;
    const int pages = 1 + static_cast<int>(random() % 4);
    std::size_t next = 0;
    for (int page = 0; page < pages; ++page) {
      p.page();
      const int n = static_cast<int>(random() % 120);
      for (int i = 0; i < n; ++i) {
        // Free places, or a grid as of tables and text; not in the margins, where what repeats is furniture.
        const bool grid = round % 2 == 0;
        const float x = grid ? 60 + 80 * static_cast<float>(random() % 6) : upto(540);
        const float y = grid ? 140 + 14 * static_cast<float>(random() % 38) : 140 + upto(550);
        const std::string word = random() % 9 == 0 ? std::string("•") : unlike(next++);
        p.at(x, y, word, {8 + upto(8), random() % 4 == 0});
        p.last().space_after = true;
        if (random() % 20 == 0) {
          p.last().invisible = true;
        } else if (random() % 20 == 0) {
          p.last().rotation = 270;
        } else {
          expected.push_back(word);
        }
      }
    }
    const LayoutResult result = arrange(p.set());
    check_sound(p.set(), result);
    // Words that lie on each other are glued; so letters are counted, not words.
    std::string in;
    std::string out;
    for (const std::string& w : expected) in += w;
    for (const std::string& w : words_of(result)) out += w;
    std::sort(in.begin(), in.end());
    std::sort(out.begin(), out.end());
    REQUIRE(in == out);
  }
}

TEST_CASE("words that stand apart come out as they are") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Pages p;
    std::vector<std::string> expected;
    for (int page = 0; page < 3; ++page) {
      p.page();
      for (int row = 0; row < 40; ++row) {
        float x = 50 + static_cast<float>(random() % 3) * 60;
        while (x < 500 && random() % 8 != 0) {
          const std::string word = unlike(expected.size());
          p.at(x, 60 + 18 * static_cast<float>(row), word);
          p.last().space_after = true;
          expected.push_back(word);
          x = p.last().box.x1 + 2.5F + static_cast<float>(random() % 4 == 0 ? random() % 80 : 0);
        }
      }
    }
    const LayoutResult result = arrange(p.set());
    check_sound(p.set(), result);
    std::sort(expected.begin(), expected.end());
    REQUIRE(words_of(result) == expected);
  }
}

TEST_CASE("absurd boxes and sizes do no harm") {
  std::mt19937 random(99);
  const float odd[] = {0, -1, -1e6F, 1e6F, 1e30F, 0.0001F, 595, 842, 300};
  const auto any = [&] { return odd[random() % std::size(odd)]; };
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    Pages p;
    std::vector<std::string> expected;
    for (int page = 0; page < 3; ++page) {
      p.page();
      if (round % 5 == 0) p.set().pages.back().width = p.set().pages.back().height = 0;
      for (int i = 0; i < 40; ++i) {
        const std::string word = unlike(expected.size());
        p.at(70, 100 + 14 * static_cast<float>(i % 20), word);
        Word& w = p.last();
        if (random() % 3 == 0) w.box = {any(), any(), any(), any()};
        if (random() % 3 == 0) w.size = any();
        expected.push_back(word);
      }
    }
    const LayoutResult result = arrange(p.set());
    check_sound(p.set(), result);
    std::string in;
    std::string out;
    for (const std::string& w : expected) in += w;
    for (const std::string& w : words_of(result)) out += w;
    std::sort(in.begin(), in.end());
    std::sort(out.begin(), out.end());
    REQUIRE(in == out);
  }
}

TEST_CASE("a page of thousands of words takes its time and no more") {
  const auto seconds_of = [](const Pages& p) {
    const auto start = std::chrono::steady_clock::now();
    const LayoutResult result = arrange(p.set());
    check_sound(p.set(), result);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  SUBCASE("scattered") {
    std::mt19937 random(5);
    Pages p;
    for (std::size_t i = 0; i < 5000; ++i) {
      p.at(static_cast<float>(random() % 5600) / 10, static_cast<float>(random() % 8200) / 10, unlike(i), {2});
    }
    CHECK(seconds_of(p) < 20);
  }
  SUBCASE("in one line") {
    Pages p;
    for (std::size_t i = 0; i < 5000; ++i) p.at(static_cast<float>(i) * 20, 100, unlike(i), {2});
    CHECK(seconds_of(p) < 20);
  }
  SUBCASE("on one place") {
    Pages p;
    for (std::size_t i = 0; i < 3000; ++i) p.at(100, 100, unlike(i));
    CHECK(seconds_of(p) < 20);
  }
  SUBCASE("on a thousand pages") {
    Pages p;
    for (std::size_t i = 0; i < 1000; ++i) {
      p.page().at(70, 40, "Sakspapirer").at(280, 800, std::to_string(i + 1));
      for (std::size_t k = 0; k < 20; ++k) p.at(70, 100 + 14 * static_cast<float>(k), "Fem ord på en linje");
    }
    CHECK(seconds_of(p) < 20);
  }
}

}  // namespace
}  // namespace saksgang::layout
