#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/case_number.hpp"
#include "segment/flat.hpp"

namespace saksgang::segment {

// Where a table or a paragraph names a case and its text begins.
struct Anchor {
  CaseNumber number;
  std::size_t node = 0;  // the node that holds the number
  int page = 0;
  float middle = 0;              // height of the number's line
  int column = -1;               // of the number in its table; -1 where it opens a paragraph of text («Sak 7/25 …»)
  std::size_t title_offset = 0;  // with column -1: where the title begins in the paragraph
};

// All anchors of the range, in the document's order. `years`: the years of the part's meeting, to tell case numbers
// from other numbers with a slash; empty where unknown.
std::vector<Anchor> find_anchors(const Flat& flat, Range range, const std::vector<int>& years);

// The height at which the anchor's row begins: that of the text beside it where the number stands in the middle of its
// cell, else the number's own.
float row_top(const Flat& flat, Range range, const Anchor& anchor);

// The first node of the range that stands in the anchor's row, which may begin above its number.
std::size_t row_begin(const Flat& flat, Range range, const Anchor& anchor);

// One line of an agenda.
struct AgendaItem {
  std::optional<CaseNumber> number;
  std::string title;
  std::optional<std::string> type;
};

struct Agenda {
  Range range;  // its nodes; empty where the part has no agenda of its own
  std::vector<AgendaItem> items;

  const AgendaItem* find(const CaseNumber& number) const;
};

// The part's list of cases: the anchors before the first number that comes again. `anchors` are the part's; those of
// the agenda are taken off their front.
Agenda read_agenda(const Flat& flat, Range range, std::vector<Anchor>& anchors);

}  // namespace saksgang::segment
