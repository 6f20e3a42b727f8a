#include "analyzers/stop_words.hpp"

#include <unordered_set>

#include "analyzers/data.hpp"

namespace saksgang::analyzers {

bool is_stop_word(std::string_view folded) {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> out;
    std::string_view rest = data::kStopWords;
    while (!rest.empty()) {
      const std::size_t line_end = rest.find('\n');
      std::string_view line = rest.substr(0, line_end);
      rest.remove_prefix(line_end == std::string_view::npos ? rest.size() : line_end + 1);
      if (line.starts_with('#')) continue;
      while (!line.empty()) {
        const std::size_t word_end = line.find(' ');
        if (word_end != 0) out.insert(line.substr(0, word_end));
        line.remove_prefix(word_end == std::string_view::npos ? line.size() : word_end + 1);
      }
    }
    return out;
  }();
  return words.contains(folded);
}

}  // namespace saksgang::analyzers
