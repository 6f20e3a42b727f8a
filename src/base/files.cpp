#include "base/files.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.hpp"

namespace saksgang {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 18;

std::string reason(int error) {
  std::array<char, 128> buffer{};
  return strerror_r(error, buffer.data(), buffer.size());
}

tl::unexpected<Error> io_failure(std::string_view what, const std::filesystem::path& path, int error) {
  Error e{ErrorCode::kIo, fmt::format("cannot {}: {}", what, reason(error)), {}, path.string(), 0};
  if (error == ENOSPC) e.hint = "make room on the disk and try again";
  if (error == EACCES || error == EROFS) e.hint = "look at the permissions of the file and its folder";
  return tl::make_unexpected(std::move(e));
}

tl::unexpected<Error> with_file(Error error, const std::filesystem::path& path) {
  error.file = path.string();
  return tl::make_unexpected(std::move(error));
}

ssize_t pread_some(int fd, char* to, std::size_t size, std::size_t offset) {
  ssize_t got = 0;
  do {
    got = ::pread(fd, to, size, static_cast<off_t>(offset));
  } while (got < 0 && errno == EINTR);
  return got;
}

bool write_whole(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// A new file beside `path`, its name put into `name`. Its permissions are those of the file it will replace, or what
// the umask leaves of 0644.
FileDescriptor create_temporary(const std::filesystem::path& path, std::string& name) {
  constexpr int kAttempts = 100;
  static std::atomic<unsigned> counter{0};
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::filesystem::path temporary = path;
    temporary.replace_filename(fmt::format(".{}.{}-{}.tmp", path.filename().string(), ::getpid(), counter++));
    name = temporary.string();
    FileDescriptor fd(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!fd && errno == EEXIST) continue;  // left by a process of the same number that was killed
    struct stat old {};
    // Best effort: a file of another user's cannot give us its permissions, and the write is no worse for it.
    if (fd && ::stat(path.c_str(), &old) == 0 && ::fchmod(fd.get(), old.st_mode & 0777) != 0) errno = 0;
    return fd;
  }
  return {};
}

}  // namespace

void FileDescriptor::reset(int fd) {
  // Linux frees the descriptor even where close() reports EINTR, so it is not repeated.
  if (fd_ >= 0) ::close(fd_);
  fd_ = fd;
}

std::string sha256(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.finish();
}

Result<std::string> sha256_of(int fd) {
  Sha256 hash;
  std::string piece(kPiece, '\0');
  for (std::size_t offset = 0;;) {
    const ssize_t got = pread_some(fd, piece.data(), piece.size(), offset);
    if (got < 0) return fail(ErrorCode::kIo, fmt::format("cannot read: {}", reason(errno)));
    if (got == 0) return hash.finish();
    offset += static_cast<std::size_t>(got);
    hash.update(std::string_view(piece).substr(0, static_cast<std::size_t>(got)));
  }
}

Result<FileDescriptor> open_for_reading(const std::filesystem::path& path) {
  int opened = -1;
  do {
    // O_NONBLOCK: a FIFO of that name must not hold us up; for a regular file it means nothing.
    opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  } while (opened < 0 && errno == EINTR);
  if (opened < 0) return io_failure("open", path, errno);
  FileDescriptor fd(opened);
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) return io_failure("open", path, errno);
  if (!S_ISREG(status.st_mode)) {
    const char* what = S_ISDIR(status.st_mode) ? "a folder" : "no regular file";
    return with_file(Error{ErrorCode::kIo, fmt::format("cannot open: it is {}", what), {}, {}, 0}, path);
  }
  return fd;
}

Result<std::string> read_all(int fd, std::size_t limit) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return fail(ErrorCode::kIo, fmt::format("cannot read: {}", reason(errno)));
  const auto too_large = [&] {
    return fail(ErrorCode::kIo, fmt::format("cannot read: it is larger than {} bytes", limit));
  };
  const auto expected = static_cast<std::size_t>(status.st_size);
  if (expected > limit) return too_large();
  std::string bytes(expected, '\0');
  std::size_t filled = 0;
  for (;;) {
    // The file may have grown since fstat, and files of /proc give no size at all.
    if (filled == bytes.size()) {
      char probe = 0;
      const ssize_t more = pread_some(fd, &probe, 1, filled);
      if (more < 0) return fail(ErrorCode::kIo, fmt::format("cannot read: {}", reason(errno)));
      if (more == 0) return bytes;
      if (filled >= limit) return too_large();
      bytes.resize(std::min(limit, filled + kPiece));
    }
    const ssize_t got = pread_some(fd, bytes.data() + filled, bytes.size() - filled, filled);
    if (got < 0) return fail(ErrorCode::kIo, fmt::format("cannot read: {}", reason(errno)));
    filled += static_cast<std::size_t>(got);
    if (got == 0) {
      bytes.resize(filled);
      return bytes;
    }
  }
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  Result<FileDescriptor> fd = open_for_reading(path);
  if (!fd) return tl::make_unexpected(fd.error());
  Result<std::string> bytes = read_all(fd->get(), limit);
  if (!bytes) return with_file(bytes.error(), path);
  return bytes;
}

Result<AtomicFile> AtomicFile::create(const std::filesystem::path& path) {
  std::string temporary;
  FileDescriptor fd = create_temporary(path, temporary);
  if (!fd) return io_failure("write", path, errno);
  return AtomicFile(path, temporary, std::move(fd));
}

AtomicFile::~AtomicFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<void> AtomicFile::write(std::string_view bytes) {
  if (!write_whole(fd_.get(), bytes)) return io_failure("write", path_, errno);
  return {};
}

Result<void> AtomicFile::commit() {
  const std::filesystem::path folder = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".");
  // A full disk of a network file system may be told only by close().
  if (::fsync(fd_.get()) != 0 || ::close(fd_.release()) != 0) return io_failure("write", path_, errno);
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return io_failure("write", path_, errno);
  temporary_.clear();

  FileDescriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return io_failure("open the folder of", path_, errno);
  // Some file systems know no fsync of a folder; there the rename is all that can be had.
  if (::fsync(directory.get()) != 0 && errno != EINVAL) return io_failure("write the folder of", path_, errno);
  return {};
}

Result<void> write_atomically(const std::filesystem::path& path, std::string_view bytes) {
  auto file = AtomicFile::create(path);
  if (!file) return tl::make_unexpected(file.error());
  if (auto written = file->write(bytes); !written) return written;
  return file->commit();
}

}  // namespace saksgang
