#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace saksgang::index::query {

// How far apart two words are as slips of the pen go: the least sum of single changes, as in Damerau and Levenshtein's
// optimal string alignment, where a doubled letter, a neighbouring pair exchanged, and letters that sound or are typed
// alike («ø» and «o», «å» and «aa», «e» and «æ», «c» and «k») count half. In halves: 1 for «opfølging» and
// «oppfølging». `limit` and above all count as `limit`.
int slips(std::u32string_view a, std::u32string_view b, int limit);

// How far apart words of this many letters may be as slips: a fifth of the letters, and one change at the least.
int slips_allowed(std::size_t letters);

// The words of an index nearest to one that is not in it, at most `limit` of the same distance, most frequent first;
// none where the nearest has more slips than `most`. No function words, which are near to every short word. Reads the
// words that begin with the same letter first, all others where those are not near enough.
std::vector<std::string> nearest_words(const Xapian::Database& database, std::string_view word, int most,
                                       std::size_t limit);

}  // namespace saksgang::index::query
