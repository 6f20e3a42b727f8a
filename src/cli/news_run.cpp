#include "cli/news_run.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/crawl_settings.hpp"
#include "cli/news_output.hpp"
#include "cli/open_reader.hpp"
#include "cli/run_audit.hpp"
#include "cli/word_judge.hpp"
#include "crawl/archive_reader.hpp"
#include "news/gather.hpp"
#include "pipeline/read_again.hpp"

namespace saksgang::cli {
namespace {

using crawl::ArchiveReader;

// When the last night began; the beginning of time where there was none.
Result<Time> last_night(const ArchiveReader& archive) {
  const auto nights = archive.nights();
  if (!nights) return tl::make_unexpected(nights.error());
  return nights->empty() ? Time{} : nights->back().began;
}

pipeline::FoundFile file_of(const std::filesystem::path& path, const news::OldVersion& old) {
  pipeline::FoundFile file{path, pipeline::key_of(path), 0, pipeline::Published{}};
  file.published->file = old.document->name;
  file.published->url = old.document->url;
  file.published->sha256 = old.sha256;
  return file;
}

class OldVersions {
 public:
  OldVersions(const Context& context, const ArchiveReader& archive, const WorkerSettings& workers)
      : context_(context), archive_(archive), workers_(workers) {}

  Result<news::OldRecords> read(const std::vector<news::OldVersion>& wanted) const {
    news::OldRecords out;
    std::vector<pipeline::FoundFile> files;
    for (const news::OldVersion& one : wanted) {
      if (out.contains(one.sha256)) continue;
      const auto path = archive_.path_of(one.sha256);
      out.emplace(one.sha256, fail(ErrorCode::kNotFound, "the archive has it no longer"));
      if (path) files.push_back(file_of(*path, one));
    }
    const pipeline::PoolFactory start_pool = [&](std::function<void(const std::string&)> warn) {
      return pdf::Pool::start(workers_.jobs, workers_.limits, std::move(warn));
    };
    auto read = pipeline::read_again(files, start_pool, [&](const std::string& text) { context_.warn(text); });
    if (!read) return tl::make_unexpected(read.error());
    for (std::size_t i = 0; i < files.size(); ++i) {
      out.insert_or_assign(files[i].published->sha256, std::move((*read)[i]));
    }
    return out;
  }

 private:
  const Context& context_;
  const ArchiveReader& archive_;
  const WorkerSettings& workers_;
};

// None where the index has no records yet: then there is no first run either.
Result<std::optional<std::vector<history::Finding>>> findings(const index::Reader& reader) {
  auto found = run_audit(reader);
  if (found) return std::optional(std::move(*found));
  if (found.error().code == ErrorCode::kNotFound) return std::optional<std::vector<history::Finding>>();
  return tl::make_unexpected(found.error());
}

}  // namespace

NewsPlaces news_places(const Typed& typed, std::filesystem::path archive) {
  NewsPlaces places;
  places.memory = typed.has("memory") ? std::filesystem::path(typed.value("memory")) : archive / "news.json";
  places.archive = std::move(archive);
  if (typed.has("searches")) {
    places.searches = typed.value("searches");
  } else if (const auto folder = configuration_folder()) {
    places.searches = *folder / "searches";
  }
  return places;
}

Result<NewsPlaces> news_places(const Typed& typed) {
  if (typed.has("archive")) return news_places(typed, typed.value("archive"));
  const auto settings = find_crawl_settings(typed);
  if (!settings) return tl::make_unexpected(settings.error());
  const auto config = read_crawl_settings(*settings);
  if (!config) return tl::make_unexpected(config.error());
  return news_places(typed, config->archive);
}

Result<news::Gathered> gather_news(const Context& context, const NewsRequest& request) {
  const auto archive = ArchiveReader::open(request.places.archive);
  if (!archive) return tl::make_unexpected(archive.error());
  const auto documents = archive->documents();
  if (!documents) return tl::make_unexpected(documents.error());
  const auto memory = news::recall(request.places.memory);
  if (!memory) return tl::make_unexpected(memory.error());
  news::Since since{request.since.value_or(Time{}), !request.since};
  if (since.is_last && !*memory && !request.all_at_first) {
    const auto night = last_night(*archive);
    if (!night) return tl::make_unexpected(night.error());
    since.moment = *night;
  }
  const auto reader = open_for_words(context.settings());
  if (!reader) return tl::make_unexpected(reader.error());
  const auto judge = AnalyzerJudge::make();
  if (!judge) return tl::make_unexpected(judge.error());
  auto found = findings(**reader);
  if (!found) return tl::make_unexpected(found.error());
  const news::SavedSearches searches = news::read_saved_searches(request.places.searches);
  const OldVersions old(context, *archive, request.workers);
  const news::Sources sources{
      *documents,        **reader, searches,
      std::move(*found), **judge,  [&](const std::vector<news::OldVersion>& wanted) { return old.read(wanted); }};
  return news::gather(sources, *memory, since, system_clock().now());
}

std::string printed(const news::News& news, const NewsRequest& request, const Settings& settings) {
  switch (request.format) {
    case NewsFormat::kText:
      return news_text(news, settings);
    case NewsFormat::kJson:
      return dump(news_json(news)) + "\n";
    case NewsFormat::kAtom:
      break;
  }
  std::error_code error;
  const auto place = std::filesystem::weakly_canonical(request.places.archive, error);
  return news_atom(news, pipeline::key_of(error ? request.places.archive : place));
}

Result<int> tell_news(Context& context, const NewsRequest& request) {
  const auto gathered = gather_news(context, request);
  if (!gathered) return tl::make_unexpected(gathered.error());
  Output& out = context.out();
  out.write(printed(gathered->news, request, context.settings()));
  if (auto finished = out.finish(); !finished) return tl::make_unexpected(finished.error());
  if (!request.since && request.remember && out.is_open()) {
    if (auto kept = news::remember(request.places.memory, gathered->memory); !kept) {
      Error error = kept.error();
      error.message = fmt::format("what was told cannot be remembered: {}", error.message);
      error.hint = "--memory FILE names a place that can be written; until then the same is told again";
      return tl::make_unexpected(std::move(error));
    }
  }
  for (Error fault : gathered->news.faults) {
    // The place comes first: what the index says of a query ends in a line that points into it.
    fault.message = fmt::format("{}: {}", fault.file, fault.message);
    fault.file.clear();
    print_error(fault);
  }
  return gathered->news.faults.empty() ? 0 : exit_status(ErrorCode::kConfig);
}

}  // namespace saksgang::cli
