#pragma once

#include <string>
#include <vector>

#include "cli/settings.hpp"
#include "index/reader.hpp"
#include "model/record.hpp"

// Records and hits as people read them and as spreadsheets take them.
namespace saksgang::cli {

// Styles of a terminal, or nothing where there is to be no colour.
struct Style {
  explicit Style(bool colour);
  std::string_view bold, faint, mark, off;
};

// «NUIT 17/25», «NUIT» where the record has no number, the part where it has no council.
std::string case_label(const CaseRecord& record);

// «møte 3/2025 · 2025-09-03 · referat»
std::string where_treated(const CaseRecord& record);

// «papers.pdf#page=9»
std::string at_page(const CaseRecord& record, int page);

std::string hit_text(const index::Hit& hit, const Settings& settings);
std::string treatment_text(const CaseRecord& record, const Settings& settings, bool with_body);

// What `export --format csv` has in each column, and its head.
std::vector<std::string> case_csv_head();
std::vector<std::string> case_csv(const CaseRecord& record);

}  // namespace saksgang::cli
