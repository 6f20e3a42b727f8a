#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/organisations.hpp"

// Finds the names of organisations in a text, as words of its sentences. Whether one speaks is for actors.hpp.
namespace saksgang::segment {

struct Item {
  enum class Kind { kWord, kSign, kOrganisation };
  Kind kind = Kind::kWord;
  std::string text;    // as printed; of an organisation without its genitive
  std::string folded;  // small letters, nynorsk forms of a few endings as in bokmål
  bool blank_before = false;
  bool line_before = false;  // a line of the text begins here

  // Of organisations:
  std::string name;  // canonical, else as printed; empty for a class («kommunen»), which means one named before
  std::string_view refers;  // how the name ends that a class word like «direktoratet» means; else empty
  bool genitive = false;    // «Helsedirektoratets», «KS’»
  bool certain = false;     // false where the same word may be a thing that says nothing
  bool spokesman = false;   // «KS-representanten»

  bool organisation() const { return kind == Kind::kOrganisation; }
};

using Sentence = std::vector<Item>;

// Which names mean which organisation. Names of the list are found in any case if they are long, with capitals as
// listed if short. An organisation that is in no list is found by its form: «Storvik kommune», «Kysthelse RHF»,
// «Smittevernforbundet», and as an uncertain one a word of capitals («XYZ»).
class OrganisationNames {
 public:
  explicit OrganisationNames(const std::vector<Organisation>& list);

  // The text as sentences, of which none is empty. Sentences end at full stops, question and exclamation marks and
  // line ends, not at those of abbreviations, and after 400 items at the latest.
  std::vector<Sentence> sentences(std::string_view text) const;

 private:
  struct Entry {
    enum class Case { kExact, kCapital, kAny };
    std::vector<Item> words;
    Case letters = Case::kAny;
    bool ambiguous = false;
    std::string name;
  };
  struct Found {
    std::size_t words = 0;
    Item item;
  };

  void add(std::string_view text, bool ambiguous, const std::string& name);
  Found find_listed(const std::vector<Item>& words, std::size_t at) const;
  Found find_compound(const Item& word) const;

  std::unordered_map<std::string, std::vector<Entry>> entries_;  // by the first word, longest first
};

// OrganisationNames of organisations(); made at the first call.
const OrganisationNames& known_organisations();

}  // namespace saksgang::segment
