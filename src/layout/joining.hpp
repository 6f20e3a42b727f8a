#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/page.hpp"

namespace saksgang::layout {

// The words of a document that stand whole within a line, lower case, by which it is decided whether a word broken at
// a line's end keeps its hyphen.
class Vocabulary {
 public:
  explicit Vocabulary(const PageSet& pages);

  bool has(const std::string& word) const { return counts_.contains(word); }
  int count(const std::string& word) const;
  bool stands_before_hyphen(const std::string& word) const { return before_hyphen_.contains(word); }

  // True where the file breaks words at line ends with hyphens of its own («Helse-/direktoratet»); where it does not,
  // a hyphen at a line's end is part of its word.
  bool hyphenates() const { return hyphenates_; }

 private:
  void add(const std::string& word);

  std::unordered_map<std::string, int> counts_;
  std::unordered_map<std::string, int> before_hyphen_;
  bool hyphenates_ = false;
};

// Appends the next line of a paragraph to `text` with a blank, or without one where a word was broken at the line's
// end:
//   «e-» + «helse», «NAV-» + «Helse», «2020-» + «21»  the hyphen stays, no blank
//   «helse-» + «og omsorgstjenesten»                   hyphen and blank stay
//   «Helse-» + «direktoratet»                          the hyphen goes
//   a soft hyphen at the end                           goes
// `filled` says that the line before held nothing but one word and was full, so that its last word may be broken
// without any sign («samtykkebestemmelsen» + «e»). Returns the offset at which the line begins in `text`.
std::size_t append_line(std::string& text, std::string_view line, bool filled, const Vocabulary& vocabulary);

}  // namespace saksgang::layout
