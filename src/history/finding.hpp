#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/record.hpp"

// What an audit finds. Neutral: a finding says that two places do not agree, or that something is not there, and where;
// which of the two is right is for the reader.
namespace saksgang::history {

enum class FindingKind {
  kQuotedDecision,      // an earlier decision as quoted differs from the decision, or from its proposal
  kProposalsDiffer,     // the proposals of one case differ from each other
  kHistoryNumber,       // a history row has another number than the case with its title
  kHistoryCouncil,      // … another council
  kHistoryDate,         // … another date than the case itself, or than its number allows
  kDateAfterMeeting,    // a paper cites a treatment that is dated after its own meeting
  kDateWithoutMeeting,  // a decision dated on a day between two consecutive meetings
  kDanglingReference,   // no document of the index has the case
  kAmbiguousReference,  // several cases may be meant
  kSelfReference,       // a case among its own earlier treatments
  kReferenceCycle,      // cases that cite each other in a circle
  kManyReferences,      // a case with more references than a person makes
  kSeriesGap,           // numbers missing from a council's series
  kSeriesDouble,        // one number with two different titles
  kAttachmentAbsent,    // named in the agenda, not in the document
  kAttachmentUnnamed,   // in the document, not named in its agenda
  kPostponed,           // put off, and not treated again
  kActionOpen,          // an action point of which later papers say nothing
  kCouncilPeriod,       // a council named before or after its time
};

enum class Severity { kNote, kMinor, kMajor };

std::string_view name(FindingKind kind);   // "quoted-decision"
std::string_view name(Severity severity);  // "minor"

// All kinds, in order.
const std::vector<FindingKind>& finding_kinds();

// Where a finding's ground stands, in the words of the document.
struct FindingEvidence {
  DocumentRef document;
  int page = 0;
  std::string quote;
  std::string method;  // where in the document: "history-table", "vedtak", "proposal", "title", "attachments", …
};

struct Finding {
  FindingKind kind = FindingKind::kQuotedDecision;
  Severity severity = Severity::kNote;
  std::string case_name;  // «NUIT 30/25»: whose paper it is about; empty where it is about none
  DocumentRef document;   // where to look first
  int page = 0;
  std::string message;  // one sentence, without a full stop
  std::vector<FindingEvidence> evidence;
};

}  // namespace saksgang::history
