#pragma once

#include <cstddef>
#include <string_view>

#include "segment/mentions.hpp"

namespace saksgang::segment {

// The grammar of one sentence as far as it must be known to tell who speaks: where a main clause begins, and what
// belongs to the name of an organisation. Borrows the sentence. An index one past the end, or beyond, is allowed
// wherever an index is asked about: nothing stands there.
class Clauses {
 public:
  explicit Clauses(const Sentence& sentence) : s_(sentence) {}

  // Organisations joined by commas and «og», with what stands in brackets behind each.
  struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool is(std::size_t i, std::string_view folded) const { return i < s_.size() && s_[i].folded == folded; }

  bool word(std::size_t i) const { return i < s_.size() && s_[i].kind == Item::Kind::kWord; }

  bool sign(std::size_t i) const { return i < s_.size() && s_[i].kind == Item::Kind::kSign; }

  bool capitalised(std::size_t i) const;  // a word with a capital

  bool joins(std::size_t i) const;  // «og», a comma: between organisations

  bool possessive(std::size_t i) const { return is(i, "sin") || is(i, "sitt") || is(i, "sine") || is(i, "si"); }

  // «KS sin vurdering», but not «fra KS sin side», which is as «fra KS».
  bool possessive_follows(std::size_t i) const;

  // Behind the adverbs that may stand between a subject and its verb.
  std::size_t skip_fillers(std::size_t i) const;

  // Behind the organisation at `i` and what belongs to it: «(KS)», «v/ Kari Nordmann», «m.fl.».
  std::size_t behind(std::size_t i) const;

  // The group of the organisation at `i`.
  Group group_of(std::size_t i) const;

  // Whether a word of that kind stands in [begin, end).
  bool has_between(std::size_t begin, std::size_t end, bool (*kind)(std::string_view)) const;

  // Names and nouns alone: nothing that could be a verb we know or begin another clause.
  bool plain_noun(std::size_t begin, std::size_t end) const;

  // True where a main clause begins at `b`, or a subject that ends in what begins there.
  bool starts_clause(std::size_t b, int depth = 0) const;

  bool is_place_word(std::size_t p) const;  // «fra», «ved»: between a person and an organisation

  // Whether who speaks for the organisation behind the place word at `p` stands before it: «representanten», «lederen».
  bool has_spokesman_before(std::size_t p) const;

  // Where the name of a person that ends before `p` begins; `p` where none does.
  std::size_t person_begin(std::size_t p) const;

  // Where the plain noun phrase that ends before `p` begins; `p` where none does.
  std::size_t noun_begin(std::size_t p) const;

  // Where the main clause of the verb begins: behind a colon, a semicolon, or «, og».
  std::size_t clause_begin(std::size_t verb) const;

 protected:
  const Sentence& s_;
};

}  // namespace saksgang::segment
