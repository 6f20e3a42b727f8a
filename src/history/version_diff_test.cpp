#include "history/version_diff.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "history/test_judge.hpp"
#include "model/json.hpp"

namespace saksgang::history {
namespace {

using Lines = std::vector<std::string>;

CaseRecord record(Part part, std::optional<std::string> number, std::string title, std::string vedtak = "") {
  CaseRecord out;
  out.part = part;
  out.council = "NUIT";
  out.case_number = std::move(number);
  out.title = std::move(title);
  if (!vedtak.empty()) out.vedtak = Vedtak{"Vedtak", std::move(vedtak), 1};
  out.first_page = out.last_page = 1;
  return out;
}

// «change part case title: field verdict "old" -> "new"; …»
Lines diff(const std::vector<CaseRecord>& before, const std::vector<CaseRecord>& after) {
  TestJudge judge;
  Lines out;
  for (const TreatmentChange& c : diff_versions(before, after, judge)) {
    std::string line = fmt::format("{} {} {} {}:", name(c.change), name(c.part), c.case_number.value_or("-"), c.title);
    for (const TextChange& t : c.texts) {
      line += fmt::format(" {} {} \"{}\" -> \"{}\";", t.field, name(t.comparison.verdict), t.old_text, t.new_text);
    }
    out.push_back(line);
  }
  return out;
}

constexpr auto kReferat = Part::kReferat;

}  // namespace

TEST_CASE("the same treatments have no difference, whatever their pages") {
  const auto before = record(kReferat, "1/25", "Mandat", "NUIT støtter mandatet.");
  auto after = before;
  after.first_page = after.last_page = 7;
  after.vedtak->page = 7;
  CHECK(diff({before}, {after}).empty());
  CHECK(diff({}, {}).empty());
}

TEST_CASE("a decision with another number is a substantive change, and the only one") {
  const auto other = record(kReferat, "2/25", "Plan", "Tas til orientering.");
  CHECK(diff({record(kReferat, "1/25", "Mandat", "Frist er 1. mars."), other},
             {other, record(kReferat, "1/25", "Mandat", "Frist er 2. mars.")}) ==
        Lines{"changed referat 1/25 Mandat: vedtak substantive \"Frist er 1. mars.\" -> \"Frist er 2. mars.\";"});
}

TEST_CASE("treatments come and go, with their texts") {
  CHECK(diff({record(kReferat, "1/25", "Mandat", "Ja.")}, {record(kReferat, "2/25", "Plan", "Nei.")}) ==
        Lines{"added referat 2/25 Plan: vedtak substantive \"\" -> \"Nei.\";",
              "removed referat 1/25 Mandat: vedtak substantive \"Ja.\" -> \"\";"});
}

TEST_CASE("a treatment is known by its number, else by its title, else by its turn") {
  CHECK(diff({record(kReferat, "1/25", "Mandat")}, {record(kReferat, "1/25", "Mandatet")}).size() == 1);
  CHECK(diff({record(kReferat, "1/25", "Mandat")}, {record(kReferat, "11/25", "Mandat")}) ==
        Lines{"changed referat 11/25 Mandat: case substantive \"1/25\" -> \"11/25\";"});
  CHECK(diff({record(kReferat, std::nullopt, "Eventuelt")}, {record(kReferat, std::nullopt, "Eventuelt og annet")}) ==
        Lines{"changed referat - Eventuelt og annet: title substantive \"Eventuelt\" -> \"Eventuelt og annet\";"});
  // The agenda's treatment is not the minutes'.
  CHECK(diff({record(Part::kInnkalling, "1/25", "Mandat")}, {record(kReferat, "1/25", "Mandat")}).size() == 2);
}

TEST_CASE("two treatments with one number keep their order") {
  const auto first = record(kReferat, "1/25", "Mandat", "Ja."), second = record(kReferat, "1/25", "Mandat", "Nei.");
  CHECK(diff({first, second}, {first, second}).empty());
  CHECK(diff({first, second}, {first}).size() == 1);
}

TEST_CASE("every field that a person reads is compared") {
  CaseRecord before = record(kReferat, "1/25", "Mandat");
  before.meeting = {"1/2025", {"2025-03-01"}, "Oslo"};
  before.case_type = "Drøfting";
  before.proposal = "Forslag A.";
  before.innspill = {{"Innspill", "KS er enig.", 1, {}}, {"", "NHN er uenig.", 1, {}}};
  before.actions = {"Sekretariatet følger opp."};
  before.attachments = {"Vedlegg 1"};
  before.owner = "Direktoratet";
  before.handler = "Kari";
  before.earlier = {{"4/24", "NUFA", "2024-05-01", "Mandat", "Støttes.", 1}};
  before.body = "Tekst.";
  CaseRecord after = before;
  after.meeting.dates.push_back("2025-03-02");
  after.case_type = "Orientering";
  after.proposal = "Forslag B.";
  after.innspill.pop_back();
  after.actions.clear();
  after.attachments = {"Vedlegg 2"};
  after.owner.reset();
  after.handler = "Ola";
  after.earlier[0].vedtak = "Støttes ikke.";
  after.body = "Tekst.\nMer.";
  CHECK(diff({before}, {after}) ==
        Lines{"changed referat 1/25 Mandat: meeting substantive \"1/2025, 2025-03-01, Oslo\" -> \"1/2025, 2025-03-01, "
              "2025-03-02, Oslo\"; case_type substantive \"Drøfting\" -> \"Orientering\"; proposal substantive "
              "\"Forslag A.\" -> \"Forslag B.\"; innspill substantive \"Innspill: KS er enig.\nNHN er uenig.\" -> "
              "\"Innspill: KS er enig.\"; actions substantive \"Sekretariatet følger opp.\" -> \"\"; attachments "
              "substantive \"Vedlegg 1\" -> \"Vedlegg 2\"; owner substantive \"Direktoratet\" -> \"\"; handler "
              "substantive \"Kari\" -> \"Ola\"; earlier substantive \"4/24, NUFA, 2024-05-01, Mandat, Støttes.\" -> "
              "\"4/24, NUFA, 2024-05-01, Mandat, Støttes ikke.\"; body substantive \"Tekst.\" -> \"Tekst.\nMer.\";"});
}

TEST_CASE("the weight of a change is that of its weightiest text") {
  TestJudge judge;
  auto after = record(kReferat, "1/25", "Mandat", "NUIT støttet planen");
  const auto changes = diff_versions({record(kReferat, "1/25", "mandat", "NUIT støtter planen")}, {after}, judge);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].verdict() == Verdict::kWording);
}

}  // namespace saksgang::history
