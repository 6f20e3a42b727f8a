#pragma once

#include <cstddef>
#include <string_view>

#include "segment/mentions.hpp"

// The words by which one tells in Norwegian that somebody says, asks or thinks something: tables of bokmål and nynorsk,
// in the forms that minutes use. New wordings are entered here.
namespace saksgang::segment {

enum class Speech {
  kNone,
  kAlsoOfThings,  // «støtter», «viser til»: of an organisation it is speech, of a system or a report not
  kOfSpeakers,    // «svarte», «mener»
};

// What the finite verb at `verb` says of its subject. Its complement is looked for from `rest` on: behind the verb, or
// behind the subject where that follows the verb. Expects `verb` < sentence.size().
Speech speech_of(const Sentence& sentence, std::size_t verb, std::size_t rest);

bool is_speech_participle(std::string_view folded);  // «påpekt», «spilt» (inn)
bool is_speech_passive(std::string_view folded);     // «påpekes»
bool is_speech_noun(std::string_view folded);        // indefinite: «spørsmål», «innspill»
bool is_opinion_noun(std::string_view folded);       // «vurdering», «syn»
bool is_definite_opinion(std::string_view folded);   // «tilbakemeldingen»
bool is_spokesman(std::string_view folded);          // «representanten», «leder»
bool is_auxiliary(std::string_view folded);          // «ble», «er», «kom»: before what comes from somebody
bool is_modal(std::string_view folded);              // «bør»: what follows has not been said
bool is_subordinator(std::string_view folded);       // «at», «som»
bool is_question_word(std::string_view folded);      // «hvordan»
bool is_filler(std::string_view folded);             // adverbs between subject and verb: «også», «imidlertid»
bool is_focus(std::string_view folded);              // words before a subject: «også», «både», «særlig»
// Words with which a main clause begins whose subject stands behind its verb: «samtidig», «til», «da».
bool is_opener(std::string_view folded);
// Those among them that begin a clause of their own: «når», «dersom».
bool is_clause_opener(std::string_view folded);
bool is_class_word(std::string_view folded);     // «leverandøren»: before a name, no part of it
bool is_particle(std::string_view folded);       // «inn», «fram»
bool is_function_word(std::string_view folded);  // prepositions, conjunctions, pronouns: no part of a name

}  // namespace saksgang::segment
