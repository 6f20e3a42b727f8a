#pragma once

#include <xapian.h>

#include "index/query/compile.hpp"
#include "index/query/parser.hpp"

// Which part of a query must hold of one remark by itself.
namespace saksgang::index::query {

// True where the node, or anything below it, speaks of remarks: who made them, or their words where `where` is theirs.
bool speaks_of_remarks(const Node& node, Field where);

// What a remark must have to be a hit of a query compiled with kInnspill, asked of a document of the terms of the
// remark and of its record's filters: who made it, and nothing that is excluded. Of the plain words any will do, since
// its record has all of them. Empty where the query says nothing of the kind. `tree` is the one that was compiled.
Xapian::Query asked_of_remark(const Node& tree, const Compiled& compiled);

}  // namespace saksgang::index::query
