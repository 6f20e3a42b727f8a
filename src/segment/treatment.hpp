#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/record.hpp"
#include "segment/agenda.hpp"
#include "segment/flat.hpp"
#include "segment/meeting_head.hpp"

namespace saksgang::segment {

// The treatments of a notice or of minutes: what stands between one anchor and the next. Fills all of a record but
// document, council, meeting and id. Points without a number are those that the agenda names without one, and, where
// case titles are set in bold, a bold title after a decision.
std::vector<CaseRecord> read_treatments(const Flat& flat, Range body, const std::vector<Anchor>& anchors,
                                        const Agenda& agenda, const MeetingHead& head);

}  // namespace saksgang::segment
