// What a site says of itself: addresses, names, robots.txt, pages. The first byte says which.

#include <algorithm>
#include <string>
#include <string_view>

#include "crawl/decoder.hpp"
#include "crawl/links.hpp"
#include "crawl/robots.hpp"
#include "crawl/safe_name.hpp"
#include "crawl/sieve.hpp"
#include "crawl/unpack.hpp"
#include "crawl/url.hpp"
#include "fuzz.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::crawl;
using saksgang::fuzz::must_hold;

const Url& page() {
  static const Url url = Url::parse("https://www.example.no/om/raad/nufa?a=b").value();
  return url;
}

void check_name(std::string_view text) {
  const std::string name = safe_name(text);
  must_hold(!name.empty() && name.size() <= 160, "a safe name has letters, and not too many");
  must_hold(utf8::valid(name), "a safe name is valid UTF-8");
  must_hold(name.find_first_of("/\\<>:\"|?*") == std::string::npos, "a safe name has no sign that means a place");
  must_hold(name.front() != '.', "a safe name is not hidden");
  must_hold(std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }),
            "a safe name has no controls");
  must_hold(safe_name(name) == name, "a safe name is safe");
}

void check_url(const Url& url) {
  const Result<Url> again = Url::parse(url.str());
  must_hold(again && *again == url, "normal form is a fixed point");
  must_hold(url.str().size() <= kMostUrlBytes, "an address has a limit");
  must_hold(std::all_of(url.str().begin(), url.str().end(), [](char c) { return c > 0x20 && c < 0x7F; }),
            "an address is plain ASCII");
  must_hold(url.scheme() == "http" || url.scheme() == "https", "an address is of the web");
  must_hold(!url.host().empty() && url.port() != 0 && url.path().starts_with('/'), "an address has its parts");
  must_hold(url.origin() + std::string(url.path_and_query()) == url.str(), "an address is its parts");
  must_hold(url.path().find("/../") == std::string_view::npos && url.path().find("/./") == std::string_view::npos,
            "no dots are left in a path");
  must_hold(url.resolve(url.path_and_query()).value_or(Url()) == url || url.path().starts_with("//"),
            "a path leads to its address");
  must_hold(utf8::valid(file_name_of(url)) && utf8::valid(identity_of(url)), "names are valid UTF-8");
  unwrapped(url);
  check_name(file_name_of(url));
}

void check_address(std::string_view text) {
  if (const Result<Url> url = Url::parse(text)) check_url(*url);
  if (const Result<Url> url = page().resolve(text)) check_url(*url);
  check_name(text);
}

void check_robots(std::string_view text) {
  const std::size_t cut = std::min(text.find('\n'), text.size());
  const std::string path = "/" + std::string(text.substr(0, cut));
  const Robots robots = Robots::parse(text.substr(cut), "saksgang/1");
  const std::string rule = robots.deciding_rule(path);
  must_hold(robots.allowed(path) == !rule.starts_with("Disallow") || path.substr(0, path.find('?')) == "/robots.txt",
            "the deciding rule decides");
  must_hold(robots.allowed("/robots.txt"), "robots.txt itself is allowed");
  must_hold(!robots.crawl_delay() || robots.crawl_delay()->count() >= 0, "no delay is negative");
  robots.closed();
  if (!utf8::valid(text)) return;
  if (const Result<Url> url = page().resolve(path)) {
    // The same address in the form in which it is asked for.
    if (url->host() == page().host()) robots.allowed(*url);
  }
}

Page read_page(std::string_view text, std::size_t piece) {
  LinkReader reader(page(), "");
  for (std::size_t at = 0; at < text.size(); at += piece) reader.write(text.substr(at, piece));
  return reader.finish().value();
}

void check_page(std::string_view text) {
  const Page whole = read_page(text, text.size() + 1);
  must_hold(whole.links == read_page(text, 7).links, "pieces make no difference");
  for (const Link& link : whole.links) {
    check_url(link.url);
    for (const std::string* said : {&link.text, &link.title, &link.context, &link.heading}) {
      must_hold(utf8::valid(*said), "what is said of a link is valid UTF-8");
      must_hold(said->find_first_of("\x1B\n\r") == std::string::npos,
                "what is said of a link is one line without controls");
    }
  }
  for (const BadLink& bad : whole.bad_links)
    must_hold(utf8::valid(bad.href) && !bad.reason.empty(), "a bad link has its reason");
}

void check_unpacking(std::string_view text) {
  for (const Packing packing : {Packing::kGzip, Packing::kDeflate}) {
    Unpacker unpacker(packing);
    std::size_t taken = 0;
    for (std::size_t at = 0; at < text.size(); at += 5) {
      const auto outcome = unpacker.feed(text.substr(at, 5), [&](std::string_view bytes) {
        taken += bytes.size();
        return taken < (std::size_t{1} << 20);
      });
      if (outcome != Unpacker::Outcome::kFine) break;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text = fuzz::text_of(data, size).substr(1);
  switch (data[0] % 4) {
    case 0:
      check_address(text);
      break;
    case 1:
      check_robots(text);
      break;
    case 2:
      check_page(text);
      break;
    default:
      check_unpacking(text);
  }
  return 0;
}
