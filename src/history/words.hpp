#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Texts of decisions as words that can be compared.
namespace saksgang::history {

// What a comparison has to know about the language. Words come as printed, in any case.
class WordJudge {
 public:
  virtual ~WordJudge() = default;

  // The two are forms of one word («arbeid», «arbeidet»; «innspela», «innspillene»).
  virtual bool same_lexeme(std::string_view a, std::string_view b) = 0;

  // A word that a sentence can gain or lose without saying anything else («seg», «å»). Words that carry_weight() are
  // never asked about.
  virtual bool is_function_word(std::string_view word) = 0;
};

enum class WordKind : std::uint8_t {
  kWord,         // letters; hyphens and apostrophes within
  kNumber,       // anything with a digit: «2026», «17/25», «ICD-11», «1 000»
  kMark,         // quotation marks, and dashes that stand alone
  kPunctuation,  // any other sign
};

struct Word {
  std::size_t begin = 0;  // byte range in the text
  std::size_t end = 0;
  WordKind kind = WordKind::kWord;
  bool opens_sentence = false;  // first of the text or of a line, or behind . ! ? :
  bool name = false;            // capitals within a sentence, or more than one («NUFA», «MyHealth»)
  // What remains when typography is taken off: the first letter small, no hyphens but between digits, blanks out of
  // numbers, all dashes one, all quotation marks one. Two words with one key differ in typography at most.
  std::string key;
};

// The words of a text in order. All else between them is white space.
std::vector<Word> words_of(std::string_view text);

// Negations, modal verbs, and words of quantity, condition, choice or time: they are small, and turn what a decision
// asks («ikke», «skal», «kun», «eller», «dersom», «før»), in bokmål and nynorsk. In any case.
bool carries_weight(std::string_view word);

// A preposition that tells who does something to whom, where it stands before a name («av», «til», «fra»).
bool tells_role(std::string_view word);

}  // namespace saksgang::history
