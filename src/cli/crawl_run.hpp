#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "crawl/archive_records.hpp"
#include "crawl/config.hpp"

// What the commands that crawl have in common.
namespace saksgang::cli {

struct CrawlRun {
  crawl::NightReport report;
  std::vector<crawl::Document> vanished;  // what report.vanished names
};

// One night, with progress on standard error where that is a terminal. Ctrl-C stops it with kCancelled, and the night
// can be gone on with; errors of the archive and of the WARC file.
Result<CrawlRun> run_crawl(Context& context, const crawl::Config& config,
                           const std::optional<std::filesystem::path>& warc);

// In JSON everything. As text what is new, changed and vanished, and a summary; nothing at all where nothing is.
void print_crawl(Context& context, const CrawlRun& run);

// A warning for each address that could not be had, and for a budget that was spent; none for what failed in the same
// way the night before.
void warn_of_troubles(const Context& context, const crawl::NightReport& report);

// 0, or 5 where something could not be had. kAlarm with all alarms in its message, a line each.
Result<int> status_of_crawl(const crawl::NightReport& report);

}  // namespace saksgang::cli
