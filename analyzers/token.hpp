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

// A distinct word of an Analyzer, by number: a term as one type of token; see Analyzer::word().
using WordId = std::uint32_t;

// One word of a text. The range is that of the word as printed, whatever it is called, so that highlighting
// [begin, end) of the original always hits it.
struct Token {
  std::uint32_t begin = 0;  // byte range in the original text
  std::uint32_t end = 0;
  std::uint32_t position = 0;  // counts words from 1, with a gap between paragraphs
  TermId exact = 0;            // the word in lower case, folded; of an elided one its compound key
  WordId word = 0;
  TokenType type = TokenType::kWord;
  // A word that only stands there in part: «driftskostnader» in «drift- og forvaltningskostnader». It follows the part
  // that does stand there, at its position, and reaches to the end of what completes it.
  bool elided = false;
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
