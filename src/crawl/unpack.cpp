#include "crawl/unpack.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <vector>

#include <zlib.h>

namespace saksgang::crawl {

std::optional<Packing> packing_of(std::string_view content_encoding) {
  std::string word;
  for (const char c : content_encoding) {
    if (c != ' ' && c != '\t') word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  if (word.empty() || word == "identity") return Packing::kNone;
  if (word == "gzip" || word == "x-gzip") return Packing::kGzip;
  if (word == "deflate") return Packing::kDeflate;
  return std::nullopt;
}

struct Unpacker::Stream {
  Packing packing = Packing::kNone;
  z_stream z{};
  bool open = false;
  bool begun = false;
  bool ended = false;
  bool between = false;  // behind a member's end, where another may begin
  std::string head;      // what has come of the two bytes that tell how to read it
  std::vector<unsigned char> out = std::vector<unsigned char>(std::size_t{64} << 10);

  ~Stream() { close(); }

  bool start(int window_bits) {
    close();
    z = {};
    open = inflateInit2(&z, window_bits) == Z_OK;
    return open;
  }

  void close() {
    if (open) inflateEnd(&z);
    open = false;
  }

  // Whether the two bytes open a text; sets the stream up for it.
  bool open_by_head() {
    constexpr int kGzipWindow = 15 + 16;
    const auto first = static_cast<unsigned char>(head[0]);
    const auto second = static_cast<unsigned char>(head[1]);
    if (packing == Packing::kGzip) return first == 0x1F && second == 0x8B && start(kGzipWindow);
    const bool zlib = (first & 0x0F) == 8 && (first * 256 + second) % 31 == 0;
    return start(zlib ? 15 : -15);
  }

  Outcome inflate_all(std::string_view& bytes, const Take& take) {
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    int status = Z_OK;
    do {
      z.next_out = out.data();
      z.avail_out = static_cast<uInt>(out.size());
      status = inflate(&z, Z_NO_FLUSH);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return Outcome::kBroken;
      const std::size_t made = out.size() - z.avail_out;
      if (made > 0 && !take(std::string_view(reinterpret_cast<const char*>(out.data()), made)))
        return Outcome::kStopped;
    } while (status == Z_OK && (z.avail_in > 0 || z.avail_out == 0));
    bytes.remove_prefix(bytes.size() - z.avail_in);
    if (status == Z_STREAM_END) {
      close();
      between = packing == Packing::kGzip;
      ended = !between;
    }
    return Outcome::kFine;
  }
};

Unpacker::Unpacker(Packing packing) : stream_(std::make_unique<Stream>()) {
  stream_->packing = packing;
}

Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;

Unpacker::Outcome Unpacker::feed(std::string_view bytes, const Take& take) {
  Stream& s = *stream_;
  if (s.packing == Packing::kNone) return bytes.empty() || take(bytes) ? Outcome::kFine : Outcome::kStopped;
  while (!bytes.empty() && !s.ended) {
    s.begun = true;
    if (s.open) {
      if (const Outcome outcome = s.inflate_all(bytes, take); outcome != Outcome::kFine) return outcome;
      continue;
    }
    const std::size_t missing = std::min(2 - s.head.size(), bytes.size());
    s.head += bytes.substr(0, missing);
    bytes.remove_prefix(missing);
    if (s.head.size() < 2) return Outcome::kFine;
    if (!s.open_by_head()) {
      if (!s.between) return Outcome::kBroken;
      s.ended = true;
      break;
    }
    s.between = false;
    const std::string head = std::exchange(s.head, {});
    std::string_view two = head;
    if (const Outcome outcome = s.inflate_all(two, take); outcome != Outcome::kFine) return outcome;
  }
  return Outcome::kFine;
}

bool Unpacker::whole() const {
  return !stream_->begun || stream_->packing == Packing::kNone || stream_->ended || stream_->between;
}

}  // namespace saksgang::crawl
