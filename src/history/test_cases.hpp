#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/record.hpp"

// Records for the tests of this room.
namespace saksgang::history::test {

inline CaseRecord paper(Part part, std::string council, std::string number, std::string date, std::string title,
                        std::string body = {}) {
  static int count = 0;
  CaseRecord out;
  out.id = std::to_string(++count);
  out.document.file = council + ".pdf";
  out.part = part;
  out.first_page = out.last_page = 3;
  out.council = out.council_printed = std::move(council);
  if (!number.empty()) out.case_number = std::move(number);
  if (!date.empty()) out.meeting.dates = {std::move(date)};
  out.title = std::move(title);
  out.body = std::move(body);
  return out;
}

inline EarlierTreatment row(std::string number, std::string council, std::string date, std::string title,
                            std::string vedtak = {}) {
  EarlierTreatment out;
  if (!number.empty()) out.case_number = std::move(number);
  if (!council.empty()) out.council = std::move(council);
  if (!date.empty()) out.date = std::move(date);
  if (!title.empty()) out.title = std::move(title);
  if (!vedtak.empty()) out.vedtak = std::move(vedtak);
  out.page = 4;
  return out;
}

}  // namespace saksgang::history::test
