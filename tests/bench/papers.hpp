#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/record.hpp"
#include "text.hpp"

namespace saksgang::bench {

struct Paper {
  DocumentRecord document;
  std::vector<CaseRecord> records;
};

// Council papers, one meeting after another: of each the papers sent out (agenda and case papers) and the minutes. The
// same numbers give the same papers.
class Papers {
 public:
  Papers(const Vocabulary& vocabulary, std::uint64_t seed, std::size_t cases);

  // The two files of the next meeting; empty behind the last.
  std::vector<Paper> next_meeting();
  std::size_t cases_made() const { return made_; }

 private:
  const Vocabulary& words_;
  Random random_;
  std::size_t cases_;
  std::size_t made_ = 0;
  std::size_t council_ = 0;
  int meeting_ = 0;
  int year_ = 0;
  std::vector<int> last_number_;  // of each council in the year
};

}  // namespace saksgang::bench
