#include "base/host_name.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace saksgang;

TEST_CASE("host names of any script are asked for in ASCII") {
  CHECK(ascii_host_name("www.Helsedirektoratet.NO") == "www.helsedirektoratet.no");
  CHECK(ascii_host_name("RÅD.no") == "xn--rd-yia.no");
  CHECK(ascii_host_name("ra\xCC\x8A"
                        "d.no") == "xn--rd-yia.no");  // the ring typed by itself
  CHECK(ascii_host_name("straße.de") == "xn--strae-oqa.de");
  CHECK(ascii_host_name("\xC3") == std::nullopt);
  CHECK(ascii_host_name("a\xE2\x80\xAE"
                        "b.no") == std::nullopt);  // a bidirectional override
  CHECK(ascii_host_name(std::string(5000, 'x')) == std::nullopt);
  CHECK(ascii_host_name("").value_or("none").empty());
}
