#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "history/words.hpp"

namespace saksgang::history {

// A judge with a small dictionary for tests: forms of one word on one line.
class TestJudge : public WordJudge {
 public:
  bool same_lexeme(std::string_view a, std::string_view b) override {
    return std::any_of(forms_.begin(), forms_.end(), [&](const auto& line) { return has(line, a) && has(line, b); });
  }
  bool is_function_word(std::string_view word) override { return has(functions_, utf8::lower(word)); }

 private:
  using Line = std::vector<std::string_view>;
  static bool has(const Line& line, std::string_view word) {
    return std::find(line.begin(), line.end(), word) != line.end();
  }

  std::vector<Line> forms_{{"arbeid", "arbeidet"},      {"Teknisk", "Tekniske"}, {"gi", "gir", "ga", "gitt"},
                           {"innspill", "innspillene"}, {"tiltak", "tiltakene"}, {"anbefaler", "anbefalte"},
                           {"støtter", "støttet"},      {"drøfter", "drøftet"},  {"skal", "skulle"}};
  Line functions_{"i", "av", "til", "fra", "det", "om", "å", "seg", "med", "og", "at", "ikke", "skal", "eller", "den"};
};

}  // namespace saksgang::history
