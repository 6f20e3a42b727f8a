#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"

namespace saksgang {

// A file descriptor, closed with its owner. Moves, does not copy.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() { reset(); }
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    if (this != &other) reset(other.release());
    return *this;
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  int release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
  }
  void reset(int fd = -1);

 private:
  int fd_ = -1;
};

// The digest as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

// The digest of the file's bytes from its beginning, wherever the descriptor's offset stands, which is left where it
// is. Reads in pieces: the file need not fit into memory. kIo where reading fails.
Result<std::string> sha256_of(int fd);

// Opens a regular file for reading, close-on-exec. kIo names the file, and says so where it is a folder or a device.
Result<FileDescriptor> open_for_reading(const std::filesystem::path& path);

// The bytes of a descriptor's file from its beginning; its offset is left where it is. A file of more than `limit`
// bytes is refused with kIo before anything of that size is allocated.
Result<std::string> read_all(int fd, std::size_t limit = std::size_t{1} << 30);

// The whole file. kIo names it.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{1} << 30);

// A file written piece by piece under a temporary name in its folder, which gets its own name only when it is whole: as
// write_atomically() below, for what is too large to be held. Without commit() the temporary file is removed and an
// older file of the name stands. Moves, does not copy; one that was moved from may only be destroyed.
class AtomicFile {
 public:
  // kIo, with the name, where no file can be made there.
  static Result<AtomicFile> create(const std::filesystem::path& path);
  ~AtomicFile();
  AtomicFile(AtomicFile&& other) noexcept
      : path_(std::move(other.path_)), temporary_(std::exchange(other.temporary_, {})), fd_(std::move(other.fd_)) {}
  AtomicFile& operator=(AtomicFile&&) = delete;
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  // For a library that opens files itself; it must leave the file in place, and be done with it before commit().
  const std::filesystem::path& temporary() const { return temporary_; }

  Result<void> write(std::string_view bytes);
  Result<void> commit();

 private:
  AtomicFile(std::filesystem::path path, std::filesystem::path temporary, FileDescriptor fd)
      : path_(std::move(path)), temporary_(std::move(temporary)), fd_(std::move(fd)) {}

  std::filesystem::path path_;
  std::filesystem::path temporary_;  // empty once it has its own name
  FileDescriptor fd_;
};

// Writes the file so that, whenever the process or the machine dies, the name leads to the old bytes or to all of the
// new ones: a temporary name in the same folder, fsync, rename, fsync of the folder. On failure the old file stands and
// the temporary one is removed. Permissions 0644 less the umask; an existing file's are kept. kIo names the file.
Result<void> write_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace saksgang
