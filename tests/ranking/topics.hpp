#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "model/record.hpp"

// Search topics with judgements, and how a ranking is scored by them. README.md tells what stands in the files.
namespace saksgang::ranking {

inline constexpr std::size_t kDepth = 10;  // of nDCG
inline constexpr int kSubstantial = 2;     // the least grade of a case that treats the matter in a substantial part
inline constexpr int kHighestGrade = 3;

struct Topic {
  std::string id;
  std::string kind;
  std::string query;
  std::string need;
  std::map<std::string, int> grades;  // of each judged case, from 1 to kHighestGrade; a case not named is 0
};

// What a case is called in the judgements, over all its treatments: "NUFA 5/24"; "NUFA|title" without a number,
// "|title" without a council too. Councils by their canonical names.
std::string case_key(const CaseRecord& record);
std::string canonical_key(std::string_view key);

// kUsage, with file and topic, where the file is not as README.md has it.
Result<std::vector<Topic>> read_topics(const std::filesystem::path& file);

struct Score {
  // Of the first kDepth: the sum of (2^grade - 1) / log2(rank + 1), over the same sum of the best order of all judged
  // cases.
  double ndcg = 0;
  double recall = 0;                         // share of the judged cases that are in the ranking
  std::optional<double> recall_substantial;  // of those of grade kSubstantial at least; nothing where there are none
};

// Keys, best first. One that stands there again keeps its rank and gains nothing.
Score score(const Topic& topic, const std::vector<std::string>& ranking);

}  // namespace saksgang::ranking
