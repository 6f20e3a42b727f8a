#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace saksgang {

// A host name of any script as it is asked of the name service: "RÅD.no" is "xn--rd-yia.no" (Unicode Technical
// Standard 46, not transitional). ASCII comes back in lower case, whatever it is. Nothing for what can be no name.
std::optional<std::string> ascii_host_name(std::string_view name);

}  // namespace saksgang
