#pragma once

#include <string>
#include <vector>

namespace saksgang::cli {

// What spreadsheets of different countries ask for.
struct CsvDialect {
  char delimiter = ',';  // ',', ';' or a tab
  bool bom = false;      // a byte order mark first, by which Excel knows UTF-8
};

// One record of RFC 4180 with its CRLF. A field that a spreadsheet would run as a formula (beginning with = + - @ or
// their full-width forms, a tab, a return or a line feed) gets an apostrophe in front, but for plain numbers («-5»,
// «+47», «-1,5»).
std::string csv_row(const std::vector<std::string>& fields, const CsvDialect& dialect);

// The first record: the names of the columns, behind the byte order mark where there is to be one.
std::string csv_head(const std::vector<std::string>& names, const CsvDialect& dialect);

}  // namespace saksgang::cli
