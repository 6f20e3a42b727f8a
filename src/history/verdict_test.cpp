#include "history/verdict.hpp"

#include <iterator>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "history/test_judge.hpp"

namespace saksgang::history {
namespace {

// «a» to «b» as its verdict and hunks: "wording: inflection[arbeid|arbeidet]".
std::string compared(std::string_view a, std::string_view b) {
  TestJudge judge;
  const Comparison c = compare(a, b, judge);
  std::string out(name(c.verdict));
  out += ":";
  for (const Hunk& h : c.hunks) {
    out += " " + std::string(name(h.reason)) + "[" + std::string(a.substr(h.old_begin, h.old_end - h.old_begin)) + "|" +
           std::string(b.substr(h.new_begin, h.new_end - h.new_begin)) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("identical") {
  CHECK(compared("NUIT tar saken til orientering.", "NUIT tar saken til orientering.") == "identical:");
  CHECK(compared("", "") == "identical:");
}

TEST_CASE("typographic: what the eye passes over") {
  CHECK(compared("Rådet støtter\nsaken", "Rådet støtter saken") == "typographic: typography[\n| ]");
  CHECK(compared("e\u2010helse", "e-helse") == "typographic: typography[e\u2010helse|e-helse]");
  CHECK(compared("Helse- og omsorg", "Helse og omsorg") == "typographic: typography[Helse-|Helse]");
  CHECK(compared("om «målbilde»", "om \"målbilde\"") == "typographic: typography[«|\"] typography[»|\"]");
  CHECK(compared("løsning – legemidler", "løsning - legemidler") == "typographic: typography[–|-]");
  CHECK(compared("tar med innspill", "tar med innspill.") == "typographic: typography[|.]");
  CHECK(compared("i Rådet", "i rådet") == "typographic: typography[Rådet|rådet]");
  CHECK(compared("oppfølgings arbeid", "oppfølgingsarbeid") ==
        "typographic: typography[oppfølgings arbeid|oppfølgingsarbeid]");
  CHECK(compared("1 000 kroner", "1000 kroner") == "typographic: typography[1 000|1000]");
  CHECK(compared(" saken ", "saken") == "typographic: typography[ |] typography[ |]");
}

TEST_CASE("wording: what says the same") {
  CHECK(compared("i det videre arbeid", "i det videre arbeidet") == "wording: inflection[arbeid|arbeidet]");
  CHECK(compared("mandat for Tekniske beregningsutvalg", "mandat for Teknisk beregningsutvalg") ==
        "wording: inflection[Tekniske|Teknisk]");
  CHECK(compared("ber dem ta med innspill", "ber dem ta med seg innspill") == "wording: function-word[|seg ]");
  CHECK(compared("saken, og ber", "saken og ber") == "wording: punctuation[,|]");
  CHECK(compared("I tillegg anbefaler Nasjonalt råd tiltak.", "Nasjonalt råd anbefaler i tillegg tiltak.") ==
        "wording: order[I tillegg anbefaler |] order[|anbefaler i tillegg ]");
  CHECK(compared("i oppdraget av Helsedepartementet", "gitt i oppdraget av Helsedepartementet")
            .starts_with("substantive: content[|gitt ]"));
  CHECK(compared("gitt i oppdraget av dem", "gitt i oppdraget gitt av dem") == "wording: repetition[|gitt ]");
}

TEST_CASE("substantive: what changes what is asked, or of whom") {
  CHECK(compared("NUIT ber FHI utrede", "NUIT ber NHN utrede") == "substantive: name[FHI|NHN]");
  CHECK(compared("prøves ut i to regioner", "prøves ut i tre regioner") == "substantive: content[to|tre]");
  CHECK(compared("innen 2026", "innen 2027") == "substantive: number[2026|2027]");
  CHECK(compared("sak 17/25", "sak 7/25") == "substantive: number[17/25|7/25]");
  CHECK(compared("FHI skal utrede", "FHI bør utrede") == "substantive: weighty-word[skal|bør]");
  CHECK(compared("FHI skal utrede", "FHI skulle utrede") == "substantive: weighty-word[skal|skulle]");
  CHECK(compared("rådet støtter forslaget", "rådet støtter ikke forslaget") == "substantive: weighty-word[|ikke ]");
  CHECK(compared("rådet støttar", "rådet støttar ikkje") == "substantive: weighty-word[| ikkje]");
  CHECK(compared("med vilkår", "uten vilkår") == "substantive: weighty-word[med|uten]");
  CHECK(compared("plan og tiltak", "plan eller tiltak") == "substantive: weighty-word[og|eller]");
  CHECK(compared("brevet til NUIT", "brevet fra NUIT") == "substantive: role[til|fra]");
  CHECK(compared("det er til nytte", "det er fra nytte") == "wording: function-word[til|fra]");
  CHECK(compared("i 50 kommuner", "i 50 % kommuner") == "substantive: content[|% ]");
  CHECK(compared("støtter tiltak", "støtter tiltak og plan") == "substantive: content[| og plan]");
}

TEST_CASE("moves that change who does what") {
  CHECK(compared("at NUFA ber NUIT", "at NUIT ber NUFA").starts_with("substantive: order-of-names["));
  CHECK(compared("at NUFA ser på kart og NUIT ser på plan", "at NUFA ser på plan og NUIT ser på kart")
            .starts_with("substantive: order-of-names[kart|plan]"));
  CHECK(compared("Direktoratet ber NHN", "NHN ber Direktoratet").starts_with("substantive: order-of-names["));
}

TEST_CASE("several differences: the weightiest counts, each is told") {
  CHECK(compared("NUIT drøftet «saken» og ber FHI ta innspill", "NUIT drøfter \"saken\" og ber NHN ta innspillene.") ==
        "substantive: inflection[drøftet|drøfter] typography[«|\"] typography[»|\"] name[FHI|NHN] "
        "inflection[innspill|innspillene.]");
}

TEST_CASE("the hunks alone make one text into the other") {
  const std::string_view words[] = {"NUIT",     "ber", "FHI", "ta", "med",     "seg",
                                    "innspill", ".",   ",",   "«",  "e-helse", "1 000"};
  const std::string_view blanks[] = {" ", " ", " ", "", "\n", "  "};
  std::mt19937 random(11);
  const auto text = [&] {
    std::string out;
    for (std::size_t i = random() % 8; i > 0; --i) {
      out += std::string(words[random() % std::size(words)]) + std::string(blanks[random() % std::size(blanks)]);
    }
    return out;
  };
  TestJudge judge;
  for (int round = 0; round < 5000; ++round) {
    const std::string a = text(), b = text();
    std::string made;
    std::size_t done = 0, done_b = 0;
    for (const Hunk& h : compare(a, b, judge).hunks) {
      REQUIRE(h.old_begin >= done);
      REQUIRE(h.new_begin >= done_b);
      made += a.substr(done, h.old_begin - done) + b.substr(h.new_begin, h.new_end - h.new_begin);
      done = h.old_end;
      done_b = h.new_end;
    }
    made += a.substr(done);
    REQUIRE_MESSAGE(made == b, a << "|" << b);
  }
}

TEST_CASE("long texts with nothing in common are compared within bounds") {
  std::string a, b;
  for (int i = 0; i < 30'000; ++i) {
    a += "a" + std::string(1 + i % 7, 'x') + " ";
    b += "b" + std::string(1 + i % 7, 'y') + " ";
  }
  TestJudge judge;
  const Comparison c = compare(a, b, judge);
  CHECK(c.verdict == Verdict::kSubstantive);
}

}  // namespace saksgang::history
