#include "index/query/compile.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analyzers/norwegian.hpp"
#include "analyzers/stop_words.hpp"
#include "base/utf8.hpp"
#include "index/query/filters.hpp"
#include "index/query/lexer.hpp"
#include "index/query/remarks.hpp"
#include "index/query/truncation.hpp"
#include "index/query/values.hpp"
#include "index/query/weigh.hpp"
#include "index/terms.hpp"
#include "model/councils.hpp"

namespace saksgang::index::query {
namespace {

using Xapian::Query;

constexpr std::size_t kMostExpansions = 500;

// More than any words can weigh: a case that the query names comes first.
constexpr double kNamedCase = 1000;

class Compiler {
 public:
  Compiler(std::string_view query, Vocabulary& vocabulary, analyzers::Analyzer& analyzer, Field where,
           const Date& today)
      : query_(query), vocabulary_(vocabulary), analyzer_(analyzer), where_(where), today_(today) {}

  Result<Compiled> run(const Node& tree) {
    is_top_ = true;
    auto query = node(tree);
    if (!query) return tl::make_unexpected(query.error());
    if (query->empty()) return query_error(query_, tree.begin, "there is no word to search for in this query");
    out_.query = std::move(*query);
    if (!named_.empty()) {
      const Query named(Query::OP_OR, named_.begin(), named_.end());
      out_.query = Query(Query::OP_AND_MAYBE, out_.query, named);
    }
    if (!close_.empty()) out_.close = Query(Query::OP_OR, close_.begin(), close_.end());
    return std::move(out_);
  }

 private:
  // Words of a query side by side, each with what it may stand for.
  struct Run {
    Field field = Field::kText;
    std::vector<const Node*> nodes;
  };

  // One word of a run.
  struct Unit {
    Meaning meaning;
    std::vector<analyzers::Token> tokens;
    Query all;   // any way to answer it
    Query some;  // any way at all
    bool is_optional = false;
  };

  // An empty Query stands for a word that is punctuation alone, which neither the index nor the query has terms for.
  Result<Query> node(const Node& tree) {
    const bool is_top = std::exchange(is_top_, false);
    switch (tree.kind) {
      case NodeKind::kWord:
      case NodeKind::kPhrase:
      case NodeKind::kTruncated:
        return is_plain(tree) ? all({&tree}, is_top) : leaf(tree);
      case NodeKind::kNear:
        return near(tree);
      case NodeKind::kAnd: {
        std::vector<const Node*> children;
        for (const Node& child : tree.children) children.push_back(&child);
        return all(children, is_top && !tree.is_written);
      }
      case NodeKind::kOr:
        return any(tree);
      case NodeKind::kNot:
        return without(everything(), tree);
    }
    return Query();
  }

  // For a word that occurs nowhere; an empty query would ask for nothing instead of finding nothing.
  static Query nothing() { return Query(term(Field::kKind, "nothing")); }

  static Query everything() { return Query(0.0, Query(term(Field::kKind, kKindCase))); }

  static bool is_plain(const Node& tree) { return tree.kind == NodeKind::kWord && !is_filter(tree); }

  Result<Query> without(const Query& base, const Node& negation) {
    const bool outer = std::exchange(excluded_, true);
    auto query = node(negation.children.front());
    excluded_ = outer;
    if (!query || query->empty()) return query;
    if (speaks_of_remarks(negation, where_)) return base;  // another remark of the record may still be a hit
    return Query(Query::OP_AND_NOT, base, *query);
  }

  Field field_of(const Node& tree) const { return tree.field == nullptr ? where_ : tree.field->field; }

