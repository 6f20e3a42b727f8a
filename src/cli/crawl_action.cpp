#include <optional>

#include "cli/context.hpp"
#include "cli/crawl_commands.hpp"
#include "cli/crawl_run.hpp"
#include "cli/crawl_settings.hpp"

namespace saksgang::cli {

Result<int> crawl_command(Context& context) {
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

}  // namespace saksgang::cli
