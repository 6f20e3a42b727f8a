#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "history/words.hpp"

// Two wordings of a decision, compared word by word, and how much the difference means.
namespace saksgang::history {

// In order of weight. Typographic are line breaks, blanks, hyphens and hyphenation, dashes, quotation marks, a full
// stop at the end, and the case of a word's first letter; wording are inflection, order, punctuation, a word said
// twice, and function words; all else is substantive: what changes what is asked, or of whom.
enum class Verdict { kIdentical, kTypographic, kWording, kSubstantive, kNoProposal, kNoVedtak };

std::string_view name(Verdict verdict);  // "no-vedtak"

// Why a hunk has its verdict; the weightiest where there are several.
enum class Reason {
  kTypography,   // typographic
  kPunctuation,  // wording …
  kInflection,
  kFunctionWord,
  kRepetition,
  kOrder,
  kOrderOfNames,  // substantive …
  kRole,          // another preposition before a name: «av», «til»
  kContent,       // a word that only one side has
  kName,
  kWeightyWord,  // see carries_weight()
  kNumber,
};

std::string_view name(Reason reason);  // "function-word"

// A place where the two differ: byte ranges, of which one may be empty.
struct Hunk {
  std::size_t old_begin = 0;
  std::size_t old_end = 0;
  std::size_t new_begin = 0;
  std::size_t new_end = 0;
  Verdict verdict = Verdict::kTypographic;
  Reason reason = Reason::kTypography;

  bool operator==(const Hunk&) const = default;
};

struct Comparison {
  Verdict verdict = Verdict::kIdentical;  // the weightiest of its hunks
  std::vector<Hunk> hunks;                // in order; what lies between them is the same to the byte
  bool complete = true;                   // false where the texts are too long and different to be aligned to the end
};

// Never fails. Names, numbers, dates, negations and modal verbs are the same only where they are written the same, but
// for typography and the inflection of a name.
Comparison compare(std::string_view old_text, std::string_view new_text, WordJudge& judge);

}  // namespace saksgang::history
