#include "crawl/robots.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "crawl/percent.hpp"

namespace saksgang::crawl {
namespace {

using std::chrono::milliseconds;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\0' || c == '\f' || c == '\v';
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool same_letters(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// RFC 9309, section 2.2.2: unreserved octets plain, others encoded with upper-case digits, whatever is not printable
// ASCII encoded. With `literal_query` what stands behind the first "?" has its reserved characters decoded but for "*",
// "$", "&", "=" and "%".
std::string normal(std::string_view text, bool literal_query) {
  std::string out;
  out.reserve(text.size());
  bool query = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int octet = encoded_octet(text, i);
    if (octet >= 0) {
      i += 2;
      const bool reserved = octet > 0x20 && octet < 0x7F &&
                            std::string_view(":/?#[]@!'()+,;").find(static_cast<char>(octet)) != std::string_view::npos;
      if (is_unreserved(octet) || (literal_query && query && reserved)) {
        out += static_cast<char>(octet);
      } else {
        append_encoded(out, octet);
      }
      continue;
    }
    const auto plain = static_cast<unsigned char>(text[i]);
    if (plain <= 0x20 || plain >= 0x7F || plain == '%') {
      append_encoded(out, plain);
    } else {
      out += text[i];
    }
    query = query || text[i] == '?';
  }
  return out;
}

// "*" and "$" of an address are characters, not signs; a file that means them writes them encoded.
std::string with_signs_encoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '*' || c == '$') {
      append_encoded(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

// Whether the pattern matches from the path's beginning; "*" is any run of characters. The leftmost place of each piece
// between stars leaves most room to the next ones, so nothing is tried twice.
bool matches(std::string_view pattern, bool anchored, std::string_view path) {
  std::size_t at = 0;
  bool first = true;
  for (;;) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (first) {
      if (!path.starts_with(piece)) return false;
      at = piece.size();
      if (last) return !anchored || at == path.size();
    } else if (last && anchored) {
      return path.size() - at >= piece.size() && path.ends_with(piece);
    } else {
      at = path.find(piece, at);
      if (at == std::string_view::npos) return false;
      at += piece.size();
    }
    if (last) return true;
    first = false;
    pattern.remove_prefix(star + 1);
  }
}

enum class Key { kUserAgent, kAllow, kDisallow, kCrawlDelay, kOther };

Key key_of(std::string_view text) {
  struct Row {
    std::string_view name;
    Key key;
  };
  // The misspellings are those that sites make most; each says plainly what is wanted.
  constexpr std::array kRows{
      Row{"user-agent", Key::kUserAgent}, Row{"useragent", Key::kUserAgent},    Row{"user agent", Key::kUserAgent},
      Row{"allow", Key::kAllow},          Row{"disallow", Key::kDisallow},      Row{"dissallow", Key::kDisallow},
      Row{"dissalow", Key::kDisallow},    Row{"disalow", Key::kDisallow},       Row{"diasllow", Key::kDisallow},
      Row{"disallaw", Key::kDisallow},    Row{"crawl-delay", Key::kCrawlDelay}, Row{"crawldelay", Key::kCrawlDelay},
  };
  for (const Row& row : kRows) {
    if (same_letters(row.name, text)) return row.key;
  }
  return Key::kOther;
}

struct Line {
  Key key = Key::kOther;
  std::string_view value;
};

// "Key: value # remark"; a blank does for a forgotten colon where the key is known.
Line read_line(std::string_view text) {
  text = trim(text.substr(0, text.find('#')));
  std::size_t split = text.find(':');
  if (split == std::string_view::npos) split = text.find_first_of(" \t");
  if (split == std::string_view::npos) return {};
  return {key_of(trim(text.substr(0, split))), trim(text.substr(split + 1))};
}

// Seconds with or without a fraction, no sign, no exponent; at most a day.
std::optional<milliseconds> read_delay(std::string_view text) {
  if (text.empty() || text.size() > 32 || text.find_first_not_of("0123456789.") != std::string_view::npos)
    return std::nullopt;
  constexpr double kDay = 86'400;
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return milliseconds(std::llround(std::min(seconds, kDay) * 1000));
}

std::string_view within_limit(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() <= kMostRobotsBytes) return text;
  text = text.substr(0, kMostRobotsBytes);
  const std::size_t end = text.find_last_of("\r\n");
  return end == std::string_view::npos ? std::string_view() : text.substr(0, end);
}

// To whom a group speaks.
struct Audience {
  bool us = false;
  bool everyone = false;
};

void add_audience(Audience& audience, std::string_view value, std::string_view token) {
  if (value.starts_with('*') && (value.size() == 1 || is_blank(value[1]))) {
    audience.everyone = true;
  } else if (!token.empty() && same_letters(product_token(value), token)) {
    audience.us = true;
  }
}

}  // namespace

