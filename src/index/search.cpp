#include <algorithm>
#include <set>
#include <unordered_set>

#include "index/coverage.hpp"
#include "index/facets.hpp"
#include "index/ledger.hpp"
#include "index/paths.hpp"
#include "index/query/lexer.hpp"
#include "index/query/parser.hpp"
#include "index/reader_impl.hpp"
#include "index/snippet.hpp"
#include "index/sort.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

// Up to here the number of hits is counted, beyond it is estimated: what comes later is then left out unread.
constexpr Xapian::doccount kCounted = 500;

// So many of the first hits are put in order by what stands side by side in them, too: to look at words' places takes
// time, and what is far behind without it stays there.
constexpr Xapian::doccount kLookedAtClosely = 200;

// Fewer hits than these are followed by some that have only some of the words, at most so many.
constexpr Xapian::doccount kEnough = 10;
constexpr Xapian::doccount kMostPartial = 20;

// Words that the analyzer of a reader remembers from search to search.
constexpr std::size_t kRememberedTerms = 200'000;

Field default_field(Unit unit) {
  switch (unit) {
    case Unit::kVedtak:
      return Field::kVedtak;
    case Unit::kInnspill:
      return Field::kInnspill;
    case Unit::kCase:
      break;
  }
  return Field::kText;
}

Xapian::Query restricted(const Xapian::Query& query, Unit unit) {
  if (unit == Unit::kCase) return query;
  const std::string has = term(Field::kHas, unit == Unit::kVedtak ? kHasVedtak : kHasInnspill);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(has)};
}

Xapian::valueno slot(Field field) {
  return static_cast<Xapian::valueno>(info(field).slot);
}

Hit make_hit(CaseRecord record, std::string path, Snippet snippet, double score, std::size_t rank) {
  Hit hit;
  hit.rank = static_cast<int>(rank);
  hit.score = score;
  hit.record = std::move(record);
  hit.path = std::move(path);
  hit.page = snippet.page;
  hit.snippet = std::move(snippet.text);
  hit.highlights = std::move(snippet.highlights);
  return hit;
}

// What makes one hit.
std::string key_of(const Xapian::MSetIterator& it, const SearchRequest& request) {
  return request.unit == Unit::kCase && !request.every_treatment ? it.get_document().get_value(slot(Field::kCollapse))
                                                                 : std::to_string(*it);
}

// The words that a hit has not, in any way.
std::vector<std::string> missing(const std::vector<query::Wanted>& wanted, const Xapian::Document& hit) {
  const std::unordered_set<std::string> there(hit.termlist_begin(), hit.termlist_end());
  const auto any = [&](const std::vector<std::string>& terms) {
    return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return there.contains(term); });
  };
  std::vector<std::string> out;
  for (const query::Wanted& one : wanted) {
    const bool has = std::any_of(one.ways.begin(), one.ways.end(),
                                 [&](const auto& way) { return std::all_of(way.begin(), way.end(), any); });
    if (!has) out.push_back(one.typed);
  }
  return out;
}

}  // namespace

Result<SearchResult> XapianReader::search(const SearchRequest& request) const {
  const auto tree = query::parse(request.query);
  if (!tree) return tl::make_unexpected(tree.error());
  auto analyzer = this->analyzer();
  if (!analyzer) return tl::make_unexpected(analyzer.error());
  (*analyzer)->trim(kRememberedTerms);
  return ask([&]() -> Result<SearchResult> {
    query::Vocabulary vocabulary(database_, **analyzer, synonyms(), request.chain, lengths_);
    const auto compiled =
        query::compile(request.query, *tree, vocabulary, **analyzer, default_field(request.unit), Date::today());
    if (!compiled) return tl::make_unexpected(compiled.error());
    auto result =
        request.unit == Unit::kInnspill ? remarks_found(request, *tree, *compiled) : records_found(request, *compiled);
    if (!result) return result;
    result->replaced = compiled->replaced;
    if (!request.facets.empty() && request.unit != Unit::kInnspill) {
      result->facets = count_facets(database_, restricted(compiled->query, request.unit), request.unit, request.facets);
    }
    if (result->total == 0 && result->partial == 0) {
      for (const auto& [word, query] : compiled->counted) result->words.push_back({word, count(query)});
      result->coverage = coverage(database_);
    }
    if (request.explain) {
      result->explanation = {query::print(*query::lex(request.query)), query::print(*tree), compiled->explanation,
                             compiled->query.get_description()};
    }
    return result;
  });
}

std::uint64_t XapianReader::count(const Xapian::Query& query) const {
  Xapian::Enquire enquire(database_);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
}

Xapian::Enquire XapianReader::enquire(const Xapian::Query& query, const SearchRequest& request) const {
  Xapian::Enquire out(database_);
  out.set_query(restricted(query, request.unit));
  out.set_weighting_scheme(Xapian::BM25Weight(query::kSaturation, 0, 1, query::kLengthMatters, query::kLeastLength));
  sort_by(out, request.sort);
  if (request.unit == Unit::kCase && !request.every_treatment) out.set_collapse_key(slot(Field::kCollapse));
  return out;
}

