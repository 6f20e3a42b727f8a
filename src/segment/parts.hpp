#pragma once

#include <optional>
#include <vector>

#include "model/record.hpp"
#include "segment/agenda.hpp"
#include "segment/flat.hpp"
#include "segment/meeting_head.hpp"
#include "segment/toppnotat.hpp"

namespace saksgang::segment {

// One part of a document with the evidence that made it one.
struct PartRange {
  Part part = Part::kAnnet;
  Range range;
  std::optional<MeetingHead> head;  // of innkalling and referat
  std::optional<Box> box;           // of a toppnotat that has one
  Range title;                      // heading nodes of toppnotat and letters
  std::vector<Anchor> anchors;      // of innkalling and referat, without the agenda's
  Agenda agenda;
  std::string rule;
};

// Cuts the document into its parts, which together cover all nodes.
std::vector<PartRange> find_parts(const Flat& flat);

}  // namespace saksgang::segment
