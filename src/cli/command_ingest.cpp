#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/ingest_run.hpp"
#include "cli/layout.hpp"
#include "cli/words.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"
#include "pipeline/read_document.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"prune", 0, "", "Takes files out of the index that are gone from disk, below the folders given."},
    OptionSpec{"force", 0, "", "Reads also what has not changed."},
    OptionSpec{"retry-failed", 0, "", "Reads also what failed before."},
    OptionSpec{"dry-run", 0, "", "Prints what would be done, and does nothing."},
    kJobsOption,
    kTimeoutOption,
    OptionSpec{"commit-every", 0, "N",
               "Saves the index after every N documents, and every 15 seconds; 200 unless told."},
};

struct Ingest {
  pipeline::IngestOptions options;
  WorkerSettings workers;
  bool dry_run = false;
};

Result<Ingest> understood(const Typed& typed) {
  Ingest ingest;
  for (const std::string& argument : typed.arguments) ingest.options.inputs.emplace_back(argument);
  ingest.options.prune = typed.has("prune");
  ingest.options.force = typed.has("force");
  ingest.options.retry_failed = typed.has("retry-failed");
  ingest.dry_run = typed.has("dry-run");
  ingest.options.extractor = pipeline::kExtractorVersion;
  if (typed.has("commit-every")) {
    const auto documents = whole_number("commit-every", typed.value("commit-every"), 1);
    if (!documents) return tl::make_unexpected(documents.error());
    ingest.options.commit_documents = static_cast<std::size_t>(*documents);
  }
  auto workers = understand_workers(typed);
  if (!workers) return tl::make_unexpected(workers.error());
  ingest.workers = *workers;
  return ingest;
}

// A line a file that something would be done with.
class PlanPrinter final : public pipeline::IngestObserver {
 public:
  explicit PlanPrinter(Context& context) : context_(context) {}

  void planned(const pipeline::Step& step) override {
    if (step.action == pipeline::Action::kUnchanged || step.action == pipeline::Action::kStillFailed) return;
    print(name(step.action), name(step.why), step.file.key);
  }
  void would_remove(const std::string& path, std::string_view why) override { print("remove", why, path); }
  void warning(const std::string& text) override { context_.warn(text); }

  void begin() {
    if (context_.settings().format == Format::kCsv)
      context_.out().write(csv_head({"action", "why", "path"}, context_.settings().csv));
  }
  void end() {
    if (context_.settings().format == Format::kJson) context_.out().write(dump(list_) + "\n");
  }

 private:
  void print(std::string_view action, std::string_view why, const std::string& path) {
    const Json line{{"record", "plan"}, {"action", action}, {"why", why.empty() ? Json() : Json(why)}, {"path", path}};
    switch (context_.settings().format) {
      case Format::kText:
        context_.out().write(fmt::format("{:<10} {:<9} {}\n", action, why, one_line(path)));
        break;
      case Format::kJson:
        list_.push_back(line);
        break;
      case Format::kJsonl:
        context_.out().write(dump(line) + "\n");
        break;
      case Format::kCsv:
        context_.out().write(csv_row({std::string(action), std::string(why), path}, context_.settings().csv));
    }
  }

  Context& context_;
  Json list_ = Json::array();
};

Result<int> run_dry(Context& context, const pipeline::IngestOptions& options) {
  std::vector<DocumentRecord> documents;
  const auto reader = index::Reader::open(context.settings().index);
  if (reader) {
    auto known = (*reader)->documents();
    if (!known) return tl::make_unexpected(known.error());
    documents = std::move(*known);
  } else if (reader.error().code != ErrorCode::kNoIndex) {
    return tl::make_unexpected(reader.error());
  }
  PlanPrinter printer(context);
  printer.begin();
  const auto summary = pipeline::plan_only(std::move(documents), options, printer);
  if (!summary) return tl::make_unexpected(summary.error());
  printer.end();
  context.note(fmt::format("{}, {} unchanged, {} failed before; nothing was done", counted(summary->files, "file"),
                           summary->unchanged, summary->still_failed));
  return 0;
}

Result<int> run(Context& context) {
  auto ingest = understood(context.typed());
  if (!ingest) return tl::make_unexpected(ingest.error());
  if (ingest->dry_run) return run_dry(context, ingest->options);
  // Asked first, so that a slip of the pen makes no index.
  if (auto found = pipeline::find_files(ingest->options.inputs); !found) return tl::make_unexpected(found.error());
  const CancelOnSignals on_signals;
  const auto writer = index::Writer::open(context.settings().index);
  if (!writer) return tl::make_unexpected(writer.error());
  return run_ingest(context, **writer, std::move(ingest->options), ingest->workers);
}

}  // namespace

const CommandSpec kIngestCommand{
    "ingest",
    "FOLDER|FILE…",
    "Reads PDF files into the index",
    "Reads all files named *.pdf below the folders, and the files given. A file is known by its bytes: one\n"
    "that has not changed is left alone, a changed one replaces what was read from it, a second copy is noted\n"
    "as a duplicate, and one that was moved keeps its records. A file that fails stays failed until its bytes\n"
    "or the program change, or until --retry-failed. Ctrl-C saves what is done; the same command again goes\n"
    "on. Of a folder that `saksgang crawl` keeps the newest version of each paper is read, under its public name\n"
    "and with its address; older versions leave the index. The exit status is 5 where documents failed.",
    "  saksgang ingest papers/\n"
    "  saksgang ingest --prune papers/          # and forget what is gone from papers/\n"
    "  saksgang ingest --dry-run papers/        # only tell what would be done\n"
    "  saksgang ingest --jobs 8 --quiet a.pdf b.pdf\n",
    kOptions,
    "text json jsonl csv",
    1,
    100000,
    run};

}  // namespace saksgang::cli