  Result<Query> all(const std::vector<const Node*>& children, bool is_top) {
    std::vector<Query> required, filters;
    std::vector<Run> runs;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Node& child = *children[i];
      if (child.kind == NodeKind::kNot) continue;
      if (is_plain(child)) {
        const Field field = field_of(child);
        const bool goes_on = i > 0 && !runs.empty() && is_plain(*children[i - 1]) && runs.back().field == field;
        if (!goes_on) runs.push_back({field, {}});
        runs.back().nodes.push_back(&child);
        continue;
      }
      auto query = node(child);
      if (!query) return query;
      if (!query->empty()) (is_filter(child) ? filters : required).push_back(std::move(*query));
    }
    // Function words beside others need not occur: their absence says nothing.
    const bool has_content = std::any_of(children.begin(), children.end(), [&](const Node* child) {
      if (child->kind == NodeKind::kNot || is_filter(*child)) return false;
      return !is_plain(*child) || field_of(*child) != where_ || !analyzers::is_stop_word(analyzers::fold(child->text));
    });
    std::vector<Query> words, some, extra;
    for (const Run& run : runs) {
      // A word of a field was asked for in so many words.
      const bool may_lack = is_top && run.field == where_ && !excluded_;
      read(run, may_lack, has_content, may_lack ? words : required, some, extra);
    }
    const auto framed = [&](Query base) -> Result<Query> {
      if (!required.empty()) {
        const Query rest(Query::OP_AND, required.begin(), required.end());
        base = base.empty() ? rest : Query(Query::OP_AND, base, rest);
      }
      if (!filters.empty()) {
        const Query filter(Query::OP_AND, filters.begin(), filters.end());
        base = base.empty() ? Query(0.0, filter) : Query(Query::OP_FILTER, base, filter);
      }
      if (!extra.empty()) {
        const Query bonus(Query::OP_OR, extra.begin(), extra.end());
        base = base.empty() ? bonus : Query(Query::OP_AND_MAYBE, base, bonus);
      }
      for (const Node* child : children) {
        if (child->kind != NodeKind::kNot) continue;
        auto query = without(base.empty() ? everything() : base, *child);
        if (!query) return query;
        if (!query->empty()) base = std::move(*query);
      }
      return base;
    };
    if (!some.empty()) {
      auto query = framed(Query(Query::OP_OR, some.begin(), some.end()));
      if (!query) return query;
      out_.some = std::move(*query);
    }
    return framed(words.empty() ? Query() : Query(Query::OP_AND, words.begin(), words.end()));
  }

  // Appends what a run's words ask for: each of them; where `may_lack`, any of them; and what adds to their worth.
  void read(const Run& run, bool may_lack, bool has_content, std::vector<Query>& words, std::vector<Query>& some,
            std::vector<Query>& extra) {
    std::vector<Unit> units = units_of(run);
    if (excluded_) {
      for (Unit& unit : units) narrow(unit.meaning);
    }
    if (!has_content) {
      for (Unit& unit : units) unit.is_optional = false;
    }
    const auto content = std::count_if(units.begin(), units.end(), [](const Unit& u) { return !u.is_optional; });
    name_cases(units, run.field);
    for (Unit& unit : units) {
      unit.all = weighed(unit.meaning, run.field, vocabulary_.lengths());
      unit.some = weighed_loosely(unit.all, unit.meaning, run.field, vocabulary_.lengths(), content == 1);
      if (unit.all.empty()) unit.all = nothing();
    }
    for (std::size_t i = 0; i + 1 < units.size(); ++i) {
      if (units[i].is_optional || units[i + 1].is_optional) continue;
      Query close = close_together(units[i].meaning, units[i + 1].meaning, run.field);
      if (!close.empty() && !excluded_) close_.push_back(std::move(close));
    }
    std::vector<Wanted> wanted;
    for (const Unit& unit : units) {
      Wanted one{unit.meaning.typed, {}};
      want(unit.meaning, run.field, one);
      if (!excluded_) seek(unit.meaning, run.field, out_.sought);
      if (!excluded_ && !unit.meaning.replaced.empty()) {
        out_.replaced.push_back({unit.meaning.typed, unit.meaning.replaced});
      }
      out_.explanation += print(unit.meaning) + "\n";
      if (!excluded_) out_.counted.emplace_back(unit.meaning.typed, unit.all);
      wanted.push_back(std::move(one));
    }
    std::vector<Query> conjuncts = grouped(run, units, wanted);
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (!units[i].is_optional) note_leaf(*run.nodes.front(), unweighed(wanted[i]));
    }
    for (std::size_t i = 0; i < units.size(); ++i) {
      const bool is_optional = units[i].is_optional;
      if (is_optional && !units[i].all.empty()) extra.push_back(0.1 * units[i].all);
      if (!is_optional && may_lack) {
        if (!units[i].some.empty()) some.push_back(units[i].some);
        out_.wanted.push_back(std::move(wanted[i]));
      }
    }
    words.insert(words.end(), conjuncts.begin(), conjuncts.end());
  }

  void note_leaf(const Node& leaf, Query query) {
    if (where_ == Field::kInnspill) out_.leaves[&leaf].push_back(std::move(query));
  }

