#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sha256_ctx;  // nettle's

namespace saksgang {

// SHA-256 of what is given piece by piece, for bytes that are written elsewhere at the same time; sha256() and
// sha256_of() in base/files.hpp are for what is whole.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void update(std::string_view bytes);

  // The digest of all that was given, as 64 lower-case hexadecimal digits; what is given from here on is a new text.
  std::string finish();

 private:
  std::unique_ptr<sha256_ctx> context_;
};

}  // namespace saksgang
