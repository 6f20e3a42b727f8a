#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/cancel.hpp"
#include "base/files.hpp"
#include "cli/context.hpp"
#include "cli/crawl_commands.hpp"
#include "cli/crawl_run.hpp"
#include "cli/crawl_settings.hpp"
#include "cli/news_output.hpp"
#include "cli/news_run.hpp"
#include "cli/progress.hpp"
#include "index/writer.hpp"
#include "pipeline/read_document.hpp"

namespace saksgang::cli {
namespace {

// How long an entry stays in the feed.
constexpr std::chrono::hours kFeedReaches{30 * 24};

struct Nightly {
  crawl::Config config;
  NewsRequest news;
  std::optional<std::filesystem::path> feed;
};

Result<Nightly> understood(const Typed& typed) {
  const auto file = find_crawl_settings(typed);
  if (!file) return tl::make_unexpected(file.error());
  auto config = read_crawl_settings(*file);
  if (!config) return tl::make_unexpected(config.error());
  auto workers = understand_workers(typed);
  if (!workers) return tl::make_unexpected(workers.error());
  Nightly nightly;
  nightly.news.places = news_places(typed, config->archive);
  nightly.news.workers = *workers;
  nightly.news.all_at_first = true;
  nightly.config = std::move(*config);
  if (typed.has("feed")) {
    if (typed.value("feed").empty()) return fail(ErrorCode::kUsage, "--feed must name a file");
    nightly.feed = typed.value("feed");
  }
  return nightly;
}

// The exit status of a night is that of what matters most: what kept a step from being done, then an alarm, then a
// saved search that cannot be asked, then documents.
class Status {
 public:
  void add(int status) {
    constexpr std::array kByWeight{0, 5, 2, 6, 1, 4, 3, 75, 74, 73, 70, 130};
    const auto weight = [&](int one) { return std::find(kByWeight.begin(), kByWeight.end(), one) - kByWeight.begin(); };
    if (weight(status) > weight(worst_)) worst_ = status;
  }

  void add(const Error& error) {
    print_error(error);
    add(exit_status(error.code));
  }

  int worst() const { return worst_; }

 private:
  int worst_ = 0;
};

// What only a person can put right, or another process is at: then the rest of the night would be done in vain.
bool ends_the_night(const Error& error) {
  return error.code == ErrorCode::kCancelled || error.code == ErrorCode::kConfig ||
         error.code == ErrorCode::kArchiveLocked || error.code == ErrorCode::kArchiveVersion;
}

// What failed in the same way the night before was told then, and says nothing of this night.
bool has_new_troubles(const crawl::NightReport& report) {
  return std::any_of(report.troubled.begin(), report.troubled.end(), [](const crawl::Fetch& f) { return !f.again; });
}

// False where the night ends here.
bool crawl_tonight(Context& context, const Nightly& nightly, Status& status) {
  const auto crawled = run_crawl(context, nightly.config, std::nullopt);
  if (!crawled) {
    status.add(crawled.error());
    return !ends_the_night(crawled.error());
  }
  warn_of_troubles(context, crawled->report);
  if (has_new_troubles(crawled->report)) status.add(exit_status(ErrorCode::kDamaged));
  const auto alarms = status_of_crawl(crawled->report);
  if (!alarms) status.add(alarms.error());
  return true;
}

Result<void> ingest_archive(Context& context, const Nightly& nightly, Status& status) {
  const CancelOnSignals on_signals;
  const auto writer = index::Writer::open(context.settings().index);
  if (!writer) return tl::make_unexpected(writer.error());
  pipeline::IngestOptions options;
  options.inputs = {nightly.config.archive};
  options.extractor = pipeline::kExtractorVersion;
  const WorkerSettings& workers = nightly.news.workers;
  const pipeline::PoolFactory start_pool = [&](std::function<void(const std::string&)> warn) {
    return pdf::Pool::start(workers.jobs, workers.limits, std::move(warn));
  };
  Settings quiet = context.settings();
  quiet.quiet = quiet.quiet || !quiet.progress_bar;
  const Context silent(context.typed(), quiet);
  ProgressReport report(silent);
  const auto summary = pipeline::ingest(**writer, options, start_pool, report);
  report.erase();
  if (!summary) return tl::make_unexpected(summary.error());
  if (summary->cancelled) return fail(ErrorCode::kCancelled, "stopped; the same command again goes on");
  if (summary->failed + summary->unlisted > 0) status.add(exit_status(ErrorCode::kDamaged));
  return {};
}

Result<void> write_feed(const Context& context, const Nightly& nightly) {
  NewsRequest request = nightly.news;
  request.since = system_clock().now() - kFeedReaches;
  request.format = NewsFormat::kAtom;
  const auto gathered = gather_news(context, request);
  if (!gathered) return tl::make_unexpected(gathered.error());
  return write_atomically(*nightly.feed, printed(gathered->news, request, context.settings()));
}

}  // namespace

Result<int> nightly_command(Context& context) {
  const auto nightly = understood(context.typed());
  if (!nightly) return tl::make_unexpected(nightly.error());
  Status status;
  if (!crawl_tonight(context, *nightly, status)) return status.worst();
  if (const auto ingested = ingest_archive(context, *nightly, status); !ingested) {
    status.add(ingested.error());
    if (ingested.error().code == ErrorCode::kCancelled) return status.worst();
  }
  const auto told = tell_news(context, nightly->news);
  if (told) {
    status.add(*told);
  } else {
    status.add(told.error());
  }
  if (nightly->feed) {
    if (const auto written = write_feed(context, *nightly); !written) status.add(written.error());
  }
  return status.worst();
}

}  // namespace saksgang::cli
