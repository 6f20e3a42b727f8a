#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/record.hpp"
#include "segment/flat.hpp"

namespace saksgang::segment {

// The head of a notice or of minutes: «Møte i NUIT», «Møte 3/2025», and the table of date, time, place and members.
struct MeetingHead {
  bool minutes = false;       // referat; otherwise innkalling
  bool kind_is_sure = false;  // its heading says so
  Range range;                // heading and head table; the cases follow
  std::string heading;
  std::string council;  // canonical or as printed; empty where it names none
  std::string council_printed;
  Meeting meeting;
};

// All heads of the document, in order.
std::vector<MeetingHead> find_meeting_heads(const Flat& flat);

// Names the head's council by the first of the texts that names one.
void name_council(MeetingHead& head, const std::vector<std::string>& texts);

// «3/2025» out of «Møte 3/2025», «NUFA møte nr. 3/25», «Møte 3/25»; the year with four digits.
std::optional<std::string> meeting_number(std::string_view text);

}  // namespace saksgang::segment
