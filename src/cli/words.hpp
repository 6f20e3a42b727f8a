#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang::cli {

// The words with a blank between them.
inline std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// «1 file», «2 files».
inline std::string counted(std::uint64_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace saksgang::cli
