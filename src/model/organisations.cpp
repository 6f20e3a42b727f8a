#include "model/organisations.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "model/data.hpp"

namespace saksgang {
namespace {

// The part before the separator, trimmed; `rest` is moved behind it.
std::string_view take(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = utf8::trim(rest.substr(0, end));
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return part;
}

class Parser {
 public:
  Result<std::vector<Organisation>> run(std::string_view text) {
    std::vector<Organisation> out;
    while (!text.empty()) {
      ++line_;
      std::string_view line = take(text, '\n');
      if (line.empty() || line.starts_with('#')) continue;
      std::vector<OrganisationName> names;
      if (line.ends_with('|')) return tl::make_unexpected(error("a name is empty"));
      while (!line.empty()) {
        OrganisationName name = read_name(take(line, '|'));
        if (auto wrong = check(name.text)) return tl::make_unexpected(*wrong);
        names.push_back(std::move(name));
      }
      Organisation organisation;
      organisation.name = std::move(names.front().text);
      organisation.ambiguous = names.front().ambiguous;
      organisation.aliases.assign(std::make_move_iterator(names.begin() + 1), std::make_move_iterator(names.end()));
      out.push_back(std::move(organisation));
    }
    return out;
  }

 private:
  static OrganisationName read_name(std::string_view part) {
    const bool ambiguous = part.starts_with('?');
    if (ambiguous) part.remove_prefix(1);
    return {utf8::collapse_blanks(part), ambiguous};
  }

  std::optional<Error> check(const std::string& name) {
    if (name.empty()) return error("a name is empty");
    const auto [place, added] = line_of_.emplace(name, line_);
    if (added) return std::nullopt;
    return error(fmt::format("«{}» was named before, on line {}", name, place->second));
  }

  Error error(std::string_view what) const {
    return Error{ErrorCode::kConfig,
                 fmt::format("line {}: {}", line_, what),
                 "Each line is a name, then its other names, apart by '|'; a name may stand once.",
                 {},
                 0};
  }

  int line_ = 0;
  std::map<std::string, int> line_of_;
};

}  // namespace

Result<std::vector<Organisation>> parse_organisations(std::string_view text) {
  return Parser().run(text);
}

const std::vector<Organisation>& organisations() {
  // A fault in the list is one of the build, found by its unit test.
  static const std::vector<Organisation> list = parse_organisations(data::kOrganisations).value();
  return list;
}

const Organisation* find_organisation(std::string_view name) {
  static const std::unordered_map<std::string, const Organisation*> by_name = [] {
    std::unordered_map<std::string, const Organisation*> out;
    for (const Organisation& organisation : organisations()) {
      out.emplace(utf8::lower(organisation.name), &organisation);
      for (const OrganisationName& alias : organisation.aliases) out.emplace(utf8::lower(alias.text), &organisation);
    }
    return out;
  }();
  const auto found = by_name.find(utf8::lower(utf8::collapse_blanks(name)));
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace saksgang
