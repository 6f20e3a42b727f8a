#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "history/references.hpp"

// References within one sentence of running text.
namespace saksgang::history {

// Whose words they are.
struct Speaker {
  std::string council;     // canonical, or as printed; may be empty
  std::vector<Date> days;  // of the meeting, in order
  int year = 0;            // 0 where it is not known
};

// References of the sentence text[begin, end), with quote and byte ranges in `text`; field, item and page are left to
// the caller. Linear in the sentence but for a small window around each number.
std::vector<Reference> references_in(std::string_view text, std::size_t begin, std::size_t end, const Speaker& speaker);

}  // namespace saksgang::history
