#include "base/sha256.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "base/files.hpp"

using namespace saksgang;

TEST_CASE("a digest in pieces is that of the whole, and begins anew") {
  Sha256 hash;
  // FIPS 180-2, appendix B.
  CHECK(hash.finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  hash.update("a");
  hash.update("");
  hash.update("bc");
  CHECK(hash.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string text(100'000, 'x');
  for (std::size_t at = 0; at < text.size(); at += 777) hash.update(std::string_view(text).substr(at, 777));
  Sha256 moved = std::move(hash);
  CHECK(moved.finish() == sha256(text));
}
