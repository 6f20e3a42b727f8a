#pragma once

#include <string_view>
#include <unordered_set>

namespace saksgang::segment {

// A set of words, given as one text with blanks or line ends between them, which must outlive it.
class WordSet {
 public:
  explicit WordSet(std::string_view list) {
    constexpr std::string_view kBlanks = " \n";
    for (std::size_t begin = list.find_first_not_of(kBlanks); begin != std::string_view::npos;
         begin = list.find_first_not_of(kBlanks, begin)) {
      const std::size_t end = list.find_first_of(kBlanks, begin);
      words_.insert(list.substr(begin, end == std::string_view::npos ? end : end - begin));
      if (end == std::string_view::npos) break;
      begin = end;
    }
  }

  bool has(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;
};

}  // namespace saksgang::segment
