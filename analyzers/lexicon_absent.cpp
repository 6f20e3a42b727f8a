#include "analyzers/lexicon.hpp"

namespace saksgang::analyzers {

std::string_view lexicon_bytes() {
  return {};
}

}  // namespace saksgang::analyzers
