#pragma once

namespace saksgang::cli {

// The whole program behind main(): parses, runs the command, prints the error, returns the exit status.
int run(int argc, char** argv);

}  // namespace saksgang::cli
