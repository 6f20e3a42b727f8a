#include "crawl/night_warc.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace saksgang::crawl {
namespace {

namespace fs = std::filesystem;

// As WARC files begin, packed or not; what begins otherwise is somebody else's and not ours to move.
bool begins_as_warc(const fs::path& path) {
  std::array<char, 7> beginning{};
  std::ifstream in(path, std::ios::binary);
  in.read(beginning.data(), beginning.size());
  const std::string_view read(beginning.data(), static_cast<std::size_t>(in.gcount()));
  return read.starts_with("WARC/1.") || read.starts_with("\x1f\x8b");
}

Result<fs::path> set_aside(const fs::path& path) {
  fs::path aside;
  for (int number = 1;; ++number) {
    aside = path;
    aside += fmt::format(".broken-{}", number);
    if (!fs::exists(aside)) break;
  }
  std::error_code error;
  fs::rename(path, aside, error);
  if (error) {
    return tl::make_unexpected(Error{
        ErrorCode::kIo, fmt::format("cannot set the broken file aside: {}", error.message()), "", path.string(), 0});
  }
  return aside;
}

}  // namespace

Result<std::unique_ptr<WarcWriter>> open_warc(const CrawlOptions& options, const std::string& contact,
                                              const Client& client, const Clock& clock, CrawlObserver& observer) {
  if (!options.warc) return nullptr;
  const auto open = [&] {
    return WarcWriter::open(*options.warc,
                            {{"software", options.software},
                             {"robots", "obey"},
                             {"operator", contact},
                             {"http-header-user-agent", client.user_agent()}},
                            clock.now());
  };
  auto opened = open();
  if (!opened && opened.error().code == ErrorCode::kDamaged && begins_as_warc(*options.warc)) {
    const auto aside = set_aside(*options.warc);
    if (!aside) return tl::make_unexpected(aside.error());
    observer.warning(fmt::format("the last record of {} is not whole; the file is now {}, and a new one is begun",
                                 options.warc->string(), aside->string()));
    opened = open();
  }
  if (!opened) return tl::make_unexpected(opened.error());
  return std::make_unique<WarcWriter>(std::move(*opened));
}

}  // namespace saksgang::crawl
