#include <filesystem>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "index/ledger.hpp"
#include "index/reader_impl.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

// Findings beyond this say nothing new.
constexpr std::size_t kMostFindings = 100;

}  // namespace

Result<std::vector<std::string>> XapianReader::check() const {
  return ask([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> findings;
    const auto report = [&](std::string finding) {
      if (findings.size() < kMostFindings) findings.push_back(std::move(finding));
    };
    std::ostringstream details;
    try {
      const std::size_t errors = Xapian::Database::check(places_.database.string(), 0, &details);
      if (errors > 0) report(fmt::format("Xapian finds {} errors in its tables: {}", errors, details.str()));
    } catch (const Xapian::DatabaseModifiedError&) {
      throw;
    } catch (const Xapian::Error& error) {
      report(fmt::format("Xapian cannot check its tables: {}", error.get_msg()));
      return findings;
    }

    // Xapian reads without this table, but nothing can be replaced or taken out any more.
    if (!std::filesystem::exists(places_.database / "termlist.glass")) {
      report("the table of the terms of each entry, termlist.glass, is missing");
    }
    auto documents = all_documents(database_);
    if (!documents) {
      report(documents.error().message);
      return findings;
    }
    std::size_t reachable = 0;
    std::set<std::string> ids;
    std::set<std::string> paths;
    for (const DocumentRecord& document : *documents) {
      if (!paths.insert(document.path).second) report(fmt::format("{} stands twice in the ledger", document.path));
      const std::string file = file_term(document.path);
      std::string expected;
      for (auto it = database_.postlist_begin(file); it != database_.postlist_end(file); ++it) {
        const Xapian::Document entry = database_.get_document(*it);
        if (entry.get_value(static_cast<Xapian::valueno>(index::info(Field::kCollapse).slot)).empty()) {
          expected = entry.get_value(static_cast<Xapian::valueno>(index::info(Field::kOrder).slot));
        }
      }
      const auto records = records_of(database_, document.path);
      if (Xapian::sortable_serialise(static_cast<double>(records.size())) != expected) {
        report(fmt::format(
            "{} has {} records, the ledger says {}", document.path, records.size(),
            expected.empty() ? std::string("nothing") : fmt::format("{}", Xapian::sortable_unserialise(expected))));
      }
      reachable += records.size();
      for (const Xapian::docid id : records) {
        auto record = record_at(id);
        if (!record) {
          report(fmt::format("{}: {}", document.path, record.error().message));
        } else if (!ids.insert(record->id).second) {
          report(fmt::format("{}: the record id {} stands twice in the index", document.path, record->id));
        }
      }
    }
    const auto all = database_.get_termfreq(term(Field::kKind, kKindCase));
    if (all != reachable) report(fmt::format("{} records belong to no file of the ledger", all - reachable));
    const auto entries = database_.get_doccount();
    if (entries != all + documents->size()) {
      report(fmt::format("the index has {} entries, {} of them neither record nor file", entries,
                         entries - all - documents->size()));
    }
    return findings;
  });
}

}  // namespace saksgang::index
