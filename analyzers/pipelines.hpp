#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/lexicon.hpp"
#include "analyzers/token.hpp"
#include "base/error.hpp"

namespace saksgang::analyzers {

// The named ways from a text to terms. The index and the query of a field use the same one.
enum class Pipeline {
  kNorwegian,  // running text: words as they are, codes and acronyms whole, elided compounds completed
  kKeyword,    // a whole value: folded, blanks collapsed, as one term («drøfting», «nasjonalt kodeverksråd»)
};

std::string_view name(Pipeline pipeline);

// The single term of Pipeline::kKeyword; empty for a text of blanks.
std::string keyword(std::string_view text);

// Version of the analysis, where the lemmas come from («apertium», or «rules» for a program built without
// dictionaries), and a hash of all that the output depends on: rules, word data and the libraries' own answers on a
// probe text. «3-apertium-0123456789abcdef». An index holds the one it was made with; another one means another
// analysis.
const std::string& version();

// What is known of a word beside its letters.
struct Word {
  // Every lemma the form may belong to, in bokmål where it can be, likeliest first. Codes, acronyms and case numbers
  // have one («NUFAs»: nufa; «017/2025»: 17/25), words that no dictionary has their stem: at least one.
  std::vector<std::string> lemmas;
  // Of a compound or a joined word («e-helse»), two at least; ranges are bytes of the folded word, and empty where the
  // word is elided.
  std::vector<CompoundPart> parts;
  bool known = false;  // to the dictionaries, or a code by its form
};

// What compounds of the same parts have in common, however they are written: the parts' lemmas joined by «+».
// «drift+kostnad» for «driftskostnadene». Empty for less than two parts.
std::string compound_key(std::span<const CompoundPart> parts);

// Turns texts into tokens. Remembers every distinct chunk it has met, so that a word is recognised, folded and looked
// up once; an Analyzer is meant to live as long as its index is open. One thread at a time.
class Analyzer {
 public:
  static Result<std::unique_ptr<Analyzer>> make();
  virtual ~Analyzer() = default;

  // Replaces `out` by the tokens of the text under Pipeline::kNorwegian, in order of their positions. Positions count
  // on from `first_position`. No dictionary is asked but about elided compounds.
  virtual void analyze(std::string_view text, std::vector<Token>& out, std::uint32_t first_position = 1) = 0;

  // The term of a number. The view, and the number itself, hold until trim().
  virtual std::string_view text(TermId id) const = 0;

  // How many terms there are; all ids are less.
  virtual std::size_t terms() const = 0;

  // What a token's word is, looked up at the first question. The reference holds until trim().
  virtual const Word& word(WordId id) = 0;

  // How many words there are; all ids are less.
  virtual std::size_t words() const = 0;

  // The same for a word in the form that fold() gives, as it would stand in a text of its own. A new value.
  virtual Word look_up(std::string_view folded) = 0;

  // Lemmas of other words for what a lemma names, with the dictionaries of this analyzer; see derivations.hpp.
  virtual std::vector<std::string> derivations(std::string_view lemma) const = 0;

  // Forgets everything where more than `limit` terms are remembered, and says whether it did.
  virtual bool trim(std::size_t limit) = 0;
};

}  // namespace saksgang::analyzers
