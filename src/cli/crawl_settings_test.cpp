#include "cli/crawl_settings.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <unistd.h>

#include "base/files.hpp"

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "saksgang-crawl-toml-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path write(const std::string& text) const {
    std::ofstream(path / "crawl.toml") << text;
    return path / "crawl.toml";
  }
  crawl::Config good(const std::string& text) const {
    const auto config = read_crawl_settings(write(text));
    REQUIRE_MESSAGE(config.has_value(), (config ? "" : config.error().message));
    return *config;
  }
  std::string fault(const std::string& text) const {
    const fs::path file = write(text);
    const auto config = read_crawl_settings(file);
    REQUIRE_FALSE(config.has_value());
    CHECK(config.error().code == ErrorCode::kConfig);
    CHECK(config.error().file == file.string());
    return config.error().message;
  }

  fs::path path;
};

const std::string kLeast =
    "contact = 'kari@example.no'\n"
    "start = ['https://www.example.no/nufa']\n"
    "archive = 'archive'\n"
    "[[site]]\n"
    "host = 'www.example.no'\n";

}  // namespace

TEST_CASE("what must be given is enough") {
  const Folder folder;
  const crawl::Config config = folder.good(kLeast);
  CHECK(config.contact == "kari@example.no");
  CHECK(config.user_agent.starts_with("saksgang/"));
  CHECK(config.archive == folder.path / "archive");
  REQUIRE(config.start.size() == 1);
  CHECK(config.start[0].str() == "https://www.example.no/nufa");
  CHECK(config.depth == 2);
  CHECK(config.manners.delay == 2s);
  CHECK(config.private_hosts.empty());
  CHECK(config.pages.allows(config.start[0]));
  CHECK_FALSE(config.pages.allows(crawl::Url::parse("https://other.no/").value()));
}

TEST_CASE("every key arrives where it belongs") {
  const Folder folder;
  const crawl::Config config = folder.good(R"(
contact = "https://example.no/about"
user_agent = "leser/2"
archive = "/srv/archive"
ca_file = "ca.pem"
start = ["http://127.0.0.1:8080/a/b", "https://sub.example.no/"]
depth = 4
[[site]]
host = "127.0.0.1:8080"
pages = ["/a/"]
documents = ["/files/", "/a/"]
private = true
[[site]]
host = "*.example.no"
private = true
[manners]
delay = 0.05
jitter = 0
attempts = 4
backoff = 0.25
most_backoff = 1
longest_wait = 3
give_up_after = 7
[budget]
requests = 5
megabytes = 0.5
minutes = 1.5
[limits]
document_megabytes = 2
page_megabytes = 1
connect_seconds = 3
idle_seconds = 4
total_seconds = 5
redirects = 1
[alarm]
failures = 0.5
)");
  CHECK(config.contact == "https://example.no/about");
  CHECK(config.user_agent == "leser/2");
  CHECK(config.archive == "/srv/archive");
  CHECK(config.ca_file == (folder.path / "ca.pem").string());
  CHECK(config.depth == 4);
  CHECK(config.start.size() == 2);
  CHECK(config.private_hosts == std::vector<std::string>{"127.0.0.1", "*.example.no"});
  REQUIRE(config.pages.hosts.size() == 2);
  CHECK(config.pages.hosts[0].port == 8080);
  CHECK(config.pages.hosts[0].prefixes == std::vector<std::string>{"/a/"});
  CHECK(config.documents.hosts[0].prefixes == std::vector<std::string>{"/files/", "/a/"});
  CHECK(config.pages.hosts[1].name == "*.example.no");
  CHECK_FALSE(config.pages.hosts[1].port.has_value());
  CHECK(config.manners.delay == 50ms);
  CHECK(config.manners.jitter == 0);
  CHECK(config.manners.attempts == 4);
  CHECK(config.manners.backoff == 250ms);
  CHECK(config.manners.most_backoff == 1s);
  CHECK(config.manners.longest_wait == 3s);
  CHECK(config.manners.give_up_after == 7);
  CHECK(config.budget.requests == 5);
  CHECK(config.budget.bytes == 524288);
  CHECK(config.budget.time == 90s);
  CHECK(config.document_limits.most_bytes == 2097152);
  CHECK(config.page_limits.most_bytes == 1048576);
  CHECK(config.document_limits.connect == 3s);
  CHECK(config.page_limits.idle == 4s);
  CHECK(config.page_limits.total == 5s);
  CHECK(config.page_limits.redirects == 1);
  CHECK(config.alarm_share == 0.5);
}

TEST_CASE("a configuration that cannot be used is refused with the line") {
  const Folder folder;
  const std::string contact =
      "no contact address is given, by which the sites can reach you: contact = \"kari@example.no\"";
  CHECK(folder.fault("start = ['https://a.no/']\n[[site]]\nhost = 'a.no'") == "line 1: " + contact);
  CHECK(folder.fault("start = ['https://a.no/']\n#  contact= 'x'\n[[site]]\nhost = 'a.no'") == "line 2: " + contact);
  CHECK(folder.fault("\n\ncontact = ''") == "line 3: " + contact);
  CHECK(folder.fault("contact = 'kari'") == "line 1: " + contact);
  CHECK(folder.fault("contact = 'k@a.no'\n# start = [\n") == "line 2: no start page is given: start = [\"https://…\"]");
  CHECK(folder.fault("contact = 'k@a.no'\nstart = []") == "line 2: no start page is given");
  CHECK(folder.fault("contact = 'k@a.no'\nstart = [\n'https://a.no/',\n'/nufa']\n[[site]]\nhost='a.no'")
            .starts_with("line 4: the start page \"/nufa\" is no address of the web: "));
  CHECK(folder.fault("contact = 'k@a.no'\nstart = ['ftp://a.no/']")
            .starts_with("line 2: the start page \"ftp://a.no/\""));
  CHECK(folder.fault("contact = 'k@a.no'\nstart = ['https://b.no/']\n[[site]]\nhost='a.no'") ==
        "line 2: the start page https://b.no/ is on no [[site]], or not within its pages");
  CHECK(folder.fault("contact = 'k@a.no'\nstart = ['https://a.no/c']\n[[site]]\nhost='a.no'\npages=['/b']") ==
        "line 2: the start page https://a.no/c is on no [[site]], or not within its pages");
}