// The first hits in their last order; empty where that is the order they have.
Xapian::MSet XapianReader::looked_at_closely(const Xapian::MSet& set, const SearchRequest& request,
                                             const query::Compiled& compiled) const {
  if (compiled.close.empty() || request.sort != Sort::kRelevance || set.empty()) return {};
  Xapian::Enquire closely(database_);
  closely.set_weighting_scheme(
      Xapian::BM25Weight(query::kSaturation, 0, 1, query::kLengthMatters, query::kLeastLength));
  sort_by(closely, request.sort);
  closely.set_query({Xapian::Query::OP_AND_MAYBE, query::already_found(set, kLookedAtClosely), compiled.close});
  return closely.get_mset(0, kLookedAtClosely);
}

Result<SearchResult> XapianReader::records_found(const SearchRequest& request, const query::Compiled& compiled) const {
  const auto offset = static_cast<Xapian::doccount>(std::max(request.offset, 0));
  const auto limit = static_cast<Xapian::doccount>(std::max(request.limit, 0));
  // Xapian's bounds are loose where hits are collapsed; asking for all up to a bound counts them.
  const Xapian::doccount asked = std::max(kCounted, offset + std::min(limit, kCounted));
  auto enquire = this->enquire(compiled.query, request);
  const Xapian::MSet set = enquire.get_mset(0, asked, asked);
  SearchResult out;
  out.total_is_exact = set.size() < asked;
  out.total = out.total_is_exact ? set.size() : std::max(set.get_matches_estimated(), set.size());
  const Xapian::MSet first = looked_at_closely(set, request, compiled);
  Snippets snippets(*analyzer_, compiled.sought);
  Paths paths(database_);
  const auto add = [&](const Xapian::MSetIterator& it, std::size_t rank) -> Result<Hit*> {
    auto record = case_record(it.get_document().get_data());
    if (!record) return tl::make_unexpected(record.error());
    auto path = paths.of(it.get_document());
    if (!path) return tl::make_unexpected(path.error());
    Snippet snippet = request.unit == Unit::kVedtak && record->vedtak
                          ? snippets.of({Field::kVedtak, record->vedtak->text, record->vedtak->page})
                          : snippets.best(*record);
    out.hits.push_back(make_hit(std::move(*record), std::move(*path), std::move(snippet), it.get_weight(), rank));
    return &out.hits.back();
  };
  Xapian::doccount rank = offset;
  for (; rank < set.size() && out.hits.size() < limit; ++rank) {
    if (auto added = add(rank < first.size() ? first[rank] : set[rank], rank + 1); !added)
      return tl::make_unexpected(added.error());
  }
  const bool few = out.total_is_exact && set.size() < kEnough;
  if (!request.chain.partial || compiled.some.empty() || !few || request.sort != Sort::kRelevance) return out;
  std::set<std::string> full;
  for (auto it = set.begin(); it != set.end(); ++it) full.insert(key_of(it, request));
  auto loose = this->enquire(compiled.some, request);
  const Xapian::MSet rest = loose.get_mset(0, kMostPartial + set.size());
  for (auto it = rest.begin(); it != rest.end(); ++it) {
    if (full.contains(key_of(it, request))) continue;
    const std::size_t place = out.total + out.partial++;
    if (place < offset || out.hits.size() >= limit) continue;
    auto hit = add(it, place + 1);
    if (!hit) return tl::make_unexpected(hit.error());
    // Of a query's only word all parts are there, if only within other compounds.
    if (compiled.wanted.size() > 1) (*hit)->missing = missing(compiled.wanted, it.get_document());
  }
  return out;
}

// Every question is asked anew, since the analyzer may forget its words between two.
class XapianReader::QueryMarker final : public Marker {
 public:
  QueryMarker(analyzers::Analyzer& analyzer, std::vector<query::Sought> sought)
      : analyzer_(analyzer), sought_(std::move(sought)) {}

  std::vector<std::pair<std::size_t, std::size_t>> mark(std::string_view text) override {
    return Snippets(analyzer_, sought_).mark(text);
  }

 private:
  analyzers::Analyzer& analyzer_;
  std::vector<query::Sought> sought_;
};

Result<std::unique_ptr<Marker>> XapianReader::marker(const std::string& query) const {
  const auto tree = query::parse(query);
  if (!tree) return tl::make_unexpected(tree.error());
  auto analyzer = this->analyzer();
  if (!analyzer) return tl::make_unexpected(analyzer.error());
  return ask([&]() -> Result<std::unique_ptr<Marker>> {
    const Chain chain;
    query::Vocabulary vocabulary(database_, **analyzer, synonyms(), chain);
    auto compiled = query::compile(query, *tree, vocabulary, **analyzer, Field::kText, Date::today());
    if (!compiled) return tl::make_unexpected(compiled.error());
    return std::make_unique<QueryMarker>(**analyzer, std::move(compiled->sought));
  });
}

}  // namespace saksgang::index
