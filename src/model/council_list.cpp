#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "model/councils.hpp"
#include "model/data.hpp"

namespace saksgang {
namespace {

// The number at the front of exactly so many digits; 0 if there is none.
int number(std::string_view text, std::size_t digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return text.size() == digits && error == std::errc() && end == text.data() + text.size() ? value : 0;
}

// «2026», «2026-03», «2026-03-01» as its first or last day.
std::optional<Date> day_of(std::string_view text, bool last) {
  const int year = number(text.substr(0, 4), 4);
  if (text.size() == 4 && year > 0) return last ? Date::make(year, 12, 31) : Date::make(year, 1, 1);
  if (text.size() == 7 && year > 0 && text[4] == '-') {
    const int month = number(text.substr(5), 2);
    if (month < 1 || month > 12) return std::nullopt;
    return Date::make(year, month, last ? days_in_month(year, month) : 1);
  }
  return Date::from_iso(text);
}

class Parser {
 public:
  Result<std::vector<Council>> run(std::string_view text) {
    std::vector<Council> out;
    while (!text.empty()) {
      ++line_;
      const std::size_t end = text.find('\n');
      const std::string_view line = utf8::trim(text.substr(0, end));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (line.empty() || line.starts_with('#')) continue;
      if (auto read = read_line(line, out); !read) return tl::make_unexpected(read.error());
    }
    return out;
  }

 private:
  Result<void> read_line(std::string_view line, std::vector<Council>& out) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string_view key = line.substr(0, blank);
    const std::string value = utf8::collapse_blanks(line.substr(blank));
    constexpr std::array<std::string_view, 7> kKeys{"council", "short",     "name",     "alias",
                                                    "founded", "dissolved", "successor"};
    if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end()) {
      return error(fmt::format("«{}» is none of council, short, name, alias, founded, dissolved, successor", key));
    }
    if (value.empty()) return error(fmt::format("«{}» needs a value", key));
    if (key == "council") {
      const auto [place, added] = line_of_council_.emplace(value, line_);
      if (!added) return error(fmt::format("the council {} was given before, on line {}", value, place->second));
      out.emplace_back().name = value;
      return {};
    }
    if (out.empty()) return error(fmt::format("«{}» stands before the first council", key));
    Council& council = out.back();
    if (key == "short") {
      if (!council.short_name.empty()) return error(fmt::format("{} has a short name already", council.name));
      council.short_name = value;
      return {};
    }
    if (key == "name" || key == "alias") return read_name(value, key == "name" ? council.names : council.aliases);
    if (key == "successor") {
      council.successors.push_back(value);
      return {};
    }
    const bool last = key == "dissolved";
    const auto day = day_of(value, last);
    if (!day) return error(fmt::format("«{}» is no date", value));
    (last ? council.dissolved : council.founded) = day;
    return {};
  }

  Result<void> read_name(std::string_view value, std::vector<CouncilName>& names) {
    const std::size_t bar = value.find('|');
    CouncilName name{std::string(utf8::trim(value.substr(0, bar))), {}, {}};
    if (name.text.empty()) return error("a name is empty");
    if (bar != std::string_view::npos) {
      const std::string_view time = utf8::trim(value.substr(bar + 1));
      const std::size_t dots = time.find("..");
      if (dots == std::string_view::npos) return error(fmt::format("«{}» is no time FROM..TO", time));
      for (const bool last : {false, true}) {
        const std::string_view text = utf8::trim(last ? time.substr(dots + 2) : time.substr(0, dots));
        if (text.empty()) continue;
        const auto day = day_of(text, last);
        if (!day) return error(fmt::format("«{}» is no date", text));
        (last ? name.to : name.from) = day;
      }
    }
    const auto [place, added] = line_of_name_.emplace(utf8::lower(name.text), line_);
    if (!added) return error(fmt::format("«{}» was named before, on line {}", name.text, place->second));
    names.push_back(std::move(name));
    return {};
  }

