#include "cli/coverage_text.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "cli/case_text.hpp"
#include "cli/csv.hpp"
#include "cli/layout.hpp"
#include "history/coverage.hpp"
#include "history/facts.hpp"
#include "model/councils.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

using history::CoverageRow;

std::string share(const CoverageRow& row) {
  return row.cases == 0 ? "–" : fmt::format("{} %", (100 * row.with_vedtak + row.cases / 2) / row.cases);
}

Json coverage_json(const CoverageRow& row) {
  return Json{{"record", "coverage"},          {"council", row.council}, {"year", row.year},
              {"meetings", row.meetings},      {"minutes", row.minutes}, {"cases", row.cases},
              {"with_vedtak", row.with_vedtak}};
}

std::string coverage_text(const std::vector<CoverageRow>& rows, const Settings& settings) {
  constexpr std::size_t kLongestName = 40;
  std::size_t width = 8;
  for (const CoverageRow& row : rows)
    width = std::max(width, std::min(kLongestName, columns(one_line(short_name(row.council)))));
  const Style style(settings.colour);
  std::string out =
      fmt::format("{}{:<{}}  Year  Meetings  Minutes  Cases  With vedtak{}\n", style.bold, "Council", width, style.off);
  const std::string* before = nullptr;
  for (const CoverageRow& row : rows) {
    const bool again = before != nullptr && *before == row.council;
    const std::string council = again ? "" : shortened(one_line(short_name(row.council)), kLongestName);
    before = &row.council;
    // fmt counts code points, as columns() does.
    out += fmt::format("{:<{}}  {:4}  {:8}  {:7}  {:5}  {:5} {:>5}\n", council, width, row.year, row.meetings,
                       row.minutes, row.cases, row.with_vedtak, share(row));
  }
  return out;
}

}  // namespace

Result<int> print_coverage(const index::Reader& reader, Context& context) {
  history::Facts facts;
  const auto read = reader.each_record([&](const CaseRecord& record) {
    facts.add(record);
    return true;
  });
  if (!read) return tl::make_unexpected(read.error());
  facts.close();
  const std::vector<CoverageRow> rows = history::coverage_of(facts);
  Output& out = context.out();
  switch (context.settings().format) {
    case Format::kText:
      if (!rows.empty()) out.write(coverage_text(rows, context.settings()));
      break;
    case Format::kCsv:
      out.write(csv_head({"council", "year", "meetings", "minutes", "cases", "with_vedtak"}, context.settings().csv));
      for (const CoverageRow& row : rows) {
        out.write(csv_row({row.council, std::to_string(row.year), std::to_string(row.meetings),
                           std::to_string(row.minutes), std::to_string(row.cases), std::to_string(row.with_vedtak)},
                          context.settings().csv));
      }
      break;
    case Format::kJsonl:
      for (const CoverageRow& row : rows) out.write(dump(coverage_json(row)) + "\n");
      break;
    case Format::kJson: {
      Json json = Json::array();
      for (const CoverageRow& row : rows) json.push_back(coverage_json(row));
      out.write(dump(json) + "\n");
    }
  }
  if (!rows.empty()) return 0;
  return fail(ErrorCode::kNotFound, "no record of the index names a council", "");
}

}  // namespace saksgang::cli
