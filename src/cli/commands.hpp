#pragma once

#include "cli/options.hpp"

// One file a command: its table of options and what it does.
namespace saksgang::cli {

extern const CommandSpec kAuditCommand;
extern const CommandSpec kCheckCommand;
extern const CommandSpec kCiteCommand;
extern const CommandSpec kCrawlCommand;
extern const CommandSpec kDiffCommand;
extern const CommandSpec kExportCommand;
extern const CommandSpec kIngestCommand;
extern const CommandSpec kNewsCommand;
extern const CommandSpec kNightlyCommand;
extern const CommandSpec kReindexCommand;
extern const CommandSpec kSearchCommand;
extern const CommandSpec kShowCommand;
extern const CommandSpec kStatusCommand;
extern const CommandSpec kTraceCommand;

}  // namespace saksgang::cli
