#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "base/error.hpp"
#include "base/files.hpp"

struct z_stream_s;  // zlib's

namespace saksgang::crawl {

// A file of records of which each is there whole or not at all, as far as this process lives: what was begun and could
// not be finished is cut off again. Packed, each record is a gzip member of its own.
class RecordFile {
 public:
  // Creates the file or goes on at its end. kDamaged where the last record is not whole; kIo names the file.
  static Result<RecordFile> open(const std::filesystem::path& path);

  using Put = std::function<Result<void>(std::string_view bytes)>;

  // Calls `fill` once with what takes the record's bytes.
  Result<void> append(const std::function<Result<void>(const Put& put)>& fill);

  Result<void> sync();
  const std::filesystem::path& path() const { return path_; }

 private:
  RecordFile(std::filesystem::path path, FileDescriptor fd, std::uint64_t end, bool packed);

  Result<void> put_whole(std::string_view bytes);
  Result<void> deflate_all(z_stream_s& stream, std::string_view bytes, int flush);
  tl::unexpected<Error> failure(std::string_view what, int error) const;

  std::filesystem::path path_;
  FileDescriptor fd_;
  std::uint64_t end_ = 0;  // of the last whole record
  bool packed_ = false;
};

}  // namespace saksgang::crawl
