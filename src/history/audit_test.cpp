#include "history/audit.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "history/councils_in_time.hpp"
#include "history/test_judge.hpp"

namespace saksgang::history {
namespace {

// One record, by the fields that a test is about.
struct Made : CaseRecord {
  Made(Part of, std::string council_name, const std::string& number, std::string date, std::string called) {
    part = of;
    council = std::move(council_name);
    council_printed = council;
    if (!number.empty()) case_number = number;
    if (!date.empty()) meeting.dates = {date};
    title = std::move(called);
    first_page = last_page = 2;
    document.file = council + "-" + date + (of == Part::kReferat ? "-minutes.pdf" : ".pdf");
    document.sha256 = document.file;
    id = document.file + std::to_string(static_cast<int>(of)) + number + title;
  }
  Made& proposes(std::string text) {
    proposal = std::move(text);
    return *this;
  }
  Made& decides(std::string text) {
    vedtak = Vedtak{"Vedtak", std::move(text), 5};
    return *this;
  }
  Made& cites(std::optional<std::string> number, std::optional<std::string> of, std::optional<std::string> date,
              std::optional<std::string> called, std::optional<std::string> decided = std::nullopt) {
    earlier.push_back({std::move(number), std::move(of), std::move(date), std::move(called), std::move(decided), 7});
    return *this;
  }
  Made& at(std::string number) {
    meeting.number = std::move(number);
    return *this;
  }
  Made& on_page(int page) {
    first_page = last_page = page;
    return *this;
  }
};

Made agenda(std::string council, const std::string& number, std::string date, std::string title) {
  return {Part::kInnkalling, std::move(council), number, std::move(date), std::move(title)};
}
Made paper(std::string council, const std::string& number, std::string date, std::string title) {
  return {Part::kToppnotat, std::move(council), number, std::move(date), std::move(title)};
}
Made minutes(std::string council, const std::string& number, std::string date, std::string title) {
  return {Part::kReferat, std::move(council), number, std::move(date), std::move(title)};
}

std::vector<Finding> findings(const std::vector<CaseRecord>& records,
                              const std::vector<AuditedReference>& references = {}) {
  TestJudge judge;
  Audit audit(judge);
  for (const CaseRecord& record : records) audit.add(record);
  for (const AuditedReference& reference : references) audit.add(reference);
  audit.begin_second_round();
  for (const CaseRecord& record : records) audit.add_again(record);
  std::vector<Finding> out = audit.finish();
  for (const Finding& one : out) {
    CHECK(!one.evidence.empty());
    CHECK(one.page > 0);
  }
  return out;
}

// «severity case: message» of the findings of one kind, a line each.
std::string told(FindingKind kind, const std::vector<CaseRecord>& records,
                 const std::vector<AuditedReference>& references = {}) {
  std::string out;
  for (const Finding& one : findings(records, references)) {
    if (one.kind != kind) continue;
    out += (out.empty() ? "" : "\n") + std::string(name(one.severity)) + " " + one.case_name + ": " + one.message;
  }
  return out;
}

using K = FindingKind;

// The same of an audit that reads the texts of `papers` too.
std::string told_with_texts(FindingKind kind, std::vector<CaseRecord> records, const std::vector<CaseRecord>& papers) {
  records.insert(records.end(), papers.begin(), papers.end());
  const auto catalogue = catalogue_of(records);
  std::vector<AuditedReference> out;
  for (const CaseRecord& record : papers) {
    for (const Reference& reference : references(record)) {
      const auto resolution = resolve(reference, record, *catalogue);
      REQUIRE(resolution);
      out.push_back(audited(record, reference, *resolution));
    }
  }
  return told(kind, records, out);
}

}  // namespace

TEST_CASE("a decision as quoted against the decision") {
  const auto quoted = [](const char* text) {
    return told(
        K::kQuotedDecision,
        {minutes("NUIT", "4/25", "2025-02-12", "Kart").decides("NUIT ber FHI i det videre arbeidet lage to kart."),
         paper("NEHR", "9/25", "2025-06-11", "Kart").cites("4/25", "NUIT", "2025-02-12", "Kart", text)});
  };
  CHECK(quoted("Vedtak: NUIT ber FHI i det videre\narbeidet lage to kart") == "");
  CHECK(quoted("NUIT ber FHI i det videre arbeid lage to kart.") ==
        "minor NEHR 9/25: the decision of NUIT 4/25 as quoted here differs from its decision (wording): «arbeidet» "
        "became «arbeid»");
  CHECK(quoted("NUIT ber FHI i det videre arbeidet lage tre kart.") ==
        "major NEHR 9/25: the decision of NUIT 4/25 as quoted here differs from its decision (substantive): «to» "
        "became «tre»");
  CHECK(quoted("Og NUIT ber FHI i det videre arbeid lage tre kart.") ==
        "major NEHR 9/25: the decision of NUIT 4/25 as quoted here differs from its decision (substantive): «to» "
        "became «tre», and 2 more");
  CHECK(quoted("Orienteringssak") ==
        "minor NEHR 9/25: the decision of NUIT 4/25 as told here shares few words with its decision");
}

TEST_CASE("a decision quoted in part, or against its proposal alone") {
  CHECK(told(K::kQuotedDecision,
             {minutes("NUIT", "4/25", "2025-02-12", "Kart").decides("NUIT støtter tiltak.\nNUIT ber FHI lage kart."),
              paper("NEHR", "9/25", "2025-06-11", "Kart").cites("4/25", "NUIT", {}, "Kart", "NUIT støtter tiltak.")}) ==
        "minor NEHR 9/25: the decision of NUIT 4/25 is quoted in part; its decision goes on: «NUIT ber FHI lage kart.» "
        "is left out");
  CHECK(told(K::kQuotedDecision, {agenda("NUIT", "4/25", "2025-02-12", "Kart").proposes("NUIT ber FHI lage to kart."),
                                  paper("NEHR", "9/25", "2025-06-11", "Kart")
                                      .cites("4/25", "NUIT", {}, "Kart", "NUIT ber NHN lage to kart.")}) ==
        "minor NEHR 9/25: the decision of NUIT 4/25 as quoted here differs from its proposal (substantive): «FHI» "
        "became «NHN»; the decision itself is not in the index");
  // Minutes that put it off: the row has its own words for that.
  CHECK(told(K::kQuotedDecision,
             {agenda("NUIT", "4/25", "2025-02-12", "Kart").proposes("NUIT ber FHI lage to kart."),
              minutes("NUIT", "4/25", "2025-02-12", "Kart"),
              paper("NEHR", "9/25", "2025-06-11", "Kart").cites("4/25", "NUIT", {}, "Kart", "Utsatt")}) == "");
}

TEST_CASE("proposals of one case") {
  const auto differ = [](const char* text) {
    return told(K::kProposalsDiffer,
                {agenda("NEHR", "17/25", "2025-06-12", "Mandat").proposes("mandat for Tekniske råd"),
                 paper("NEHR", "17/25", "2025-06-12", "Mandat").proposes(text)});
  };
  CHECK(differ("mandat for Teknisk råd") ==
        "note NEHR 17/25: the proposals of NEHR 17/25 in its innkalling and its toppnotat differ (wording): «Tekniske» "
        "became «Teknisk»");
  CHECK(differ("mandat for\nTekniske råd.") == "");
}

TEST_CASE("history rows with another number, council or date than the case") {
  const std::vector<CaseRecord> own{agenda("NUFA", "6/25", "2025-01-22", "Evaluering av modellen"),
                                    agenda("NUFA", "7/25", "2025-01-22", "Temadag om godkjenning")};
  const auto with = [&](std::optional<std::string> number, const char* council, std::optional<std::string> date,
                        const char* title) {
    std::vector<CaseRecord> records = own;
    records.push_back(paper("NUIT", "30/25", "2025-09-11", "Mandater").cites(number, council, date, title));
    return records;
  };
  CHECK(told(K::kHistoryNumber, with("7/25", "NUFA", "2025-01-22", "Evaluering av modellen")) ==
        "major NUIT 30/25: «Evaluering av modellen» is declared as NUFA 7/25; its own papers have it as NUFA 6/25");
  CHECK(told(K::kHistoryNumber, with("6/25", "NUFA", "2025-01-22", "Evaluering av modellen")) == "");
  CHECK(told(K::kHistoryNumber, with("7/25", "NUFA", "2025-05-20", "Evaluering av modellen")) == "");
  CHECK(told(K::kHistoryNumber, with("7/25", "NUFA", {}, "NUFA drøftet hvem som godkjenner hva")) == "");
  CHECK(told(K::kHistoryCouncil, with("6/25", "NEHR", "2025-01-22", "Evaluering av modellen")) ==
        "major NUIT 30/25: «Evaluering av modellen» is declared as NEHR 6/25; its own papers have it as NUFA 6/25");
  CHECK(told(K::kHistoryCouncil, with("9/25", "NEHR", "2025-03-20", "Evaluering av modellen")) == "");
  CHECK(told(K::kHistoryDate, with("6/25", "NUFA", "2025-02-22", "Evaluering av modellen")) ==
        "minor NUIT 30/25: NUFA 6/25 is dated 2025-02-22 in a history table; its own papers are of 2025-01-22");
  CHECK(told(K::kHistoryDate, with("6/25", "NUFA", "2025-01-22", "Evaluering av modellen")) == "");
}

TEST_CASE("dates that cannot be") {
  const auto row = [](const char* number, const char* date) {
    return std::vector<CaseRecord>{agenda("NUFA", "14/25", "2025-04-22", "A").at("2/2025"),
                                   agenda("NUFA", "17/25", "2025-04-22", "B").at("2/2025"),
                                   agenda("NUFA", "18/25", "2025-06-22", "C").at("3/2025"),
                                   paper("NUIT", "30/25", "2025-09-11", "Mandater").cites(number, "NUFA", date, "X")};
  };
  CHECK(told(K::kDateAfterMeeting, row("21/25", "2025-09-28")) ==
        "minor NUIT 30/25: NUFA 21/25 is dated 2025-09-28 in a paper for the meeting of 2025-09-11");
  CHECK(told(K::kDateAfterMeeting, row("21/25", "2025-09-11")) == "");
  CHECK(told(K::kHistoryDate, row("32/23", "2024-11-14")) ==
        "minor NUIT 30/25: NUFA 32/23 has a number of 2023 and is dated 2024-11-14");
  CHECK(
      told(K::kHistoryDate, row("11/25", "2025-04-23")) ==
      "minor NUIT 30/25: NUFA 11/25 is dated 2025-04-23, which does not fit the series: the meeting of 2025-04-22 had "
      "14–17");
  CHECK(told(K::kHistoryDate, row("11/25", "2025-02-20")) == "");
  CHECK(told(K::kHistoryDate, row("15/25", "2025-04-22")) == "");
  CHECK(told(K::kDateWithoutMeeting, row("17/25", "2025-05-20")) == "");
  CHECK(
      told(K::kHistoryDate, row("17/25", "2025-05-20")) ==
      "minor NUIT 30/25: NUFA 17/25 has another title and date in a history table (2025-05-20) than in its own papers "
      "(2025-04-22)");
  const auto between = [](const char* date) {
    return told(K::kDateWithoutMeeting,
                {agenda("NUFA", "14/25", "2025-04-22", "A").at("2/2025"),
                 agenda("NUFA", "20/25", "2025-06-22", "C").at("3/2025"),
                 paper("NUIT", "30/25", "2025-09-11", "Mandater").cites("17/25", "NUFA", date, "X")});
  };
  CHECK(between("2025-05-20") ==
        "minor NUIT 30/25: NUFA 17/25 is dated 2025-05-20, between the meetings 2/2025 (2025-04-22) and 3/2025 "
        "(2025-06-22)");
  CHECK(between("2025-04-22") == "");
}

TEST_CASE("history tables against each other") {
  const auto tables = [](const char* date) {
    return told(K::kHistoryDate, {paper("NUFA", "5/25", "2025-01-22", "A").cites("32/24", "NUIT", "2024-09-14", "X"),
                                  paper("NEHR", "8/25", "2025-03-20", "B").cites("32/24", "NUIT", date, "X")});
  };
  CHECK(tables("2024-11-14") == "note NEHR 8/25: history tables date NUIT 32/24 2024-09-14 and 2024-11-14");
  CHECK(tables("2024-09-15") == "");  // the second day of a meeting
}

TEST_CASE("references that lead nowhere, or to several") {
  const std::vector<CaseRecord> records{
      agenda("NUFA", "7/25", "2025-01-22", "A"), agenda("NUIT", "7/25", "2025-02-12", "B"),
      paper("NEHR", "9/25", "2025-06-11", "C").cites("12/24", "NUFA", {}, "D").cites("7/25", {}, {}, "E"),
      paper("NEHR", "10/25", "2025-06-11", "F").cites("12/24", "NUFA", {}, "D").cites("7/25", "NUFA", {}, "A")};
  CHECK(told(K::kDanglingReference, records) ==
        "note NEHR 10/25: NUFA 12/24 is not in the index; named 2 times in papers of NEHR 10/25, NEHR 9/25");
  CHECK(told(K::kAmbiguousReference, records) ==
        "note NEHR 9/25: 7/25 is named without a council; the index has NUFA 7/25, NUIT 7/25");
}

TEST_CASE("references of running text") {
  const std::vector<CaseRecord> records{agenda("NUFA", "3/24", "2024-01-24", "A"),
                                        agenda("NUIT", "3/24", "2024-02-14", "B"),
                                        agenda("NEHR", "9/25", "2025-06-11", "C")};
  const auto text = [](const std::string& body) {
    Made out = paper("NEHR", "9/25", "2025-06-11", "C");
    out.body = body;
    return out;
  };
  const auto told_of = [&](K kind, const std::string& body) { return told_with_texts(kind, records, {text(body)}); };
  CHECK(told_of(K::kDanglingReference, "Saken ble drøftet i NUIT, jf. sak 4/24.") ==
        "note NEHR 9/25: NUIT 4/24 is not in the index; named once in papers of NEHR 9/25");
  CHECK(told_of(K::kDanglingReference, "Saken ble drøftet i NUIT, jf. sak 3/24.") == "");
  CHECK(told_of(K::kDanglingReference, "Saken ble drøftet i møte i NUIT 15. mai 2025.") ==
        "note NEHR 9/25: the meeting of NUIT on 2025-05-15 is not in the index; named once in papers of NEHR 9/25");
  CHECK(told_of(K::kAmbiguousReference, "Saken ble drøftet i møte i NUIT 14. februar 2024.") == "");
  CHECK(told_of(K::kAmbiguousReference, "Dette ble behandlet tidligere, jf. sak 3/24.") ==
        "note NEHR 9/25: 3/24 may be any of NUFA 3/24, NUIT 3/24");
  CHECK(told_of(K::kAmbiguousReference, "Dette ble behandlet tidligere, jf. NUFA sak 3/24.") == "");
  CHECK(told_of(K::kHistoryDate, "NUIT sak 3/24 den 15. februar 2024 handlet om B.") ==
        "minor NEHR 9/25: the text has NUIT 3/24: NUIT 3/24 was on 2024-02-14, not on 2024-02-15");
  CHECK(told_of(K::kHistoryDate, "NUIT sak 3/24 den 14. februar 2024 handlet om B.") == "");
  CHECK(told_of(K::kCouncilPeriod, "Porteføljerådet sak 5/25 den 12. februar 2025 tas til orientering.") ==
        "minor NEHR 9/25: PORTEFOLJERADET did not exist yet on 2025-02-12");
  CHECK(told_of(K::kCouncilPeriod, "Porteføljerådet sak 5/26 den 12. februar 2026 tas til orientering.") == "");
  // The same sentence in several papers is one fault.
  const std::string twice = "Dette ble behandlet tidligere, jf. sak 3/24.";
  CHECK(told_with_texts(K::kAmbiguousReference, records, {text(twice), text(twice)}) ==
        "note NEHR 9/25: 3/24 may be any of NUFA 3/24, NUIT 3/24");
}

TEST_CASE("cases that cite themselves or each other") {
  const auto circle = [](const char* back) {
    return std::vector<CaseRecord>{paper("NUFA", "1/25", "2025-01-22", "A").cites("2/25", "NUIT", {}, "B"),
                                   paper("NUIT", "2/25", "2025-02-12", "B").cites("3/25", "NEHR", {}, "C"),
                                   paper("NEHR", "3/25", "2025-03-20", "C").cites(back, "NUFA", {}, "A")};
  };
  CHECK(told(K::kReferenceCycle, circle("1/25")) ==
        "note NEHR 3/25: NEHR 3/25, NUFA 1/25, NUIT 2/25 cite each other in a circle");
  CHECK(told(K::kReferenceCycle, circle("9/25")) == "");
  CHECK(told(K::kSelfReference, {paper("NUFA", "1/25", "2025-01-22", "A").cites("1/25", "NUFA", {}, "A")}) ==
        "minor NUFA 1/25: NUFA 1/25 is among its own earlier treatments");
  CHECK(told(K::kReferenceCycle, {paper("NUFA", "1/25", "2025-01-22", "A").cites("1/25", "NUFA", {}, "A")}) == "");
}

TEST_CASE("ten thousand references, and a chain of as many cases") {
  const auto begin = std::chrono::steady_clock::now();
  Made many = paper("NUFA", "1/25", "2025-01-22", "A");
  std::vector<CaseRecord> chain;
  const auto number = [](int i) { return std::to_string(i % 1'000 + 1) + "/" + std::to_string(10 + i / 1'000); };
  for (int i = 0; i < 10'000; ++i) {
    many.cites(number(i), "NUIT", {}, "X");
    chain.push_back(paper("NEHR", number(i), "2025-03-20", "Sak").cites(number((i + 1) % 10'000), "NEHR", {}, "Sak"));
  }
  CHECK(told(K::kManyReferences, {many}) == "note NUFA 1/25: its history table has more than 500 rows");
  CHECK(told(K::kReferenceCycle, chain).ends_with("and 9992 more cite each other in a circle"));
  many.earlier.resize(500);
  CHECK(told(K::kManyReferences, {many}) == "");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("numbers missing and double") {
  const auto series = [](const char* second, const char* date, const char* number) {
    return told(K::kSeriesGap,
                {agenda("NUIT", "3/25", "2025-02-12", "A").at("1/2025"), agenda("NUIT", second, date, "B").at(number)});
  };
  CHECK(series("5/25", "2025-02-12", "1/2025") ==
        "minor NUIT 3/25: NUIT 4/25 is missing between NUIT 3/25 and NUIT 5/25, of one meeting");
  CHECK(series("4/25", "2025-02-12", "1/2025") == "");
  CHECK(series("8/25", "2025-05-15", "2/2025") ==
        "minor NUIT 3/25: NUIT 4–7/25 are missing between NUIT 3/25 and NUIT 8/25, although these two meetings follow "
        "each other");
  CHECK(series("18/25", "2025-09-15", "3/2025") == "");  // a whole meeting is not in the index
  CHECK(told(K::kSeriesDouble, {agenda("NUIT", "3/25", "2025-02-12", "Kart over tjenester"),
                                minutes("NUIT", "3/25", "2025-05-15", "Prismodell")}) ==
        "minor NUIT 3/25: NUIT 3/25 is «Kart over tjenester» and «Prismodell»");
  CHECK(told(K::kSeriesDouble, {agenda("NUIT", "3/25", "2025-02-12", "Kart over tjenester"),
                                minutes("NUIT", "3/25", "2025-02-12", "Kart over tjenestene i nord")}) == "");
}

TEST_CASE("attachments named and absent, there and unnamed") {
  Made call = agenda("NUIT", "3/25", "2025-05-15", "Kart").on_page(1);
  call.attachments = {"Vedlegg 1: Referat fra møtet i NUIT 12. februar 2025", "Vedlegg 2: Toppnotat Kart"};
  Made note = paper("NUIT", "3/25", "2025-05-15", "Kart").on_page(6);
  Made old = minutes("NUIT", "1/25", "2025-02-12", "Kart");
  old.document = note.document;
  CHECK(told(K::kAttachmentAbsent, {call, note, old}) == "");
  CHECK(told(K::kAttachmentAbsent, {call, note}) ==
        "minor NUIT 3/25: «Vedlegg 1: Referat fra møtet i NUIT 12. februar 2025» is named in the agenda and was not "
        "found");
  CHECK(told(K::kAttachmentAbsent, {call}).starts_with("note NUIT 3/25: «Vedlegg 1: Referat fra møtet i NUIT 12. "));
  call.attachments.push_back("Vedlegg 2A: Oversikt over kart");
  CHECK(told(K::kAttachmentAbsent, {call, note, old}) ==
        "note NUIT 3/25: «Vedlegg 2A: Oversikt over kart» is named in the agenda and was not found");
  Made letter(Part::kBrev, "", "", "", "Svar om bredbånd");
  letter.document = note.document;
  letter.on_page(7);
  CHECK(told(K::kAttachmentAbsent, {call, note, old, letter}) == "");
  call.attachments.pop_back();
  CHECK(told(K::kAttachmentUnnamed, {call, note, old, letter}) ==
        "note NUIT 3/25: «Svar om bredbånd» (a letter) is not named in the agenda");
  call.attachments.pop_back();
  CHECK(told(K::kAttachmentUnnamed, {call, note, old}) ==
        "note NUIT 3/25: the paper «Kart» is not named in the agenda");
}

TEST_CASE("what was put off and did not come back") {
  const auto later = [](const char* title, const char* body) {
    Made off = minutes("NUIT", "36/24", "2024-11-14", "Felles timebok for kommuner");
    off.body = "Saken ble utsatt til neste møte fordi tiden løp ut.";
    Made next = agenda("NUIT", "4/25", "2025-02-12", title);
    next.body = body;
    return told(K::kPostponed, {off, next});
  };
  CHECK(later("Prismodell", "") ==
        "minor NUIT 36/24: NUIT 36/24 «Felles timebok for kommuner» was put off on 2024-11-14; no later paper of NUIT "
        "takes it up");
  CHECK(later("Felles timebok for kommunene", "") == "");
  CHECK(later("Timer", "Saken var på sakslisten i november (36/24).") == "");
  Made off = minutes("NUIT", "36/24", "2024-11-14", "Felles timebok");
  off.body = "Saken ble utsatt til neste møte.";
  CHECK(told(K::kPostponed, {off}) == "");  // no later meeting is known
  Made again = minutes("NUIT", "36/24", "2024-11-14", "Felles timebok");
  again.body = "Rådet drøftet saken, som var utsatt fra september. Utbyggingen utsettes ikke.";
  CHECK(told(K::kPostponed, {again, agenda("NUIT", "4/25", "2025-02-12", "Prismodell")}) == "");
  // The council that took over takes it up.
  CHECK(told(K::kPostponed, {off, agenda("PORTEFOLJERADET", "4/26", "2026-02-12", "Felles timebok")}) == "");
}

TEST_CASE("a finding names the page where its item stands, as far as the record tells") {
  Made first = minutes("NUIT", "4/25", "2025-02-12", "Kart").on_page(6);
  first.last_page = 9;
  first.actions = {"Kommunesamvirket avklarer finansieringen med departementet.",
                   "Direktoratet kartlegger bredbånd i utkantkommuner."};
  Made call = agenda("NUFA", "4/25", "2025-02-12", "Kart").on_page(2);
  call.last_page = 3;
  call.attachments = {"Vedlegg 1: Oversikt over kart"};
  const std::vector<CaseRecord> later{agenda("NUIT", "9/25", "2025-06-11", "Andre saker"),
                                      minutes("NUIT", "9/25", "2025-06-11", "Andre saker")};
  const auto pages = [&](FindingKind kind) {
    std::vector<CaseRecord> records{first, call};
    records.insert(records.end(), later.begin(), later.end());
    std::vector<int> out;
    for (const Finding& one : findings(records)) {
      if (one.kind != kind) continue;
      out.push_back(one.page);
      CHECK(one.evidence.front().page == one.page);
    }
    return out;
  };
  CHECK(pages(K::kActionOpen) == std::vector<int>{6, 6});
  CHECK(pages(K::kAttachmentAbsent) == std::vector<int>{2});
  first.spans = {{"title", {6, 6, "r"}}, {"actions", {7, 7, "r"}}, {"actions", {8, 9, "r"}}};
  call.spans = {{"attachments", {3, 3, "r"}}};
  CHECK(pages(K::kActionOpen) == std::vector<int>{7, 8});
  CHECK(pages(K::kAttachmentAbsent) == std::vector<int>{3});
  // Spans of another number than the items tell of none of them.
  first.spans.pop_back();
  CHECK(pages(K::kActionOpen) == std::vector<int>{6, 6});
  Made gap = minutes("NUIT", "6/25", "2025-02-12", "Noe annet").on_page(9);
  gap.spans = {{"title", {10, 10, "r"}}};
  first.spans = {{"title", {7, 7, "r"}}};
  for (const Finding& one : findings({first, gap})) {
    if (one.kind != K::kSeriesGap) continue;
    CHECK(one.page == 7);
    REQUIRE(one.evidence.size() == 2);
    CHECK(one.evidence[1].page == 10);
  }
}

TEST_CASE("action points") {
  const auto later = [](const char* body) {
    Made first = minutes("NUIT", "4/25", "2025-02-12", "Timebok");
    first.actions = {"Kommunesamvirket avklarer finansieringen med departementet."};
    Made next = agenda("NUIT", "14/25", "2025-05-15", "Prismodell");
    next.body = body;
    return told(K::kActionOpen, {first, next});
  };
  CHECK(later("Rådet drøfter departementet.") ==
        "note NUIT 4/25: no later paper of NUIT seems to take up the action point «Kommunesamvirket avklarer "
        "finansieringen med departementet.»");
  CHECK(later("Kommunesamvirket orienterer om finansiering fra departementet.") == "");
  CHECK(later("Se sak 4/25.") == "");
}

TEST_CASE("councils in their time") {
  CHECK(time_of("NUIT", {2025, 12, 31}) == TimeOfCouncil::kWithin);
  CHECK(time_of("NUIT", {2026, 1, 1}) == TimeOfCouncil::kBehind);
  CHECK(time_of("STRATEGIRADET", {2025, 12, 31}) == TimeOfCouncil::kBefore);
  CHECK(time_of("STRATEGIRADET", {2026, 1, 1}) == TimeOfCouncil::kWithin);
  CHECK(time_of("Arkivrådet", {1999, 1, 1}) == TimeOfCouncil::kWithin);
  CHECK(told(K::kCouncilPeriod,
             {paper("NUFA", "1/26", "2026-02-01", "A").cites("5/25", "PORTEFOLJERADET", "2025-05-15", "B")}) ==
        "minor NUFA 1/26: PORTEFOLJERADET did not exist yet on 2025-05-15");
  CHECK(told(K::kCouncilPeriod, {paper("NUFA", "1/26", "2026-02-01", "A").cites("5/25", "NUIT", "2025-05-15", "B")}) ==
        "");
  CHECK(told(K::kCouncilPeriod, {agenda("NUIT", "1/26", "2026-02-01", "A")}) ==
        "minor NUIT 1/26: NUIT existed no longer on 2026-02-01, the day of its meeting");
}

TEST_CASE("the order of the records does not matter, and every kind has a name") {
  std::vector<CaseRecord> records{
      minutes("NUIT", "4/25", "2025-02-12", "Kart").decides("NUIT ber FHI lage to kart."),
      agenda("NUIT", "4/25", "2025-02-12", "Kart").proposes("NUIT ber FHI lage fem kart."),
      paper("NUIT", "4/25", "2025-02-12", "Kart").proposes("NUIT ber NHN lage fem kart."),
      paper("NEHR", "9/25", "2025-06-11", "Kart").cites("4/25", "NUIT", {}, "Kart", "NUIT ber FHI lage ni kart.")};
  std::vector<std::string> one, other;
  for (const Finding& f : findings(records)) one.push_back(f.message);
  std::reverse(records.begin(), records.end());
  for (const Finding& f : findings(records)) other.push_back(f.message);
  CHECK(one == other);
  CHECK(one.size() == 2);
  for (const FindingKind kind : finding_kinds()) CHECK_FALSE(name(kind).empty());
  CHECK(findings({}).empty());
}

}  // namespace saksgang::history
