#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/error.hpp"

namespace saksgang::crawl {

enum class Packing { kNone, kGzip, kDeflate };

// What a Content-Encoding header says; nothing for one that was not asked for, or several on top of each other.
std::optional<Packing> packing_of(std::string_view content_encoding);

// Takes the Content-Encoding off a body piece by piece; what comes out is handed on in pieces of at most 64 KiB, so
// that whoever takes them can end it before a small body has become a large one.
class Unpacker {
 public:
  using Take = std::function<bool(std::string_view bytes)>;  // false: no more, please

  explicit Unpacker(Packing packing);
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;

  enum class Outcome { kFine, kStopped, kBroken };

  // kStopped where `take` said so, kBroken where the bytes are of no such packing. gzip in several members is one text;
  // what stands behind the last is left out, as browsers do; "deflate" is read with or without zlib's head.
  Outcome feed(std::string_view bytes, const Take& take);

  // Whether all of the text has come out; also before the first byte.
  bool whole() const;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace saksgang::crawl
