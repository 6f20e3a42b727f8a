#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/find_records.hpp"
#include "cli/open_reader.hpp"
#include "cli/words.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"no-body", 0, "", "Leaves out the running text; proposal, vedtak and innspill remain (text format)."},
    OptionSpec{"query", 0, "QUERY", "Highlights in all texts of the case what a search for it finds (text in colour)."},
};

// Paths of the files that were read, by their digest.
Result<std::map<std::string, std::string>> paths(const index::Reader& reader) {
  const auto documents = reader.documents();
  if (!documents) return tl::make_unexpected(documents.error());
  std::map<std::string, std::string> out;
  for (const DocumentRecord& document : *documents) {
    if (document.cases > 0) out.emplace(document.sha256, document.path);
  }
  return out;
}

Result<std::string> case_text(const index::Reader& reader, const std::vector<CaseRecord>& records,
                              const Context& context) {
  const Typed& typed = context.typed();
  std::unique_ptr<index::Marker> marker;
  if (typed.has("query")) {
    auto made = reader.marker(typed.value("query"));
    if (!made) return tl::make_unexpected(made.error());
    marker = std::move(*made);
  }
  std::map<std::string, std::string> path_of;
  if (context.settings().links) {
    auto listed = paths(reader);
    if (!listed) return tl::make_unexpected(listed.error());
    path_of = std::move(*listed);
  }
  std::string text;
  for (const CaseRecord& record : records) {
    const TreatmentView view{!typed.has("no-body"), path_of[record.document.sha256], marker.get()};
    text += (text.empty() ? "" : "\n") + treatment_text(record, context.settings(), view);
  }
  return text;
}

Result<int> run(Context& context) {
  const bool marks = context.typed().has("query");
  const auto reader = marks ? open_for_words(context.settings()) : index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  const auto records = find_records(**reader, joined_words(context.typed().arguments));
  if (!records) return tl::make_unexpected(records.error());
  Output& out = context.out();
  if (context.settings().format == Format::kJson) {
    Json json = Json::array();
    for (const CaseRecord& record : *records) json.push_back(to_json(record));
    out.write(dump(json) + "\n");
    return 0;
  }
  if (context.settings().format == Format::kText) {
    const auto text = case_text(**reader, *records, context);
    if (!text) return tl::make_unexpected(text.error());
    out.write(*text);
    return 0;
  }
  const bool csv = context.settings().format == Format::kCsv;
  if (csv) out.write(csv_head(case_csv_head(), context.settings().csv));
  for (const CaseRecord& record : *records) {
    out.write(csv ? csv_row(case_csv(record), context.settings().csv) : dump(to_json(record)) + "\n");
  }
  return 0;
}

}  // namespace

const CommandSpec kShowCommand{
    "show",
    "CASE",
    "Shows a case with all its treatments, or one record by its id",
    "A case is named by its council and number: NUIT 17/25 or nuit-17/25; by its number alone where only\n"
    "one council has it. Its treatments (innkalling, toppnotat, referat) come in order of date, each with\n"
    "proposal, vedtak, innspill, and the file and page they were read from.",
    "  saksgang show NUIT 17/25\n"
    "  saksgang show nuit-17/25 --no-body\n"
    "  saksgang show NUIT 17/25 --query 'digital hjemmeoppfølging'\n"
    "  saksgang show 3f0c6f0e2a9b1d44.referat.17-25            # one record, by its id\n"
    "  saksgang show --format json NUIT 17/25 | jq '.[].vedtak.text'\n",
    kOptions,
    "text json jsonl csv",
    1,
    8,
    run,
    true};

}  // namespace saksgang::cli
