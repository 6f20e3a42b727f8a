#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"

// The councils that the program knows, what they are called and who took over from whom (data/councils.txt), and the
// questions about them that the other rooms ask. A user's own list can be put over the one carried.
namespace saksgang {

struct CouncilName {
  std::string text;          // as given: «Nasjonalt e-helseråd», «fagutval»
  std::optional<Date> from;  // when it was in use, as far as known
  std::optional<Date> to;

  bool operator==(const CouncilName&) const = default;
};

struct Council {
  std::string name;                // canonical: «NUIT»
  std::string short_name;          // as a person writes it beside a case number: «Strategirådet»; empty: as `name`
  std::vector<CouncilName> names;  // full names, the present one first
  std::vector<CouncilName> aliases;
  std::optional<Date> founded;    // its first day, as far as known
  std::optional<Date> dissolved;  // its last
  std::vector<std::string> successors;

  bool operator==(const Council&) const = default;
};

// Parses a list in the form that the head of data/councils.txt tells. UTF-8; '#' begins a comment line. Fails with
// kConfig and the number of the line («line 3: …») for an unknown word, a fact before the first council, an empty name,
// a date that is none, a council or one of its names given twice.
Result<std::vector<Council>> parse_councils(std::string_view text);

// The list that the program carries with the user's additions, in order.
const std::vector<Council>& councils();

// The council with that canonical name; null where there is none.
const Council* find_council(std::string_view canonical);

// What a person reads for a canonical name: «Strategirådet» for STRATEGIRADET, «NUIT» for NUIT; any other text as it
// is. As long as the text or the program.
std::string_view short_name(std::string_view canonical);

// The same in a sentence of the program's own, for each canonical name that stands there as a word of its own.
std::string with_short_names(std::string_view sentence);

// The full name that a council has now, with its short one: «Nasjonalt e-helseråd (NEHR)»; any other text as it is.
std::string full_name(std::string_view canonical);

// A list with another put over it: names, dates and successors of a council that is known are added to it (a date or
// short name replaces the one known), other councils come behind. kConfig, with the line, as parse_councils(), and
// where a name belongs to another council already, or a successor is in neither list or would succeed itself.
Result<std::vector<Council>> with_councils(std::vector<Council> known, std::string_view text);

// Puts a user's list over the one carried, as with_councils(). To be called before any other function here and before a
// second thread; later it fails with kInternal.
Result<void> add_councils(std::string_view text);

// A council named in a text.
struct CouncilMention {
  std::size_t begin = 0;  // byte range in the text: the name with its ending, «NUFAs»
  std::size_t end = 0;
  std::string_view council;  // canonical; lives as long as the program

  bool operator==(const CouncilMention&) const = default;
};

// All councils that the text names, in order and apart; where names overlap, the longest of those that begin first.
std::vector<CouncilMention> find_councils(std::string_view text);

// The canonical short name (NUFA, NUIT, NEHR, STRATEGIRADET, PORTEFOLJERADET) of a council that the text names, by any
// of its names, in any case, inflected or within a longer phrase («referatet fra Nasjonalt e-helseråds møte»); nothing
// for an unknown one. Where several are named, the first.
std::optional<std::string> canonical_council(std::string_view text);

// True where the whole text, but for blanks and punctuation, is a name of a council, known or by its form
// («Fagutvalget (NUFA)», «Arkivutvalget», «Nasjonalt kodeverksråd»).
bool is_council_name(std::string_view text);

// The councils that took over from this one (a canonical short name), and from those in turn; empty where it has no
// successor or is unknown.
std::vector<std::string_view> successors(std::string_view council);

// The councils that this one took over from, and theirs in turn, the nearest first.
std::vector<std::string_view> predecessors(std::string_view council);

// The canonical name where the council is known, otherwise the text as printed, trimmed.
std::string council_or_as_printed(std::string_view text);

}  // namespace saksgang
