#pragma once

#include <cstddef>
#include <string>
#include <vector>

// Gives up, for good, what a process that reads hostile files does not need.
namespace saksgang::pdf {

// No new privileges; at most `address_space` bytes of memory (0: no limit); no core files; no file may grow; and a list
// of permitted system calls, every other one failing with EPERM: memory, time, reading of open files, opening for
// reading, writing to what is open already. So: no network, no file opened for writing, made, renamed or removed, no
// program started, no process or thread made, no signal to others, no tracing.
//
// Not covered: files that this user may read can be read. What was read can only leave through the channel to the
// parent.
//
// Under AddressSanitizer the limit on address space is left out, since its shadow memory alone is larger.
//
// Returns what the kernel refused, each part as a phrase for a person; empty where all holds. Irrevocable. One thread.
std::vector<std::string> enter_sandbox(std::size_t address_space);

}  // namespace saksgang::pdf
