#include "cli/csv.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace saksgang::cli {
namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of(".,");
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (mark == std::string_view::npos) return digits(text);
  return digits(text.substr(0, mark)) && digits(text.substr(mark + 1));
}

// The list is OWASP's («CSV Injection»).
bool is_formula(std::string_view text) {
  constexpr std::array<std::string_view, 11> kStarts{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return !is_number(text) &&
         std::any_of(kStarts.begin(), kStarts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

}  // namespace

std::string csv_row(const std::vector<std::string>& fields, const CsvDialect& dialect) {
  const std::string quoted{dialect.delimiter, '"', '\r', '\n'};
  std::string row;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) row += dialect.delimiter;
    std::string text = utf8::repaired(field);
    if (is_formula(text)) text.insert(0, "'");
    if (text.find_first_of(quoted) == std::string::npos) {
      row += text;
      continue;
    }
    row += '"';
    for (const char c : text) {
      row += c;
      if (c == '"') row += c;
    }
    row += '"';
  }
  return row + "\r\n";
}

std::string csv_head(const std::vector<std::string>& names, const CsvDialect& dialect) {
  return (dialect.bom ? "\xEF\xBB\xBF" : "") + csv_row(names, dialect);
}

}  // namespace saksgang::cli
