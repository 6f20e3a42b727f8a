#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "analyzers/pipelines.hpp"
#include "base/error.hpp"
#include "index/fields.hpp"
#include "index/word_table.hpp"
#include "model/record.hpp"

namespace saksgang::index {

// Makes Xapian documents of records. Keeps an analyzer and its word memory from record to record; one thread.
class RecordIndexer {
 public:
  static Result<std::unique_ptr<RecordIndexer>> make();

  // The document of a case record of the file at `path`, the `order`th in it.
  Xapian::Document document(const CaseRecord& record, std::string_view path, std::size_t order);

  // Writes down what the words met since the last time are, for queries to find them by.
  void write_words(Xapian::WritableDatabase& database) { word_table_.write(database); }

  // The document of a ledger entry for a file with `records` case records.
  static Xapian::Document document(const DocumentRecord& record, std::size_t records);

 private:
  explicit RecordIndexer(std::unique_ptr<analyzers::Analyzer> analyzer) : analyzer_(std::move(analyzer)) {}

  // Occurrences of one term in one record, in the unfielded text or in a field.
  struct Occurrences {
    std::uint32_t frequency = 0;
    std::vector<Xapian::termpos> positions;

    void add(Xapian::termpos position, std::uint32_t weight) {
      frequency += weight;
      positions.push_back(position);
    }
  };

  // Terms met in the text at hand, by their number; emptied without freeing.
  struct Counter {
    std::vector<std::uint32_t> slot_of;  // by TermId, 0 for none
    std::vector<analyzers::TermId> met;
    std::vector<Occurrences> occurrences;  // as many as met, and spare ones behind

    Occurrences& at(analyzers::TermId id);
    void clear();
  };

  void add_text(Field field, std::string_view text);
  void meet(const analyzers::Token& token);
  void add_name(std::string_view text);
  void add_definitions(std::string_view text, Xapian::Document& out);
  void finish_field(Field field, Xapian::Document& out);
  void finish_text(Xapian::Document& out);
  void add_terms(std::string_view prefix, const Counter& counter, Xapian::Document& out);

  std::unique_ptr<analyzers::Analyzer> analyzer_;
  std::vector<analyzers::Token> tokens_;
  std::uint32_t position_ = 0;
  std::string name_;
  WordTable word_table_;
  std::vector<bool> is_met_;  // by WordId: those that went into the table
  Counter text_;              // words of all text
  Counter field_;             // words of the field at hand
};

}  // namespace saksgang::index
