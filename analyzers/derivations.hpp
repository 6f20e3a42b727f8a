#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzers/lexicon.hpp"

namespace saksgang::analyzers {

// The lemmas that name the same doing as this one in another kind of word: of a verbal noun its verb and the verb's
// other nouns, of a verb its nouns («drøfting»: drøfte, drøftelse; «vedta»: vedtak). They belong to a search at a lower
// weight. By rules for -ing, -ning, -else and -sjon, where the lexicon has both words; by data/derivations.txt
// for what no rule forms, and against what a rule forms wrongly («avdeling» is not of «avdele»). Without a lexicon the
// data alone answers.
//
// `lemma` is folded, in bokmål. Each word once, the lemma itself never. No nouns for who does it («bruker»), no
// adjectives, no compounds that the dictionary does not have whole. Any number of threads.
std::vector<std::string> derivations(std::string_view lemma, const Lexicon* lexicon);

}  // namespace saksgang::analyzers
