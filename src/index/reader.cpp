#include "index/reader.hpp"

#include <fmt/format.h>

#include "index/ledger.hpp"
#include "index/reader_impl.hpp"
#include "index/terms.hpp"
#include "model/organisations.hpp"

namespace saksgang::index {

Result<std::unique_ptr<Reader>> Reader::open(const std::filesystem::path& directory, const ReaderOptions& options) {
  std::optional<analyzers::Synonyms> own;
  if (!options.synonyms.empty()) {
    auto parsed = analyzers::Synonyms::parse(options.synonyms, options.synonyms_name);
    if (!parsed) return tl::make_unexpected(parsed.error());
    own = std::move(*parsed);
  }
  auto reader = std::make_unique<XapianReader>(Places(directory));
  if (auto opened = reader->open(std::move(own)); !opened) return tl::make_unexpected(opened.error());
  return reader;
}

Result<std::unique_ptr<Reader>> Reader::open_records(const std::filesystem::path& directory) {
  auto reader = std::make_unique<XapianReader>(Places(directory), XapianReader::Purpose::kRecords);
  if (auto opened = reader->open(); !opened) return tl::make_unexpected(opened.error());
  return reader;
}

Result<void> XapianReader::open(std::optional<analyzers::Synonyms> own) {
  own_synonyms_ = std::move(own);
  return guarded(places_.directory, [&]() -> Result<void> {
    if (!std::filesystem::exists(places_.database)) {
      return fail(ErrorCode::kNoIndex, fmt::format("there is no index at {}", places_.directory.string()),
                  "make one with `saksgang ingest FOLDER`, or name another with --index");
    }
    database_ = Xapian::Database(places_.database.string());
    return judge(database_);
  });
}

Result<analyzers::Analyzer*> XapianReader::analyzer() const {
  if (!analyzer_) {
    auto made = analyzers::Analyzer::make();
    if (!made) return tl::make_unexpected(made.error());
    analyzer_ = std::move(*made);
  }
  return analyzer_.get();
}

const analyzers::Synonyms& XapianReader::synonyms() const {
  if (!synonyms_) {
    synonyms_ = analyzers::Synonyms::carried();
    // The names of an organisation in the form of a list of synonyms, but for those that mean other things too.
    std::string names;
    for (const Organisation& organisation : organisations()) {
      if (organisation.ambiguous) continue;
      std::string line = organisation.name;
      for (const OrganisationName& alias : organisation.aliases) {
        if (!alias.ambiguous) line += " = " + alias.text;
      }
      if (line.size() > organisation.name.size()) names += line + "\n";
    }
    if (auto parsed = analyzers::Synonyms::parse(names, "organisations")) synonyms_->add(*parsed);
    if (own_synonyms_) synonyms_->add(*own_synonyms_);
  }
  return *synonyms_;
}

Result<CaseRecord> XapianReader::record_at(Xapian::docid id) const {
  return case_record(database_.get_document(id).get_data());
}

Result<CaseRecord> XapianReader::record(const std::string& id) const {
  return ask([&]() -> Result<CaseRecord> {
    const std::string key = id_term(id);
    const auto it = database_.postlist_begin(key);
    if (it == database_.postlist_end(key)) {
      return fail(ErrorCode::kNotFound, fmt::format("there is no record with the id «{}»", id),
                  "`saksgang export` lists the ids of all records");
    }
    return record_at(*it);
  });
}

Result<void> XapianReader::each_record(const std::function<bool(const CaseRecord&)>& callback) const {
  std::vector<Xapian::docid> ids;
  auto listed = ask([&]() -> Result<void> {
    ids.clear();
    auto documents = all_documents(database_);
    if (!documents) return tl::make_unexpected(documents.error());
    for (const DocumentRecord& document : *documents) {
      const auto found = records_of(database_, document.path);
      ids.insert(ids.end(), found.begin(), found.end());
    }
    return {};
  });
  if (!listed) return listed;
  for (const Xapian::docid id : ids) {
    bool gone = false;
    auto record = ask([&]() -> Result<CaseRecord> {
      try {
        return record_at(id);
      } catch (const Xapian::DocNotFoundError&) {
        // Replaced or taken out by a newer commit that this reader had to move on to. Numbers are never used again.
        gone = true;
        return CaseRecord{};
      }
    });
    if (!record) return tl::make_unexpected(record.error());
    if (!gone && !callback(*record)) return {};
  }
  return {};
}

Result<std::vector<DocumentRecord>> XapianReader::documents() const {
  return ask([&] { return all_documents(database_); });
}

Result<IndexInfo> XapianReader::info() const {
  return ask([&]() -> Result<IndexInfo> {
    IndexInfo info = read_stamp(database_);
    info.documents = database_.get_termfreq(term(Field::kKind, kKindDocument));
    info.records = database_.get_termfreq(term(Field::kKind, kKindCase));
    return info;
  });
}

}  // namespace saksgang::index
