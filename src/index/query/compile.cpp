#include "index/query/compile.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "analyzers/norwegian.hpp"
#include "analyzers/stop_words.hpp"
#include "base/utf8.hpp"
#include "index/query/days.hpp"
#include "index/query/lexer.hpp"
#include "index/query/truncation.hpp"
#include "index/query/values.hpp"
#include "index/terms.hpp"
#include "model/councils.hpp"
#include "model/json.hpp"

namespace saksgang::index::query {
namespace {

// An inflected form counts less than the word as typed, a joined word met as separate words less again.
constexpr double kStemWeight = 0.625;
constexpr double kAcronymWeight = 0.5;
constexpr double kSeparateWeight = 0.5;

// Letters a typed word may have to be tried as an acronym too («nufa» for «NUFAs»).
constexpr std::size_t kLongestAcronym = 5;

constexpr Xapian::termcount kMostExpansions = 500;

constexpr std::array kParts = {Part::kInnkalling, Part::kReferat, Part::kToppnotat, Part::kBrev,
                               Part::kHoring,     Part::kVedlegg, Part::kAnnet};

using Xapian::Query;

class Compiler {
 public:
  Compiler(std::string_view query, analyzers::Analyzer& analyzer, Field where, Date today,
           const Xapian::Database* database)
      : query_(query), analyzer_(analyzer), where_(where), today_(today), database_(database) {}

  Result<Compiled> run(const Node& tree) {
    auto query = node(tree);
    if (!query) return tl::make_unexpected(query.error());
    if (query->empty()) return query_error(query_, tree.begin, "there is no word to search for in this query");
    return Compiled{std::move(*query), std::move(sought_)};
  }

 private:
  // An empty Query stands for a word that is punctuation alone, which neither the index nor the query has terms for.
  Result<Query> node(const Node& tree) {
    switch (tree.kind) {
      case NodeKind::kWord:
      case NodeKind::kPhrase:
      case NodeKind::kTruncated:
        return leaf(tree);
      case NodeKind::kNear:
        return near(tree);
      case NodeKind::kAnd:
        return all(tree);
      case NodeKind::kOr:
        return any(tree);
      case NodeKind::kNot:
        return without(everything(), tree);
    }
    return Query();
  }

  static Query everything() { return Query(0.0, Query(term(Field::kKind, kKindCase))); }

  Result<Query> without(const Query& base, const Node& negation) {
    const bool outer = excluded_;
    excluded_ = true;
    auto query = node(negation.children.front());
    excluded_ = outer;
    if (!query || query->empty()) return query;
    return Query(Query::OP_AND_NOT, base, *query);
  }

  static bool is_filter(const Node& tree) { return tree.field != nullptr && tree.field->use != Use::kWords; }

  static bool is_stop_word(const Node& tree) {
    return tree.kind == NodeKind::kWord && tree.field == nullptr && analyzers::is_stop_word(analyzers::fold(tree.text));
  }

  Result<Query> all(const Node& tree) {
    const bool has_content = std::any_of(tree.children.begin(), tree.children.end(), [](const Node& child) {
      return child.kind != NodeKind::kNot && !is_filter(child) && !is_stop_word(child);
    });
    std::vector<Query> required, optional, filters;
    for (const Node& child : tree.children) {
      if (child.kind == NodeKind::kNot) continue;
      auto query = node(child);
      if (!query) return query;
      if (query->empty()) continue;
      // Function words need not occur beside others: their absence says nothing.
      (is_filter(child)                     ? filters
       : has_content && is_stop_word(child) ? optional
                                            : required)
          .push_back(std::move(*query));
    }
    Query base;
    if (!required.empty()) base = Query(Query::OP_AND, required.begin(), required.end());
    if (!filters.empty()) {
      const Query filter(Query::OP_AND, filters.begin(), filters.end());
      base = base.empty() ? Query(0.0, filter) : Query(Query::OP_FILTER, base, filter);
    }
    if (!optional.empty()) {
      const Query extra(Query::OP_OR, optional.begin(), optional.end());
      base = base.empty() ? extra : Query(Query::OP_AND_MAYBE, base, extra);
    }
    for (const Node& child : tree.children) {
      if (child.kind != NodeKind::kNot) continue;
      auto query = without(base.empty() ? everything() : base, child);
      if (!query) return query;
      if (!query->empty()) base = std::move(*query);
    }
    return base;
  }

