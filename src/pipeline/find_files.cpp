#include "pipeline/find_files.hpp"

#include <algorithm>
#include <deque>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/utf8.hpp"

namespace saksgang::pipeline {
namespace {

namespace fs = std::filesystem;

bool is_named_pdf(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension == ".pdf";
}

// Of two with one key the first stays.
void put_in_order(std::vector<FoundFile>& files) {
  std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  files.erase(std::unique(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.key == b.key; }),
              files.end());
}

class Finder {
 public:
  void add_file(const fs::path& path) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(path, error);
    found_.files.push_back({path, key_of(path), error ? 0 : bytes});
  }

  // Folders by their own names first: what a link leads to is entered through the link only where nothing else does.
  void add_folder(const fs::path& folder) {
    pending_.push_back(folder);
    while (!pending_.empty() || !links_.empty()) {
      std::deque<fs::path>& next = pending_.empty() ? links_ : pending_;
      const fs::path path = std::move(next.front());
      next.pop_front();
      list(path);
    }
  }

  Found take() {
    put_in_order(found_.files);
    return std::move(found_);
  }

  void add_root(const fs::path& path) { found_.roots.push_back(key_of(path)); }

 private:
  void list(const fs::path& folder) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) == 0 && !entered_.emplace(status.st_dev, status.st_ino).second) return;
    std::error_code error;
    if (fs::is_regular_file(folder / kArchiveLog, error)) {
      found_.archives.push_back(folder);
      found_.archive_keys.push_back(key_of(folder));
      return;
    }
    fs::directory_iterator it(folder, error);
    std::vector<fs::directory_entry> entries;
    for (; !error && it != fs::directory_iterator(); it.increment(error)) entries.push_back(*it);
    if (error) {
      found_.unreadable.push_back(
          Error{ErrorCode::kIo, fmt::format("cannot list the folder: {}", error.message()), "", key_of(folder), 0});
    }
    std::sort(entries.begin(), entries.end());
    for (const fs::directory_entry& entry : entries) {
      std::error_code ignored;  // an entry that cannot be looked at is a file that will fail to open, and be reported
      if (entry.is_directory(ignored)) {
        (entry.is_symlink(ignored) ? links_ : pending_).push_back(entry.path());
      } else if (is_named_pdf(entry.path())) {
        add_file(entry.path());
      }
    }
  }

  Found found_;
  std::deque<fs::path> pending_;
  std::deque<fs::path> links_;
  std::set<std::pair<dev_t, ino_t>> entered_;
};

}  // namespace

std::string key_of(const fs::path& path) {
  std::string text = path.generic_string();
  if (utf8::valid(text)) return text;
  std::string key;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = utf8::next(text, pos);
    const std::string_view bytes = std::string_view(text).substr(begin, pos - begin);
    if (c == U'\uFFFD' && bytes != "\uFFFD") {
      for (const char byte : bytes) key += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
    } else {
      key += bytes;
    }
  }
  return key;
}

bool is_below(std::string_view key, std::string_view root) {
  if (root == "/") return key.starts_with('/');
  return key.starts_with(root) && (key.size() == root.size() || key[root.size()] == '/');
}

Result<Found> find_files(const std::vector<fs::path>& inputs) {
  Finder finder;
  for (const fs::path& input : inputs) {
    std::error_code error;
    const fs::path path = fs::canonical(input, error);
    if (error) {
      return fail(ErrorCode::kUsage, fmt::format("cannot find {}: {}", key_of(input), error.message()),
                  "name folders or PDF files that exist");
    }
    const bool is_folder = fs::is_directory(path, error);
    // A file given by a link keeps the link's name, as it would below a folder.
    const fs::path own = is_folder ? path : fs::canonical(fs::absolute(input).parent_path(), error) / input.filename();
    finder.add_root(own);
    if (is_folder) {
      finder.add_folder(own);
    } else {
      finder.add_file(own);
    }
  }
  return finder.take();
}

Result<void> list_archives(Found& found, const ArchiveLister& lister) {
  for (const fs::path& archive : found.archives) {
    auto files = lister(archive);
    if (!files) return tl::make_unexpected(files.error());
    // Before those that were given by themselves: what is known of them counts.
    found.files.insert(found.files.begin(), std::make_move_iterator(files->begin()),
                       std::make_move_iterator(files->end()));
  }
  put_in_order(found.files);
  return {};
}

}  // namespace saksgang::pipeline
