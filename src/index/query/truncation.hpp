#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/fields.hpp"

// Words of which a part is left out: «råds*», «*modell», «*helse*», «hel*er».
namespace saksgang::index::query {

// True where the text has the form of the pattern, in which each «*» stands for any letters or none. In time of one
// text after the other, not of all ways to divide it.
bool fits(std::string_view pattern, std::string_view text);

// The terms of a text field that have the form of a folded pattern, without the field's prefix: at most `limit`, those
// of most records first. A pattern that begins with «*» takes a walk through all terms of the field.
std::vector<std::string> terms_that_fit(const Xapian::Database& database, Field field, std::string_view pattern,
                                        std::size_t limit);

}  // namespace saksgang::index::query
