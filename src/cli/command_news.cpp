#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/date.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/crawl_settings.hpp"
#include "cli/news_run.hpp"

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

Result<std::optional<Time>> since_of(const Typed& typed) {
  const std::string since = typed.value("since", "last");
  if (since == "last") return std::optional<Time>();
  if (const auto day = Date::from_iso(since)) return std::optional(begin_of(*day));
  if (const auto moment = time_from_iso(since)) return moment;
  return fail(ErrorCode::kUsage, fmt::format("--since must be a date or last, not \"{}\"", since),
              "write it as 2026-11-22, or as 2026-11-22T02:30:00Z");
}

Result<int> run(Context& context) {
  const Typed& typed = context.typed();
  NewsRequest request;
  auto since = since_of(typed);
  if (!since) return tl::make_unexpected(since.error());
  request.since = *since;
  auto places = news_places(typed);
  if (!places) return tl::make_unexpected(places.error());
  request.places = std::move(*places);
  request.remember = !typed.has("peek");
  const std::string format = typed.value("format", "text");
  request.format = format == "json" ? NewsFormat::kJson : format == "atom" ? NewsFormat::kAtom : NewsFormat::kText;
  auto workers = understand_workers(typed);
  if (!workers) return tl::make_unexpected(workers.error());
  request.workers = *workers;
  return tell_news(context, request);
}

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
    run,
    true};

}  // namespace saksgang::cli
