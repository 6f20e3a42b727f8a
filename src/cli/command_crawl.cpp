#include <array>
#include <optional>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/crawl_run.hpp"
#include "cli/crawl_settings.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    kCrawlConfigOption,
    OptionSpec{"warc", 0, "FILE",
               "Writes what was asked and answered into a WARC/1.1 file too, behind what it holds; packed where its "
               "name ends in .gz."},
};

Result<int> run(Context& context) {
  const auto file = find_crawl_settings(context.typed());
  if (!file) return tl::make_unexpected(file.error());
  const auto config = read_crawl_settings(*file);
  if (!config) return tl::make_unexpected(config.error());
  std::optional<std::filesystem::path> warc;
  if (context.typed().has("warc")) {
    if (context.typed().value("warc").empty()) return fail(ErrorCode::kUsage, "--warc must name a file");
    warc = context.typed().value("warc");
  }
  const auto crawled = run_crawl(context, *config, warc);
  if (!crawled) return tl::make_unexpected(crawled.error());
  print_crawl(context, *crawled);
  context.out().flush();
  warn_of_troubles(context, crawled->report);
  return status_of_crawl(crawled->report);
}

}  // namespace

const CommandSpec kCrawlCommand{
    "crawl",
    "",
    "Fetches new and changed papers from the councils' pages",
    "Visits the pages that the configuration names and fetches the PDF files that they link, as robots.txt and\n"
    "good manners allow: what is new or has changed. Every version is kept in the archive, with a log of where\n"
    "it was found. A night in which nothing is new prints nothing. Ctrl-C stops it; the same command again goes\n"
    "on, and fetches nothing again that it has. The exit status is 5 where something could not be had, which\n"
    "is tried again the next time, and 6 where the site is so unlike the last time that a person should look.",
    "  saksgang crawl --config crawl.toml\n"
    "  saksgang crawl --config crawl.toml --format json    # the whole night's numbers\n"
    "  saksgang crawl --config crawl.toml --warc night.warc.gz\n",
    kOptions,
    "text json",
    0,
    0,
    run};

}  // namespace saksgang::cli
