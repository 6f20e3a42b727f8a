#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"

namespace saksgang::pipeline {

// Version of the stages that make records out of a file. Stored with each document; a document that another version
// read is read again. Raised with every change of pdf, layout or segment that changes records.
inline constexpr std::string_view kExtractorVersion = "3";

// Runs inside a worker: the bytes of one PDF through the pdf, layout and segment stages. `request` is a JSON object
// {"file", "path", "sha256", "url"}. The response is one JSON text, {"document": <document record>, "records":
// [<case records>]}, with all that can be known without the parent. A document none of whose pages has a text
// layer is one of state `failed`, reason `no-text`, without records. Errors are those of pdf::extract.
Result<std::string> read_document(std::string bytes, const std::string& request);

}  // namespace saksgang::pipeline
