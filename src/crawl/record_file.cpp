#include "crawl/record_file.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace saksgang::crawl {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr int kGzip = 15 + 16;

std::string reason(int error) {
  std::array<char, 128> buffer{};
  return strerror_r(error, buffer.data(), buffer.size());
}

// As many bytes as there are from the place, up to the room; nothing where reading fails.
std::optional<std::string> read_at(int fd, std::uint64_t at, std::size_t room) {
  std::string out(room, '\0');
  std::size_t have = 0;
  while (have < room) {
    const ssize_t got = ::pread(fd, out.data() + have, room - have, static_cast<off_t>(at + have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  out.resize(have);
  return out;
}

// The length of the record at the place with its head and end; 0 where it is not whole.
std::uint64_t plain_record(int fd, std::uint64_t at, std::uint64_t size) {
  const std::optional<std::string> begin = read_at(fd, at, kPiece);
  if (!begin || !begin->starts_with("WARC/1.")) return 0;
  const std::size_t head = begin->find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  std::uint64_t length = 0;
  bool has_length = false;
  for (std::size_t line = begin->find("\r\n"); line < head; line = begin->find("\r\n", line + 2)) {
    constexpr std::string_view kName = "content-length:";
    const char* text = begin->c_str() + line + 2;
    if (::strncasecmp(text, kName.data(), kName.size()) != 0) continue;
    text += kName.size();
    while (*text == ' ' || *text == '\t') ++text;
    const char* end = begin->data() + begin->size();
    has_length = std::from_chars(text, end, length).ec == std::errc();
  }
  if (!has_length || length > size) return 0;
  const std::uint64_t whole = head + 4 + length + 4;
  if (at + whole > size) return 0;
  return read_at(fd, at + whole - 4, 4) == "\r\n\r\n" ? whole : 0;
}

bool plain_is_whole(int fd, std::uint64_t size) {
  std::uint64_t at = 0;
  while (at < size) {
    const std::uint64_t record = plain_record(fd, at, size);
    if (record == 0) return false;
    at += record;
  }
  return true;
}

bool packed_is_whole(int fd, std::uint64_t size) {
  z_stream z{};
  if (inflateInit2(&z, kGzip) != Z_OK) return false;
  std::string out(kPiece, '\0');
  bool between = true;
  bool fine = true;
  for (std::uint64_t at = 0; at < size && fine;) {
    std::optional<std::string> piece = read_at(fd, at, kPiece);
    if (!piece || piece->empty()) break;
    at += piece->size();
    z.next_in = reinterpret_cast<Bytef*>(piece->data());
    z.avail_in = static_cast<uInt>(piece->size());
    while (z.avail_in > 0 && fine) {
      z.next_out = reinterpret_cast<Bytef*>(out.data());
      z.avail_out = static_cast<uInt>(out.size());
      const int status = inflate(&z, Z_NO_FLUSH);
      between = status == Z_STREAM_END;
      fine = between ? inflateReset(&z) == Z_OK : status == Z_OK;
    }
  }
  inflateEnd(&z);
  return fine && between;
}

}  // namespace

RecordFile::RecordFile(std::filesystem::path path, FileDescriptor fd, std::uint64_t end, bool packed)
    : path_(std::move(path)), fd_(std::move(fd)), end_(end), packed_(packed) {}

tl::unexpected<Error> RecordFile::failure(std::string_view what, int error) const {
  Error e{ErrorCode::kIo, fmt::format("cannot {}: {}", what, reason(error)), {}, path_.string(), 0};
  if (error == ENOSPC || error == EDQUOT) e.hint = "make room on the disk and try again";
  return tl::make_unexpected(std::move(e));
}

Result<RecordFile> RecordFile::open(const std::filesystem::path& path) {
  FileDescriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  const int error = errno;
  RecordFile file(path, std::move(fd), 0, path.extension() == ".gz");
  if (!file.fd_) return file.failure("open the file", error);
  struct stat info {};
  if (::fstat(file.fd_.get(), &info) != 0) return file.failure("open the file", errno);
  if (!S_ISREG(info.st_mode)) {
    return tl::make_unexpected(Error{ErrorCode::kIo, "no regular file", {}, path.string(), 0});
  }
  file.end_ = static_cast<std::uint64_t>(info.st_size);
  const bool whole =
      file.packed_ ? packed_is_whole(file.fd_.get(), file.end_) : plain_is_whole(file.fd_.get(), file.end_);
  if (!whole) {
    return tl::make_unexpected(Error{ErrorCode::kDamaged, "the file is no WARC file, or its last record is not whole",
                                     "name another file for the records of this run", path.string(), 0});
  }
  return file;
}

Result<void> RecordFile::put_whole(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd_.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failure("write to the file", errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<void> RecordFile::deflate_all(z_stream_s& stream, std::string_view bytes, int flush) {
  std::array<char, 16384> out{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, flush) == Z_STREAM_ERROR) return fail(ErrorCode::kInternal, "zlib cannot pack a record");
    if (Result<void> done = put_whole({out.data(), out.size() - stream.avail_out}); !done) return done;
  } while (stream.avail_out == 0);
  return {};
}

Result<void> RecordFile::append(const std::function<Result<void>(const Put& put)>& fill) {
  if (::lseek(fd_.get(), static_cast<off_t>(end_), SEEK_SET) < 0) return failure("write to the file", errno);
  Result<void> done;
  if (packed_) {
    z_stream z{};
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      return fail(ErrorCode::kInternal, "zlib cannot pack a record");
    }
    done = fill([&](std::string_view bytes) { return deflate_all(z, bytes, Z_NO_FLUSH); });
    if (done) done = deflate_all(z, {}, Z_FINISH);
    deflateEnd(&z);
  } else {
    done = fill([&](std::string_view bytes) { return put_whole(bytes); });
  }
  if (!done) {
    // What remains is the first error's to tell; a file that cannot be cut off is refused when it is opened next.
    if (::ftruncate(fd_.get(), static_cast<off_t>(end_)) != 0)
      done.error().hint += "; the file's last record is not whole";
    return done;
  }
  const off_t end = ::lseek(fd_.get(), 0, SEEK_CUR);
  if (end < 0) return failure("write to the file", errno);
  end_ = static_cast<std::uint64_t>(end);
  return {};
}

Result<void> RecordFile::sync() {
  if (::fdatasync(fd_.get()) != 0) return failure("write to the disk", errno);
  return {};
}

}  // namespace saksgang::crawl
