#include "export/plan.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "export/agenda.hpp"
#include "export/test_source.hpp"

namespace saksgang::exports {
namespace {

using test::Records;
using test::treatment;

Plan plan_of(const Records& records) {
  auto made = plan(records.source());
  REQUIRE(made.has_value());
  return *made;
}

// «nuit-1-2025: id id | …; loose»
std::string shown(const Plan& plan) {
  std::string out;
  const auto add = [&](const std::vector<PlannedTreatment>& treatments) {
    for (const PlannedTreatment& t : treatments) out += " " + t.id;
  };
  for (const PlannedMeeting& meeting : plan.meetings) {
    out += (out.empty() ? "" : " | ") + meeting.id + ":";
    add(meeting.treatments);
  }
  out += ";";
  add(plan.loose);
  return out;
}

}  // namespace

TEST_CASE("treatments are gathered by meeting, whatever the order of the files") {
  Records records = test::one_meeting();
  const std::string expected =
      "nuit-1-2025: aaaa.innkalling.4-25 aaaa.toppnotat.4-25 bbbb.referat.4-25 bbbb.referat.p2; cccc.brev.p1";
  CHECK(shown(plan_of(records)) == expected);
  std::reverse(records.records.begin(), records.records.end());
  CHECK(shown(plan_of(records)) == expected);

  const Plan plan = plan_of(records);
  const PlannedMeeting& meeting = plan.meetings.front();
  CHECK(meeting.council == "NUIT");
  CHECK(meeting.council_name == "Nasjonalt utvalg for IT-prioritering (NUIT)");
  CHECK(meeting.days == std::vector<std::string>{"2025-02-12"});
  CHECK(meeting.place == "Nordhavn");
  CHECK(plan.councils == std::map<std::string, std::string>{{"NUIT", "Nasjonalt utvalg for IT-prioritering (NUIT)"}});
  REQUIRE(plan.cases.size() == 1);
  CHECK(plan.cases.begin()->first == "nuit-4-25");
  CHECK(plan.cases.begin()->second.title == "Felles timebok");
  CHECK(plan.cases.begin()->second.case_type == "Anbefaling");
  CHECK(plan.cases.begin()->second.has_paper);
}

TEST_CASE("a record without the meeting's number joins the only meeting of its day") {
  Records records;
  records.records = {treatment("a.1", Part::kReferat, "NUFA", "1/2025", "2025-01-22", "1/25", "x"),
                     treatment("b.1", Part::kInnkalling, "NUFA", "", "2025-01-22", "1/25", "x"),
                     treatment("c.1", Part::kInnkalling, "NUIT", "", "2025-01-22", "1/25", "x"),
                     treatment("d.1", Part::kInnkalling, "NUFA", "", "2025-03-01", "5/25", "x"),
                     treatment("e.1", Part::kReferat, "NUFA", "", "2025-03-01", "5/25", "x")};
  CHECK(shown(plan_of(records)) == "nufa-1-2025: b.1 a.1 | nufa-2025-03-01: d.1 e.1 | nuit-2025-01-22: c.1;");
  // Where two meetings claim the day, nobody can tell.
  records.records.push_back(treatment("f.1", Part::kReferat, "NUFA", "2/2025", "2025-01-22", "9/25", "x"));
  CHECK(shown(plan_of(records)) ==
        "nufa-2025-01-22: b.1 | nufa-1-2025: a.1 | nufa-2-2025: f.1 | nufa-2025-03-01: d.1 e.1 | "
        "nuit-2025-01-22: c.1;");
}

TEST_CASE("the minutes are believed about the day, and then the most") {
  Records records;
  records.records = {treatment("a.1", Part::kInnkalling, "NUIT", "1/2025", "2025-02-11", "1/25", "Nynorsk"),
                     treatment("a.2", Part::kInnkalling, "NUIT", "1/2025", "2025-02-11", "2/25", "x"),
                     treatment("b.1", Part::kReferat, "NUIT", "1/2025", "2025-02-12", "1/25", "Bokmål"),
                     treatment("b.2", Part::kReferat, "NUIT", "1/2025", "2025-02-13", "2/25", "x"),
                     treatment("b.3", Part::kReferat, "NUIT", "1/2025", "2025-02-12", "3/25", "x")};
  const Plan plan = plan_of(records);
  REQUIRE(plan.meetings.size() == 1);
  CHECK(plan.meetings.front().days == std::vector<std::string>{"2025-02-12"});
  CHECK(plan.cases.at("nuit-1-25").title == "Bokmål");
}

TEST_CASE("councils whose names differ in signs alone have meetings of their own") {
  Records records;
  records.records = {treatment("a.1", Part::kReferat, "Råd A", "1/2025", "2025-02-11", "1/25", "x"),
                     treatment("b.1", Part::kReferat, "Råd-A", "1/2025", "2025-02-11", "1/25", "x")};
  CHECK(shown(plan_of(records)) == "rad-a-1-2025: a.1 | rad-a-1-2025-2: b.1;");
}

TEST_CASE("points stand as in the minutes, what these lack where its number belongs") {
  Records records;
  const auto add = [&](const char* id, Part part, const char* number, const char* title) {
    records.records.push_back(treatment(id, part, "NUIT", "1/2025", "2025-02-12", number, title));
  };
  add("a.1", Part::kInnkalling, "1/25", "En");
  add("a.2", Part::kInnkalling, "2/25", "To");
  add("a.3", Part::kInnkalling, "", "Eventuelt");
  add("a.4", Part::kInnkalling, "4/25", "Fire");
  add("b.1", Part::kReferat, "1/25", "En");
  add("b.2", Part::kReferat, "", "EVENTUELT");
  add("b.3", Part::kReferat, "3/25", "Tre");
  add("c.1", Part::kBrev, "", "Brev");
  const Plan plan = plan_of(records);
  REQUIRE(plan.meetings.size() == 1);
  std::string shown;
  for (const AgendaPoint& point : agenda(plan.meetings.front())) {
    shown += point.id + "=";
    for (const PlannedTreatment* t : point.treatments) shown += t->id + ",";
    shown += " ";
  }
  CHECK(shown == "1-25=b.1,a.1, p2=b.2,a.3, 2-25=a.2, 3-25=b.3, 4-25=a.4, ");
}

TEST_CASE("what a point's treatments tell together") {
  const Records records = test::one_meeting();
  const Plan plan = plan_of(records);
  const auto points = agenda(plan.meetings.front());
  REQUIRE(points.size() == 2);
  const auto texts = texts_of(records.source(), points.front());
  REQUIRE(texts.has_value());
  CHECK(texts->title == "Felles timebok");
  CHECK(texts->case_type == "Anbefaling");
  CHECK(texts->proposal == "NUIT anbefaler timeboka.");
  CHECK(texts->paper == "Bakgrunn.");
  CHECK(texts->vedtak->text == "NUIT anbefaler å prøve.");
  CHECK(texts->innspill.size() == 2);
}

TEST_CASE("a record that is gone is passed over, another error is not") {
  const Records records = test::one_meeting();
  const Plan plan = plan_of(records);
  const AgendaPoint point = agenda(plan.meetings.front()).front();
  Source source = records.source();
  source.record = [](const std::string&) -> Result<CaseRecord> { return fail(ErrorCode::kNotFound, "gone"); };
  CHECK(texts_of(source, point)->title == "Felles timebok");
  source.record = [](const std::string&) -> Result<CaseRecord> { return fail(ErrorCode::kIndexDamaged, "broken"); };
  CHECK(texts_of(source, point).error().message == "broken");
}

}  // namespace saksgang::exports
