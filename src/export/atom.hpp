#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

// Feeds that a news reader follows.
namespace saksgang::exports {

// All texts are plain UTF-8 but for `html`; what XML cannot hold is left out.
struct AtomEntry {
  std::string id;  // an IRI that stays the same for ever, see urn_of()
  std::string title;
  Time updated{};
  std::string link;      // where to read more: an http or https address; empty for none
  std::string category;  // what kind of entry it is
  std::string html;      // its content
};

struct AtomFeed {
  std::string id;
  std::string title;
  std::string author;
  std::string generator;  // the program and …
  std::string version;    // … its version
  Time updated{};
  std::vector<AtomEntry> entries;
};

// An Atom feed (RFC 4287) as one XML document. Of two entries with one id the later one stays, as section 4.1.1 has it
// that no two may have the same id and time.
std::string atom(const AtomFeed& feed);

// Text as HTML shows it, line for line.
std::string html_text(std::string_view text);

// The name of something as a URN: a UUID of version 8 (RFC 9562, section 5.8) made of the name's SHA-256.
std::string urn_of(std::string_view name);

}  // namespace saksgang::exports
