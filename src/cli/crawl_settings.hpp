#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "cli/options.hpp"
#include "crawl/config.hpp"

// crawl.toml; the one that is installed describes every key.
namespace saksgang::cli {

inline constexpr OptionSpec kCrawlConfigOption{"config", 'c', "FILE",
                                               "Configuration of the crawl. Otherwise crawl.toml beside the program's "
                                               "configuration file."};

// --config, else crawl.toml in the folder of the program's configuration file. Whether it is there is not looked at.
Result<std::filesystem::path> find_crawl_settings(const Typed& typed);

// Reads the file. kConfig for one that cannot be read or used, with its name, and with the line where there is one: an
// unknown key, a value of another form or out of bounds, no contact, no start page, one that is relative or lies
// outside of what the configuration allows. Relative paths stand beside the file; without `archive` it is
// saksgang/archive in the XDG data folder.
Result<crawl::Config> read_crawl_settings(const std::filesystem::path& file);

}  // namespace saksgang::cli
