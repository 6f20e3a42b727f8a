#pragma once

#include <filesystem>
#include <string_view>

namespace saksgang {

// Where a program that belongs to this one stands: in the folder of the running program, else where it is installed, in
// the folder of helpers (libexec/saksgang) as seen from there. Whether it is there is not looked at.
std::filesystem::path program_beside(std::string_view name);

}  // namespace saksgang
