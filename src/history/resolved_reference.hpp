#pragma once

#include <optional>
#include <vector>

#include "history/catalogue.hpp"
#include "history/references.hpp"
#include "history/resolve.hpp"

namespace saksgang::history {

struct ResolvedReference {
  Reference reference;
  Resolution resolution;
};

// references() of a record, of one method or of all, each with what resolve() makes of it. Errors of the catalogue.
Result<std::vector<ResolvedReference>> resolved_references(const CaseRecord& record, Catalogue& catalogue,
                                                           std::optional<Method> method = std::nullopt);

}  // namespace saksgang::history
