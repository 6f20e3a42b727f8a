#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzers/pipelines.hpp"
#include "base/error.hpp"
#include "history/words.hpp"

namespace saksgang::cli {

// Forms of a word are what the index takes for them: they share a lemma, nynorsk and bokmål alike. Function words are
// the stop words of the query language. Remembers each word it was asked about. One thread at a time.
class AnalyzerJudge : public history::WordJudge {
 public:
  static Result<std::unique_ptr<AnalyzerJudge>> make();

  bool same_lexeme(std::string_view a, std::string_view b) override;
  bool is_function_word(std::string_view word) override;

 private:
  explicit AnalyzerJudge(std::unique_ptr<analyzers::Analyzer> analyzer) : analyzer_(std::move(analyzer)) {}
  const std::vector<std::string>& lemmas(const std::string& folded);

  std::unique_ptr<analyzers::Analyzer> analyzer_;
  std::unordered_map<std::string, std::vector<std::string>> lemmas_;
};

}  // namespace saksgang::cli
