#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace saksgang::crawl {

// The bytes of a page as UTF-8, piece by piece. The encoding is found as the HTML Standard has it (13.2.3.2): a BOM,
// the header's charset, <meta> among the first 1024 bytes. What calls itself UTF-8, or nothing, is read as UTF-8, and
// each byte in it that is none as windows-1252: pages often say the one and are the other, or a bit of both. NUL
// becomes U+FFFD; so do bytes that an encoding does not know.
class Decoder {
 public:
  explicit Decoder(std::string charset);  // of the Content-Type header; empty or unknown for none
  ~Decoder();
  Decoder(Decoder&&) noexcept;
  Decoder& operator=(Decoder&&) noexcept;

  // Appends what is known by now; up to 1024 bytes are held back at first, up to 3 later.
  void feed(std::string_view bytes, std::string& out);
  void finish(std::string& out);

  // The encoding's name in the Encoding Standard: "utf-8", "windows-1252"; empty before it is known.
  const std::string& encoding() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The encoding's name for a label ("latin1" is "windows-1252"), any case, blanks around it; empty for an unknown one.
std::string_view encoding_of_label(std::string_view label);

// The encoding that a <meta> among the first 1024 bytes names (HTML Standard, «prescan a byte stream»); empty for none.
std::string_view encoding_of_meta(std::string_view bytes);

}  // namespace saksgang::crawl
