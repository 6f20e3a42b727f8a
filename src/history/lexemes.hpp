#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Sentences as words and signs, for the rules of this room.
namespace saksgang::history {

struct Lexeme {
  std::size_t begin = 0;  // byte range in the text
  std::size_t end = 0;
  std::string lower;
  bool is_word = false;         // letters and digits, with hyphens between letters and a slash between digits
  bool is_capitalised = false;  // its first letter is a capital
};

// The words of text[begin, end); every other sign is an item of its own, blanks and soft hyphens are none.
std::vector<Lexeme> lexemes(std::string_view text, std::size_t begin, std::size_t end);

inline std::vector<Lexeme> lexemes(std::string_view text) {
  return lexemes(text, 0, text.size());
}

// True where a sentence tells how councils come and go: «Strategirådet tok over etter Nasjonalt e-helseråd 1. januar
// 2026». A day in it is no meeting's.
bool tells_of_succession(const std::vector<Lexeme>& sentence);

}  // namespace saksgang::history
