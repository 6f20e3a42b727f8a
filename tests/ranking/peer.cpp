#include "peer.hpp"

#include "topics.hpp"

namespace saksgang::ranking {
namespace {

constexpr Xapian::valueno kCase = 0;
constexpr Xapian::termcount kTitleWeight = 5;
constexpr const char* kTitle = "S";

}  // namespace

Peer::Peer() : database_("", Xapian::DB_BACKEND_INMEMORY), stem_("norwegian") {}

Result<Peer> Peer::make(const index::Reader& reader) {
  Peer out;
  const auto read = reader.each_record([&](const CaseRecord& record) {
    out.add(record);
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  return out;
}

void Peer::add(const CaseRecord& record) {
  Xapian::Document document;
  Xapian::TermGenerator words;
  words.set_stemmer(stem_);
  words.set_document(document);
  words.index_text(record.title, kTitleWeight, kTitle);
  const auto index = [&](const std::string& text) {
    words.increase_termpos();
    words.index_text(text);
  };
  if (record.proposal) index(*record.proposal);
  if (record.vedtak) index(record.vedtak->text);
  for (const Innspill& remark : record.innspill) index(remark.text);
  index(record.body);
  const std::string key = case_key(record);
  document.set_data(key);
  document.add_value(kCase, key);
  database_.add_document(document);
}

std::vector<std::string> Peer::search(const std::string& query, int limit) const {
  Xapian::QueryParser parser;
  parser.set_database(database_);
  parser.set_stemmer(stem_);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser.add_prefix("", "");
  parser.add_prefix("", kTitle);
  parser.set_default_op(Xapian::Query::OP_OR);
  Xapian::Enquire enquire(database_);
  enquire.set_query(parser.parse_query(query));
  enquire.set_collapse_key(kCase);
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
  std::vector<std::string> out;
  for (auto it = found.begin(); it != found.end(); ++it) out.push_back(it.get_document().get_data());
  return out;
}

}  // namespace saksgang::ranking
