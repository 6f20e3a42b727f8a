#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

// Many words of an index that answer to one of a query, as one source of weights. Xapian's own OP_SYNONYM keeps every
// list of such a group open and asks them all at every record, for each way to answer anew; a group reads each list
// once from end to end, and then knows every weight, and the highest, so that Xapian leaves out early what cannot come
// to the front.
//
// For one database on this machine. Of several shards each would need a group of its own, and a remote one knows
// nothing of this class: for them word_group() without lengths asks by OP_SYNONYM.
namespace saksgang::index::query {

// BM25, by measurement (tests/ranking): a long paper that names everything must not stand before the one about it.
inline constexpr double kSaturation = 1.6;
inline constexpr double kLengthMatters = 0.8;
inline constexpr double kLeastLength = 0.1;

// Terms that count as one, as often as any of them occurs, and what they are worth.
struct WeightedTerms {
  std::vector<std::string> terms;
  double factor = 1;
};

// How long the records of one database are, each asked for once. May be shared by all searches in a snapshot of it.
class Lengths {
 public:
  Xapian::termcount of(const Xapian::Database& database, Xapian::docid id);

 private:
  std::vector<std::uint32_t> known_;  // by record, one more than the length; 0 where it is not known
};

// Records that have any of the terms, weighing the sum of what BM25 gives each of the ways. At most 16 ways; a lone
// term remains a term.
Xapian::Query word_group(std::vector<WeightedTerms> ways, const std::shared_ptr<Lengths>& lengths);

// The records of a result, with the weights that they have in it.
Xapian::Query already_found(const Xapian::MSet& set, Xapian::doccount first_ones);

}  // namespace saksgang::index::query
