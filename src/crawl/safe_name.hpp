#pragma once

#include <string>
#include <string_view>

namespace saksgang::crawl {

// A file name made of what a site says (a path's last segment or a title), fit to be stored and shown: valid UTF-8 in
// NFC of at most 150 bytes, cut between characters with the extension kept; no "/" or "\", no control signs or
// bidirectional overrides, none of <>:"|?*, no blanks or dots at its ends, no name that means a device on Windows
// ("con.pdf" becomes "_con.pdf"). What is left of "../../etc/passwd" is "passwd". An empty name becomes "dokument".
// `extension`, with its dot, is put behind a name that does not end in it (in any case). The same text gives the same
// name always.
std::string safe_name(std::string_view suggested, std::string_view extension = ".pdf");

}  // namespace saksgang::crawl