std::string_view product_token(std::string_view agent) {
  std::size_t end = 0;
  while (end < agent.size() &&
         ((lower(agent[end]) >= 'a' && lower(agent[end]) <= 'z') || agent[end] == '-' || agent[end] == '_')) {
    ++end;
  }
  return agent.substr(0, end);
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  const std::string_view token = product_token(agent);
  struct Said {
    std::vector<Rule> rules;
    std::optional<milliseconds> delay;
    bool any = false;  // a group at all, even an empty one
  };
  Said to_us;
  Said to_everyone;
  Audience audience;
  bool in_rules = true;  // the next user-agent line begins a group
  text = within_limit(text);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const Line line = read_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.key == Key::kUserAgent) {
      if (in_rules) audience = {};
      in_rules = false;
      add_audience(audience, line.value, token);
      to_us.any = to_us.any || audience.us;
      to_everyone.any = to_everyone.any || audience.everyone;
      continue;
    }
    if (line.key == Key::kOther) continue;
    if (line.key == Key::kCrawlDelay) {
      const std::optional<milliseconds> delay = read_delay(line.value);
      if (audience.us && delay) to_us.delay = std::max(to_us.delay.value_or(milliseconds(0)), *delay);
      if (audience.everyone && delay) to_everyone.delay = std::max(to_everyone.delay.value_or(milliseconds(0)), *delay);
      continue;
    }
    in_rules = true;
    if (line.value.empty() || (!audience.us && !audience.everyone)) continue;
    Rule rule;
    rule.allow = line.key == Key::kAllow;
    rule.shown = std::string(rule.allow ? "Allow: " : "Disallow: ") + std::string(line.value);
    std::string_view value = line.value;
    rule.anchored = value.ends_with('$');
    if (rule.anchored) value.remove_suffix(1);
    // A "$" elsewhere is a character.
    std::string pattern;
    for (const char c : value) pattern += c == '$' ? std::string("%24") : std::string(1, c);
    if (pattern.empty() || (pattern.front() != '/' && pattern.front() != '*')) pattern.insert(0, "/");
    rule.pattern = normal(pattern, false);
    rule.literal = normal(pattern, true);
    rule.length = rule.pattern.size() + (rule.anchored ? 1 : 0);
    if (audience.us) to_us.rules.push_back(rule);
    if (audience.everyone) to_everyone.rules.push_back(std::move(rule));
  }
  Said& said = to_us.any ? to_us : to_everyone;
  Robots robots;
  robots.rules_ = std::move(said.rules);
  robots.delay_ = said.delay;
  std::stable_sort(robots.rules_.begin(), robots.rules_.end(), [](const Rule& a, const Rule& b) {
    return a.length != b.length ? a.length > b.length : a.allow && !b.allow;
  });
  return robots;
}

Robots Robots::allow_all() {
  return {};
}

Robots Robots::allow_none() {
  return parse("User-agent: *\nDisallow: /\n", "*");
}

Robots Robots::of_answer(int status, std::string_view text, std::string_view agent) {
  constexpr int kTooManyRequests = 429;
  if (status >= 200 && status < 300) return parse(text, agent);
  if (status >= 400 && status < 500 && status != kTooManyRequests) return allow_all();
  return allow_none();
}

const Robots::Rule* Robots::deciding(std::string_view path_and_query) const {
  const std::string plain = with_signs_encoded(normal(path_and_query, false));
  const std::string literal = with_signs_encoded(normal(path_and_query, true));
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& rule) {
    return matches(rule.pattern, rule.anchored, plain) || matches(rule.literal, rule.anchored, literal);
  });
  return found == rules_.end() ? nullptr : &*found;
}

bool Robots::allowed(const Url& url) const {
  return url.path() == "/robots.txt" || allowed(url.path_and_query());
}

bool Robots::allowed(std::string_view path_and_query) const {
  const std::string_view path = path_and_query.substr(0, path_and_query.find('?'));
  if (path == "/robots.txt") return true;
  const Rule* rule = deciding(path_and_query);
  return rule == nullptr || rule->allow;
}

std::string Robots::deciding_rule(std::string_view path_and_query) const {
  const Rule* rule = deciding(path_and_query);
  return rule == nullptr ? "" : rule->shown;
}

bool Robots::closed() const {
  const bool any_allowed = std::any_of(rules_.begin(), rules_.end(), [](const Rule& rule) { return rule.allow; });
  return !any_allowed && !allowed("/") && !allowed("/a-name-that-no-rule-is-about");
}

}  // namespace saksgang::crawl
