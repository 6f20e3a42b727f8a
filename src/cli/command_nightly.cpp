#include <array>

#include "cli/commands.hpp"
#include "cli/crawl_commands.hpp"
#include "cli/crawl_settings.hpp"
#include "cli/ingest_run.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    kCrawlConfigOption,
    OptionSpec{"searches", 0, "DIR",
               "Saved searches: a file each, a query on each line. Otherwise searches/ beside the configuration file."},
    OptionSpec{"memory", 0, "FILE", "Remembers what was told. Otherwise news.json in the archive."},
    OptionSpec{"feed", 0, "FILE", "Writes an Atom feed of the last 30 days' news, too."},
    kJobsOption,
    kTimeoutOption,
};

}  // namespace

const CommandSpec kNightlyCommand{
    "nightly",
    "",
    "Crawls, ingests and tells the news, for a timer or cron",
    "What `saksgang crawl`, `saksgang ingest` of its archive and `saksgang news` do, one after the other. A night in\n"
    "which nothing is new and nothing is wrong prints nothing. Where one step cannot be done, the others are done "
    "with\n"
    "what there is. The exit status is that of what matters most: 70 to 75 where a step could not be done, 6 for\n"
    "an alarm of the crawl, 2 for a saved search that cannot be asked, 5 for addresses or documents that failed\n"
    "and did not the night before.",
    "  saksgang nightly --config /etc/saksgang/crawl.toml\n"
    "  saksgang nightly --feed /var/www/html/saksgang.xml\n"
    "  30 2 * * * saksgang nightly                            # a line of cron, which mails what is printed\n",
    kOptions,
    "text",
    0,
    0,
    nightly_command};

}  // namespace saksgang::cli
