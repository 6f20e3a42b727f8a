#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang {

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

// The canonical name where the council is known, otherwise the text as printed, trimmed.
std::string council_or_as_printed(std::string_view text);

}  // namespace saksgang
