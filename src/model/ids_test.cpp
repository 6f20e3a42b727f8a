#include "model/ids.hpp"

#include <doctest/doctest.h>

namespace saksgang {
namespace {

CaseRecord record(Part part, std::optional<std::string> case_number, int page, char digit = 'a') {
  CaseRecord r;
  r.document.sha256 = std::string(64, digit);
  r.part = part;
  r.case_number = std::move(case_number);
  r.first_page = page;
  return r;
}

std::vector<std::string> ids(std::vector<CaseRecord> records) {
  assign_ids(records);
  std::vector<std::string> out;
  for (const CaseRecord& r : records) out.push_back(r.id);
  return out;
}

}  // namespace

TEST_CASE("an id is made of the document, the part and the case") {
  CHECK(ids({record(Part::kReferat, "17/25", 4), record(Part::kToppnotat, "17/25", 9),
             record(Part::kBrev, std::nullopt, 12)}) == std::vector<std::string>{"aaaaaaaaaaaaaaaa.referat.17-25",
                                                                                 "aaaaaaaaaaaaaaaa.toppnotat.17-25",
                                                                                 "aaaaaaaaaaaaaaaa.brev.p12"});
}

TEST_CASE("repeated ids are numbered in the order of the document") {
  CHECK(ids({record(Part::kReferat, "7/25", 4), record(Part::kReferat, "7/25", 5), record(Part::kReferat, "7/25", 6),
             record(Part::kReferat, std::nullopt, 4), record(Part::kReferat, std::nullopt, 4)}) ==
        std::vector<std::string>{"aaaaaaaaaaaaaaaa.referat.7-25", "aaaaaaaaaaaaaaaa.referat.7-25-2",
                                 "aaaaaaaaaaaaaaaa.referat.7-25-3", "aaaaaaaaaaaaaaaa.referat.p4",
                                 "aaaaaaaaaaaaaaaa.referat.p4-2"});
}

TEST_CASE("a number that looks like a repeated one keeps ids apart") {
  CHECK(ids({record(Part::kReferat, "1", 1), record(Part::kReferat, "1-2", 1), record(Part::kReferat, "1", 1),
             record(Part::kReferat, "1", 1), record(Part::kReferat, "1-3", 1)}) ==
        std::vector<std::string>{"aaaaaaaaaaaaaaaa.referat.1", "aaaaaaaaaaaaaaaa.referat.1-2",
                                 "aaaaaaaaaaaaaaaa.referat.1-3", "aaaaaaaaaaaaaaaa.referat.1-4",
                                 "aaaaaaaaaaaaaaaa.referat.1-3-2"});
}

TEST_CASE("other bytes give other ids") {
  CHECK(ids({record(Part::kAnnet, std::nullopt, 1, '0')}) != ids({record(Part::kAnnet, std::nullopt, 1, '1')}));
}

}  // namespace saksgang
