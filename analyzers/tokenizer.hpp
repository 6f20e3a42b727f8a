#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace saksgang::analyzers {

// A run of characters between blanks and punctuation, as the break rules cut it: byte range in the text.
struct Chunk {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool new_paragraph = false;  // a line end stands between it and the chunk before
};

// The break rules, in the syntax of ICU's RuleBasedBreakIterator; part of the analysis' fingerprint.
std::string_view break_rules();

// Cuts UTF-8 text by the break rules. Malformed bytes separate words. One thread at a time; the first one made in a
// process compiles the rules, which takes about two milliseconds.
class Tokenizer {
 public:
  static Result<std::unique_ptr<Tokenizer>> make();
  virtual ~Tokenizer() = default;

  // Replaces `out` by the chunks of the text, in order. Text beyond 2^31 - 1 bytes is not looked at.
  virtual void cut(std::string_view text, std::vector<Chunk>& out) = 0;
};

}  // namespace saksgang::analyzers
