#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::cli {

// One record of RFC 4180 with its CRLF. A field that a spreadsheet would run as a formula (beginning with = + - @, tab
// or return) gets an apostrophe in front.
std::string csv_row(const std::vector<std::string>& fields);

}  // namespace saksgang::cli
