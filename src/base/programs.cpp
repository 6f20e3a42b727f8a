#include "base/programs.hpp"

#include <system_error>

namespace saksgang {

std::filesystem::path program_beside(std::string_view name) {
  std::error_code error;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  auto beside = folder / name;
  if (std::filesystem::exists(beside, error)) return beside;
  return (folder / SAKSGANG_HELPER_FOLDER / name).lexically_normal();
}

}  // namespace saksgang
