#include "analyzers/derivations.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "analyzers/data.hpp"

namespace saksgang::analyzers {
namespace {

// A verb's end and the end of its noun, either way; what it makes counts where the lexicon has it. Letters that must
// stand before: «e-ing» alone makes nothing, and of short words «-sjon» makes others («posere», «posisjon»).
struct Rule {
  std::string_view verb;
  std::string_view noun;
  std::size_t letters_before = 2;
};

constexpr std::array kRules = {
    Rule{"e", "ing"},          // drøfte, drøfting
    Rule{"e", "ning"},         // utrede, utredning
    Rule{"e", "else"},         // utsette, utsettelse
    Rule{"å", "åelse"},        // forstå, forståelse
    Rule{"kke", "kning"},      // dekke, dekning
    Rule{"lle", "lning"},      // fremstille, fremstilning
    Rule{"mme", "mning"},      // bedømme, bedømning
    Rule{"sette", "setning"},  // forutsette, forutsetning
    Rule{"ere", "asjon"},      // presentere, presentasjon
    Rule{"isere", "ikasjon"},  // publisere, publikasjon
    Rule{"usere", "uksjon"},   // redusere, reduksjon
    Rule{"ere", "isjon", 5},   // definere, definisjon
    Rule{"tere", "sjon", 5},   // diskutere, diskusjon
    Rule{"dere", "sjon", 5},   // konkludere, konklusjon
};

struct Pairs {
  std::multimap<std::string_view, std::string_view> nouns_of;  // of a verb
  std::multimap<std::string_view, std::string_view> verbs_of;  // of a noun
  std::multimap<std::string_view, std::string_view> wrong;     // nouns that are not of a verb

  bool excludes(std::string_view verb, std::string_view noun) const {
    const auto [begin, end] = wrong.equal_range(verb);
    return std::any_of(begin, end, [&](const auto& pair) { return pair.second == noun; });
  }
};

std::string_view next_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(begin);
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(word.size());
  return word;
}

Pairs read(std::string_view rest) {
  Pairs out;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::string_view verb = next_word(line), sign = next_word(line);
    for (std::string_view noun = next_word(line); !noun.empty(); noun = next_word(line)) {
      if (sign == "!") {
        out.wrong.emplace(verb, noun);
      } else {
        out.nouns_of.emplace(verb, noun);
        out.verbs_of.emplace(noun, verb);
      }
    }
  }
  return out;
}

const Pairs& pairs() {
  static const Pairs out = read(data::kDerivations);
  return out;
}

void add(std::vector<std::string>& out, std::string word) {
  if (std::find(out.begin(), out.end(), word) == out.end()) out.push_back(std::move(word));
}

// A word with another end; empty where the rule does not apply.
std::string changed(std::string_view word, std::string_view end, std::string_view other, std::size_t letters_before) {
  if (!word.ends_with(end) || word.size() < end.size() + letters_before) return {};
  std::string out(word.substr(0, word.size() - end.size()));
  return out += other;
}

std::vector<std::string> verbs_of(std::string_view noun, const Lexicon* lexicon) {
  std::vector<std::string> out;
  const auto [begin, end] = pairs().verbs_of.equal_range(noun);
  for (auto it = begin; it != end; ++it) add(out, std::string(it->second));
  if (lexicon == nullptr || !lexicon->kinds(noun).noun) return out;
  for (const Rule& rule : kRules) {
    std::string verb = changed(noun, rule.noun, rule.verb, rule.letters_before);
    if (!verb.empty() && !pairs().excludes(verb, noun) && lexicon->kinds(verb).verb) add(out, std::move(verb));
  }
  return out;
}

std::vector<std::string> nouns_of(std::string_view verb, const Lexicon* lexicon) {
  std::vector<std::string> out;
  const auto [begin, end] = pairs().nouns_of.equal_range(verb);
  for (auto it = begin; it != end; ++it) add(out, std::string(it->second));
  if (lexicon == nullptr) return out;
  // What is a noun as it stands is meant as one: «helse» is not to greet, and «møte» needs no other word for it.
  const Lexicon::Kinds kinds = lexicon->kinds(verb);
  if (!kinds.verb || kinds.noun) return out;
  for (const Rule& rule : kRules) {
    std::string noun = changed(verb, rule.verb, rule.noun, rule.letters_before);
    if (!noun.empty() && !pairs().excludes(verb, noun) && lexicon->kinds(noun).noun) add(out, std::move(noun));
  }
  return out;
}

}  // namespace

std::vector<std::string> derivations(std::string_view lemma, const Lexicon* lexicon) {
  std::vector<std::string> out = nouns_of(lemma, lexicon);
  const std::vector<std::string> verbs = verbs_of(lemma, lexicon);
  for (const std::string& verb : verbs) add(out, verb);
  for (const std::string& verb : verbs) {
    for (std::string& noun : nouns_of(verb, lexicon)) add(out, std::move(noun));
  }
  out.erase(std::remove(out.begin(), out.end(), lemma), out.end());
  return out;
}

}  // namespace saksgang::analyzers
