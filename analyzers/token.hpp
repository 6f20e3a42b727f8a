#pragma once

#include <cstdint>

namespace saksgang::analyzers {

// What a word is, by its form alone.
enum class TokenType : std::uint8_t {
  kWord,          // «helse», «e-helseløsninger»
  kNumber,        // «3.0», «1 000» is two
  kCaseNumber,    // «17/25», «046/2020»
  kDate,          // «12.6.2025», «2025-06-12»
  kCode,          // «ICD-11», «HL7», «2026:1», «helsenorge.no»
  kAcronym,       // «NUFA», «RHF-ene», «NUFAs»
  kAbbreviation,  // «f.eks.»
};

// A distinct term of an Analyzer, by number; see Analyzer::text().
using TermId = std::uint32_t;

// What a token adds to the word before it, under whose `exact` and position it stands.
enum class Adds : std::uint8_t {
  kNothing,       // it is a word of its own, or a part of a joined one
  kLemma,         // in `stem`, another word that its form may belong to: «bruke» of «bruker»
  kCompoundPart,  // in `stem`, the lemma of a part: «helse» of «helsepersonell»; the range is the part's
};

// One word of a text. The filters of a pipeline change what a token is called (exact, stem), never where it stands, so
// that highlighting [begin, end) of the original always hits the word as printed.
struct Token {
  std::uint32_t begin = 0;  // byte range in the original text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // counts words from 1, with a gap between paragraphs; parts share their word's
  TermId exact = 0;            // the word in lower case, folded
  TermId stem = 0;  // what its inflected forms have in common: the likeliest lemma, in bokmål where it can be
  TokenType type = TokenType::kWord;
  bool part = false;  // a part of the joined word before it: «helse» in «e-helse»
  Adds adds = Adds::kNothing;
};

// The fixed lower-case name of a type ("case-number").
constexpr const char* name(TokenType type) {
  switch (type) {
    case TokenType::kWord:
      return "word";
    case TokenType::kNumber:
      return "number";
    case TokenType::kCaseNumber:
      return "case-number";
    case TokenType::kDate:
      return "date";
    case TokenType::kCode:
      return "code";
    case TokenType::kAcronym:
      return "acronym";
    case TokenType::kAbbreviation:
      return "abbreviation";
  }
  return "";
}

}  // namespace saksgang::analyzers
