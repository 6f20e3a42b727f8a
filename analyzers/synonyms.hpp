#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace saksgang::analyzers {

enum class Relation : std::uint8_t {
  kSame,     // one may be typed for the other: «DHO» for «digital hjemmeoppfølging»
  kRelated,  // close, and worth less: «utredning» for «kartlegging»
};

struct Synonym {
  std::string text;  // as the file has it: «Norsk helsenett»
  Relation relation = Relation::kSame;

  bool operator==(const Synonym&) const = default;
};

// Words and phrases that mean the same or nearly. A file of them has one group a line, UTF-8:
//
//   # a comment
//   DHO = digital hjemmeoppfølging                     each may be typed for each other
//   kostnad ~ pris                                     each is related to each other
//   PLL = pasientens legemiddelliste [pasient legemiddelliste]
//   ! avstandsoppfølging                               words spelt as they should be; for the test of the carried file
//
// One kind of sign a line. In brackets: the phrase in the base forms of its words, where they differ, so that it is
// found from other inflections; it is a key only, never an answer. Relations hold both ways and are not carried on from
// line to line. Copies are cheap; any number of threads.
class Synonyms {
 public:
  // Of a file's text; `name` is the file that an error (kConfig) names, with the line.
  static Result<Synonyms> parse(std::string_view text, std::string_view name);

  // data/synonyms.txt, read when it is first asked for.
  static const Synonyms& carried();

  // Answers with the other's synonyms too, after its own.
  void add(const Synonyms& other);

  // What stands beside a phrase, in the order of the file, each once and in its closest relation, the phrase itself
  // never. The phrase is folded words joined by single blanks, either as typed or as their lemmas.
  std::vector<Synonym> of(std::string_view phrase) const;

  // Words of the longest phrase that of() can answer; 0 where there is none.
  std::size_t longest() const;

 private:
  struct File;
  std::vector<std::shared_ptr<const File>> files_;
};

// A phrase of such a file as of() is asked for it: folded, without the punctuation that tokens leave out at either end
// («Helse- og omsorgsdepartementet»: «helse og omsorgsdepartementet»).
std::string synonym_key(std::string_view phrase);

}  // namespace saksgang::analyzers
