#pragma once

#include <memory>

#include "cli/settings.hpp"
#include "index/reader.hpp"

namespace saksgang::cli {

// A reader that takes words as the user's own synonyms file has it too. Errors of user_synonyms() and Reader::open().
Result<std::unique_ptr<index::Reader>> open_for_words(const Settings& settings);

}  // namespace saksgang::cli
