#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace saksgang::analyzers {

// A part of a compound: where it stands in the word as looked up, and its own lemma («omsorgs» of
// «omsorgstjenesten»: «omsorg»). Nynorsk is led to bokmål.
struct CompoundPart {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  std::string lemma;

  bool operator==(const CompoundPart&) const = default;
};

// What the lexicon knows of a word.
struct LexiconEntry {
  // Every lemma the form may belong to («bruker»: bruk, bruker, bruke), folded, likeliest first; empty for an unknown
  // word. A nynorsk form has the lemmas of its bokmål equivalents, where there are any («verksemda»: virksomhet).
  std::vector<std::string> lemmas;
  std::vector<CompoundPart> parts;  // in order, two at least; empty for a word that is no compound

  bool operator==(const LexiconEntry&) const = default;
};

// The full-form dictionaries of bokmål and nynorsk, with decomposition of compounds, as the program carries them:
// Apertium's (apertium-nno-nob, GPL-2+), compiled into read-only data when the program was built. Nothing is loaded
// before the first word. Any number of threads.
class Lexicon {
 public:
  // Nothing where the program was built without Apertium's dictionaries; an error where they are damaged.
  static Result<std::optional<Lexicon>> carried();

  // Reads such data, which must outlive the lexicon.
  static Result<Lexicon> over(std::string_view bytes);

  // Another one for other data.
  std::uint32_t checksum() const;

  // Of a word that fold() made.
  LexiconEntry look_up(std::string_view folded) const;

  // Whether a folded word is a common noun or a verb of bokmål, in its base form, that the dictionary has whole.
  struct Kinds {
    bool noun = false;
    bool verb = false;
  };
  Kinds kinds(std::string_view lemma) const;

 private:
  explicit Lexicon(std::string_view bytes);

  std::string_view bytes_;
  // Numbers of the tags that decide something; 0 where the data has none such.
  struct Tags {
    std::uint16_t noun = 0, name = 0, adjective = 0, verb = 0, imperative = 0, left_only = 0, right = 0;
  } tags_;

  friend class LexiconReader;
};

// The data of carried(); empty where there is none.
std::string_view lexicon_bytes();

}  // namespace saksgang::analyzers
