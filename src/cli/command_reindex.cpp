#include <array>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/ingest_run.hpp"
#include "cli/words.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"
#include "pipeline/reindex.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"from", 0, "FOLDER", "Reads the PDF files below FOLDER (and below further folders) anew."},
    kJobsOption,
    kTimeoutOption,
};

Result<int> from_files(Context& context) {
  pipeline::IngestOptions options;
  options.inputs.emplace_back(context.typed().value("from"));
  for (const std::string& argument : context.typed().arguments) options.inputs.emplace_back(argument);
  options.commit_documents = 0;  // the old index serves until the new one is whole
  const auto workers = understand_workers(context.typed());
  if (!workers) return tl::make_unexpected(workers.error());
  if (auto found = pipeline::find_files(options.inputs); !found) return tl::make_unexpected(found.error());
  const auto writer = index::Writer::recreate(context.settings().index);
  if (!writer) return tl::make_unexpected(writer.error());
  return run_ingest(context, **writer, options, *workers);
}

Result<int> from_records(Context& context) {
  const auto reader = index::Reader::open_records(context.settings().index);
  if (!reader) {
    Error error = reader.error();
    if (error.code == ErrorCode::kIndexVersion || error.code == ErrorCode::kIndexDamaged) {
      error.hint = "read the PDF files anew: saksgang reindex --from FOLDER";
    }
    return tl::make_unexpected(std::move(error));
  }
  const auto writer = index::Writer::recreate(context.settings().index);
  if (!writer) return tl::make_unexpected(writer.error());
  const auto summary = pipeline::reindex(**reader, **writer);
  if (!summary) return tl::make_unexpected(summary.error());
  Output& out = context.out();
  switch (context.settings().format) {
    case Format::kText:
      if (!context.settings().quiet) {
        out.write(fmt::format("{} with {} written anew in {:.1f} s\n", counted(summary->documents, "document"),
                              counted(summary->records, "record"), summary->seconds));
      }
      break;
    case Format::kCsv:
      out.write(csv_head({"documents", "records", "seconds"}, context.settings().csv) +
                csv_row({std::to_string(summary->documents), std::to_string(summary->records),
                         fmt::format("{:.3f}", summary->seconds)},
                        context.settings().csv));
      break;
    default:
      out.write(dump(Json{{"record", "reindex"},
                          {"documents", summary->documents},
                          {"records", summary->records},
                          {"seconds", summary->seconds}}) +
                "\n");
  }
  return 0;
}

Result<int> run(Context& context) {
  if (!context.typed().has("from") && !context.typed().arguments.empty()) {
    return fail(ErrorCode::kUsage, "reindex takes folders only with --from", "see saksgang reindex --help");
  }
  const CancelOnSignals on_signals;
  return context.typed().has("from") ? from_files(context) : from_records(context);
}

}  // namespace

const CommandSpec kReindexCommand{
    "reindex",
    "[FOLDER…]",
    "Makes the index anew, from its own records or from the PDF files",
    "Without --from the records stored in the index are analysed and indexed again, which takes no PDF and little\n"
    "time: after an update of the program that changed the analysis. Where the records themselves are of an older\n"
    "version, the PDF files must be read again: --from FOLDER. The old index serves until the new one is whole.",
    "  saksgang reindex\n"
    "  saksgang reindex --from papers/\n",
    kOptions,
    "text json jsonl csv",
    0,
    100000,
    run};

}  // namespace saksgang::cli
