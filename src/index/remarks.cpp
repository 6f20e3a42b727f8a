#include "index/query/remarks.hpp"

#include <algorithm>
#include <utility>

#include "analyzers/pipelines.hpp"
#include "index/facets.hpp"
#include "index/ledger.hpp"
#include "index/paths.hpp"
#include "index/reader_impl.hpp"
#include "index/snippet.hpp"
#include "index/terms.hpp"
#include "model/json.hpp"

namespace saksgang::index {
namespace {

// Records whose remarks are looked through one by one, but where all are to be counted.
constexpr Xapian::doccount kLookedThrough = 1'000;

// Between two texts of a remark, so that no phrase spans them.
constexpr Xapian::termpos kTextGap = 100;

// Asks remarks, each by itself, what a query asks of them. A remark is for this a document of its own, in memory, with
// the words of its text and its actors, and with the values of its record and those words of it that the query names.
class RemarkJudge {
 public:
  RemarkJudge(analyzers::Analyzer& analyzer, Xapian::Query asked) : analyzer_(analyzer), asked_(std::move(asked)) {}

  // For each remark of the record, which the index has as this document, whether it may be a hit.
  std::vector<bool> judge(const CaseRecord& record, const Xapian::Document& indexed) {
    std::vector<bool> out(record.innspill.size(), asked_.empty());
    if (asked_.empty() || out.empty()) return out;
    Xapian::WritableDatabase remarks(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (const Innspill& remark : record.innspill) remarks.add_document(with_words(of_record(indexed), remark));
    Xapian::Enquire enquire(remarks);
    enquire.set_query(asked_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::MSet fitting = enquire.get_mset(0, remarks.get_doccount());
    for (auto it = fitting.begin(); it != fitting.end(); ++it) out[*it - 1] = true;
    return out;
  }

 private:
  static bool is_of_remarks(const std::string& term) {
    return term.starts_with(info(Field::kInnspill).prefix) || term.starts_with(info(Field::kActor).prefix);
  }

  // A new one each time: copies of a Xapian document are one and the same.
  Xapian::Document of_record(const Xapian::Document& indexed) const {
    Xapian::Document out;
    for (auto it = indexed.values_begin(); it != indexed.values_end(); ++it) out.add_value(it.get_valueno(), *it);
    auto there = indexed.termlist_begin();
    for (auto it = asked_.get_unique_terms_begin(); it != asked_.get_terms_end(); ++it) {
      const std::string name = *it;
      if (name.empty() || is_of_remarks(name)) continue;
      there.skip_to(name);
      if (there == indexed.termlist_end()) break;
      if (*there != name) continue;
      out.add_boolean_term(name);
      for (auto at = there.positionlist_begin(); at != there.positionlist_end(); ++at) out.add_posting(name, *at, 0);
    }
    return out;
  }

  Xapian::Document with_words(Xapian::Document out, const Innspill& remark) {
    Xapian::termpos from = 1;
    const auto add = [&](Field field, std::string_view text) {
      analyzer_.analyze(text, tokens_, from);
      for (const analyzers::Token& token : tokens_) {
        out.add_posting(term(field, analyzer_.text(token.exact)), token.position);
      }
      if (!tokens_.empty()) from = tokens_.back().position + kTextGap;
    };
    add(Field::kInnspill, remark.group);
    add(Field::kInnspill, remark.text);
    for (const std::string& actor : remark.actors) add(Field::kActor, actor);
    return out;
  }

  analyzers::Analyzer& analyzer_;
  Xapian::Query asked_;
  std::vector<analyzers::Token> tokens_;
};

struct FoundRemark {
  const Innspill* remark = nullptr;
  Snippet snippet;
};

// Those that hold most of what is sought, the best first.
std::vector<FoundRemark> best_remarks(const CaseRecord& record, const std::vector<bool>& may_be_hits, bool is_any,
                                      Snippets& snippets) {
  std::vector<FoundRemark> out;
  std::size_t most = 0;
  for (std::size_t i = 0; i < record.innspill.size(); ++i) {
    if (!may_be_hits[i]) continue;
    const Innspill& remark = record.innspill[i];
    const int page = remark.page > 0 ? remark.page : record.first_page;
    out.push_back({&remark, snippets.of({Field::kInnspill, remark.text, page, &remark})});
    most = std::max(most, out.back().snippet.matched);
  }
  std::erase_if(out, [&](const FoundRemark& found) { return found.snippet.matched < most || (most == 0 && !is_any); });
  std::stable_sort(out.begin(), out.end(),
                   [](const FoundRemark& a, const FoundRemark& b) { return a.snippet.score > b.snippet.score; });
  return out;
}

}  // namespace

// Remarks are not documents of their own: the records are ranked, then those of their remarks that hold most of what
// was sought stand in the record's place.
Result<SearchResult> XapianReader::remarks_found(const SearchRequest& request, const query::Node& tree,
                                                 const query::Compiled& compiled) const {
  const auto offset = static_cast<std::size_t>(std::max(request.offset, 0));
  const auto limit = static_cast<std::size_t>(std::max(request.limit, 0));
  const Xapian::Query all = compiled.close.empty()
                                ? compiled.query
                                : Xapian::Query(Xapian::Query::OP_AND_MAYBE, compiled.query, compiled.close);
  auto enquire = this->enquire(all, request);
  const Xapian::doccount looked_through = request.facets.empty() ? kLookedThrough : database_.get_doccount();
  const Xapian::MSet set = enquire.get_mset(0, looked_through, looked_through + 1);
  SearchResult out;
  out.total_is_exact = set.get_matches_upper_bound() <= looked_through;
  Snippets snippets(*analyzer_, compiled.sought);
  RemarkJudge judge(*analyzer_, query::asked_of_remark(tree, compiled));
  RemarkFacets facets(request.facets);
  Paths paths(database_);
  for (auto it = set.begin(); it != set.end(); ++it) {
    const Xapian::Document indexed = it.get_document();
    auto record = case_record(indexed.get_data());
    if (!record) return tl::make_unexpected(record.error());
    const auto found = best_remarks(*record, judge.judge(*record, indexed), compiled.sought.empty(), snippets);
    for (const FoundRemark& one : found) {
      facets.add(*record, *one.remark);
      const auto place = static_cast<std::size_t>(out.total++);
      if (place < offset || out.hits.size() >= limit) continue;
      auto path = paths.of(indexed);
      if (!path) return tl::make_unexpected(path.error());
      Hit hit{.rank = static_cast<int>(place + 1),
              .score = it.get_weight(),
              .record = *record,
              .path = std::move(*path),
              .page = one.snippet.page,
              .snippet = one.snippet.text,
              .highlights = one.snippet.highlights,
              .missing = {}};
      out.hits.push_back(std::move(hit));
    }
  }
  out.facets = facets.counts();
  return out;
}

}  // namespace saksgang::index
