#include <algorithm>

#include "index/coverage.hpp"
#include "index/facets.hpp"
#include "index/ledger.hpp"
#include "index/paths.hpp"
#include "index/query/parser.hpp"
#include "index/reader_impl.hpp"
#include "index/snippet.hpp"
#include "index/sort.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

// Up to here the number of hits is counted, beyond it is estimated.
constexpr Xapian::doccount kCounted = 5'000;

// Records whose remarks are looked through one by one.
constexpr Xapian::doccount kLookedThrough = 1'000;

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

}  // namespace

Result<SearchResult> XapianReader::search(const SearchRequest& request) const {
  const auto tree = query::parse(request.query);
  if (!tree) return tl::make_unexpected(tree.error());
  auto analyzer = this->analyzer();
  if (!analyzer) return tl::make_unexpected(analyzer.error());
  (*analyzer)->trim(kRememberedTerms);
  return ask([&]() -> Result<SearchResult> {
    const auto compiled =
        query::compile(request.query, *tree, **analyzer, default_field(request.unit), Date::today(), &database_);
    if (!compiled) return tl::make_unexpected(compiled.error());
    Xapian::Enquire enquire(database_);
    const Xapian::Query asked = restricted(compiled->query, request.unit);
    enquire.set_query(asked);
    enquire.set_weighting_scheme(Xapian::BM25Weight());
    sort_by(enquire, request.sort);
    if (request.unit == Unit::kCase) enquire.set_collapse_key(slot(Field::kCollapse));
    auto found = request.unit == Unit::kInnspill ? remarks_found(request, *compiled, enquire)
                                                 : records_found(request, *compiled, enquire);
    if (!found) return found;
    if (!request.facets.empty()) found->facets = count_facets(database_, asked, request.unit, request.facets);
    if (found->total == 0) found->coverage = coverage(database_);
    return found;
  });
}

Result<SearchResult> XapianReader::records_found(const SearchRequest& request, const query::Compiled& compiled,
                                                 Xapian::Enquire& enquire) const {
  const auto offset = static_cast<Xapian::doccount>(std::max(request.offset, 0));
  const auto limit = static_cast<Xapian::doccount>(std::max(request.limit, 0));
  // Xapian's bounds are loose where hits are collapsed; asking for all up to a bound counts them.
  const Xapian::doccount asked = std::max(kCounted, offset + std::min(limit, kCounted));
  const Xapian::MSet set = enquire.get_mset(0, asked, asked);
  SearchResult out;
  out.total_is_exact = set.size() < asked;
  out.total = out.total_is_exact ? set.size() : std::max(set.get_matches_estimated(), set.size());
  if (offset >= set.size()) return out;
  Snippets snippets(*analyzer_, compiled.sought);
  Paths paths(database_);
  auto it = set[offset];
  for (Xapian::doccount shown = 0; shown < limit && it != set.end(); ++shown, ++it) {
    auto record = case_record(it.get_document().get_data());
    if (!record) return tl::make_unexpected(record.error());
    auto path = paths.of(it.get_document());
    if (!path) return tl::make_unexpected(path.error());
    Snippet snippet = request.unit == Unit::kVedtak && record->vedtak
                          ? snippets.of({Field::kVedtak, record->vedtak->text, record->vedtak->page})
                          : snippets.best(*record);
    out.hits.push_back(
        make_hit(std::move(*record), std::move(*path), std::move(snippet), it.get_weight(), it.get_rank() + 1));
  }
  return out;
}

// Remarks are not documents of their own: the records are ranked, then those of their remarks that hold most of what
// was sought stand in the record's place.
Result<SearchResult> XapianReader::remarks_found(const SearchRequest& request, const query::Compiled& compiled,
                                                 Xapian::Enquire& enquire) const {
  const auto offset = static_cast<std::size_t>(std::max(request.offset, 0));
  const auto limit = static_cast<std::size_t>(std::max(request.limit, 0));
  const Xapian::MSet set = enquire.get_mset(0, kLookedThrough, kLookedThrough + 1);
  SearchResult out;
  out.total_is_exact = set.get_matches_upper_bound() <= kLookedThrough;
  Snippets snippets(*analyzer_, compiled.sought);
  Paths paths(database_);
  for (auto it = set.begin(); it != set.end(); ++it) {
    auto record = case_record(it.get_document().get_data());
    if (!record) return tl::make_unexpected(record.error());
    std::vector<Snippet> found;
    std::size_t most = 0;
    for (const Innspill& remark : record->innspill) {
      found.push_back(snippets.of({Field::kInnspill, remark.text, remark.page > 0 ? remark.page : record->first_page}));
      most = std::max(most, found.back().matched);
    }
    std::erase_if(found, [&](const Snippet& s) { return s.matched < most || (most == 0 && !compiled.sought.empty()); });
    std::stable_sort(found.begin(), found.end(), [](const Snippet& a, const Snippet& b) { return a.score > b.score; });
    for (Snippet& snippet : found) {
      const std::size_t place = static_cast<std::size_t>(out.total++);
      if (place < offset || out.hits.size() >= limit) continue;
      auto path = paths.of(it.get_document());
      if (!path) return tl::make_unexpected(path.error());
      out.hits.push_back(make_hit(*record, std::move(*path), std::move(snippet), it.get_weight(), place + 1));
    }
  }
  return out;
}

}  // namespace saksgang::index