TEST_CASE("unknown keys and values of another form are named with the line") {
  const Folder folder;
  CHECK(folder.fault("strat = []\n" + kLeast) == "line 1: unknown key strat");
  CHECK(folder.fault(kLeast + "[manners]\ndelay = 2\ndeley = 3") == "line 8: unknown key manners.deley");
  CHECK(folder.fault(kLeast + "hsot = 'x'") == "line 6: unknown key site.hsot");
  CHECK(folder.fault(kLeast + "[other]\na = 1") == "line 6: unknown key other");
  CHECK(folder.fault(kLeast + "[manners]\ndelay = '2'") == "line 7: manners.delay must be a number from 0 to 3600");
  CHECK(folder.fault(kLeast + "[manners]\nattempts = 0") ==
        "line 7: manners.attempts must be a whole number from 1 to 10");
  CHECK(folder.fault(kLeast + "[manners]\nattempts = 1.5") ==
        "line 7: manners.attempts must be a whole number from 1 to 10");
  CHECK(folder.fault(kLeast + "[manners]\ndelay = 0.9") ==
        "line 7: manners.delay must be at least 1, unless all sites are private");
  CHECK(folder.fault(kLeast + "[manners]\ndelay = nan") == "line 7: manners.delay must be a number from 0 to 3600");
  CHECK(folder.fault("manners = 3\n" + kLeast) == "line 1: manners must be a table");
  CHECK(folder.fault("contact = 'k@a.no'\n[site]\nhost = 'a.no'") == "line 2: site must be tables: [[site]]");
  CHECK(folder.fault(kLeast + "[[site]]\npages = ['/']") == "line 6: a site needs a host: host = \"www.example.no\"");
  CHECK(folder.fault(kLeast + "[[site]]\nhost = 'https://a.no/'") ==
        "line 7: a site needs a host: host = \"www.example.no\"");
  CHECK(folder.fault(kLeast + "pages = ['nufa']") == "line 6: \"nufa\" is no beginning of a path: it needs a /");
  CHECK(folder.fault(kLeast + "private = 'yes'") == "line 6: site.private must be true or false");
  CHECK(folder.fault("user_agent = '1.0'\n" + kLeast) ==
        "line 1: user_agent must begin with a name, by which robots.txt may call the crawler");
  CHECK(folder.fault("contact = \n").starts_with("line 1: "));
  CHECK(read_crawl_settings(folder.path / "none").error().message.find("No such file") != std::string::npos);
}

TEST_CASE("the configuration that is installed lacks nothing but the contact") {
  const Folder folder;
  std::string text = read_file(fs::path(SAKSGANG_SOURCE_DIR) / "scripts/packaging/crawl.toml").value();
  CHECK(folder.fault(text).starts_with("line 6: no contact address is given"));
  // Each value that stands behind a # is the one that holds without it.
  const std::string contact = "contact = 'kari@example.no'\narchive = '/srv/archive'\n";
  const crawl::Config bare = folder.good(contact + text);
  for (const char* commented :
       {"# delay", "# jitter", "# attempts", "# backoff", "# most_backoff", "# longest_wait", "# give_up_after",
        "# requests", "# megabytes", "# minutes", "# document_megabytes", "# page_megabytes", "# connect_seconds",
        "# idle_seconds", "# total_seconds", "# redirects", "# failures", "# private"}) {
    const std::size_t at = text.find(std::string("\n") + commented + " =");
    REQUIRE_MESSAGE(at != std::string::npos, commented);
    text.erase(at + 1, 2);
  }
  const crawl::Config full = folder.good(contact + text);
  CHECK(full.manners.delay == bare.manners.delay);
  CHECK(full.manners.jitter == bare.manners.jitter);
  CHECK(full.manners.attempts == bare.manners.attempts);
  CHECK(full.manners.backoff == bare.manners.backoff);
  CHECK(full.manners.most_backoff == bare.manners.most_backoff);
  CHECK(full.manners.longest_wait == bare.manners.longest_wait);
  CHECK(full.manners.give_up_after == bare.manners.give_up_after);
  CHECK(full.budget.requests == bare.budget.requests);
  CHECK(full.budget.bytes == bare.budget.bytes);
  CHECK(full.budget.time == bare.budget.time);
  for (const auto limits : {&crawl::Config::document_limits, &crawl::Config::page_limits}) {
    CHECK((full.*limits).most_bytes == (bare.*limits).most_bytes);
    CHECK((full.*limits).connect == (bare.*limits).connect);
    CHECK((full.*limits).idle == (bare.*limits).idle);
    CHECK((full.*limits).total == (bare.*limits).total);
    CHECK((full.*limits).redirects == (bare.*limits).redirects);
  }
  CHECK(full.alarm_share == bare.alarm_share);
  CHECK(full.private_hosts == bare.private_hosts);
}

}  // namespace saksgang::cli
