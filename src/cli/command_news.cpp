#include <array>

#include "cli/commands.hpp"
#include "cli/crawl_commands.hpp"
#include "cli/crawl_settings.hpp"
#include "cli/ingest_run.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"since", 's', "DATE|last",
               "From this day on (UTC), as 2026-11-22, or what was not told yet; last unless told."},
    OptionSpec{"archive", 'a', "DIR", "Archive of the crawl. Otherwise `archive` of the crawl's configuration."},
    kCrawlConfigOption,
    OptionSpec{"searches", 0, "DIR",
               "Saved searches: a file each, a query on each line. Otherwise searches/ beside the configuration file."},
    OptionSpec{"memory", 0, "FILE",
               "Remembers what was told. Otherwise news.json in the archive; use one of your own beside that of "
               "saksgang nightly."},
    OptionSpec{"peek", 0, "", "What is told now will be told again."},
    kJobsOption,
    kTimeoutOption,
};

}  // namespace

const CommandSpec kNewsCommand{
    "news",
    "",
    "Tells what has come, changed and gone since a day or the last time",
    "New, changed and vanished documents of the archive that `saksgang crawl` keeps, with what has changed in\n"
    "which case; new cases and vedtak; new hits of saved searches; new findings of the audit. The first run of\n"
    "a saved search and of the audit tells nothing: what they find then is not new. What was told is told once,\n"
    "but by --since with a day or --peek; the first time it is what the last night brought. Nothing new prints\n"
    "nothing (text), or a form without entries.",
    "  saksgang news\n"
    "  saksgang news --since 2026-11-01\n"
    "  saksgang news --since 2026-11-01 --format json | jq '.vedtak[].text'\n"
    "  saksgang news --since $(date -d '30 days ago' +%F) --format atom > news.xml\n"
    "  echo 'utvalg:NUIT arkiv' > ~/.config/saksgang/searches/arkiv.txt   # a saved search\n",
    kOptions,
    "text json atom",
    0,
    0,
    news_command,
    true};

}  // namespace saksgang::cli
