#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/record.hpp"
#include "segment/flat.hpp"

namespace saksgang::segment {

// The box of a toppnotat: «Til», «Dato», «Saksnummer», «Innretning», «Sakseier», «Saksbehandler».
struct Box {
  std::vector<std::size_t> nodes;             // those that hold its labels and values, ascending
  std::optional<std::string> meeting_number;  // «Møte 3/25» as "3/2025"
  std::vector<std::string> dates;
  std::optional<std::string> case_number;
  std::optional<std::string> case_type;
  std::optional<std::string> owner;
  std::optional<std::string> handler;
};

// All boxes of the document, in order.
std::vector<Box> find_boxes(const Flat& flat);

// Fills title, proposal, body, earlier treatments, pages and spans of a case paper from its nodes. The nodes of `box`,
// if not null, lie within the range. `title`: the nodes of its heading.
void read_toppnotat(const Flat& flat, Range range, const Box* box, Range title, CaseRecord& record);

}  // namespace saksgang::segment
