#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "model/record.hpp"

// Records as JSON, in the names and order that the contract and schemas/ fix.
namespace saksgang {

using Json = nlohmann::ordered_json;

std::string_view name(Part part);            // "innkalling"
std::string_view name(DocumentState state);  // "partial"

Json to_json(const CaseRecord& record);
Json to_json(const DocumentRecord& record);

// The inverse of to_json. An object of another form gives ErrorCode::kInternal with the key at fault.
Result<CaseRecord> case_record_from_json(const Json& json);
Result<DocumentRecord> document_record_from_json(const Json& json);

// One line of JSON without a line end. Malformed UTF-8 is written as U+FFFD, never thrown over.
std::string dump(const Json& json);

}  // namespace saksgang
