#include <array>

#include "cli/commands.hpp"
#include "cli/crawl_commands.hpp"
#include "cli/crawl_settings.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    kCrawlConfigOption,
    OptionSpec{"warc", 0, "FILE",
               "Writes what was asked and answered into a WARC/1.1 file too, behind what it holds; packed where its "
               "name ends in .gz."},
};

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
    crawl_command};

}  // namespace saksgang::cli
