#include "history/resolve.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "history/test_cases.hpp"

using namespace saksgang;
using namespace saksgang::history;
using test::paper;
using test::row;

namespace {

std::vector<CaseRecord> cases() {
  return {
      paper(Part::kInnkalling, "NUFA", "6/25", "2025-01-22", "Evaluering av rådsmodellen"),
      paper(Part::kInnkalling, "NUFA", "7/25", "2025-01-22", "Ordning for helseteknologi"),
      paper(Part::kReferat, "NUIT", "7/25", "2025-02-13", "Konsekvenser av forordningen"),
      paper(Part::kReferat, "NEHR", "8/25", "2025-03-20", "Nasjonale råd og utvalg"),
      paper(Part::kReferat, "NEHR", "9/25", "2025-03-20", "Evaluering av rådsmodellen"),
      paper(Part::kReferat, "PORTEFOLJERADET", "5/26", "2026-02-12", "Felles timebok"),
      paper(Part::kReferat, "Arkivutvalet", "1/25", "2025-04-01", "Felles arkiv"),
  };
}

// «resolved NUFA 6/25 0.90; note», «ambiguous NUFA 7/25, NUIT 7/25; note», «dangling».
std::string shown(const Resolution& r) {
  std::string out(name(r.state));
  if (r.key) out += fmt::format(" {} {:.2f}", r.key->text(), r.confidence);
  for (const CaseCard& card : r.candidates) {
    out += (&card == &r.candidates.front() ? " " : ", ") + card.key.text();
  }
  if (!r.note.empty()) out += "; " + r.note;
  return out;
}

std::vector<std::string> answers(const CaseRecord& from) {
  const auto catalogue = catalogue_of(cases());
  std::vector<std::string> out;
  for (const Reference& reference : references(from))
    out.push_back(shown(resolve(reference, from, *catalogue).value()));
  return out;
}

std::vector<std::string> of_text(const std::string& council, const std::string& body) {
  return answers(paper(Part::kToppnotat, council, "21/25", "2025-06-12", "Modellen", body));
}

std::string of_row(EarlierTreatment earlier) {
  CaseRecord from = paper(Part::kToppnotat, "NUIT", "21/25", "2025-06-12", "Evaluering av rådsmodellen");
  from.earlier = {std::move(earlier)};
  return answers(from).at(0);
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("texts") {
  CHECK(of_text("NUIT", "Se sak 7/25.") == List{"resolved NUIT 7/25 1.00"});
  CHECK(of_text("NUIT", "Se NUFA 7/25.") == List{"resolved NUFA 7/25 1.00"});
  CHECK(of_text("NUIT", "Se NUFA 99/25.") == List{"dangling"});
  CHECK(of_text("NEHR", "Se sak 7/25.") ==
        List{"ambiguous NUFA 7/25, NUIT 7/25; NEHR has no case 7/25; the text names no council"});
  CHECK(of_text("NEHR", "Se sak 77/25.") == List{"dangling"});
  CHECK(of_text("NUIT", "Vedtatt i styresak 7/25 i Helse Nord RHF.") == List{"external"});
  CHECK(of_text("Arkivutvalet", "Se sak 1/25.") == List{"resolved Arkivutvalet 1/25 1.00"});
  CHECK(of_text("Kodeutvalget", "Se sak 1/25.") ==
        List{"ambiguous Arkivutvalet 1/25; Kodeutvalget has no case 1/25; the text names no council"});
  CHECK(of_text("NEHR", "Se sak 8/25 «Nasjonale råd og utvalg».") == List{"resolved NEHR 8/25 1.00"});
  CHECK(of_text("NEHR", "Se sak 8/25 «Innføring av prøvesvar i kommunene».") ==
        List{"ambiguous NEHR 8/25; NEHR 8/25 is «Nasjonale råd og utvalg» on 2025-03-20"});
  CHECK(of_text("NEHR", "Se NUIT 7/25 den 20. mai 2025.") ==
        List{"resolved NUIT 7/25 1.00; NUIT 7/25 was on 2025-02-13, not on 2025-05-20"});
}

TEST_CASE("councils that were not there") {
  CHECK(of_text("NUFA", "Se Porteføljerådet sak 7/25.") ==
        List{"resolved NUIT 7/25 0.90; PORTEFOLJERADET was not yet there in 2025; taken for NUIT 7/25"});
  CHECK(of_text("NUFA", "Se NUIT sak 5/26.") ==
        List{"resolved PORTEFOLJERADET 5/26 0.90; NUIT was no longer there in 2026; taken for PORTEFOLJERADET 5/26"});
  CHECK(of_text("NUFA", "Se Strategirådet sak 1/24.") == List{"dangling"});
}

TEST_CASE("meetings without a number") {
  CHECK(
      of_text("NUIT", "Evalueringen er i gang. I møte 20. mars ga E-helserådet råd om modellen: rådsmodellen står.") ==
      List{"resolved NEHR 9/25 0.85; by the words about it, of the meeting's 2 cases"});
  CHECK(of_text("NUIT", "I møte 20. mars ga E-helserådet råd.") ==
        List{"ambiguous NEHR 8/25, NEHR 9/25; the meeting is named without a case"});
  CHECK(of_text("NUIT", "I møte 21. mars ga E-helserådet råd.") == List{"dangling"});
}

TEST_CASE("a meeting's case by the decision that is repeated, or by the paper's own title") {
  CaseRecord decided = paper(Part::kReferat, "NEHR", "3/25", "2025-03-20", "Varsling og beredskap");
  decided.vedtak =
      Vedtak{"Vedtak", "E-helserådet ber om en plan for nødnett, opplæring av vakter og årlige øvelser.", 5};
  auto records = cases();
  records.push_back(decided);
  const auto catalogue = catalogue_of(records);
  const auto answer = [&](const std::string& title, const std::string& body) {
    const CaseRecord from = paper(Part::kToppnotat, "NUIT", "21/25", "2025-06-12", title, body);
    return shown(resolve(references(from).at(0), from, *catalogue).value());
  };
  CHECK(answer("Sikkerhet",
               "I møte 20. mars ba E-helserådet om en plan for nødnett, opplæring av vakter og øvelser hvert år.") ==
        "resolved NEHR 3/25 0.95; by its decision, which the paragraph repeats");
  CHECK(answer("Evaluering av rådsmodellen", "I møte 20. mars ga E-helserådet råd.") ==
        "resolved NEHR 9/25 0.85; by its title, which is this paper's own");
  CHECK(answer("Evaluering av rådsmodellen", "I møte 20. mars talte E-helserådet om varsling og beredskap.") ==
        "resolved NEHR 3/25 0.85; by the words about it, of the meeting's 3 cases");
}

TEST_CASE("rows") {
  CHECK(of_row(row("9/25", "NEHR", "2025-03-20", "Evaluering av rådsmodellen")) == "resolved NEHR 9/25 1.00");
  CHECK(of_row(row("9/25", "NEHR", "", "")) == "resolved NEHR 9/25 1.00");
  CHECK(of_row(row("9/25", "NEHR", "2025-03-02", "Evaluering av rådsmodellen")) ==
        "resolved NEHR 9/25 1.00; NEHR 9/25 was on 2025-03-20, not on 2025-03-02");
  CHECK(of_row(row("7/25", "NUFA", "2025-01-22", "Evaluering av rådsmodellen")) ==
        "resolved NUFA 6/25 0.90; NUFA 7/25 is another case, «Ordning for helseteknologi»; by day and title it is NUFA "
        "6/25");
  CHECK(of_row(row("9/25", "NUFA", "2025-03-20", "Evaluering av rådsmodellen")) ==
        "resolved NEHR 9/25 0.90; there is no case NUFA 9/25; by day and title it is NEHR 9/25");
  CHECK(of_row(row("3/24", "NUFA", "2024-05-02", "Evaluering av rådsmodellen")) == "dangling");
  CHECK(of_row(row("8/25", "NEHR", "2025-01-02", "Innføring av prøvesvar i kommunene")) ==
        "ambiguous NEHR 8/25; NEHR 8/25 is «Nasjonale råd og utvalg» on 2025-03-20");
  CHECK(of_row(row("9/25", "", "2025-03-20", "Evaluering av rådsmodellen")) ==
        "resolved NEHR 9/25 0.90; no council is named; by its title it is NEHR 9/25");
  CHECK(of_row(row("7/25", "", "", "")) == "ambiguous NUFA 7/25, NUIT 7/25; no council is named");
  CHECK(of_row(row("", "NEHR", "2025-03-20", "Evaluering av rådsmodellen", "Rådet var enig.")) ==
        "resolved NEHR 9/25 0.85; by the words about it, of the meeting's 2 cases");
  CHECK(of_row(row("1/25", "Kodeutvalget", "", "")) == "external");
}
