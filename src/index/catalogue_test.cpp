#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "history/chain.hpp"
#include "index/test_records.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

EarlierTreatment row(const char* number, const char* council, const char* date, const char* title) {
  EarlierTreatment out;
  out.case_number = number;
  out.council = council;
  out.date = date;
  out.title = title;
  out.page = 6;
  return out;
}

std::vector<File> matter() {
  CaseRecord put_off = treatment(Part::kReferat, "NUIT", "36/24", "Felles kodeverk for prøvesvar", "2024-11-14");
  put_off.body = "Saken ble utsatt til neste møte.";
  CaseRecord agenda = treatment(Part::kInnkalling, "NUFA", "6/25", "Mandat for kodeverk", "2025-01-22");
  agenda.meeting.dates = {"2025-01-22", "2025-01-23"};
  CaseRecord other = treatment(Part::kInnkalling, "NUFA", "7/25", "Ordning for helseteknologi", "2025-01-22");
  CaseRecord paper = treatment(Part::kToppnotat, "NEHR", "12/25", "Kodeverk: videre arbeid", "2025-06-12");
  paper.earlier = {row("7/25", "NUFA", "2025-01-23", "Mandat for kodeverk"),
                   row("17/25", "NUIT", "2025-05-15", "Felles kodeverk for prøvesvar"),
                   row("9/23", "NUFA", "2023-05-02", "Første drøfting")};
  paper.body = "Se også sak 36/24 i NUIT. I møte 15. mai drøftet NUIT kodeverk for prøvesvar.";
  paper.body_pages = {5};
  std::vector<File> out = sample();
  out.push_back(file("c/nuit.pdf", {put_off}));
  out.push_back(file("d/nufa.pdf", {agenda, other}));
  out.push_back(file("e/nehr.pdf", {paper}));
  return out;
}

std::vector<std::string> labels(const std::vector<history::CaseCard>& cards) {
  std::vector<std::string> out;
  for (const history::CaseCard& card : cards) {
    std::string text = card.key.text();
    for (const std::string& title : card.titles) text += " «" + title + "»";
    for (const Date& date : card.dates) text += " " + date.iso();
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> shown(const history::Chain& chain) {
  std::vector<std::string> out;
  for (const history::Step& step : chain.steps) {
    out.push_back(step.date.value_or("-") + " " + step.council + " " + (step.number ? step.number->text() : "-") + " " +
                  std::string(name(step.relation)) + (step.record ? " " + step.record->id : ""));
  }
  for (const history::Unresolved& open : chain.unresolved)
    out.push_back(std::string(name(open.state)) + open.reference.quote);
  return out;
}

}  // namespace

TEST_CASE("an index answers as the records in memory do") {
  const Folder folder;
  const std::vector<File> files = matter();
  make_index(folder.index(), files);
  const auto reader = must(Reader::open(folder.index()));
  const auto indexed = reader->catalogue();
  std::vector<CaseRecord> records;
  for (const File& f : files) records.insert(records.end(), f.records.begin(), f.records.end());
  const auto memory = history::catalogue_of(records);

  for (const CaseRecord& record : records) {
    const auto key = history::key_of(record);
    if (!key) continue;
    INFO(key->text());
    CHECK(labels({must(indexed->card(*key)).value()}) == labels({must(memory->card(*key)).value()}));
    CHECK(labels(must(indexed->numbered(key->number))) == labels(must(memory->numbered(key->number))));
    const Date day = Date::from_iso(record.meeting.dates.front()).value();
    CHECK(labels(must(indexed->meeting(key->council, day))) == labels(must(memory->meeting(key->council, day))));
    CHECK(must(indexed->treatments(*key)).size() == must(memory->treatments(*key)).size());
    CHECK(shown(must(history::trace(*key, *indexed))) == shown(must(history::trace(*key, *memory))));
    for (const std::string& term : history::referred_terms(record)) {
      CHECK(must(indexed->referring(term, 10)).size() == must(memory->referring(term, 10)).size());
    }
  }
  CHECK_FALSE(must(indexed->card({"NUIT", {99, 2025}})));
  CHECK(must(indexed->treatments({"NUIT", {99, 2025}})).empty());
  CHECK(must(indexed->titled("Godkjenning av referat", 5)).empty());
  CHECK(must(indexed->knows("NUFA")));
  CHECK_FALSE(must(indexed->knows("Arkivutvalet")));
  CHECK(must(indexed->referring(history::case_term("NUFA", {7, 2025}), 10)).front()->council == "NEHR");
  const std::string by_title = *history::day_terms({2025, 1, 23}, {"kodeverket", "mandatet"}).begin();
  CHECK(must(indexed->referring(by_title, 10)).size() == 1);
  CHECK(must(indexed->referring(history::day_term({2025, 1, 23}, {7, 2025}), 10)).size() == 1);
}

TEST_CASE("cases with a like title: those with most of its rare words first, at a limit the newest") {
  const Folder folder;
  std::vector<File> files;
  // Fifty cases with one of the words, one with both.
  for (int i = 0; i < 50; ++i) {
    const std::string date = "20" + std::to_string(10 + i % 10) + "-03-0" + std::to_string(1 + i / 10);
    files.push_back(
        file("a/" + std::to_string(i) + ".pdf",
             {treatment(Part::kToppnotat, "NUFA", std::to_string(i + 1) + "/20", "Utvikling av prøvesvar", date)}));
  }
  files.push_back(file("b/1.pdf", {treatment(Part::kToppnotat, "NUIT", "1/20", "Kodeverk for prøvesvar", "2009-01-01"),
                                   treatment(Part::kReferat, "NUIT", "1/20", "Kodeverk for prøvesvar", "2009-01-01")}));
  make_index(folder.index(), files);
  const auto reader = must(Reader::open(folder.index()));
  const auto catalogue = reader->catalogue();
  const auto found = [&](const char* title, std::size_t limit) {
    return labels(must(catalogue->titled(title, limit)));
  };
  CHECK(found("Prøvesvar", 3) == std::vector<std::string>{"NUFA 50/20 «Utvikling av prøvesvar» 2019-03-05",
                                                          "NUFA 40/20 «Utvikling av prøvesvar» 2019-03-04",
                                                          "NUFA 30/20 «Utvikling av prøvesvar» 2019-03-03"});
  // The others have so little of it, and are so many, that none is taken.
  CHECK(found("Kodeverk for prøvesvar", 3) ==
        std::vector<std::string>{"NUIT 1/20 «Kodeverk for prøvesvar» 2009-01-01"});
  const auto all = found("Kodeverk for prøvesvar", 100);
  CHECK(all.size() == 51);
  CHECK(all.front() == "NUIT 1/20 «Kodeverk for prøvesvar» 2009-01-01");
  CHECK(must(catalogue->titled("Prøvesvar", 100)).size() == 51);
  CHECK(must(catalogue->titled("Noe helt annet", 100)).empty());
}