  tl::unexpected<Error> error(std::string_view what) const {
    return tl::make_unexpected(Error{
        ErrorCode::kConfig,
        fmt::format("line {}: {}", line_, what),
        "Each line is a word and a value: council NAME, then its short, name, alias, founded, dissolved, successor.",
        {},
        0});
  }

  int line_ = 0;
  std::map<std::string, int> line_of_council_;
  std::map<std::string, int> line_of_name_;  // in lower case
};

tl::unexpected<Error> refuse(std::string message) {
  return tl::make_unexpected(Error{
      ErrorCode::kConfig, std::move(message), "a name means one council; a successor is a council's name", {}, 0});
}

Council* find(std::vector<Council>& list, std::string_view name) {
  const auto it = std::find_if(list.begin(), list.end(), [&](const Council& c) { return c.name == name; });
  return it == list.end() ? nullptr : &*it;
}

// The names that are not among those known.
void add_names(std::vector<CouncilName>& known, const std::vector<CouncilName>& added) {
  for (const CouncilName& name : added) {
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const CouncilName& k) { return utf8::lower(k.text) == utf8::lower(name.text); });
    if (same == known.end()) {
      known.push_back(name);
    } else {
      *same = name;
    }
  }
}

Result<void> check(std::vector<Council>& list) {
  std::map<std::string, std::string_view> owner;
  for (const Council& council : list) {
    const std::vector<CouncilName> shorts{{council.short_name, {}, {}}};
    for (const auto* names : {&council.names, &council.aliases, &shorts}) {
      for (const CouncilName& name : *names) {
        if (name.text.empty()) continue;
        const auto [place, added] = owner.emplace(utf8::lower(name.text), council.name);
        if (!added && place->second != council.name) {
          return refuse(fmt::format("«{}» names {} and {}", name.text, place->second, council.name));
        }
      }
    }
  }
  for (const Council& council : list) {
    // As many steps as there are councils lead to an end, or in a circle.
    std::vector<std::string_view> next{council.name};
    for (std::size_t i = 0; i < next.size(); ++i) {
      const Council* known = find(list, next[i]);
      if (known == nullptr) return refuse(fmt::format("the successor {} of {} is no council", next[i], council.name));
      for (const std::string& successor : known->successors) {
        if (successor == council.name) return refuse(fmt::format("{} would succeed itself", council.name));
        if (std::find(next.begin(), next.end(), successor) == next.end()) next.push_back(successor);
      }
    }
  }
  return {};
}

bool was_asked = false;

std::vector<Council>& list() {
  // A fault in the list is one of the build, found by its unit test.
  static std::vector<Council> councils = parse_councils(data::kCouncils).value();
  return councils;
}

}  // namespace

Result<std::vector<Council>> parse_councils(std::string_view text) {
  return Parser().run(text);
}

const std::vector<Council>& councils() {
  static const bool first = was_asked = true;
  static_cast<void>(first);
  return list();
}

Result<std::vector<Council>> with_councils(std::vector<Council> known, std::string_view text) {
  auto added = parse_councils(text);
  if (!added) return added;
  for (Council& council : *added) {
    Council* same = find(known, council.name);
    if (same == nullptr) {
      known.push_back(std::move(council));
      continue;
    }
    add_names(same->names, council.names);
    add_names(same->aliases, council.aliases);
    if (!council.short_name.empty()) same->short_name = council.short_name;
    if (council.founded) same->founded = council.founded;
    if (council.dissolved) same->dissolved = council.dissolved;
    for (const std::string& successor : council.successors) {
      auto& all = same->successors;
      if (std::find(all.begin(), all.end(), successor) == all.end()) all.push_back(successor);
    }
  }
  if (auto good = check(known); !good) return tl::make_unexpected(good.error());
  return known;
}

Result<void> add_councils(std::string_view text) {
  if (was_asked) return fail(ErrorCode::kInternal, "councils were added after the first use of the list");
  auto merged = with_councils(list(), text);
  if (!merged) return tl::make_unexpected(merged.error());
  list() = std::move(*merged);
  return {};
}

}  // namespace saksgang
