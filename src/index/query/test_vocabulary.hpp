#pragma once

#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <xapian.h>

#include "analyzers/pipelines.hpp"
#include "index/query/compile.hpp"
#include "index/query/meaning.hpp"
#include "index/record_document.hpp"
#include "index/test_records.hpp"

// A small index, for tests of what a query means in it.
namespace saksgang::index::test {

class Texts {
 public:
  // One record a text, which is its body; its title is «Tittel», its council NUFA, its case 1/25, 2/25 ….
  explicit Texts(const std::vector<std::string>& texts) : database_(folder_.index().string(), Xapian::DB_CREATE) {
    auto indexer = RecordIndexer::make();
    REQUIRE(indexer);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      CaseRecord record;
      record.id = "record" + std::to_string(i);
      record.title = "Tittel";
      record.council = "NUFA";
      record.case_number = std::to_string(i + 1) + "/25";
      record.body = texts[i];
      database_.add_document((*indexer)->document(record, "/papers/nufa.pdf", i));
    }
    (*indexer)->write_words(database_);
    auto analyzer = analyzers::Analyzer::make();
    REQUIRE(analyzer);
    analyzer_ = std::move(*analyzer);
  }

  std::string meaning(const std::string& word, const Chain& chain = {}, const std::string& synonyms = {}) {
    const analyzers::Synonyms known = with(synonyms);
    query::Vocabulary vocabulary(database_, *analyzer_, known, chain);
    const auto tokens = analyzed(word);
    return tokens.empty() ? "" : print(vocabulary.of(tokens.front(), word, Field::kText));
  }

  std::string together(const std::string& words) {
    const Chain chain;
    const analyzers::Synonyms known = with({});
    query::Vocabulary vocabulary(database_, *analyzer_, known, chain);
    return print(vocabulary.together(analyzed(words), words, Field::kText));
  }

  Result<query::Compiled> compiled(std::string_view text, Field where = Field::kText) {
    const auto tree = query::parse(text);
    if (!tree) return tl::make_unexpected(tree.error());
    const Chain chain;
    const analyzers::Synonyms known = with({});
    query::Vocabulary vocabulary(database_, *analyzer_, known, chain);
    return query::compile(text, *tree, vocabulary, *analyzer_, where, *Date::make(2025, 6, 12));
  }

  const Xapian::Database& database() const { return database_; }

 private:
  static analyzers::Synonyms with(const std::string& own) {
    analyzers::Synonyms out = analyzers::Synonyms::carried();
    const auto parsed = analyzers::Synonyms::parse(own, "own.txt");
    REQUIRE(parsed);
    out.add(*parsed);
    return out;
  }

  std::vector<analyzers::Token> analyzed(const std::string& text) {
    std::vector<analyzers::Token> tokens;
    analyzer_->analyze(text, tokens);
    return tokens;
  }

  Folder folder_;
  Xapian::WritableDatabase database_;
  std::unique_ptr<analyzers::Analyzer> analyzer_;
};

}  // namespace saksgang::index::test
