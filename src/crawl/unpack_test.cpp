#include "crawl/unpack.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>

using namespace saksgang::crawl;
using Outcome = Unpacker::Outcome;

namespace {

std::string packed(const std::string& text, int window_bits) {
  z_stream z{};
  REQUIRE(deflateInit2(&z, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&z, text.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&z, Z_FINISH) == Z_STREAM_END);
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

std::string gzip(const std::string& text) {
  return packed(text, 15 + 16);
}

struct Unpacked {
  std::string text;
  Outcome outcome = Outcome::kFine;
  bool whole = false;
};

Unpacked unpack(Packing packing, const std::string& bytes, std::size_t piece = 1 << 20) {
  Unpacker unpacker(packing);
  Unpacked result;
  for (std::size_t at = 0; at < bytes.size() && result.outcome == Outcome::kFine; at += piece) {
    result.outcome = unpacker.feed(std::string_view(bytes).substr(at, piece), [&](std::string_view out) {
      CHECK(out.size() <= 65536);
      result.text += out;
      return true;
    });
  }
  result.whole = unpacker.whole();
  return result;
}

}  // namespace

TEST_CASE("what Content-Encoding says") {
  CHECK(packing_of("") == Packing::kNone);
  CHECK(packing_of("Identity") == Packing::kNone);
  CHECK(packing_of(" GZIP ") == Packing::kGzip);
  CHECK(packing_of("x-gzip") == Packing::kGzip);
  CHECK(packing_of("deflate") == Packing::kDeflate);
  CHECK_FALSE(packing_of("br"));
  CHECK_FALSE(packing_of("gzip, gzip"));
}

TEST_CASE("packed bodies come out whole, in pieces of any size") {
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "møte " + std::to_string(i);
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20}) {
    for (const auto& [packing, bytes] :
         std::vector<std::pair<Packing, std::string>>{{Packing::kNone, text},
                                                      {Packing::kGzip, gzip(text)},
                                                      {Packing::kDeflate, packed(text, 15)},
                                                      {Packing::kDeflate, packed(text, -15)}}) {
      const Unpacked result = unpack(packing, bytes, packing == Packing::kNone ? 1000 : piece);
      CHECK(result.text == text);
      CHECK(result.outcome == Outcome::kFine);
      CHECK(result.whole);
    }
  }
}

TEST_CASE("several members are one text, and what stands behind them is left out") {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{1000}}) {
    for (const std::string& tail : std::vector<std::string>{"", "x", std::string(100, '\0'), "tull og tøys"}) {
      const Unpacked result = unpack(Packing::kGzip, gzip("en") + gzip("") + gzip("to") + tail, piece);
      CHECK(result.text == "ento");
      CHECK(result.outcome == Outcome::kFine);
      CHECK(result.whole);
    }
  }
}

TEST_CASE("a body that ends too soon is not whole") {
  const std::string bytes = gzip("saksgang");
  for (std::size_t size = 1; size < bytes.size(); ++size)
    CHECK_FALSE(unpack(Packing::kGzip, bytes.substr(0, size)).whole);
  CHECK(unpack(Packing::kGzip, "").whole);
}

TEST_CASE("what is not packed so is broken") {
  CHECK(unpack(Packing::kGzip, "<html></html>").outcome == Outcome::kBroken);
  CHECK(unpack(Packing::kDeflate,
               "\x78\x9C\xFF\xFF"
               "tull")
            .outcome == Outcome::kBroken);
  std::string wrong_sum = gzip("saksgang");
  wrong_sum[wrong_sum.size() - 6] ^= 1;
  CHECK(unpack(Packing::kGzip, wrong_sum).outcome == Outcome::kBroken);
}

TEST_CASE("whoever takes the text can stop it") {
  const std::string bomb = gzip(std::string(std::size_t{64} << 20, '\0'));
  CHECK(bomb.size() < 100'000);
  Unpacker unpacker(Packing::kGzip);
  std::size_t taken = 0;
  const Outcome outcome = unpacker.feed(bomb, [&](std::string_view out) {
    taken += out.size();
    return taken < 1'000'000;
  });
  CHECK(outcome == Outcome::kStopped);
  CHECK(taken < 1'100'000);
}