  Result<Query> any(const Node& tree) {
    std::vector<Query> queries;
    for (const Node& child : tree.children) {
      auto query = node(child);
      if (!query) return query;
      if (!query->empty()) queries.push_back(std::move(*query));
    }
    return queries.empty() ? Query() : Query(Query::OP_OR, queries.begin(), queries.end());
  }

  Result<Query> leaf(const Node& tree) {
    if (tree.field == nullptr) return words(tree, where_);
    switch (tree.field->field) {
      case Field::kCouncil:
        return council(tree);
      case Field::kCase:
        return case_number(tree);
      case Field::kYear:
        return years(tree);
      case Field::kPart:
        return part(tree);
      case Field::kType:
        return Query(0.0, Query(term(Field::kType, analyzers::keyword(tree.text))));
      case Field::kDate:
        return days(tree);
      default:
        return words(tree, tree.field->field);
    }
  }

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

  Result<Query> words(const Node& tree, Field field) {
    if (tree.kind == NodeKind::kTruncated) return truncated(tree, field);
    analyzer_.analyze(tree.text, tokens_);
    std::vector<Query> queries;
    Sought phrase{field, {}};
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (belongs_to_word(tokens_[i])) continue;
      if (tree.kind == NodeKind::kPhrase) {
        phrase.words.push_back(sought(tokens_[i], field));
        queries.push_back(adjacent(tokens_[i], field));
      } else {
        queries.push_back(word(i, field));
      }
    }
    if (queries.empty()) return Query();
    if (tree.kind == NodeKind::kWord) return Query(Query::OP_AND, queries.begin(), queries.end());
    seek(std::move(phrase));
    return Query(Query::OP_PHRASE, queries.begin(), queries.end());
  }

  // A word of a phrase: as typed in all text; in a field, which has stems only, in any of its forms.
  Query adjacent(const analyzers::Token& token, Field field) const {
    return Query(term(field, analyzer_.text(field == Field::kText ? token.exact : token.stem)));
  }

  static bool belongs_to_word(const analyzers::Token& token) {
    return token.part || token.adds != analyzers::Adds::kNothing;
  }

  SoughtWord sought(const analyzers::Token& token, Field field) const {
    SoughtWord out{std::string(analyzer_.text(token.exact)), {}, false};
    if (field != Field::kText) out.stems.emplace_back(analyzer_.text(token.stem));
    return out;
  }

  void seek(Sought sought) {
    if (!excluded_) sought_.push_back(std::move(sought));
  }

  // The word as typed, its other forms, and where it is a joined one its parts one behind the other.
  Query word(std::size_t index, Field field) {
    const analyzers::Token& token = tokens_[index];
    const std::string exact(analyzer_.text(token.exact)), stem(analyzer_.text(token.stem));
    const bool all_text = field == Field::kText;
    SoughtWord sought{exact, {stem}, false};
    std::vector<Query> parts;
    Sought separate{field, {}};
    for (std::size_t i = index + 1; i < tokens_.size() && belongs_to_word(tokens_[i]); ++i) {
      if (!tokens_[i].part) {
        if (tokens_[i].adds == analyzers::Adds::kLemma) sought.stems.emplace_back(analyzer_.text(tokens_[i].stem));
      } else if (tokens_[i].adds == analyzers::Adds::kNothing) {
        parts.push_back(adjacent(tokens_[i], field));
        separate.words.push_back(this->sought(tokens_[i], field));
      }
    }
    std::vector<Query> forms;
    if (all_text) forms.emplace_back(term(field, exact));
    for (const std::string& lemma : sought.stems) {
      if (!all_text) {
        forms.emplace_back(term(field, lemma));
        continue;
      }
      forms.push_back(kStemWeight * Query(stem_term(lemma)));
      if (lemma != exact) forms.push_back(kStemWeight * Query(term(field, lemma)));
    }
    // In small letters an acronym looks like a word, and may stand in the text with an ending.
    if (token.type == analyzers::TokenType::kWord && stem != exact && utf8::length(exact) <= kLongestAcronym) {
      forms.push_back(kAcronymWeight * Query(all_text ? stem_term(exact) : term(field, exact)));
      sought.stems.push_back(exact);
    }
    if (parts.size() > 1) {
      forms.push_back(kSeparateWeight * Query(Query::OP_PHRASE, parts.begin(), parts.end()));
      seek(std::move(separate));
    }
    seek({field, {std::move(sought)}});
    return Query(Query::OP_OR, forms.begin(), forms.end());
  }

