#include "cli/csv.hpp"

#include "base/utf8.hpp"

namespace saksgang::cli {

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) row += ',';
    std::string text = utf8::repaired(field);
    if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
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

}  // namespace saksgang::cli
