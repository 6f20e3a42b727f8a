#include <utility>

#include <fmt/format.h>

#include "base/date.hpp"
#include "cli/context.hpp"
#include "cli/crawl_commands.hpp"
#include "cli/news_run.hpp"

namespace saksgang::cli {
namespace {

Result<std::optional<Time>> since_of(const Typed& typed) {
  const std::string since = typed.value("since", "last");
  if (since == "last") return std::optional<Time>();
  if (const auto day = Date::from_iso(since)) return std::optional(begin_of(*day));
  if (const auto moment = time_from_iso(since)) return moment;
  return fail(ErrorCode::kUsage, fmt::format("--since must be a date or last, not \"{}\"", since),
              "write it as 2026-11-22, or as 2026-11-22T02:30:00Z");
}

}  // namespace

Result<int> news_command(Context& context) {
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

}  // namespace saksgang::cli
