#pragma once

#include <string>
#include <vector>

#include "cli/settings.hpp"
#include "index/reader.hpp"
#include "model/record.hpp"

// Records as people read them and as spreadsheets take them.
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

// How a treatment is to be shown.
struct TreatmentView {
  bool with_body = true;
  std::string path;                 // of its file, for links; empty where it is not known
  index::Marker* marker = nullptr;  // highlights its texts; null where nothing is to be highlighted
};

std::string treatment_text(const CaseRecord& record, const Settings& settings, const TreatmentView& view);

// What `export --format csv` has in each column, and its head.
std::vector<std::string> case_csv_head();
std::vector<std::string> case_csv(const CaseRecord& record);

}  // namespace saksgang::cli
