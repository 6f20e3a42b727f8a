#include "cli/word_judge.hpp"

#include <doctest/doctest.h>

namespace saksgang::cli {

TEST_CASE("forms of a word, and small words") {
  const auto made = AnalyzerJudge::make();
  REQUIRE(made);
  AnalyzerJudge& judge = **made;
  CHECK(judge.same_lexeme("arbeid", "arbeidet"));
  CHECK(judge.same_lexeme("Innspill", "innspillene"));
  CHECK_FALSE(judge.same_lexeme("to", "tre"));
  CHECK_FALSE(judge.same_lexeme("rad", "råd"));
  CHECK_FALSE(judge.same_lexeme("FHI", "NHN"));
  CHECK(judge.is_function_word("Og"));
  CHECK(judge.is_function_word("seg"));
  CHECK_FALSE(judge.is_function_word("rådet"));
}

}  // namespace saksgang::cli
