#include "index/query/filters.hpp"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analyzers/pipelines.hpp"
#include "index/query/days.hpp"
#include "index/query/lexer.hpp"
#include "index/query/values.hpp"
#include "index/terms.hpp"
#include "model/councils.hpp"
#include "model/json.hpp"

namespace saksgang::index::query {
namespace {

using Xapian::Query;

constexpr std::array kParts = {Part::kInnkalling, Part::kReferat, Part::kToppnotat, Part::kBrev,
                               Part::kHoring,     Part::kVedlegg, Part::kAnnet};

class Filter {
 public:
  Filter(std::string_view query, const Date& today) : query_(query), today_(today) {}

  Result<Query> of(const Node& tree) const {
    switch (tree.field->field) {
      case Field::kCouncil:
        return council(tree);
      case Field::kCase:
        return case_number(tree);
      case Field::kYear:
        return years(tree);
      case Field::kPart:
        return part(tree);
      case Field::kDate:
        return days(tree);
      default:
        return Query(0.0, Query(term(tree.field->field, analyzers::keyword(tree.text))));
    }
  }

 private:
  tl::unexpected<Error> bad_value(const Node& tree, std::string_view what, std::string_view hint) const {
    return query_error(query_, tree.begin, fmt::format("«{}» is no {}", tree.text, what), hint);
  }

  Result<Query> council(const Node& tree) const {
    const std::string_view name = without_plus(tree.text);
    Query query(council_term(name));
    const auto canonical = canonical_council(name);
    if (canonical && council_term(*canonical) != council_term(name)) query |= Query(council_term(*canonical));
    if (canonical && tree.text.ends_with('+')) {
      for (const std::string_view successor : successors(*canonical)) query |= Query(council_term(successor));
    }
    return Query(0.0, query);
  }

  Result<Query> case_number(const Node& tree) const {
    const auto name = parse_case_name(tree.text);
    if (!name) return bad_value(tree, "case number", "write it as sak:17/25, or sak:\"NUIT 17/25\"");
    if (!name->council.empty()) {
      return Query(0.0, Query(term(Field::kCaseKey, case_key(name->council, name->year, name->number))));
    }
    return Query(0.0, Query(case_term(fmt::format("{}/{}", name->number, name->year))));
  }

  Result<Query> years(const Node& tree) const {
    const auto range = parse_years(tree.text, today_);
    if (!range) return bad_value(tree, "year or range of years", "write it as år:2025, år:2024..2025 or år:\"i fjor\"");
    std::vector<Query> queries;
    for (int year = range->first; year <= range->last; ++year) queries.emplace_back(year_term(year));
    return Query(0.0, Query(Query::OP_OR, queries.begin(), queries.end()));
  }

  Result<Query> part(const Node& tree) const {
    const std::string folded = analyzers::keyword(tree.text);
    std::string names;
    for (const Part candidate : kParts) {
      if (name(candidate) == folded) return Query(0.0, Query(term(Field::kPart, folded)));
      names += fmt::format("{}{}", names.empty() ? "" : ", ", name(candidate));
    }
    return bad_value(tree, "part of a document", fmt::format("parts are {}", names));
  }

  Result<Query> days(const Node& tree) const {
    const auto range = parse_days(tree.text, today_);
    if (!range && range.error() == DaysFault::kNoSuchDay) {
      return query_error(query_, tree.begin, fmt::format("«{}» is not in the calendar", tree.text));
    }
    if (!range && range.error() == DaysFault::kBackwards) {
      return query_error(query_, tree.begin, fmt::format("«{}» ends before it begins", tree.text));
    }
    if (!range) {
      return bad_value(tree, "date or range of dates",
                       "write it as dato:12.6.2025, dato:juni 2025, dato:2024..2025 or dato:siste 30 dager");
    }
    // A meeting of several days is met by any of them.
    const auto first = static_cast<Xapian::valueno>(info(Field::kDate).slot);
    const auto last = static_cast<Xapian::valueno>(info(Field::kDateEnd).slot);
    std::vector<Query> queries;
    queries.emplace_back(Query::OP_VALUE_GE, last, range->first.empty() ? "0" : range->first);
    if (!range->last.empty()) queries.emplace_back(Query::OP_VALUE_LE, first, range->last);
    return Query(0.0, Query(Query::OP_AND, queries.begin(), queries.end()));
  }

  std::string_view query_;
  const Date& today_;
};

}  // namespace

bool is_filter(const Node& node) {
  return node.field != nullptr && node.field->use != Use::kWords;
}

Result<Query> filter(std::string_view query, const Node& node, const Date& today) {
  return Filter(query, today).of(node);
}

}  // namespace saksgang::index::query
