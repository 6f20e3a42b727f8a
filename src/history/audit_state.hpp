#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "history/audited_reference.hpp"
#include "history/facts.hpp"
#include "history/finding.hpp"
#include "history/words.hpp"

// The rules of an audit, one file a family; each takes facts and adds findings.
namespace saksgang::history {

// What a history row is about.
struct RowTarget {
  std::optional<Id> of_case;  // the case meant, by number and title; empty where the index has none or several
  bool by_title = false;      // the row's number or council leads elsewhere: found by title
};

// Evidence that stands in a treatment's document.
FindingEvidence evidence(const Facts& facts, const TreatmentFacts& treatment, int page, std::string quote,
                         std::string method);

// A finding about a treatment, without evidence.
Finding finding(const Facts& facts, const TreatmentFacts& treatment, int page, FindingKind kind, Severity severity,
                std::string message);

// The row as a person would name it: «7/25 NUFA 2025-01-22 Evaluering …».
std::string row_quote(const Facts& facts, const RowFacts& row);

// rows.cpp: what each row is about, and where it contradicts the index or itself.
std::vector<RowTarget> resolve_rows(const Facts& facts, std::vector<Finding>& findings);

// reference_faults.cpp: dangling, ambiguous, circular references, and too many.
void find_reference_faults(const Facts& facts, const std::vector<RowTarget>& targets,
                           const std::vector<AuditedReference>& references, std::vector<Finding>& findings);

// text_faults.cpp: sentences that contradict the cases they name.
void find_text_faults(const Facts& facts, const std::vector<AuditedReference>& references,
                      std::vector<Finding>& findings);

// series.cpp: numbers missing and double.
void find_series_faults(const Facts& facts, std::vector<Finding>& findings);

// councils_in_time.cpp: councils named out of their time.
void find_council_faults(const Facts& facts, const std::vector<AuditedReference>& references,
                         std::vector<Finding>& findings);

// attachments.cpp
void find_attachment_faults(const Facts& facts, std::vector<Finding>& findings);

// quotes.cpp: decisions as quoted, and proposals of one case, against each other.
class Quotes {
 public:
  // Which texts are needed.
  void begin(const Facts& facts, const std::vector<RowTarget>& targets);
  // Keeps them.
  void take(const CaseRecord& record);
  void finish(const Facts& facts, WordJudge& judge, std::vector<Finding>& findings);

 private:
  struct Quoted {
    Id row;
    std::vector<Id> originals;  // treatments
    bool by_decision;           // against decisions; otherwise against proposals
  };
  struct Texts {
    std::string proposal, vedtak;
    std::map<int, std::string> rows;
  };
  std::vector<Quoted> quoted_;
  std::vector<std::vector<Id>> proposals_;           // treatments of one case whose proposals differ
  std::unordered_map<std::uint64_t, Texts> wanted_;  // by record
};

// follow_up.cpp: what was put off and never came back; actions of which nothing more is heard.
class FollowUps {
 public:
  void begin(const Facts& facts, const std::vector<RowTarget>& targets);
  void look(const Facts& facts, const CaseRecord& record);
  void finish(const Facts& facts, std::vector<Finding>& findings);

 private:
  struct Open {
    Id treatment;
    int page;                  // of the action or the title
    Id text = kNoId;           // of an action; none for a postponed case
    std::uint32_t wanted = 1;  // so many of its words in one later record are a trace
    bool settled = false;
  };
  void wait_for(const Facts& facts, Open open);

  std::vector<Open> open_;
  // Open ones that a council's papers may settle, by the words that stand in them and by «36/24».
  std::vector<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>> by_word_;
  std::vector<std::unordered_map<std::string, std::vector<std::uint32_t>>> by_number_;
};

}  // namespace saksgang::history