  Result<Query> truncated(const Node& tree, Field field) {
    const std::string pattern = analyzers::fold(tree.text);
    seek({field, {{pattern, {}, true}}});
    std::vector<std::string> patterns{pattern};
    // A field has stems, which may be shorter than what was typed.
    const std::size_t first = pattern.find_first_not_of('*'), last = pattern.find_last_not_of('*');
    analyzer_.analyze(pattern.substr(first, last + 1 - first), tokens_);
    const bool is_one = std::count_if(tokens_.begin(), tokens_.end(), [](const analyzers::Token& token) {
                          return token.adds == analyzers::Adds::kNothing;
                        }) == 1;
    if (field != Field::kText && is_one) {
      patterns.push_back(pattern.substr(0, first) + std::string(analyzer_.text(tokens_[0].stem)));
    }
    std::vector<Query> forms;
    for (const std::string& form : patterns) {
      const std::size_t star = form.find('*');
      if (star == std::string::npos) {
        forms.emplace_back(term(field, form));
      } else if (form.find_first_not_of('*', star) == std::string::npos) {
        forms.emplace_back(Query::OP_WILDCARD, term(field, form.substr(0, star)), kMostExpansions,
                           Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_SYNONYM);
      } else if (database_ != nullptr) {
        const auto terms = terms_that_fit(*database_, field, form, kMostExpansions);
        for (const std::string& found : terms) forms.emplace_back(term(field, found));
      }
    }
    // No term has a star in it: where no word fits, nothing is found.
    if (forms.empty()) return Query(term(field, pattern));
    return Query(Query::OP_SYNONYM, forms.begin(), forms.end());
  }

  // Only words as typed have positions in all text, only stems in a field. Xapian takes no phrase within NEAR: its
  // words are near the others, and it stands somewhere in the record.
  Result<Query> near(const Node& tree) {
    const Field field = tree.field == nullptr ? where_ : tree.field->field;
    std::vector<Query> words, phrases;
    for (const Node& child : tree.children) {
      analyzer_.analyze(child.text, tokens_);
      Sought sought_here{field, {}};
      const std::size_t begin = words.size();
      for (const analyzers::Token& token : tokens_) {
        if (belongs_to_word(token)) continue;
        words.push_back(adjacent(token, field));
        sought_here.words.push_back(sought(token, field));
      }
      if (words.size() == begin) continue;
      if (words.size() - begin > 1) {
        phrases.emplace_back(Query::OP_PHRASE, words.begin() + static_cast<std::ptrdiff_t>(begin), words.end());
      }
      seek(std::move(sought_here));
    }
    if (words.empty()) return Query();
    const auto window =
        static_cast<Xapian::termcount>(tree.distance) + static_cast<Xapian::termcount>(words.size()) - 1;
    const Query close(Query::OP_NEAR, words.begin(), words.end(), window);
    if (phrases.empty()) return close;
    return Query(Query::OP_FILTER, close, Query(Query::OP_AND, phrases.begin(), phrases.end()));
  }

  std::string_view query_;
  analyzers::Analyzer& analyzer_;
  Field where_;
  Date today_;
  const Xapian::Database* database_;
  std::vector<analyzers::Token> tokens_;
  std::vector<Sought> sought_;
  bool excluded_ = false;
};

}  // namespace

Result<Compiled> compile(std::string_view query, const Node& tree, analyzers::Analyzer& analyzer, Field where,
                         Date today, const Xapian::Database* database) {
  return Compiler(query, analyzer, where, today, database).run(tree);
}

}  // namespace saksgang::index::query
