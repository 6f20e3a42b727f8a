#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/layout.hpp"
#include "cli/open_reader.hpp"
#include "cli/trace_output.hpp"
#include "cli/words.hpp"
#include "index/reader.hpp"
#include "model/councils.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr int kHitsTried = 20;

// The case that fits the words best, of those with a number.
Result<history::CaseKey> best_case(const index::Reader& reader, const std::string& words, const Context& context) {
  index::SearchRequest request;
  request.query = words;
  request.limit = kHitsTried;
  const auto found = reader.search(request);
  if (!found) return tl::make_unexpected(found.error());
  for (const index::Hit& hit : found->hits) {
    const auto key = history::key_of(hit.record);
    if (!key) continue;
    context.note(fmt::format("{} «{}» fits best of {}", with_short_names(key->text()), one_line(hit.record.title),
                             counted(found->total, "case")));
    return *key;
  }
  return fail(ErrorCode::kNotFound, fmt::format("no case with a number fits «{}»", words),
              "`saksgang search` tells what the index has of these words");
}

// The case that tables of earlier treatments alone know by that name; the error where they know none.
Result<history::CaseKey> declared_case(const index::Reader& reader, const std::string& typed, const Error& otherwise) {
  const auto declared = reader.declared_cases(typed);
  if (!declared) return tl::make_unexpected(declared.error());
  if (declared->empty()) return tl::make_unexpected(otherwise);
  if (declared->size() == 1) return declared->front();
  std::string candidates;
  for (const history::CaseKey& key : *declared) candidates += (candidates.empty() ? "" : "; ") + key.text();
  return fail(ErrorCode::kAmbiguous,
              fmt::format("tables of earlier treatments name several cases {}", declared->front().number.text()),
              fmt::format("name one of them: {}", candidates));
}

Result<history::CaseKey> find_start(const index::Reader& reader, const std::string& typed, const Context& context) {
  const auto records = reader.find_case(typed);
  if (!records) {
    // What names no case is words to search for.
    if (records.error().code == ErrorCode::kUsage) return best_case(reader, typed, context);
    return records.error().code == ErrorCode::kNotFound ? declared_case(reader, typed, records.error())
                                                        : tl::make_unexpected(records.error());
  }
  for (const CaseRecord& record : *records) {
    if (const auto key = history::key_of(record)) return *key;
  }
  return fail(ErrorCode::kNotFound, fmt::format("«{}» has no council, so that it has no history", typed));
}

// Of the files of the chain; for links.
Result<Paths> find_paths(const index::Reader& reader) {
  const auto documents = reader.documents();
  if (!documents) return tl::make_unexpected(documents.error());
  Paths out;
  for (const DocumentRecord& document : *documents) {
    if (document.cases > 0) out.emplace(document.sha256, document.path);
  }
  return out;
}

Result<int> run(Context& context) {
  const auto reader = open_for_words(context.settings());
  if (!reader) return tl::make_unexpected(reader.error());
  const auto start = find_start(**reader, joined_words(context.typed().arguments), context);
  if (!start) return tl::make_unexpected(start.error());
  const auto catalogue = (*reader)->catalogue();
  const auto chain = history::trace(*start, *catalogue);
  if (!chain) return tl::make_unexpected(chain.error());
  Output& out = context.out();
  const std::string format = context.typed().value("format", "text");
  if (format == "json") {
    out.write(dump(trace_json(*chain)) + "\n");
  } else if (format == "csv") {
    out.write(csv_head(trace_csv_head(), context.settings().csv));
    for (const auto& row : trace_csv(*chain)) out.write(csv_row(row, context.settings().csv));
  } else if (format == "mermaid") {
    out.write(trace_mermaid(*chain));
  } else if (format == "dot") {
    out.write(trace_dot(*chain));
  } else if (format == "html") {
    out.write(trace_html(*chain, Date::today()));
  } else {
    Paths paths;
    if (context.settings().links) {
      auto listed = find_paths(**reader);
      if (!listed) return tl::make_unexpected(listed.error());
      paths = std::move(*listed);
    }
    out.write(trace_text(*chain, context.settings(), paths));
  }
  return 0;
}

}  // namespace

const CommandSpec kTraceCommand{
    "trace",
    "CASE|WORDS",
    "Follows a matter through councils and meetings",
    "The treatments of a matter, oldest first: those that tables of earlier treatments declare, those that\n"
    "texts refer to, where a postponed case returned, and cases with a like title. Each has the decision,\n"
    "the reason why it is there with file and page, and how sure that is (1 is certain). A case that a table\n"
    "names and the index lacks is shown as the table has it. References that no case answers stand at the end.\n"
    "\n"
    "Words that name no case are searched for, and the best case is taken.",
    "  saksgang trace NUIT 21/25\n"
    "  saksgang trace 'evaluering av rådsmodellen'             # the best case for these words\n"
    "  saksgang trace NUIT 21/25 --format html > matter.html   # a page to read and pass on\n"
    "  saksgang trace NUIT 21/25 --format dot | dot -Tsvg > matter.svg\n"
    "  saksgang trace NUIT 21/25 --format json | jq -r '.steps[] | [.date, .council, .case] | @tsv'\n",
    {},
    "text json csv mermaid dot html",
    1,
    14,
    run,
    true};

}  // namespace saksgang::cli
