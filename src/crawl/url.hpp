#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace saksgang::crawl {

// A longer address is refused: no page of the world needs it, and it would have to be stored.
inline constexpr std::size_t kMostUrlBytes = 8192;

// An absolute http or https address in normal form, so that two writings of one address compare equal (RFC 3986,
// section 6.2.2 and 6.2.3): scheme and host in lower case, host names of other scripts in punycode, no port where it is
// the scheme's own, dot segments gone, percent-encoded letters, digits and "-._~" written plainly, all other
// percent-encoding with upper-case digits, blanks and whatever is not ASCII encoded, no fragment, "/" for an empty
// path.
class Url {
 public:
  Url() = default;  // empty: str() is ""

  // Reads an absolute address. As browsers do, blanks around it, and tabs and newlines within, are dropped, and "\" is
  // read as "/". kUsage with a sentence that begins with what is wrong: another scheme, no host, a name and password
  // (never sent, so never taken), a port out of range, too long.
  static Result<Url> parse(std::string_view text);

  // Reads a reference found on this page or redirect (RFC 3986, section 5.2). An empty one, or a fragment alone, is the
  // address itself. Errors as parse().
  Result<Url> resolve(std::string_view reference) const;

  const std::string& str() const { return text_; }
  std::string_view scheme() const;          // "https"
  std::string_view host() const;            // "www.helsedirektoratet.no", "[::1]"
  std::uint16_t port() const;               // the scheme's own where the address names none
  std::string_view path() const;            // begins with "/"
  std::string_view query() const;           // without "?"; empty where there is none
  std::string_view path_and_query() const;  // what a server is asked for, and what robots.txt is about
  std::string origin() const;               // "https://host" or "https://host:8443": what a robots.txt holds for
  bool empty() const { return text_.empty(); }

  friend bool operator==(const Url& a, const Url& b) { return a.text_ == b.text_; }
  friend auto operator<=>(const Url& a, const Url& b) { return a.text_ <=> b.text_; }

 private:
  std::string text_;
  std::size_t host_ = 0, host_end_ = 0, path_ = 0, query_ = 0;  // offsets; query_ is behind "?", or the text's end
  std::uint16_t port_ = 0;
};

// Whether an href has a scheme that leads to no document and is no mistake either: mailto:, tel:, fax:, callto:,
// sms:, javascript:, data:, about:, blob:.
bool is_no_document(std::string_view href);

// "%c3%b8" as "ø". What is no UTF-8 afterwards becomes U+FFFD; "%00" and other control signs stay encoded.
std::string percent_decoded(std::string_view text);

// What is behind a link that only counts clicks or guards mail: google.TLD/url?q= (or url=), and Microsoft's
// *.safelinks.protection.outlook.com/?url=, one in the other up to four deep. Every other address comes back as it is,
// also one whose target is no web address.
Url unwrapped(const Url& url);

// An attachment of an Enonic site: …/_/attachment/inline/<uuid>:<40 hex>/<name>, or "download" for "inline"; the colon
// may be "%3A". The hex part is of the content and changes with it.
struct Attachment {
  std::string uuid;     // lower case
  std::string content;  // 40 hexadecimal digits, lower case; empty where the address has none
  std::string name;     // last segment of the path, decoded, NFC; not yet fit to store, see safe_name.hpp
  bool operator==(const Attachment&) const = default;
};
std::optional<Attachment> attachment_of(const Url& url);

// What stays the same when a document gets new content: "attachment:<uuid>/<name>" for an attachment, whichever host
// or page it hangs under and whatever its query says; for any other address the address itself.
std::string identity_of(const Url& url);

// The last segment of the path, decoded: what a person would call the file. Empty where the path ends in "/".
std::string file_name_of(const Url& url);

// Whether the address alone promises a PDF: its path ends in ".pdf" in any case.
bool promises_pdf(const Url& url);

// Where the crawl may go: hosts and beginnings of paths.
struct Scope {
  struct Host {
    std::string name;                   // as in Url::host(); "*.example.no" is every name under example.no, not itself
    std::optional<std::uint16_t> port;  // none: the scheme's own port alone
    // A path is within "/a/b" when it is that or begins with "/a/b/"; "/a/b/" takes in what begins with it. None: all.
    std::vector<std::string> prefixes;
  };
  std::vector<Host> hosts;

  bool allows_host(const Url& url) const;
  bool allows(const Url& url) const;
};

}  // namespace saksgang::crawl
