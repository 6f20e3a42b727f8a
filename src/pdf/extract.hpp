#pragma once

#include <string>

#include "base/error.hpp"
#include "model/page.hpp"

namespace saksgang::pdf {

// Reads a whole PDF into positioned words. The only door to Poppler; call it in a worker process (worker.hpp), never in
// a process whose life matters: Poppler may crash, hang or eat memory on hostile files.
//
// Pages that Poppler cannot read stand in the result with readable = false. A file encrypted with an empty user
// password is read. Words under two points high and words in the colour of a white ground are marked invisible;
// visibility.hpp and hidden_text.hpp say by which signs, and what they do not cover.
//
// Errors: kNotPdf (no «%PDF» in the first 1024 bytes), kEncrypted, kDamaged (also where there is no page), kMemory
// (2 GiB or more), kOutputLimit (millions of words). Not reentrant: Poppler reports through one global function.
Result<PageSet> extract(std::string bytes);

}  // namespace saksgang::pdf
