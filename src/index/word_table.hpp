#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "analyzers/pipelines.hpp"

// Which words stand in an index in what relation to each other. A text is indexed by its words as they are; the table
// leads a query from a lemma, a part of a compound or a compound's key to them, so that each word is written once and
// shown as found by the letters it has. It is kept in the metadata of the database: one entry a key, the words in the
// order in which they first came, which is nearly that of their frequency. A word stays in it when the last record that
// has it goes.
namespace saksgang::index {

enum class Relation : char {
  kLemma = 'l',  // forms of a word; a joined one's also under its letters without hyphens («ehelse»: e-helse)
  kKey = 'k',    // compounds of the same parts, and elided ones
  kPart = 'p',   // compounds that have a part, or a run of parts by its key
};

// At most `limit` words, first ones first; none for an unknown key.
std::vector<std::string> words_in(const Xapian::Database& database, Relation relation, std::string_view key,
                                  std::size_t limit);

// Calls back with each key of a relation that begins with a text, in order of their bytes, until it returns false.
void each_key(const Xapian::Database& database, Relation relation, std::string_view beginning,
              const std::function<bool(std::string_view key)>& callback);

// Collects new words between two commits.
class WordTable {
 public:
  // Of a word met in a text; `term` is its exact term.
  void add(std::string_view term, const analyzers::Word& word);

  // Adds to the database what it lacks, and forgets it.
  void write(Xapian::WritableDatabase& database);

 private:
  void add(Relation relation, std::string_view key, std::string_view term);

  std::map<std::string, std::vector<std::string>, std::less<>> pending_;  // by metadata key
};

}  // namespace saksgang::index
