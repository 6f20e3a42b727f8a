#include "index/query/meaning.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include <fmt/format.h>

#include "analyzers/norwegian.hpp"
#include "analyzers/stop_words.hpp"
#include "base/utf8.hpp"
#include "index/query/kin.hpp"
#include "index/query/nearest.hpp"
#include "index/terms.hpp"
#include "index/word_table.hpp"

namespace saksgang::index::query {
namespace {

// Words of one relation that are sought; the first, which are the most frequent, of those that have more.
constexpr std::size_t kMostForms = 200;

// Letters a typed word may have to be tried as an acronym too («nufa» for «NUFAs»).
constexpr std::size_t kLongestAcronym = 5;

constexpr std::size_t kMostReplacements = 3;
constexpr int kSlipsOfKnown = 1;
constexpr std::size_t kMostFormsOfOne = 8;
constexpr std::size_t kLongestJoined = 3;
constexpr std::size_t kMostPhrases = 64;
constexpr std::size_t kShownTerms = 8;

using Strings = std::vector<std::string>;

void add_new(Strings& out, std::string value) {
  if (!value.empty() && std::find(out.begin(), out.end(), value) == out.end()) out.push_back(std::move(value));
}

std::string without_hyphens(std::string text) {
  std::erase(text, '-');
  return text;
}

// The word with «aa», «ae» and «oe» as the letters they may stand for.
Strings other_spellings(const std::string& word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kPairs = {
      {{"aa", "å"}, {"ae", "æ"}, {"oe", "ø"}}};
  std::string all = word;
  Strings out;
  for (const auto& [typed, letter] : kPairs) {
    std::string one = word;
    for (std::string* text : {&all, &one}) {
      for (std::size_t at = 0; (at = text->find(typed, at)) != std::string::npos;)
        text->replace(at, typed.size(), letter);
    }
    if (one != word) add_new(out, one);
  }
  if (all != word) add_new(out, all);
  return out;
}

// Adverbs that stand behind a verb as a word of their own, and before it in its nouns.
bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 16> kParticles = {"av",  "bort", "etter",   "fram", "frem", "igjen",
                                                           "inn", "med",  "ned",     "om",   "opp",  "over",
                                                           "på",  "til",  "tilbake", "ut"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

// Each way to take one of each.
void each_choice(const std::vector<Strings>& words, const std::function<void(const std::string&)>& each) {
  std::size_t ways = 1;
  for (const Strings& choices : words) ways *= choices.size();
  for (std::size_t way = 0; way < std::min(ways, kMostPhrases); ++way) {
    std::string phrase;
    std::size_t rest = way;
    for (const Strings& choices : words) {
      phrase += phrase.empty() ? "" : " ";
      phrase += choices[rest % choices.size()];
      rest /= choices.size();
    }
    each(phrase);
  }
}

}  // namespace

std::string_view name(Match match) {
  switch (match) {
    case Match::kExact:
      return "exact";
    case Match::kLemma:
      return "lemma";
    case Match::kJoined:
      return "joined";
    case Match::kPart:
      return "part";
    case Match::kDerived:
      return "derived";
    case Match::kSame:
      return "same";
    case Match::kRelated:
      return "related";
    case Match::kReplaced:
      return "replaced";
  }
  return "";
}

std::string print(const Meaning& meaning) {
  std::string out = meaning.typed + ":";
  const auto terms = [](const Strings& list) {
    std::string text;
    for (std::size_t i = 0; i < list.size() && i < kShownTerms; ++i) text += (i == 0 ? "" : ", ") + list[i];
    if (list.size() > kShownTerms) text += fmt::format(", … ({})", list.size());
    return text;
  };
  for (const Forms& forms : meaning.forms) {
    out += fmt::format("{} {} {}", out.ends_with(':') ? "" : ";", name(forms.how), terms(forms.terms));
  }
  for (const Sequence& sequence : meaning.sequences) {
    out += fmt::format("{} {} ", out.ends_with(':') ? "" : ";", name(sequence.how));
    for (const Strings& words : sequence.words) {
      out += (&words == &sequence.words.front() ? "" : " + ") + std::string("(") + terms(words) + ")";
    }
  }
  if (meaning.empty()) out += " nothing";
  if (!meaning.parts.empty()) {
    out += "; parts";
    for (const Meaning& part : meaning.parts) out += (&part == &meaning.parts.front() ? " " : " + ") + part.typed;
  }
  return out;
}

bool Vocabulary::exists(std::string_view word) const {
  if (database_.term_exists(term(Field::kText, word))) return true;
  return info(field_).weight == 0 && database_.term_exists(term(field_, word));
}

// Leaves out what answers in a better way already.
void Vocabulary::add(Meaning& meaning, Match how, Strings terms) const {
  std::unordered_set<std::string_view> known;
  for (const Forms& forms : meaning.forms) known.insert(forms.terms.begin(), forms.terms.end());
  std::erase_if(terms, [&](const std::string& term) { return known.contains(term); });
  // The table may know words whose last record is gone.
  if (std::none_of(terms.begin(), terms.end(), [&](const std::string& term) { return exists(term); })) return;
  const auto same =
      std::find_if(meaning.forms.begin(), meaning.forms.end(), [&](const Forms& f) { return f.how == how; });
  if (same != meaning.forms.end()) {
    same->terms.insert(same->terms.end(), terms.begin(), terms.end());
    return;
  }
  const auto place =
      std::find_if(meaning.forms.begin(), meaning.forms.end(), [&](const Forms& f) { return f.how > how; });
  meaning.forms.insert(place, {how, std::move(terms)});
}

Strings Vocabulary::forms_of(const Strings& lemmas) const {
  Strings out;
  for (const std::string& lemma : lemmas) {
    for (std::string& word : words_in(database_, Relation::kLemma, lemma, kMostForms)) add_new(out, std::move(word));
  }
  return out;
}

// The word, and with the chain's leave its other forms.
Strings Vocabulary::forms_of_typed(std::string_view folded) {
  Strings out{std::string(folded)};
  if (!chain_.lemmas) return out;
  for (std::string& word : forms_of(analyzer_.look_up(folded).lemmas)) add_new(out, std::move(word));
  return out;
}

Meaning Vocabulary::of(const analyzers::Token& token, std::string_view typed, Field field) {
  field_ = field;
  using analyzers::TokenType;
  Meaning out;
  out.typed = typed;
  const std::string exact(analyzer_.text(token.exact));
  const analyzers::Word word = analyzer_.word(token.word);
  const bool is_word = token.type == TokenType::kWord;
  add(out, Match::kExact, {exact});

  Strings lemmas = word.lemmas;
  if (is_word && (!word.known || utf8::length(exact) <= kLongestAcronym)) add_new(lemmas, exact);
  const std::string key = analyzers::compound_key(word.parts);
  out.keys = lemmas;
  if (!key.empty()) out.keys.push_back(key);
  if (chain_.lemmas) {
    Strings sought = lemmas;
    for (const std::string& lemma : lemmas) add_new(sought, without_hyphens(lemma));
    for (const std::string& spelling : is_word ? other_spellings(exact) : Strings{}) {
      add_new(sought, spelling);
      for (const std::string& lemma : analyzer_.look_up(spelling).lemmas) add_new(sought, lemma);
    }
    add(out, Match::kLemma, forms_of(sought));
  }
  if (chain_.joined && !key.empty()) add(out, Match::kJoined, words_in(database_, Relation::kKey, key, kMostForms));
  if (chain_.parts && (is_word || token.type == TokenType::kAcronym)) {
    Strings compounds;
    std::unordered_set<std::string> known;
    for (const std::string& part : out.keys) {
      for (std::string& term : words_in(database_, Relation::kPart, part, kMostForms)) {
        if (compounds.size() < kMostForms && known.insert(term).second) compounds.push_back(std::move(term));
      }
    }
    add(out, Match::kPart, std::move(compounds));
  }
  if (chain_.derivations && is_word) {
    Strings derived;
    for (const std::string& lemma : word.lemmas) {
      for (std::string& other : analyzer_.derivations(lemma)) add_new(derived, std::move(other));
    }
    add(out, Match::kDerived, forms_of(derived));
  }
  if (chain_.synonyms) {
    Strings names{exact};
    for (const std::string& lemma : lemmas) add_new(names, lemma);
    // Of a word that only has a stem, the base form is among the other forms.
    if (!word.known) {
      for (const Forms& forms : out.forms) {
        if (forms.how == Match::kLemma && forms.terms.size() <= kMostFormsOfOne) {
          for (const std::string& form : forms.terms) add_new(names, form);
        }
      }
    }
    add_synonyms(out, {names});
    add_defined(out, lemmas.front(), word.lemmas.front());
  }
  if (chain_.parts && word.parts.size() > 1) {
    for (const analyzers::CompoundPart& part : word.parts) {
      Meaning one;
      one.typed = part.lemma;
      one.keys = {part.lemma};
      add(one, Match::kLemma, forms_of({part.lemma}));
      add(one, Match::kPart, words_in(database_, Relation::kPart, part.lemma, kMostForms));
      if (!one.empty()) out.parts.push_back(std::move(one));
    }
    if (out.parts.size() < word.parts.size()) out.parts.clear();
  }
  // A compound of words that are there is no slip.
  if (!out.empty() || !is_word || (word.known && !out.parts.empty())) return out;
  if (word.known && chain_.derivations) {
    Strings relatives;
    for (const std::string& lemma : word.lemmas) {
      for (std::string& other : kin(database_, lemma)) add_new(relatives, std::move(other));
    }
    add(out, Match::kDerived, forms_of(relatives));
  }
  // The dictionaries can divide many a slip («lege-midel-gjen-omgang»).
  const bool is_known = word.known && word.parts.empty();
  if (out.empty() && chain_.replacements) replace(out, exact, is_known);
  return out;
}

Meaning Vocabulary::together(std::span<const analyzers::Token> tokens, std::string_view typed, Field field) {
  field_ = field;
  Meaning out;
  out.typed = typed;
  std::vector<Strings> words;
  std::string before, key;
  for (const analyzers::Token& token : tokens) {
    const analyzers::Word word = analyzer_.word(token.word);
    Strings names{std::string(analyzer_.text(token.exact))};
    for (const std::string& lemma : word.lemmas) add_new(names, lemma);
    key += key.empty() ? "" : "+";
    key += word.parts.size() > 1 ? analyzers::compound_key(word.parts) : word.lemmas.front();
    if (&token != &tokens.back()) before += names.front();
    words.push_back(std::move(names));
  }
  const auto is_small = [&](const analyzers::Token& token) {
    const std::string_view text = analyzer_.text(token.exact);
    return utf8::length(text) > 1 && analyzers::is_stop_word(text);
  };
  if (chain_.derivations && tokens.size() == 2 && is_particle(words.back().front())) {
    // «prøve ut» is «utprøve», and so «utprøving».
    Strings verbs;
    for (const std::string& verb : words.front()) {
      add_new(verbs, words.back().front() + verb);
      for (std::string& noun : analyzer_.derivations(words.back().front() + verb)) add_new(verbs, std::move(noun));
      for (const std::string& noun : analyzer_.derivations(verb)) add_new(verbs, words.back().front() + noun);
    }
    add(out, Match::kJoined, forms_of(verbs));
  }
  if (chain_.joined && tokens.size() <= kLongestJoined && std::none_of(tokens.begin(), tokens.end(), is_small)) {
    Strings sought;
    for (const std::string& last : words.back()) {
      for (const std::string_view link : {"", "s", "e"}) add_new(sought, std::string(before).append(link).append(last));
    }
    Strings joined = words_in(database_, Relation::kKey, key, kMostForms);
    for (std::string& word : forms_of(sought)) add_new(joined, std::move(word));
    for (const std::string& word : sought) {
      if (exists(word)) add_new(joined, word);
    }
    add(out, Match::kJoined, std::move(joined));
    if (chain_.parts) add(out, Match::kPart, words_in(database_, Relation::kPart, key, kMostForms));
    out.keys = {key};
  }
  if (chain_.synonyms) {
    add_synonyms(out, words);
    std::string phrase;
    for (const analyzers::Token& token : tokens) {
      phrase += (phrase.empty() ? "" : " ") + analyzer_.word(token.word).lemmas.front();
    }
    add_defined(out, {}, phrase);
  }
  return out;
}

Strings Vocabulary::forms(const analyzers::Token& token) {
  Strings out{std::string(analyzer_.text(token.exact))};
  if (!chain_.lemmas) return out;
  for (std::string& word : forms_of(analyzer_.word(token.word).lemmas)) add_new(out, std::move(word));
  return out;
}

std::size_t Vocabulary::longest() const {
  const std::size_t out = chain_.joined ? kLongestJoined : 1;
  if (!chain_.synonyms) return out;
  return std::max(out, synonyms_.longest());
}

void Vocabulary::add_synonyms(Meaning& meaning, const std::vector<Strings>& words) {
  each_choice(words, [&](const std::string& phrase) {
    for (const analyzers::Synonym& synonym : synonyms_.of(phrase)) {
      const bool is_same = synonym.relation == analyzers::Relation::kSame;
      add_named(meaning, is_same ? Match::kSame : Match::kRelated, synonym.text);
    }
  });
}

// What the papers of the index themselves say an abbreviation is short for.
void Vocabulary::add_defined(Meaning& meaning, const std::string& abbreviation, const std::string& phrase) {
  const auto add_all = [&](const std::string& beginning) {
    if (beginning.empty()) return;
    for (auto it = database_.allterms_begin(beginning); it != database_.allterms_end(beginning); ++it) {
      add_named(meaning, Match::kSame, led_to(*it));
    }
  };
  if (!abbreviation.empty()) add_all(abbreviation_term(abbreviation, {}));
  add_all(long_form_term(phrase, {}));
}

void Vocabulary::add_named(Meaning& meaning, Match how, std::string_view phrase) {
  std::vector<analyzers::Token> tokens;
  analyzer_.analyze(phrase, tokens);
  Sequence sequence{how, {}};
  for (const analyzers::Token& token : tokens) {
    if (token.elided) continue;
    Strings forms{std::string(analyzer_.text(token.exact))};
    if (chain_.lemmas) {
      for (std::string& word : forms_of(analyzer_.word(token.word).lemmas)) add_new(forms, std::move(word));
    }
    if (std::none_of(forms.begin(), forms.end(), [&](const std::string& term) { return exists(term); })) return;
    sequence.words.push_back(std::move(forms));
  }
  if (sequence.words.size() == 1) {
    add(meaning, how, std::move(sequence.words.front()));
    // «EPJ-leverandør» for «elektronisk pasientjournal».
    if (chain_.parts && how == Match::kSame) {
      Strings compounds;
      for (const std::string& lemma : analyzer_.word(tokens.front().word).lemmas) {
        for (std::string& term : words_in(database_, Relation::kPart, lemma, kMostForms))
          add_new(compounds, std::move(term));
      }
      add(meaning, Match::kRelated, std::move(compounds));
    }
  } else if (sequence.words.size() > 1) {
    const bool is_there = std::any_of(meaning.sequences.begin(), meaning.sequences.end(),
                                      [&](const Sequence& other) { return other.words == sequence.words; });
    if (!is_there) meaning.sequences.push_back(std::move(sequence));
  }
}

// A word that the dictionaries know was hardly meant to be another, but for a letter that is typed otherwise.
void Vocabulary::replace(Meaning& meaning, const std::string& exact, bool is_known) {
  const int most = is_known ? kSlipsOfKnown : slips_allowed(utf8::length(exact));
  meaning.replaced = nearest_words(database_, exact, most, kMostReplacements);
  for (const std::string& word : meaning.replaced) {
    const analyzers::Word analysis = analyzer_.look_up(word);
    add(meaning, Match::kReplaced, forms_of_typed(word));
    const std::string key = analyzers::compound_key(analysis.parts);
    if (chain_.joined && !key.empty())
      add(meaning, Match::kReplaced, words_in(database_, Relation::kKey, key, kMostForms));
    for (const std::string& lemma : analysis.lemmas) {
      add_new(meaning.keys, lemma);
      if (chain_.parts) add(meaning, Match::kReplaced, words_in(database_, Relation::kPart, lemma, kMostForms));
    }
    if (!key.empty()) add_new(meaning.keys, key);
    if (chain_.synonyms) {
      Strings names{word};
      for (const std::string& lemma : analysis.lemmas) add_new(names, lemma);
      add_synonyms(meaning, {names});
    }
  }
}

}  // namespace saksgang::index::query
