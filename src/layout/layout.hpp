#pragma once

#include "model/blocks.hpp"
#include "model/page.hpp"

namespace saksgang::layout {

// Puts the words of a document into reading order. A pure function of geometry and repetition: it knows no vocabulary
// of council papers and no producer's habits. Invisible words are left out.
//
// Columns are found as tab stops: left edges at which several lines begin anew after a gap and which no word crosses in
// between (after R. Smith, Hybrid Page Layout Analysis via Tab-Stop Detection, ICDAR 2009, for text instead of ink).
LayoutResult arrange(const PageSet& pages);

}  // namespace saksgang::layout
