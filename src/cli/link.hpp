#pragma once

#include <string>
#include <string_view>

#include "model/record.hpp"

// Links that a terminal opens: the escape sequence OSC 8, which takes no columns.
namespace saksgang::cli {

// Where a page of a document can be opened: «file://host/path#page=3» where its file stands at this absolute path,
// otherwise its address on the web; empty where there is neither.
std::string page_target(const std::string& path, const DocumentRef& document, int page);

// The text as a link; as it is where the target is empty.
std::string linked(std::string_view text, std::string_view target);

}  // namespace saksgang::cli
