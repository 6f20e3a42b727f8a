#pragma once

#include <string>

#include "base/error.hpp"
#include "export/source.hpp"

namespace saksgang::exports {

// Meetings and cases in the names that eInnsyn has from Noark 5, one JSON object a line: an Enhet for each council,
// then a Moetemappe for each meeting with its Moetesaker and Moetedokumenter within. schemas/export-einnsyn.md tells
// what is kept and what is lost. `base_url` ends in a slash; made-up addresses begin with it. Errors of the source.
Result<void> write_einnsyn(const Source& source, const std::string& base_url, const Write& write);

}  // namespace saksgang::exports
