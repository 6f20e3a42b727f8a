#include "history/resolved_reference.hpp"

#include <utility>

namespace saksgang::history {

Result<std::vector<ResolvedReference>> resolved_references(const CaseRecord& record, Catalogue& catalogue,
                                                           std::optional<Method> method) {
  std::vector<ResolvedReference> out;
  for (Reference& reference : references(record)) {
    if (method && reference.method != *method) continue;
    auto resolution = resolve(reference, record, catalogue);
    if (!resolution) return tl::make_unexpected(resolution.error());
    out.push_back({std::move(reference), std::move(*resolution)});
  }
  return out;
}

}  // namespace saksgang::history
