#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "analyzers/pipelines.hpp"
#include "analyzers/synonyms.hpp"
#include "index/database.hpp"
#include "index/query/compile.hpp"
#include "index/reader.hpp"

namespace saksgang::index {

// The reader over a Xapian database; its questions are answered in reader.cpp, search.cpp, remarks.cpp, find_case.cpp
// and check.cpp.
class XapianReader final : public Reader {
 public:
  enum class Purpose { kAnything, kRecords };

  explicit XapianReader(Places places, Purpose purpose = Purpose::kAnything)
      : places_(std::move(places)), purpose_(purpose) {}

  // The user's synonyms may be none.
  Result<void> open(std::optional<analyzers::Synonyms> own = std::nullopt);

  Result<SearchResult> search(const SearchRequest& request) const override;
  Result<std::unique_ptr<Marker>> marker(const std::string& query) const override;
  Result<std::vector<CaseRecord>> find_case(const std::string& name) const override;
  Result<std::vector<history::CaseKey>> declared_cases(const std::string& name) const override;
  std::unique_ptr<history::Catalogue> catalogue() const override;
  Result<CaseRecord> record(const std::string& id) const override;
  Result<void> each_record(const std::function<bool(const CaseRecord&)>& callback) const override;
  Result<std::vector<DocumentRecord>> documents() const override;
  Result<IndexInfo> info() const override;
  Result<std::vector<std::string>> check() const override;

 private:
  // How often a reader moves on to a newer commit before it gives up; each time two commits came in between.
  static constexpr int kAttempts = 10;

  // Asks the snapshot, and a newer one where a writer has overtaken it meanwhile.
  template <class Function>
  auto ask(Function&& function) const -> decltype(function()) {
    for (int attempt = 1;; ++attempt) {
      bool again = false;
      auto result = guarded(places_.directory, [&]() -> decltype(function()) {
        try {
          return function();
        } catch (const Xapian::DatabaseModifiedError&) {
          if (attempt == kAttempts) throw;
        }
        Xapian::Database newer(places_.database.string());
        if (auto fit = judge(newer); !fit) return tl::make_unexpected(fit.error());
        database_ = std::move(newer);
        lengths_ = std::make_shared<query::Lengths>();
        again = true;
        return fail(ErrorCode::kInternal, "the index was overtaken by its writer");
      });
      if (!again) return result;
    }
  }

  Result<void> judge(const Xapian::Database& database) const {
    return purpose_ == Purpose::kRecords ? check_record_stamp(database, places_.directory)
                                         : check_stamp(database, places_.directory);
  }
  Result<analyzers::Analyzer*> analyzer() const;
  const analyzers::Synonyms& synonyms() const;
  Xapian::Enquire enquire(const Xapian::Query& query, const SearchRequest& request) const;
  Xapian::MSet looked_at_closely(const Xapian::MSet& set, const SearchRequest& request,
                                 const query::Compiled& compiled) const;
  std::uint64_t count(const Xapian::Query& query) const;
  Result<SearchResult> records_found(const SearchRequest& request, const query::Compiled& compiled) const;
  Result<SearchResult> remarks_found(const SearchRequest& request, const query::Node& tree,
                                     const query::Compiled& compiled) const;
  Result<CaseRecord> record_at(Xapian::docid id) const;
  Result<std::optional<history::Reference>> row_of(const std::string& sought) const;

  class QueryMarker;
  class XapianCatalogue;

  Places places_;
  Purpose purpose_;
  mutable std::optional<analyzers::Synonyms> synonyms_;  // all of them, from the first search on
  std::optional<analyzers::Synonyms> own_synonyms_;
  mutable Xapian::Database database_;
  mutable std::shared_ptr<query::Lengths> lengths_ = std::make_shared<query::Lengths>();  // of this snapshot
  mutable std::unique_ptr<analyzers::Analyzer> analyzer_;                                 // made at the first search
};

}  // namespace saksgang::index
