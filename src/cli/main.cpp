#include "cli/run.hpp"

int main(int argc, char** argv) {
  return saksgang::cli::run(argc, argv);
}
