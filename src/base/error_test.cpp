#include "base/error.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace saksgang;

TEST_CASE("every code has a name of its own, and the name leads back") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::kInternal); ++i) {
    const auto code = static_cast<ErrorCode>(i);
    CHECK(names.insert(name(code)).second);
    CHECK(error_code(name(code)) == code);
  }
  CHECK_FALSE(error_code("no-such-code"));
}

TEST_CASE("exit statuses of the contract") {
  CHECK(exit_status(ErrorCode::kNotFound) == 1);
  CHECK(exit_status(ErrorCode::kUsage) == 2);
  CHECK(exit_status(ErrorCode::kQuery) == 2);
  CHECK(exit_status(ErrorCode::kAmbiguous) == 2);
  CHECK(exit_status(ErrorCode::kNoIndex) == 3);
  CHECK(exit_status(ErrorCode::kIndexVersion) == 4);
  CHECK(exit_status(ErrorCode::kEncrypted) == 5);
  CHECK(exit_status(ErrorCode::kAlarm) == 6);
  CHECK(exit_status(ErrorCode::kArchive) == 73);
}

TEST_CASE("an error's text names file and page where it has them") {
  Error error{ErrorCode::kDamaged, "the page cannot be read", "", "", 0};
  CHECK(error.text() == "the page cannot be read");
  error.file = "a.pdf";
  CHECK(error.text() == "the page cannot be read (a.pdf)");
  error.page = 3;
  CHECK(error.text() == "the page cannot be read (a.pdf, page 3)");
}
