#pragma once

#include <string_view>

// The raw words that the generator puts texts together from, written for it: separated by blanks, most frequent first.
namespace saksgang::bench::words {

// «løsning:m»: the word and how it is inflected. m «-en -er -ene», e (ends in -e) «-n -r -ne», n «-et - -ene», o (ends
// in -e) «-t -r -ne».
extern const std::string_view kNouns;

// What stands first in compounds, with its joint («helse», «behandlings»).
extern const std::string_view kModifiers;

extern const std::string_view kRegularVerbs;    // stems of verbs in -ere: «vurder»
extern const std::string_view kIrregularVerbs;  // «velge,velger,valgte,valgt»
extern const std::string_view kAdjectives;      // «nasjonal,nasjonale»
extern const std::string_view kFirstNames;
extern const std::string_view kLastNames;
extern const std::string_view kPlaces;
extern const std::string_view kOrganisations;  // separated by «;»
extern const std::string_view kAcronyms;
extern const std::string_view kCodes;     // standards, laws and products
extern const std::string_view kCouncils;  // separated by «;»
extern const std::string_view kNynorsk;   // «bokmål,nynorsk» within words

// Sentences, a line each; what a slot in braces stands for tells text.cpp.
extern const std::string_view kBodySentences;
extern const std::string_view kNynorskSentences;
extern const std::string_view kRemarks;
extern const std::string_view kDecisions;
extern const std::string_view kProposals;
extern const std::string_view kTitles;
extern const std::string_view kActions;
extern const std::string_view kQuestions;

}  // namespace saksgang::bench::words
