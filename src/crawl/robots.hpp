#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawl/url.hpp"

namespace saksgang::crawl {

// What RFC 9309 demands at least, and what is read at most; a line that the limit cuts counts for nothing.
inline constexpr std::size_t kMostRobotsBytes = std::size_t{500} * 1024;

// The rules of one robots.txt for one crawler, after RFC 9309. Pure: fetching, redirects and caching are the crawler's.
//
// Groups whose user-agent is the crawler's product token, in any case, are taken together; where there is none, the
// groups of "*"; where there are none of these either, everything is allowed. Of the rules that match a path the
// longest decides, and Allow where two are equally long. "*" stands for any characters, "$" at the end for the path's
// end. Writings that mean the same address are the same: "%62" is "b", "ø" is "%C3%B8", "%2f" is "%2F" but not "/"; in
// a query, where reserved characters may be written either way, both are one (RFC 9309, figure 4).
//
// Beyond the RFC: Crawl-delay, and a few misspellings of Disallow and a missing colon, which say what the site wants.
class Robots {
 public:
  // `agent` is the crawler's user agent; its product token are the letters, "-" and "_" that it begins with
  // ("saksgang/0.1 (+mailto:…)" is "saksgang"). Any bytes are read; what is no line of robots.txt is skipped.
  static Robots parse(std::string_view text, std::string_view agent);

  static Robots allow_all();
  static Robots allow_none();

  // What an answer to the request for /robots.txt means: 2xx are its rules; 4xx is "there is none", all is allowed, but
  // for 429, which asks to come later; anything else, and 0 for "no answer", means none is allowed. A caller has
  // followed redirects (at least five, RFC 9309 section 2.3.1.2) before.
  static Robots of_answer(int status, std::string_view text, std::string_view agent);

  // /robots.txt itself is always allowed.
  bool allowed(const Url& url) const;

  // The same for a path with its query, such as "/om-oss?side=2".
  bool allowed(std::string_view path_and_query) const;

  // The rule that decides, as the file has it ("Disallow: /admin"), for messages; empty where none does.
  std::string deciding_rule(std::string_view path_and_query) const;

  // Seconds to keep between two requests, with fractions; the longest where several are given. None where the file
  // gives none that is a number, or it is negative. Not capped: that is the crawler's policy.
  std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

  // Whether "/" itself and all else is forbidden: the site is closed to this crawler.
  bool closed() const;

 private:
  struct Rule {
    bool allow = false;
    std::string shown;       // as the file has it
    std::string pattern;     // normal form; without the "$" of `anchored`
    std::string literal;     // the same with the reserved characters of a query decoded
    std::size_t length = 0;  // octets of the pattern, which decide between rules
    bool anchored = false;
  };
  const Rule* deciding(std::string_view path_and_query) const;

  std::vector<Rule> rules_;  // the longest first, Allow before Disallow
  std::optional<std::chrono::milliseconds> delay_;
};

// The letters, "-" and "_" that a user agent begins with; empty where it begins with none.
std::string_view product_token(std::string_view agent);

}  // namespace saksgang::crawl
