#include "cli/open_reader.hpp"

#include <utility>

namespace saksgang::cli {

Result<std::unique_ptr<index::Reader>> open_for_words(const Settings& settings) {
  auto synonyms = user_synonyms();
  if (!synonyms) return tl::make_unexpected(synonyms.error());
  index::ReaderOptions options;
  if (*synonyms) options = {std::move((*synonyms)->text), (*synonyms)->file.string()};
  return index::Reader::open(settings.index, options);
}

}  // namespace saksgang::cli
