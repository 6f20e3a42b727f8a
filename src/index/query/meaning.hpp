#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "analyzers/pipelines.hpp"
#include "analyzers/synonyms.hpp"
#include "index/fields.hpp"
#include "index/query/word_group.hpp"
#include "index/reader.hpp"

// What words of a query may stand for in an index.
namespace saksgang::index::query {

// How a word of the index answers to one of a query.
enum class Match {
  kExact,     // it is the word as typed
  kLemma,     // another form of it
  kJoined,    // the same compound written otherwise
  kPart,      // a compound that holds it
  kDerived,   // «drøfte» for «drøfting»
  kSame,      // another name for it
  kRelated,   // a word near it in meaning
  kReplaced,  // the nearest one to a word that occurs nowhere
};

std::string_view name(Match match);

// Words of the index that answer in one way; any of them will do.
struct Forms {
  Match how = Match::kExact;
  std::vector<std::string> terms;
};

// Words that answer together, one behind the other: «digital hjemmeoppfølging» for «DHO». Any of each will do.
struct Sequence {
  Match how = Match::kSame;
  std::vector<std::vector<std::string>> words;
};

// What a word of a query, or several taken together, may stand for.
struct Meaning {
  std::string typed;
  std::vector<Forms> forms;  // each way once, in the order of Match
  std::vector<Sequence> sequences;
  std::vector<std::string> keys;      // lemmas, and the compound key, by which a part of a compound is told
  std::vector<std::string> replaced;  // words of the index in its place
  std::vector<Meaning> parts;         // of a compound: what its parts stand for

  bool empty() const { return forms.empty() && sequences.empty(); }
};

// A line for a person: «kostnader: exact kostnader; lemma kostnad, kostnaden; part driftskostnader».
std::string print(const Meaning& meaning);

// The words of an index as a query sees them. All that it is made of must outlive it.
class Vocabulary {
 public:
  Vocabulary(const Xapian::Database& database, analyzers::Analyzer& analyzer, const analyzers::Synonyms& synonyms,
             const Chain& chain, std::shared_ptr<Lengths> lengths = std::make_shared<Lengths>())
      : database_(database), analyzer_(analyzer), synonyms_(synonyms), chain_(chain), lengths_(std::move(lengths)) {}

  // Of a token of the analyzer's, in all text or a field that is not part of it. A word that occurs nowhere has no
  // forms but those of what is sought in its place.
  Meaning of(const analyzers::Token& token, std::string_view typed, Field field);

  // Of two or more neighbours: the compound that they are the parts of, or other names for what they are together;
  // empty where they are neither.
  Meaning together(std::span<const analyzers::Token> tokens, std::string_view typed, Field field);

  // The word of a token and its other forms, none of which need be in the index.
  std::vector<std::string> forms(const analyzers::Token& token);

  const Xapian::Database& database() const { return database_; }
  const std::shared_ptr<Lengths>& lengths() const { return lengths_; }

  // How many words together() may be asked about.
  std::size_t longest() const;

 private:
  bool exists(std::string_view word) const;
  void add(Meaning& meaning, Match how, std::vector<std::string> terms) const;
  std::vector<std::string> forms_of(const std::vector<std::string>& lemmas) const;
  std::vector<std::string> forms_of_typed(std::string_view folded);
  void add_synonyms(Meaning& meaning, const std::vector<std::vector<std::string>>& words);
  void add_defined(Meaning& meaning, const std::string& abbreviation, const std::string& phrase);
  void add_named(Meaning& meaning, Match how, std::string_view phrase);
  void replace(Meaning& meaning, const std::string& exact, bool is_known);

  const Xapian::Database& database_;
  analyzers::Analyzer& analyzer_;
  const analyzers::Synonyms& synonyms_;
  const Chain& chain_;
  std::shared_ptr<Lengths> lengths_;
  Field field_ = Field::kText;  // of the question at hand
};

}  // namespace saksgang::index::query
