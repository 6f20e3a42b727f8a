#pragma once

#include <string>

#include "base/error.hpp"
#include "export/source.hpp"

namespace saksgang::exports {

// Meetings and cases as objects of OParl 1.1, one JSON object a line: System, Body, Organizations, Papers with their
// Consultations, Meetings with their AgendaItems and Files, and the Files of no meeting. schemas/export-oparl.md tells
// what is kept and what is lost. `base_url` ends in a slash; the ids of objects begin with it. Errors of the source.
Result<void> write_oparl(const Source& source, const std::string& base_url, const Write& write);

}  // namespace saksgang::exports
