#pragma once

#include <memory>
#include <vector>

#include "history/audited_reference.hpp"
#include "history/finding.hpp"
#include "history/words.hpp"
#include "model/record.hpp"

namespace saksgang::history {

// Looks through the records of an index for places that do not agree. All records go through it twice, in any order:
// in the first round it learns what there is, in numbers; begin_second_round() works out which texts must be looked at
// again; in the second round it takes those. Held are numbers and titles, and the texts of decisions that are quoted
// otherwise than they were made: 290 MB for 100,000 cases with 300,000 history rows, of which a third were findings
// (tests/bench/bench_audit). `judge` must outlive it. One thread.
class Audit {
 public:
  explicit Audit(WordJudge& judge);
  ~Audit();
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;

  void add(const CaseRecord& record);
  // A reference of a running text; those of history rows are read from the records. In the first round.
  void add(AuditedReference reference);
  void begin_second_round();
  void add_again(const CaseRecord& record);

  // The gravest first, then by kind and case. The same records give the same findings, whatever their order.
  std::vector<Finding> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace saksgang::history
