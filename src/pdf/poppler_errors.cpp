#include "pdf/poppler_errors.hpp"

#include <string>

#include <poppler/cpp/poppler-global.h>

namespace saksgang::pdf {
namespace {

struct Reports {
  std::size_t count = 0;
  bool encryption = false;
};

void note(const std::string& text, void* closure) {
  auto& reports = *static_cast<Reports*>(closure);
  ++reports.count;
  // "Unsupported version/revision of Standard security handler", "Couldn't find the '…' security handler"
  if (text.find("security handler") != std::string::npos || text.find("encrypt") != std::string::npos) {
    reports.encryption = true;
  }
}

Reports reports;

}  // namespace

void silence_poppler() {
  reports = {};
  poppler::set_debug_error_function(note, &reports);
}

std::size_t poppler_errors() {
  return reports.count;
}

bool poppler_spoke_of_encryption() {
  return reports.encryption;
}

}  // namespace saksgang::pdf
