#include "cli/word_judge.hpp"

#include <algorithm>
#include <utility>

#include "analyzers/norwegian.hpp"
#include "analyzers/stop_words.hpp"

namespace saksgang::cli {

Result<std::unique_ptr<AnalyzerJudge>> AnalyzerJudge::make() {
  auto analyzer = analyzers::Analyzer::make();
  if (!analyzer) return tl::make_unexpected(analyzer.error());
  return std::unique_ptr<AnalyzerJudge>(new AnalyzerJudge(std::move(*analyzer)));
}

const std::vector<std::string>& AnalyzerJudge::lemmas(const std::string& folded) {
  const auto known = lemmas_.find(folded);
  if (known != lemmas_.end()) return known->second;
  return lemmas_.emplace(folded, analyzer_->look_up(folded).lemmas).first->second;
}

bool AnalyzerJudge::same_lexeme(std::string_view a, std::string_view b) {
  const std::string x = analyzers::fold(a), y = analyzers::fold(b);
  if (x == y) return true;
  const std::vector<std::string>& of_x = lemmas(x);
  const std::vector<std::string>& of_y = lemmas(y);
  return std::any_of(of_x.begin(), of_x.end(), [&](const std::string& lemma) {
    return std::find(of_y.begin(), of_y.end(), lemma) != of_y.end();
  });
}

bool AnalyzerJudge::is_function_word(std::string_view word) {
  return analyzers::is_stop_word(analyzers::fold(word));
}

}  // namespace saksgang::cli
