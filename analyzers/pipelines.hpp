#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/token.hpp"
#include "base/error.hpp"

namespace saksgang::analyzers {

// The named ways from a text to terms. The index and the query of a field use the same one.
enum class Pipeline {
  kNorwegian,  // running text: words with lemmas, codes and acronyms as they are, parts of joined words and compounds
  kKeyword,    // a whole value: folded, blanks collapsed, as one term («drøfting», «nasjonalt kodeverksråd»)
};

std::string_view name(Pipeline pipeline);

// The single term of Pipeline::kKeyword; empty for a text of blanks.
std::string keyword(std::string_view text);

// Version of the analysis, where the lemmas come from («apertium», or «rules» for a program built without
// dictionaries), and a hash of all that the output depends on: rules, word data and the libraries' own answers on a
// probe text. «2-apertium-0123456789abcdef». An index holds the one it was made with; another one means another
// analysis.
const std::string& version();

// Turns texts into tokens. Remembers every distinct chunk it has met, so that a word is recognised, folded and looked
// up once; an Analyzer is meant to live as long as its index is open. One thread at a time.
class Analyzer {
 public:
  static Result<std::unique_ptr<Analyzer>> make();
  virtual ~Analyzer() = default;

  // Replaces `out` by the tokens of the text under Pipeline::kNorwegian, in order of their words. Positions count on
  // from `first_position`. What is added to a word (Adds) follows it.
  virtual void analyze(std::string_view text, std::vector<Token>& out, std::uint32_t first_position = 1) = 0;

  // The term of a number. The view, and the number itself, hold until trim().
  virtual std::string_view text(TermId id) const = 0;

  // How many terms there are; all ids are less.
  virtual std::size_t terms() const = 0;

  // Forgets everything where more than `limit` terms are remembered, and says whether it did.
  virtual bool trim(std::size_t limit) = 0;
};

}  // namespace saksgang::analyzers
