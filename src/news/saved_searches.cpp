#include "news/saved_searches.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/utf8.hpp"

namespace saksgang::news {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargest = std::size_t{1} << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void read(const fs::path& file, SavedSearches& out) {
  const auto bytes = read_file(file, kLargest);
  if (!bytes) {
    out.faults.push_back(Error{ErrorCode::kConfig,
                               fmt::format("a saved search cannot be read: {}", bytes.error().message), "",
                               file.string(), 0});
    return;
  }
  std::string_view rest = *bytes;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  std::set<std::string> seen;
  for (int line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!utf8::valid(text)) {
      out.faults.push_back(
          Error{ErrorCode::kConfig, fmt::format("line {}: a saved search must be UTF-8", line), "", file.string(), 0});
      continue;
    }
    std::string query(utf8::trim(text));
    if (query.empty() || query.front() == '#' || !seen.insert(query).second) continue;
    out.queries.push_back({file.stem().string(), file, line, std::move(query)});
  }
}

}  // namespace

SavedSearches read_saved_searches(const fs::path& folder) {
  SavedSearches out;
  std::error_code error;
  if (!fs::exists(folder, error) && !error) return out;
  std::vector<fs::path> files;
  for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator(); it.increment(error)) {
    const std::string name = it->path().filename().string();
    std::error_code ignored;  // what cannot be looked at cannot be read either, and is told then
    if (name.starts_with('.') || name.ends_with('~') || it->is_directory(ignored)) continue;
    files.push_back(it->path());
  }
  if (error) {
    out.faults.push_back(Error{ErrorCode::kConfig,
                               fmt::format("the folder of saved searches cannot be read: {}", error.message()), "",
                               folder.string(), 0});
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) read(file, out);
  return out;
}

}  // namespace saksgang::news
