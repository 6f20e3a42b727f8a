#pragma once

#include <string>
#include <vector>

namespace saksgang::cli {

// The words with a blank between them.
inline std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace saksgang::cli
