#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

// The organisations that speak in council papers, and the names they go by: who is meant by a remark's «NHN», and which
// names a search may take for one another.
namespace saksgang {

struct OrganisationName {
  std::string text;
  // Also the name of something that says nothing (a product, a common word): it means the organisation only where the
  // sentence asks for a speaker. Not for use as a synonym.
  bool ambiguous = false;

  bool operator==(const OrganisationName&) const = default;
};

struct Organisation {
  std::string name;                       // as a person would write it: «KS», «Norsk helsenett SF»
  bool ambiguous = false;                 // of `name`
  std::vector<OrganisationName> aliases;  // long forms, abbreviations, former names; `name` is not among them

  bool operator==(const Organisation&) const = default;
};

// Parses a list of organisations: one a line, the name first, then its aliases, apart by '|'; '?' before an ambiguous
// one; '#' begins a line that is a comment; empty lines count for nothing. UTF-8. Fails with kConfig and the number of
// the line («line 3: …») where a name is empty or was given before, on that line or another: a name must mean one
// organisation.
Result<std::vector<Organisation>> parse_organisations(std::string_view text);

// The list that the program carries (data/organisations.txt), in the order of the file. Parsed at the first call; safe
// to call from several threads.
const std::vector<Organisation>& organisations();

// The organisation of that list that goes by exactly this name, in any case and with any blanks («nhn» is Norsk
// helsenett SF); null where none does. What a query's `aktør:` asks for by another name.
const Organisation* find_organisation(std::string_view name);

}  // namespace saksgang
