#include "index/card_value.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::index;

namespace {

CaseRecord record_of(std::string council, std::string number, std::vector<std::string> dates, std::string title) {
  CaseRecord out;
  out.council = std::move(council);
  if (!number.empty()) out.case_number = std::move(number);
  out.meeting.dates = std::move(dates);
  out.title = std::move(title);
  return out;
}

std::string shown(const history::CaseCard& card) {
  std::string out = card.key.text();
  for (const std::string& title : card.titles) out += " «" + title + "»";
  for (const Date& date : card.dates) out += " " + date.iso();
  return out;
}

}  // namespace

TEST_CASE("a card comes out as it went in") {
  const std::vector<CaseRecord> records{
      record_of("NUIT", "17/25", {"2025-05-14", "2025-05-15", "2025-05-16"}, "Felles kodeverk"),
      record_of("Råd for IT", "PS 6/2026", {}, ""),
      record_of("NUIT", "17/25", {"2025-05-15", "no day"}, std::string("Kode\0verk", 9)),
  };
  CHECK(card_value(records[0]) == std::string("NUIT\0"
                                              "17/2025\0"
                                              "202505142025051520250516\0"
                                              "Felles kodeverk",
                                              53));
  std::vector<history::CaseCard> cards;
  for (const CaseRecord& record : records) add_card_value(card_value(record), cards);
  REQUIRE(cards.size() == 2);
  CHECK(shown(cards[0]) == "NUIT 17/25 «Felles kodeverk» «Kodeverk» 2025-05-14 2025-05-15 2025-05-16");
  CHECK(shown(cards[1]) == "Råd for IT 6/26");
}

TEST_CASE("what has no card, and what is none") {
  CHECK(card_value(record_of("NUIT", "", {"2025-05-14"}, "Felles kodeverk")).empty());
  CHECK(card_value(record_of("", "17/25", {"2025-05-14"}, "Felles kodeverk")).empty());
  CHECK(card_value(record_of("NUIT", "uten nummer", {}, "Felles kodeverk")).empty());
  std::vector<history::CaseCard> cards;
  const std::string whole = card_value(record_of("NUIT", "17/25", {"2025-05-14"}, "Felles kodeverk"));
  for (std::size_t size = 0; size < 8; ++size) add_card_value(whole.substr(0, size), cards);
  add_card_value("Felles kodeverk", cards);
  CHECK(cards.empty());
}
