#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "cli/context.hpp"
#include "cli/ingest_run.hpp"
#include "news/gather.hpp"

// What `news` and `nightly` have in common.
namespace saksgang::cli {

enum class NewsFormat { kText, kJson, kAtom };

struct NewsPlaces {
  std::filesystem::path archive;
  std::filesystem::path searches;  // folder of saved searches; empty for none
  std::filesystem::path memory;    // file that remembers what was told
};

struct NewsRequest {
  NewsPlaces places;
  std::optional<Time> since;  // none: what was not told yet
  bool remember = true;       // without `since`: what is told now is not told again
  bool all_at_first = false;  // where nothing was told ever, all is news; otherwise what the last night brought
  NewsFormat format = NewsFormat::kText;
  WorkerSettings workers;  // for reading former versions again
};

// --searches, else searches/ in the configuration folder; --memory, else news.json in the archive, since what was told
// was told of it.
NewsPlaces news_places(const Typed& typed, std::filesystem::path archive);

// The same for the archive of --archive, else of the crawl's configuration (--config). Errors of the latter.
Result<NewsPlaces> news_places(const Typed& typed);

// Errors of the archive, the index and the memory.
Result<news::Gathered> gather_news(const Context& context, const NewsRequest& request);

// The news in the form asked for; empty for text where there is nothing to tell.
std::string printed(const news::News& news, const NewsRequest& request, const Settings& settings);

// Prints the news. They are remembered when the last byte was written, and not where the reader went away before. The
// exit status: 0, also where there is nothing to tell; 2 where a saved search could not be asked. Errors as above.
Result<int> tell_news(Context& context, const NewsRequest& request);

}  // namespace saksgang::cli
