#include "layout/joining.hpp"

#include <doctest/doctest.h>

#include "layout/test_pages.hpp"

namespace saksgang::layout {
namespace {

struct Joined {
  std::string text;
  std::string marked;  // with a bar where the line begins
};

Joined join(std::string before, std::string_view line, const std::vector<std::string>& vocabulary = {},
            bool filled = false) {
  Pages p;
  p.page().lines(70, 100, vocabulary);
  const std::size_t offset = append_line(before, line, filled, Vocabulary(p.set()));
  std::string marked = before;
  marked.insert(offset, "|");
  return {before, marked};
}

// A document that breaks words at line ends.
const std::vector<std::string> kHyphenating{"Helsedirektoratet og kommunene har i lag vurdert omsorgs-",
                                            "tjenestene, og ser at virksom-",
                                            "hetene og orga-",
                                            "nisasjonene bør samar-",
                                            "beide om innfø-",
                                            "ringen"};

TEST_CASE("lines are joined with a blank") {
  CHECK(join("Rådet drøftet", "saken.").marked == "Rådet drøftet |saken.");
  CHECK(join("", "Rådet").marked == "|Rådet");
  CHECK(join("Drøftet på møtet –", "og vedtatt").marked == "Drøftet på møtet – |og vedtatt");
}

TEST_CASE("a hyphen that belongs to its word stays, without a blank") {
  CHECK(join("nye e-", "helseløsninger").text == "nye e-helseløsninger");
  CHECK(join("E-", "helse").text == "E-helse");
  CHECK(join("etter EHDS-", "forordningen").text == "etter EHDS-forordningen");
  CHECK(join("etter EHDS-", "forordningen", kHyphenating).text == "etter EHDS-forordningen");
  CHECK(join("alle RHF-", "ene").text == "alle RHF-ene");
  CHECK(join("en 17-", "årig jente").text == "en 17-årig jente");
  CHECK(join("perioden 2020-", "21").text == "perioden 2020-21");
  CHECK(join("perioden 2020-", "2021", kHyphenating).text == "perioden 2020-2021");
  CHECK(join("over på ICD-", "11").text == "over på ICD-11");
  CHECK(join("Helse Sør-", "Øst", kHyphenating).text == "Helse Sør-Øst");
  CHECK(join("Midt-", "Norge", kHyphenating).text == "Midt-Norge");
}

TEST_CASE("before og, eller and samt the hyphen and the blank stay") {
  CHECK(join("helse-", "og omsorgstjenesten").marked == "helse- |og omsorgstjenesten");
  CHECK(join("drift-", "eller forvaltning", kHyphenating).text == "drift- eller forvaltning");
  CHECK(join("spesialist-", "samt kommunehelse", kHyphenating).text == "spesialist- samt kommunehelse");
  CHECK(join("HELSE-", "OG OMSORG", kHyphenating).text == "HELSE- OG OMSORG");
  // «ogsaa» is not «og».
  CHECK(join("helse-", "ogsaa", kHyphenating).text == "helseogsaa");
}

TEST_CASE("the hyphen of a broken word goes where the document breaks words") {
  CHECK(join("Helse-", "direktoratet", kHyphenating).marked == "Helse|direktoratet");
  CHECK(join("myndig-", "hetene", kHyphenating).text == "myndighetene");
  CHECK(join("i Helse-", "direktoratets plan", {"Helsedirektoratets rolle"}).text == "i Helsedirektoratets plan");
  // The document has the word with its hyphen.
  CHECK(join("gap-", "analysen", {"en gap-analysen er gjort"}).text == "gap-analysen");
}

TEST_CASE("a document that breaks no words keeps its hyphens") {
  CHECK(join("på nivå-", "grunnlag").text == "på nivå-grunnlag");
}

TEST_CASE("the vocabulary tells whether a document breaks words") {
  Pages breaks;
  breaks.page().lines(70, 100, kHyphenating);
  CHECK(Vocabulary(breaks.set()).hyphenates());
  Pages none;
  none.page().lines(70, 100,
                    {"Rådet drøftet en gap-analyse og", "en e-helsestrategi for helse- og", "omsorgstjenesten"});
  const Vocabulary vocabulary(none.set());
  CHECK_FALSE(vocabulary.hyphenates());
  CHECK(vocabulary.has("rådet"));
  CHECK(vocabulary.has("gap-analyse"));
  CHECK(vocabulary.stands_before_hyphen("gap"));
  CHECK_FALSE(vocabulary.has("gap"));
  CHECK(vocabulary.count("en") == 2);
  CHECK(vocabulary.count("ukjent") == 0);
}

TEST_CASE("soft hyphens at the line's end go") {
  CHECK(join("helse\u00AD", "foretakene").marked == "helse|foretakene");
  CHECK(join("i samordnings\u00AD", "rådet", kHyphenating).text == "i samordningsrådet");
}

TEST_CASE("HYPHEN and NON-BREAKING HYPHEN count as hyphens") {
  CHECK(join("Helse\u2010", "direktoratet", kHyphenating).text == "Helsedirektoratet");
  CHECK(join("helse\u2010", "og omsorg", kHyphenating).text == "helse\u2010 og omsorg");
  Pages p;
  p.lines(70, 100, {"Arbeidet med e\u2010helse og My\u2011Health er i gang."});
  CHECK(arranged(p) == "tekst\n  Arbeidet med e-helse og My-Health er i gang.\n");
}

TEST_CASE("a web address goes on over the line's end") {
  CHECK(join("se https://eksempel.no/rad-", "og-utvalg/2031").text == "se https://eksempel.no/rad-og-utvalg/2031");
  CHECK(join("se https://eksempel.no/rad/", "moter").text == "se https://eksempel.no/rad/moter");
  CHECK(join("se https://eksempel.no", "for mer").text == "se https://eksempel.no for mer");
  CHECK(join("se www.eksempel.no.", "Der står").text == "se www.eksempel.no. Der står");
}

TEST_CASE("a slash at the line's end binds, one between blanks does not") {
  CHECK(join("helse/", "omsorg").text == "helse/omsorg");
  CHECK(join("diskusjon /", "oppsummering").text == "diskusjon / oppsummering");
}

TEST_CASE("a word broken without a sign is joined only where its line was full") {
  CHECK(join("samtykkebestemmelsen", "e", {}, true).marked == "samtykkebestemmelsen|e");
  CHECK(join("samtykkebestemmelsen", "e", {}, false).text == "samtykkebestemmelsen e");
  CHECK(join("personvernkonsekvensvurde", "ring", {"personvernkonsekvensvurdering"}, true).text ==
        "personvernkonsekvensvurdering");
  // A word that the document has otherwise stands for itself.
  CHECK(join("samtykkebestemmelsen", "er", {"er klar", "er god"}, true).text == "samtykkebestemmelsen er");
  CHECK(join("Pasientjournalforskriften", "Eier", {}, true).text == "Pasientjournalforskriften Eier");
}

TEST_CASE("a dash between blanks is no hyphen") {
  CHECK(join("årene -", "og senere", kHyphenating).text == "årene - og senere");
  CHECK(join("-", "punkt", kHyphenating).text == "- punkt");
}

TEST_CASE("through the whole layout, in a narrow column") {
  Pages p;
  p.at(70, 100, "4/31").lines(140, 100, {"Nye e-", "helseløsninger for helse-", "og omsorgstjenesten"});
  p.at(70, 160, "5/31").lines(140, 160, {"Vurdering av samvirke\u00AD", "tiltak og EHDS-", "krav"});
  CHECK(arranged(p) ==
        "tabell 2\n"
        "  0| 4/31\n  1| Nye e-helseløsninger for helse- og omsorgstjenesten\n"
        "  0| 5/31\n  1| Vurdering av samvirketiltak og EHDS-krav\n");
}

}  // namespace
}  // namespace saksgang::layout
