#include "topics.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/files.hpp"
#include "model/case_number.hpp"
#include "model/councils.hpp"
#include "model/json.hpp"

namespace saksgang::ranking {
namespace {

std::string numbered(std::string_view council, std::string_view number) {
  const auto parsed = parse_case_number(number);
  return fmt::format("{} {}", council_or_as_printed(council), parsed ? parsed->text() : std::string(number));
}

std::string titled(std::string_view council, std::string_view title) {
  return fmt::format("{}|{}", council.empty() ? "" : council_or_as_printed(council), title);
}

double gain(int grade) {
  return std::exp2(grade) - 1;
}

double discounted(const std::vector<int>& grades) {
  double out = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), kDepth); ++i) {
    out += gain(grades[i]) / std::log2(static_cast<double>(i) + 2);
  }
  return out;
}

Topic topic_of(const Json& json) {
  Topic out;
  out.id = json.at("id").get<std::string>();
  out.kind = json.at("kind").get<std::string>();
  out.query = json.at("query").get<std::string>();
  out.need = json.at("need").get<std::string>();
  for (const auto& [key, grade] : json.at("judgements").items()) {
    out.grades[canonical_key(key)] = grade.get<int>();
  }
  return out;
}

// Why a topic cannot be measured with; empty where it can.
std::string fault_of(const Topic& topic, std::size_t judged) {
  if (topic.grades.empty()) return "has no judgements";
  if (topic.grades.size() != judged) return "names a case twice";
  const bool good = std::all_of(topic.grades.begin(), topic.grades.end(), [](const auto& judgement) {
    return judgement.second >= 1 && judgement.second <= kHighestGrade;
  });
  return good ? "" : fmt::format("has a grade that is not 1 to {}", kHighestGrade);
}

}  // namespace

std::string case_key(const CaseRecord& record) {
  return record.case_number ? numbered(record.council, *record.case_number) : titled(record.council, record.title);
}

std::string canonical_key(std::string_view key) {
  if (const std::size_t bar = key.find('|'); bar != key.npos) return titled(key.substr(0, bar), key.substr(bar + 1));
  const std::size_t blank = key.rfind(' ');
  return blank == key.npos ? std::string(key) : numbered(key.substr(0, blank), key.substr(blank + 1));
}

Result<std::vector<Topic>> read_topics(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return tl::make_unexpected(text.error());
  const auto refused = [&](const std::string& why) {
    return fail(ErrorCode::kUsage, fmt::format("{}: {}", file.filename().string(), why));
  };
  std::vector<Topic> out;
  std::set<std::string> ids;
  try {
    const Json json = Json::parse(*text);
    for (const Json& one : json.at("topics")) {
      out.push_back(topic_of(one));
      const std::string fault = fault_of(out.back(), one.at("judgements").size());
      if (!fault.empty()) return refused(fmt::format("topic {} {}", out.back().id, fault));
      if (!ids.insert(out.back().id).second) return refused(fmt::format("two topics are called {}", out.back().id));
    }
  } catch (const Json::exception& exception) {
    return refused(exception.what());
  }
  if (out.empty()) return refused("no topics");
  return out;
}

Score score(const Topic& topic, const std::vector<std::string>& ranking) {
  std::vector<int> got, best;
  std::set<std::string> met;
  std::size_t substantial = 0, substantial_met = 0, judged_met = 0;
  for (const std::string& key : ranking) {
    const auto judged = topic.grades.find(key);
    const int grade = judged != topic.grades.end() && met.insert(key).second ? judged->second : 0;
    got.push_back(grade);
    judged_met += grade > 0 ? 1 : 0;
    substantial_met += grade >= kSubstantial ? 1 : 0;
  }
  for (const auto& [key, grade] : topic.grades) {
    best.push_back(grade);
    substantial += grade >= kSubstantial ? 1 : 0;
  }
  std::sort(best.rbegin(), best.rend());
  Score out;
  out.ndcg = discounted(got) / discounted(best);
  out.recall = static_cast<double>(judged_met) / static_cast<double>(topic.grades.size());
  if (substantial > 0) out.recall_substantial = static_cast<double>(substantial_met) / static_cast<double>(substantial);
  return out;
}

}  // namespace saksgang::ranking
