#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/error.hpp"

// What is Norwegian about the analysis, word by word.
namespace saksgang::analyzers {

// A word in the form in which it is compared: lower case in Unicode's compatibility folding (ligatures, full-width
// letters), soft hyphens out, all hyphens U+002D and all apostrophes U+0027, accents off (é è ê ó ô ü …), ä as æ, ö as
// ø. Never å, ø or æ as anything else: «rad» is not «råd». Idempotent.
std::string fold(std::string_view word);

// Snowball's Norwegian stemmer (libstemmer) behind guards for what it gets wrong in this field: it cuts «-lov» and
// «-else» off the ends of compounds («pasientjournalloven», «folkehelse»), and is no fixed point («bruker», «brukere»,
// «brukerne»). One thread at a time.
class Stemmer {
 public:
  static Result<std::unique_ptr<Stemmer>> make();
  virtual ~Stemmer() = default;

  // The stem of a word that fold() made; never empty for a word that is not. stem(stem(w)) = stem(w).
  virtual std::string stem(std::string_view folded) = 0;
};

// The acronym in a folded word without a case ending («rhf-ene», «hf'ene», «nufas» -> «rhf», «hf», «nufa»).
// `letters` is how many bytes of it were printed as capitals and digits, from its beginning.
std::string_view acronym_base(std::string_view folded, std::size_t letters);

}  // namespace saksgang::analyzers