  static Query unweighed(const Wanted& word) {
    std::vector<Query> any;
    for (const auto& way : word.ways) {
      std::vector<Query> all;
      for (const auto& terms : way) {
        all.push_back(terms.empty() ? nothing() : Query(Query::OP_OR, terms.begin(), terms.end()));
      }
      any.emplace_back(Query::OP_AND, all.begin(), all.end());
    }
    return any.empty() ? nothing() : Query(Query::OP_OR, any.begin(), any.end());
  }

  // What is left out is the word, not all that is near it.
  static void narrow(Meaning& meaning) {
    std::erase_if(meaning.forms, [](const Forms& forms) { return forms.how > Match::kJoined; });
    meaning.sequences.clear();
    meaning.parts.clear();
  }

  // A run cut into words by the analyzer, all of it at once, so that what is elided in it is seen.
  std::vector<Unit> units_of(const Run& run) {
    std::string text;
    std::vector<std::size_t> ends;
    for (const Node* node : run.nodes) {
      text += node->text;
      ends.push_back(text.size());
      text += ' ';
    }
    std::vector<analyzers::Token> tokens;
    analyzer_.analyze(text, tokens);
    std::vector<Unit> out;
    for (const analyzers::Token& token : tokens) {
      const std::string typed = text.substr(token.begin, token.end - token.begin);
      Meaning meaning = vocabulary_.of(token, typed, run.field);
      if (token.elided && !out.empty()) {
        // The word that is meant stands for itself before the piece of it that is written.
        Unit& unit = out.back();
        meaning.typed = unit.meaning.typed;
        if (!meaning.empty()) unit.meaning = std::move(meaning);
        continue;
      }
      Unit unit;
      unit.is_optional = run.field == where_ && analyzers::is_stop_word(analyzer_.text(token.exact));
      unit.meaning = std::move(meaning);
      unit.tokens = {token};
      out.push_back(std::move(unit));
    }
    return out;
  }

  // The words of a run, each required, where neighbours may be answered by one word or name together: «pasient journal»
  // by «pasientjournal».
  std::vector<Query> grouped(const Run& run, const std::vector<Unit>& units, std::vector<Wanted>& wanted) {
    std::vector<Query> out;
    for (std::size_t first = 0; first < units.size();) {
      std::size_t taken = 1;
      Query query;
      if (!units[first].is_optional) query = units[first].all;
      const std::size_t longest = excluded_ ? 1 : vocabulary_.longest();
      for (std::size_t count = std::min(longest, units.size() - first); count > 1; --count) {
        std::vector<analyzers::Token> tokens;
        std::string typed;
        std::vector<Query> each;
        for (std::size_t i = first; i < first + count; ++i) {
          tokens.insert(tokens.end(), units[i].tokens.begin(), units[i].tokens.end());
          typed += (typed.empty() ? "" : " ") + units[i].meaning.typed;
          if (!units[i].is_optional) each.push_back(units[i].all);
        }
        const Meaning together = vocabulary_.together(tokens, typed, run.field);
        if (together.empty()) continue;
        Query one = weighed(together, run.field, vocabulary_.lengths(), static_cast<double>(each.size()));
        if (!excluded_) seek(together, run.field, out_.sought);
        for (std::size_t i = first; i < first + count; ++i) want(together, run.field, wanted[i]);
        out_.explanation += print(together) + "\n";
        query = std::move(one);
        if (!each.empty()) query |= Query(Query::OP_AND, each.begin(), each.end());
        taken = count;
        break;
      }
      if (!query.empty()) out.push_back(std::move(query));
      first += taken;
    }
    return out;
  }

  // «NUIT 17/25» among other words names a case.
  void name_cases(const std::vector<Unit>& units, Field field) {
    if (field != where_ || excluded_) return;
    std::string text;
    for (const Unit& unit : units) text += unit.meaning.typed + " ";
    const auto council = canonical_council(text);
    for (const Unit& unit : units) {
      for (const analyzers::Token& token : unit.tokens) {
        if (token.type != analyzers::TokenType::kCaseNumber) continue;
        const auto name = parse_case_name(analyzer_.text(token.exact));
        if (!name) continue;
        const std::string number = case_term(fmt::format("{}/{}", name->number, name->year));
        named_.push_back(surely(number, kNamedCase));
        if (council) {
          const std::string key = term(Field::kCaseKey, case_key(*council, name->year, name->number));
          named_.push_back(surely(key, kNamedCase));
        }
      }
    }
  }

