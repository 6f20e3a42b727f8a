#pragma once

#include <string_view>

#include <xapian.h>

#include "base/date.hpp"
#include "base/error.hpp"
#include "index/query/parser.hpp"

namespace saksgang::index::query {

// True for a node that asks for a value of a record rather than for words in it.
bool is_filter(const Node& node);

// What a filter's node asks Xapian for, without weight. kQuery, with a caret, for a value that the field cannot take.
Result<Xapian::Query> filter(std::string_view query, const Node& node, const Date& today);

}  // namespace saksgang::index::query
