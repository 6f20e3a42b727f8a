#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include "base/files.hpp"
#include "pdf/worker.hpp"

namespace saksgang::pdf {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  return fs::path(SAKSGANG_SOURCE_DIR).parent_path() / "shared" / "torture";
}

TEST_CASE("every hostile file has exactly one outcome, soon, and the parent stays small") {
  if (!fs::exists(folder())) {
    MESSAGE("skipped: the hostile PDFs of ../shared/torture are not here");
    return;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  REQUIRE(files.size() > 40);

  auto pool = Pool::start(2, Limits{}, [](const std::string& text) { MESSAGE(text); });
  REQUIRE(pool.has_value());
  const auto begin = std::chrono::steady_clock::now();
  std::map<std::uint64_t, Finished> outcomes;
  std::size_t next = 0;
  while (outcomes.size() < files.size()) {
    REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(110));
    for (; next < files.size() && (*pool)->free_slots() > 0; ++next) {
      auto file = open_for_reading(files[next]);
      REQUIRE(file.has_value());
      REQUIRE((*pool)->submit(next, file->release(), "extract").has_value());
    }
    for (Finished& finished : (*pool)->wait(std::chrono::milliseconds(500))) {
      REQUIRE(outcomes.count(finished.id) == 0);
      outcomes.emplace(finished.id, std::move(finished));
    }
  }
  std::map<std::string, int> counts;
  for (const auto& outcome : outcomes) {
    const Finished& finished = outcome.second;
    const std::string file = files[outcome.first].filename().string();
    const auto& response = finished.response;
    const std::string text =
        response ? response->substr(0, 60) : std::string(name(response.error().code)) + ": " + response.error().message;
    INFO(file, " ", finished.seconds, " s: ", text);
    if (!response) {
      CHECK(response.error().code != ErrorCode::kInternal);
      CHECK(!response.error().message.empty());
    }
    ++counts[response ? "read" : std::string(name(response.error().code))];
    if (std::getenv("SAKSGANG_TEST_VERBOSE") != nullptr) {
      MESSAGE(file, " ", finished.seconds, " s: ", text);
    }
  }
  CHECK(counts["read"] >= 30);
  CHECK(counts["encrypted"] >= 1);
  rusage usage{};
  REQUIRE(::getrusage(RUSAGE_SELF, &usage) == 0);
#if !defined(__SANITIZE_ADDRESS__)
  CHECK(usage.ru_maxrss < 300 * 1024);
#endif
}

}  // namespace
}  // namespace saksgang::pdf
