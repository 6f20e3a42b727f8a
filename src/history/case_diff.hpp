#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "history/verdict.hpp"
#include "model/record.hpp"

// What was proposed to a meeting against what it decided.
namespace saksgang::history {

// A proposal of one treatment, or the decision.
struct CaseText {
  Part part = Part::kAnnet;
  DocumentRef document;
  int page = 0;
  std::vector<std::string> dates;
  std::string label;  // of a decision: «Vedtak», «Oppdatert vedtak»; empty for a proposal
  std::string text;
};

struct Proposal : CaseText {
  Verdict verdict = Verdict::kNoVedtak;  // against the decision
};

// One comparison made: of proposals[from] with proposals[to], or with the decision where `to` is empty.
struct Pair {
  std::size_t from = 0;
  std::optional<std::size_t> to;
  Comparison comparison;
};

struct CaseDiff {
  std::string council;
  std::string case_number;
  std::string title;
  std::vector<Proposal> proposals;  // in the order of the records
  std::optional<CaseText> vedtak;   // of the last record that has one
  // The weightiest of the proposals' verdicts; kNoProposal or kNoVedtak where one is missing (both: kNoProposal).
  Verdict verdict = Verdict::kNoProposal;
  std::optional<Verdict> between;  // the weightiest among the proposals themselves; empty for less than two
  // Each different proposal against the decision, then against the first; none that are the same to the byte.
  std::vector<Pair> pairs;
};

// Of all treatments of one case, in order of time.
CaseDiff diff_case(const std::vector<CaseRecord>& records, WordJudge& judge);

// The page on which the record's proposal stands.
int proposal_page(const CaseRecord& record);

// The key of a numbered case of a named council («NUIT|2025|17»); empty for any other record.
std::string case_key(const CaseRecord& record);

// Which cases of a stream of records have texts that differ: all records go through count() first, and then again
// through gather(), which gives back those of a case as soon as all are there. Between the two about 100 bytes a case
// are held, and then the records of cases that are not whole yet, without their bodies.
class DifferingCases {
 public:
  void count(const CaseRecord& record);
  std::vector<CaseRecord> gather(const CaseRecord& record);
  // Cases that lost records between the two rounds.
  std::vector<std::vector<CaseRecord>> rest();

 private:
  struct Entry {
    std::size_t hash = 0;
    std::uint32_t texts = 0;
    std::uint32_t records = 0;
    bool differs = false;
  };
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<std::string, std::vector<CaseRecord>> open_;
};

}  // namespace saksgang::history
