#pragma once

#include <string_view>

#include "base/error.hpp"
#include "cli/settings.hpp"

namespace saksgang::cli {

// Gives the text to the pager and waits until it is left; one that is left before the end has seen enough. Ctrl-C is
// the pager's own meanwhile. Where $LESS is unset, `less` shows colours, and leaves at once a text that fits the screen
// (FRX). Needs SIGPIPE ignored. kIo where the pager cannot be started, and nothing was shown.
Result<void> show_in_pager(const Pager& pager, std::string_view text);

}  // namespace saksgang::cli
