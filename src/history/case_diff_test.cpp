#include "history/case_diff.hpp"

#include <doctest/doctest.h>

#include "history/test_judge.hpp"

namespace saksgang::history {
namespace {

CaseRecord treatment(Part part, std::string text, std::string number = "17/25") {
  CaseRecord record;
  record.id = std::string(part == Part::kReferat ? "b" : "a") + number;
  record.council = "NUIT";
  record.part = part;
  record.case_number = std::move(number);
  record.title = "Kart";
  record.first_page = 3;
  record.meeting.dates = {"2025-05-15"};
  record.document.file = part == Part::kReferat ? "minutes.pdf" : "papers.pdf";
  if (part == Part::kReferat) {
    record.vedtak = Vedtak{"Oppdatert vedtak", std::move(text), 4};
  } else {
    record.proposal = std::move(text);
  }
  return record;
}

}  // namespace

TEST_CASE("each different proposal against the decision, then against the first") {
  TestJudge judge;
  CaseRecord paper = treatment(Part::kToppnotat, "NUIT støtter tiltakene i 2026");
  paper.spans = {{"title", {3, 3, ""}}, {"proposal", {5, 6, ""}}};
  const CaseDiff diff = diff_case({treatment(Part::kInnkalling, "NUIT støtter tiltak i 2026"), paper,
                                   treatment(Part::kReferat, "NUIT støtter tiltak i 2027")},
                                  judge);
  CHECK(diff.council == "NUIT");
  CHECK(diff.case_number == "17/25");
  CHECK(diff.title == "Kart");
  CHECK(diff.verdict == Verdict::kSubstantive);
  REQUIRE(diff.proposals.size() == 2);
  CHECK(diff.proposals[0].verdict == Verdict::kSubstantive);
  CHECK(diff.proposals[0].page == 3);
  CHECK(diff.proposals[1].page == 5);
  CHECK(diff.vedtak->label == "Oppdatert vedtak");
  CHECK(diff.vedtak->page == 4);
  CHECK(diff.between == Verdict::kWording);
  REQUIRE(diff.pairs.size() == 3);
  CHECK((diff.pairs[0].from == 0 && !diff.pairs[0].to));
  CHECK((diff.pairs[1].from == 1 && !diff.pairs[1].to));
  CHECK((diff.pairs[2].from == 0 && diff.pairs[2].to == 1u));
  CHECK(diff.pairs[2].comparison.hunks.size() == 1);
}

TEST_CASE("what is missing is said") {
  TestJudge judge;
  CHECK(diff_case({}, judge).verdict == Verdict::kNoProposal);
  CHECK(diff_case({treatment(Part::kReferat, "x")}, judge).verdict == Verdict::kNoProposal);
  const CaseDiff open = diff_case({treatment(Part::kInnkalling, "x"), treatment(Part::kToppnotat, "x")}, judge);
  CHECK(open.verdict == Verdict::kNoVedtak);
  CHECK(open.between == Verdict::kIdentical);
  CHECK(open.pairs.empty());
  CHECK_FALSE(diff_case({treatment(Part::kInnkalling, "x")}, judge).between);
}

TEST_CASE("cases whose texts differ come out of a stream as soon as they are whole") {
  const std::vector<CaseRecord> stream{
      treatment(Part::kReferat, "decided", "1/25"),  treatment(Part::kReferat, "same", "2/25"),
      treatment(Part::kInnkalling, "same", "2/25"),  treatment(Part::kInnkalling, "proposed", "1/25"),
      treatment(Part::kInnkalling, "alone", "3/25"),
  };
  DifferingCases cases;
  for (const CaseRecord& record : stream) cases.count(record);
  std::vector<std::vector<CaseRecord>> found;
  for (const CaseRecord& record : stream) {
    if (auto whole = cases.gather(record); !whole.empty()) found.push_back(std::move(whole));
  }
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].size() == 2);
  CHECK(found[0][0].proposal == "proposed");
  CHECK(found[0][1].vedtak->text == "decided");
  CHECK(cases.rest().empty());
  CHECK(cases.gather(stream[0]).empty());
  CHECK(cases.rest().size() == 1);
}

}  // namespace saksgang::history