  // Adds so much weight to what has the term.
  static Query surely(const std::string& term, double weight) {
    auto* const source = new Xapian::FixedWeightPostingSource(weight);
    return {Query::OP_FILTER, Query(source->release()), Query(term)};  // which owns it from here on
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
    if (is_filter(tree)) {
      auto query = filter(query_, tree, today_);
      if (query) note_leaf(tree, *query);
      return query;
    }
    if (tree.kind == NodeKind::kTruncated) return truncated(tree, field_of(tree));
    return phrase(tree, field_of(tree));
  }

  // Words in quotation marks are meant as they are typed.
  Query phrase(const Node& tree, Field field) {
    std::vector<analyzers::Token> tokens;
    analyzer_.analyze(tree.text, tokens);
    std::vector<Query> queries;
    Sought sought{field, {}};
    for (const analyzers::Token& token : tokens) {
      if (token.elided) continue;
      const std::string word(analyzer_.text(token.exact));
      queries.emplace_back(term(field, word));
      SoughtWord one;
      one.terms.emplace(word, Match::kExact);
      sought.words.push_back(std::move(one));
    }
    if (queries.empty()) return {};
    Query query(Query::OP_PHRASE, queries.begin(), queries.end());
    note_leaf(tree, query);
    if (!excluded_) {
      out_.sought.push_back(std::move(sought));
      out_.counted.emplace_back(tree.text, query);
    }
    return query;
  }

  Query truncated(const Node& tree, Field field) {
    const std::string pattern = analyzers::fold(tree.text);
    if (!excluded_) {
      Sought sought{field, {}};
      sought.words.emplace_back();
      sought.words.back().pattern = pattern;
      out_.sought.push_back(std::move(sought));
    }
    std::vector<std::string> terms = terms_that_fit(vocabulary_.database(), field, pattern, kMostExpansions);
    for (std::string& word : terms) word = term(field, word);
    note_leaf(tree, terms.empty() ? nothing() : Query(Query::OP_OR, terms.begin(), terms.end()));
    Query query = terms.empty() ? nothing() : word_group({{std::move(terms), 1}}, vocabulary_.lengths());
    if (!excluded_) out_.counted.emplace_back(tree.text, query);
    return query;
  }

  // A word in any of its forms; what stands in quotation marks as it is typed. Xapian takes no phrase within NEAR: its
  // words are near the others, and it stands somewhere in the record.
  Query near(const Node& tree) {
    const Field field = field_of(tree);
    std::vector<Query> words, phrases;
    for (const Node& child : tree.children) {
      std::vector<analyzers::Token> tokens;
      analyzer_.analyze(child.text, tokens);
      std::vector<Query> exact;
      Sought sought{field, {}};
      for (const analyzers::Token& token : tokens) {
        if (token.elided) continue;
        Forms forms{Match::kExact, {std::string(analyzer_.text(token.exact))}};
        if (child.kind == NodeKind::kWord) forms.terms = vocabulary_.forms(token);
        SoughtWord one;
        std::vector<std::string> terms;
        for (const std::string& word : forms.terms) {
          one.terms.emplace(word, terms.empty() ? Match::kExact : Match::kLemma);
          terms.push_back(term(field, word));
        }
        exact.emplace_back(terms.front());
        words.emplace_back(Query::OP_OR, terms.begin(), terms.end());
        sought.words.push_back(std::move(one));
      }
      if (exact.size() > 1) phrases.emplace_back(Query::OP_PHRASE, exact.begin(), exact.end());
      if (!sought.words.empty() && !excluded_) out_.sought.push_back(std::move(sought));
    }
    if (words.empty()) return {};
    const auto window =
        static_cast<Xapian::termcount>(tree.distance) + static_cast<Xapian::termcount>(words.size()) - 1;
    Query query(Query::OP_NEAR, words.begin(), words.end(), window);
    if (!phrases.empty()) query = Query(Query::OP_FILTER, query, Query(Query::OP_AND, phrases.begin(), phrases.end()));
    note_leaf(tree, query);
    if (!excluded_) out_.counted.emplace_back(query_.substr(tree.begin, tree.end - tree.begin), query);
    return query;
  }

  std::string_view query_;
  Vocabulary& vocabulary_;
  analyzers::Analyzer& analyzer_;
  Field where_;
  const Date& today_;
  Compiled out_;
  std::vector<Query> named_;
  std::vector<Query> close_;
  bool excluded_ = false;
  bool is_top_ = false;
};

}  // namespace

Result<Compiled> compile(std::string_view query, const Node& tree, Vocabulary& vocabulary,
                         analyzers::Analyzer& analyzer, Field where, const Date& today) {
  return Compiler(query, vocabulary, analyzer, where, today).run(tree);
}

}  // namespace saksgang::index::query
