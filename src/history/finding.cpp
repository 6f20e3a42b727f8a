#include "history/finding.hpp"

#include <array>

namespace saksgang::history {
namespace {

constexpr std::array<std::string_view, 19> kNames{
    "quoted-decision",     "proposals-differ",   "history-number",       "history-council",
    "history-date",        "date-after-meeting", "date-without-meeting", "dangling-reference",
    "ambiguous-reference", "self-reference",     "reference-cycle",      "many-references",
    "series-gap",          "series-double",      "attachment-absent",    "attachment-unnamed",
    "postponed",           "action-open",        "council-period",
};
static_assert(kNames.size() == static_cast<std::size_t>(FindingKind::kCouncilPeriod) + 1);

constexpr std::array<std::string_view, 3> kSeverities{"note", "minor", "major"};

}  // namespace

std::string_view name(FindingKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

const std::vector<FindingKind>& finding_kinds() {
  static const std::vector<FindingKind> kinds = [] {
    std::vector<FindingKind> out;
    for (std::size_t i = 0; i < kNames.size(); ++i) out.push_back(static_cast<FindingKind>(i));
    return out;
  }();
  return kinds;
}

}  // namespace saksgang::history
