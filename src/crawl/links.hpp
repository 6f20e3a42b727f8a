#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"
#include "crawl/url.hpp"

namespace saksgang::crawl {

struct Link {
  Url url;                   // resolved against <base> or the page, unwrapped, normal; no fragment
  std::string text;          // what a reader sees of it, or its label where that is nothing; blanks collapsed
  std::string title;         // for the document behind it: the text, helped by its surroundings where it says nothing
  std::string heading;       // the nearest heading above, after those it stands under: "2025 › Møte 12. juni"
  std::string context;       // the list item, table row or paragraph around it, itself included
  std::optional<Date> date;  // the first found in text, context, file name, lead-in and headings
  bool nofollow = false;     // rel="nofollow"

  bool operator==(const Link&) const = default;
};

// An href that is no address. javascript:, mailto: and their like are no mistakes and are left out silently.
struct BadLink {
  std::string href;  // its first 200 bytes, repaired for showing
  std::string reason;
  bool operator==(const BadLink&) const = default;
};

struct Page {
  std::string title;
  std::string encoding;            // what it was read as: "utf-8", "windows-1252" …
  std::vector<Link> links;         // in order; each address once, where it says most about itself
  std::vector<BadLink> bad_links;  // the first hundred
  std::size_t elements = 0;        // start tags; 0 where this is no HTML
  bool nofollow = false;           // <meta name="robots" content="nofollow">
  std::string cut;                 // why the page was not read to its end (a limit); empty where it was
};

struct LinkLimits {
  std::size_t most_bytes = std::size_t{32} << 20;
  std::size_t most_links = 50'000;
};

// Reads the links of an HTML page as its bytes come. It holds neither the page nor a tree: libxml2's push parser tells
// of tags, and only what is said about the links is kept (some hundred bytes a link). Nothing in it recurses, and no
// nesting, tag or text makes it slow (sieve.hpp tells why).
//
// The encoding is found as browsers find it (HTML Standard, 13.2.3.2): a BOM, the header's charset, <meta> among the
// first 1024 bytes; else UTF-8 as far as it is, else windows-1252.
class LinkReader {
 public:
  // `charset` is that of the Content-Type header, or empty.
  LinkReader(Url page, std::string charset, LinkLimits limits = {});
  ~LinkReader();
  LinkReader(LinkReader&&) noexcept;
  LinkReader& operator=(LinkReader&&) noexcept;

  void write(std::string_view bytes);

  // What was found. Once; the reader is done then. kInternal where libxml2 has no memory.
  Result<Page> finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The charset of a Content-Type header, in lower case: "text/html; charset=\"UTF-8\"" is "utf-8". Empty where none.
std::string charset_of(std::string_view content_type);

// The media type of a Content-Type header, in lower case and without parameters: "text/html".
std::string media_type_of(std::string_view content_type);

}  // namespace saksgang::crawl
