#pragma once

#include <string>
#include <string_view>
#include <vector>

// When two titles are of one matter.
namespace saksgang::history {

// The words of a title that tell what it is about, in lower case: without small words, councils, days, figures that
// stand alone, and what is said of any case («orientering», «godkjenning», «referat»).
std::vector<std::string> title_words(std::string_view title);

// How alike two lists of title_words() are: twice the number of words they share over the number of words, 0 … 1
// (Dice's coefficient). Two words are shared where they are equal, or begin alike in five letters and 70 % of the
// longer: Norwegian inflects at the end. Each word is shared once.
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);
double likeness(std::string_view a, std::string_view b);

// Two titles of at least two telling words are taken for one matter's from here on. Of the 703 pairs of titles of four
// real documents those of one matter lie at .67 and above, and those of different ones at .50 and below
// (tests/history/score_chains --titles lists them).
inline constexpr double kSameTitle = 0.6;
inline constexpr std::size_t kLeastTitleWords = 2;

// From here on they are one title but for a word or an ending.
inline constexpr double kClearlyAlike = 0.8;

// Keys of a title by its words, by which others are looked up: two titles that are clearly alike have one of them in
// common. About a third as many as words: where two lists share two thirds of the longer one's items, the first third
// of each, in any order that both are sorted by, has an item of the other's (prefix filtering; Bayardo, Ma, Srikant,
// *Scaling Up All Pairs Similarity Search*, WWW 2007).
std::vector<std::string> title_keys(const std::vector<std::string>& words);

// True where the titles are of one matter by the above.
bool same_title(std::string_view a, std::string_view b);

// Which part of the title's words the text has too, 0 … 1.
double coverage(const std::vector<std::string>& title, const std::vector<std::string>& text);

}  // namespace saksgang::history
