#pragma once

#include <vector>

#include "model/blocks.hpp"
#include "model/record.hpp"

namespace saksgang::segment {

// Version of the rules below; part of what makes ingest read a document again.
inline constexpr int kRulesVersion = 1;

// Reads the parts of a document and their cases, in the order of its pages. Every record has its document, part,
// pages, spans and id. A document that is no meeting paper gives one record of part `annet`, `brev` or `horing`; one
// without text gives none. What no rule claims stands in a record's body; left out are the
// head of a notice and its list of cases, rows for breaks, and notes of a few words beside a case («Ingen toppnotat»).
//
// Rules work on wording (labels.hpp) and on what the document says twice: the agenda tells titles and types, which find
// where a title ends in the text; the case papers tell the meeting's number where the notice lacks it.
std::vector<CaseRecord> read(const LayoutResult& layout, const DocumentRef& document);

}  // namespace saksgang::segment
