#include "crawl/archive.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/files.hpp"
#include "crawl/test_clock.hpp"

namespace saksgang::crawl {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr const char* kUrl = "https://www.example.no/_/attachment/inline/u1:aa/a.pdf";
constexpr const char* kPage = "https://www.example.no/nufa";

struct Site {
  Site() {
    std::string name = (fs::temp_directory_path() / "saksgang-archive-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    home = name;
    folder = home / "archive";
    open();
  }
  ~Site() {
    archive.reset();
    fs::remove_all(home);
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  void open() {
    archive.reset();
    auto opened = Archive::open(folder, clock);
    REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : opened.error().text()));
    archive = std::move(*opened);
    REQUIRE(archive->begin_night().has_value());
  }
  void next_night() {
    REQUIRE(archive->end_night("").has_value());
    clock.pass(24h);
    REQUIRE(archive->begin_night().has_value());
  }

  Fetch fetch(const std::string& url = kUrl, int status = 200) {
    clock.pass(1s);
    Fetch out;
    out.kind = Kind::kDocument;
    out.url = url;
    out.identity = "attachment:u1/a.pdf";
    out.page_url = kPage;
    out.link_text = "Referat";
    out.started = clock.now();
    out.status = status;
    out.etag = "\"1\"";
    out.requests = 1;
    return out;
  }
  FoundLink link(const std::string& url = kUrl, const std::string& identity = "attachment:u1/a.pdf") {
    return {Kind::kDocument, url, identity, "Referat", "Referat, møte 1/2025", "Referat (pdf)", Date{2025, 3, 1}};
  }
  Result<Outcome> keep(const std::string& bytes, const std::string& url = kUrl,
                       const std::string& identity = "attachment:u1/a.pdf") {
    auto body = archive->incoming();
    REQUIRE(body.has_value());
    if (auto done = body->write(bytes); !done) return tl::make_unexpected(done.error());
    Fetch f = fetch(url);
    f.identity = identity;
    f.bytes = body->bytes();
    return archive->keep(f, link(url, identity), "a.pdf", std::move(*body));
  }
  // Names of all files below files/ and incoming/, with what is in them.
  std::vector<std::string> files() const {
    std::vector<std::string> out;
    for (const char* part : {"files", "incoming"}) {
      for (const auto& entry : fs::recursive_directory_iterator(folder / part)) {
        if (!entry.is_regular_file()) continue;
        out.push_back(fs::relative(entry.path(), folder).string() + "=" + read_file(entry.path()).value());
      }
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  Document document() const {
    const auto found = archive->reader().document("attachment:u1/a.pdf");
    REQUIRE(found.has_value());
    return *found;
  }

  test::TestClock clock;
  fs::path home, folder;
  std::unique_ptr<Archive> archive;
};

std::string stored(const std::string& bytes) {
  const std::string digest = sha256(bytes);
  return "files/" + digest.substr(0, 2) + "/" + digest + ".pdf=" + bytes;
}

}  // namespace

TEST_CASE("a document is new, the same, changed, and gets old bytes again, each as a version") {
  Site site;
  CHECK(site.keep("%PDF-1").value() == Outcome::kNew);
  CHECK(site.document() == Document{"attachment:u1/a.pdf",
                                    kUrl,
                                    "a.pdf",
                                    "Referat, møte 1/2025",
                                    Date{2025, 3, 1},
                                    kPage,
                                    "Referat",
                                    {{sha256("%PDF-1"), 6, kUrl, site.clock.now(), site.clock.now(), std::nullopt}},
                                    std::nullopt,
                                    ""});
  const Time first = site.clock.now();
  site.next_night();
  CHECK(site.keep("%PDF-1").value() == Outcome::kSame);
  const Time second = site.clock.now();
  const std::string moved = "https://www.example.no/_/attachment/inline/u1:bb/a.pdf";
  site.next_night();
  CHECK(site.keep("%PDF-2", moved).value() == Outcome::kChanged);
  const Time third = site.clock.now();
  site.next_night();
  CHECK(site.archive->confirm(site.fetch(moved, 304), site.link(moved), "a.pdf").value() == Outcome::kUnchanged);
  const Time fourth = site.clock.now();
  site.next_night();
  // The address of the first version answers that nothing has changed there: the document is what it was then.
  CHECK(site.archive->confirm(site.fetch(kUrl, 304), site.link(), "a.pdf").value() == Outcome::kChanged);
  const Time fifth = site.clock.now();
  CHECK(site.document().versions == std::vector<Version>{{sha256("%PDF-1"), 6, kUrl, first, second, std::nullopt},
                                                         {sha256("%PDF-2"), 6, moved, third, fourth, sha256("%PDF-1")},
                                                         {sha256("%PDF-1"), 6, kUrl, fifth, fifth, sha256("%PDF-2")}});
  CHECK(site.document().url == kUrl);
  std::vector<std::string> both{stored("%PDF-1"), stored("%PDF-2")};
  std::sort(both.begin(), both.end());
  CHECK(site.files() == both);

  const ArchiveReader& reader = site.archive->reader();
  CHECK(reader.documents_since(fifth).value().size() == 1);
  CHECK(reader.documents_since(fifth + 1ms).value().empty());
  CHECK(reader.documents_with(sha256("%PDF-2")).value().size() == 1);
  CHECK(reader.documents_with(sha256("x")).value().empty());
  CHECK(read_file(reader.path_of(sha256("%PDF-2")).value()).value() == "%PDF-2");
  CHECK(reader.path_of(sha256("x")).error().code == ErrorCode::kNotFound);
  CHECK(reader.nights().value().size() == 5);
  CHECK(reader.report(3)->changed.at(0).predecessor == sha256("%PDF-1"));
  CHECK(reader.report(9).error().code == ErrorCode::kNotFound);
  CHECK(site.archive->confirmed("attachment:u1/a.pdf").value() == fifth);
  CHECK(site.archive->confirmed("other").value() == std::nullopt);
}

TEST_CASE("two documents may have the same bytes; they are kept once") {
  Site site;
  CHECK(site.keep("%PDF-1").value() == Outcome::kNew);
  CHECK(site.keep("%PDF-1", "https://www.example.no/b.pdf", "https://www.example.no/b.pdf").value() == Outcome::kNew);
  CHECK(site.files() == std::vector<std::string>{stored("%PDF-1")});
  CHECK(site.archive->reader().documents_with(sha256("%PDF-1")).value().size() == 2);
  CHECK(site.archive->reader().documents().value().size() == 2);
}

TEST_CASE("a vanished document is marked, logged and kept, and is back when it comes back") {
  Site site;
  REQUIRE(site.keep("%PDF-1"));
  site.next_night();
  REQUIRE(site.archive->gone(site.fetch(kUrl, 404)));
  CHECK(site.document().vanished == site.clock.now());
  CHECK(site.document().vanished_why == "gone");
  CHECK(site.files() == std::vector<std::string>{stored("%PDF-1")});
  auto report = site.archive->report().value();
  CHECK(report.vanished == std::vector<std::string>{"attachment:u1/a.pdf"});
  CHECK(report.troubled.size() == 1);
  CHECK(report.failed == 1);
  site.next_night();
  REQUIRE(site.archive->gone(site.fetch(kUrl, 404)));
  report = site.archive->report().value();
  CHECK(report.vanished.empty());
  CHECK(report.troubled.empty());
  CHECK(report.failed == 0);
  CHECK(site.archive->reader().documents_since(site.clock.now()).value().empty());
  site.next_night();
  CHECK(site.keep("%PDF-1").value() == Outcome::kSame);
  CHECK(site.document().vanished == std::nullopt);
  site.next_night();
  REQUIRE(site.archive->unlinked({"attachment:u1/a.pdf", "unknown"}));
  CHECK(site.document().vanished_why == "unlinked");
  CHECK(site.archive->report()->vanished == std::vector<std::string>{"attachment:u1/a.pdf"});
  CHECK(site.archive->reader().report(2)->vanished.size() == 1);
}

TEST_CASE("a request is conditional only while what it answers for is at hand") {
  Site site;
  CHECK(site.archive->validators(kUrl).value() == std::nullopt);
  REQUIRE(site.keep("%PDF-1"));
  REQUIRE(site.archive->validators(kUrl).value().has_value());
  CHECK(site.archive->validators(kUrl).value()->etag == "\"1\"");
  fs::remove(site.archive->reader().path_of(sha256("%PDF-1")).value());
  CHECK(site.archive->validators(kUrl).value() == std::nullopt);
  // Fetched again, the file is there again, and no version is made of it.
  CHECK(site.keep("%PDF-1").value() == Outcome::kSame);
  CHECK(site.files() == std::vector<std::string>{stored("%PDF-1")});
  // A file that was damaged on the disk is replaced.
  std::ofstream(site.archive->reader().path_of(sha256("%PDF-1")).value()) << "half";
  CHECK(site.keep("%PDF-1").value() == Outcome::kSame);
  CHECK(site.files() == std::vector<std::string>{stored("%PDF-1")});

  Fetch redirected = site.fetch(kPage);
  redirected.kind = Kind::kPage;
  redirected.redirects = {"https://www.example.no/other"};
  REQUIRE(site.archive->read(redirected, "NUFA", {site.link()}, {{"http://", "no host"}}, std::nullopt));
  CHECK(site.archive->validators(kPage).value() == std::nullopt);
  redirected.redirects.clear();
  REQUIRE(site.archive->reads_pages_as("one way"));
  REQUIRE(site.archive->read(redirected, "NUFA", {site.link()}, {}, std::nullopt));
  REQUIRE(site.archive->reads_pages_as("one way"));
  CHECK(site.archive->validators(kPage).value().has_value());
  REQUIRE(site.archive->reads_pages_as("another way"));
  CHECK(site.archive->validators(kPage).value() == std::nullopt);
  CHECK(site.archive->validators(kUrl).value().has_value());
}

TEST_CASE("pages, robots.txt and alarms are remembered") {
  Site site;
  Fetch page = site.fetch(kPage);
  page.kind = Kind::kPage;
  CHECK(site.archive->documents_of(kPage).value() == std::nullopt);
  const std::vector<FoundLink> links{site.link(),
                                     {Kind::kPage, "https://www.example.no/x", "", "x", "", "", std::nullopt}};
  REQUIRE(site.archive->read(page, "NUFA", links, {}, std::nullopt));
  CHECK(site.archive->links(kPage).value() == links);
  CHECK(site.archive->documents_of(kPage).value() == 1);
  const NightReport::Alarm alarm{"page-lost", kPage, "gone"};
  page.outcome = Outcome::kGone;
  REQUIRE(site.archive->log(page, alarm));
  REQUIRE(site.archive->alarm(alarm));
  CHECK(site.archive->documents_of(kPage).value() == 0);
  CHECK(site.archive->report()->alarms == std::vector<NightReport::Alarm>{alarm});

  CHECK(site.archive->robots("https://www.example.no").value() == std::nullopt);
  Fetch robots = site.fetch("https://www.example.no/robots.txt");
  robots.kind = Kind::kRobots;
  robots.outcome = Outcome::kRead;
  REQUIRE(site.archive->keep_robots("https://www.example.no", {site.clock.now(), 200, "User-agent: *"}, robots));
  const auto copy = site.archive->robots("https://www.example.no").value();
  REQUIRE(copy.has_value());
  CHECK(copy->fetched == site.clock.now());
  CHECK(copy->status == 200);
  CHECK(copy->text == "User-agent: *");
}

TEST_CASE("a night that was broken off is gone on with, but not a day later") {
  Site site;
  REQUIRE(site.keep("%PDF-1"));
  Fetch again = site.fetch("https://www.example.no/later");
  again.outcome = Outcome::kRetried;
  REQUIRE(site.archive->log(again));
  again.url = "https://www.example.no/moved";
  again.outcome = Outcome::kFailed;
  again.redirects = {"https://www.example.no/1", "https://www.example.no/2"};
  REQUIRE(site.archive->log(again));
  site.open();
  CHECK(site.archive->begin_night()->number == 1);
  CHECK(site.archive->begin_night()->active == 2s);
  CHECK(site.archive->asked_tonight().value() == std::vector<std::string>{kUrl, "https://www.example.no/moved",
                                                                          "https://www.example.no/1",
                                                                          "https://www.example.no/2"});
  CHECK(site.archive->tonight("https://www.example.no/later").value()->outcome == Outcome::kRetried);
  CHECK(site.archive->tonight("https://www.example.no/none").value() == std::nullopt);
  CHECK(site.archive->report()->fresh.size() == 1);
  site.clock.pass(18h);
  site.open();
  CHECK(site.archive->begin_night()->number == 2);
  CHECK(site.archive->tonight(kUrl).value() == std::nullopt);
  REQUIRE(site.archive->end_night("time"));
  CHECK(site.archive->reader().nights()->back().stopped == "time");
  CHECK(site.archive->reader().nights()->back().ended == site.clock.now());
}

TEST_CASE("what a killed writer left is put right") {
  Site site;
  REQUIRE(site.keep("%PDF-1"));
  const fs::path place = site.archive->reader().path_of(sha256("%PDF-1")).value();
  const fs::path arrived = site.folder / "incoming" / place.filename();
  // Killed between the commit of the log and the last rename.
  fs::rename(place, arrived);
  CHECK(ArchiveReader::open(site.folder)->path_of(sha256("%PDF-1")).value() == arrived);
  // Killed in the middle of a body, and between a body's end and the commit.
  std::ofstream(site.folder / "incoming/7.part") << "%PDF-ha";
  std::ofstream(site.folder / "incoming" / (sha256("%PDF-9") + ".pdf")) << "%PDF-9";
  site.open();
  CHECK(site.files() == std::vector<std::string>{stored("%PDF-1")});
  CHECK(site.archive->asked_tonight().value() == std::vector<std::string>{kUrl});
}

TEST_CASE("one writer at a time, and readers beside it") {
  Site site;
  REQUIRE(site.keep("%PDF-1"));
  const auto second = Archive::open(site.folder, site.clock);
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().code == ErrorCode::kArchiveLocked);
  CHECK(second.error().text() == "another process crawls into the archive at " + site.folder.string());
  const auto reader = ArchiveReader::open(site.folder);
  REQUIRE(reader.has_value());
  CHECK(reader->documents()->size() == 1);
  REQUIRE(site.keep("%PDF-2"));
  CHECK(reader->document("attachment:u1/a.pdf")->versions.size() == 2);
}

TEST_CASE("an archive that is not there, or of another version, or no archive") {
  Site site;
  const auto none = ArchiveReader::open(site.home / "none");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code == ErrorCode::kNoArchive);
  CHECK(none.error().message == "there is no archive at " + (site.home / "none").string());
  site.archive.reset();
  {
    auto database = sqlite::Database::open(site.folder / "archive.sqlite", sqlite::Access::kWrite, "x");
    REQUIRE(database->run("PRAGMA user_version = 7"));
  }
  for (const Error& error :
       {Archive::open(site.folder, site.clock).error(), ArchiveReader::open(site.folder).error()}) {
    CHECK(error.code == ErrorCode::kArchiveVersion);
    CHECK(error.message ==
          "the archive at " + site.folder.string() + " was made by another version: it has format 7, this program 1");
  }
  REQUIRE(write_atomically(site.folder / "archive.sqlite", std::string(9000, 'x')));
  CHECK(ArchiveReader::open(site.folder).error().message == "cannot read the database: file is not a database");
  CHECK(Archive::open(site.folder, site.clock).error().code == ErrorCode::kArchive);
}

TEST_CASE("a disk that takes no more leaves what was there, and nothing by halves") {
  Site site;
  REQUIRE(site.keep("%PDF-1"));
  const auto before = site.files();
  auto* old = std::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
  const auto allow = [&](rlim_t bytes) {
    const rlimit set{bytes, limit.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &set) == 0);
  };
  allow(4096);
  // The body does not fit.
  const auto too_large = site.keep(std::string(100'000, 'x'));
  // The body fits, the log does not: the database is larger than that already.
  const auto no_log = site.keep("%PDF-2");
  allow(limit.rlim_cur);
  std::signal(SIGXFSZ, old);
  REQUIRE_FALSE(too_large.has_value());
  CHECK(too_large.error().code == ErrorCode::kArchive);
  CHECK(too_large.error().message == "the archive cannot be written: File too large");
  REQUIRE_FALSE(no_log.has_value());
  CHECK(no_log.error().code == ErrorCode::kArchive);
  CHECK(no_log.error().message.starts_with("the archive cannot be written: cannot write the database: "));
  CHECK(site.files() == before);
  CHECK(site.document().versions.size() == 1);
  CHECK(site.archive->reader().fetches(1)->size() == 1);
  CHECK(site.keep("%PDF-2").value() == Outcome::kChanged);
}

TEST_CASE("the log keeps every field") {
  Site site;
  Fetch fetch = site.fetch();
  fetch.night = 1;
  fetch.took = 17ms;
  fetch.outcome = Outcome::kRejected;
  fetch.reason = "cut-short";
  fetch.message = "20 of 30 bytes came";
  fetch.last_modified = "Sun, 06 Nov 1994 08:49:37 GMT";
  fetch.content_type = "application/pdf";
  fetch.retry_after = "120";
  fetch.announced = 30;
  fetch.remote_ip = "127.0.0.1";
  fetch.requests = 2;
  fetch.redirects = {"https://www.example.no/1", "https://www.example.no/2"};
  fetch.bytes = 20;
  REQUIRE(site.archive->log(fetch));
  CHECK(site.archive->reader().fetches(1).value() == std::vector<Fetch>{fetch});
  site.next_night();
  REQUIRE(site.archive->log(fetch));
  const auto report = site.archive->report().value();
  REQUIRE(report.troubled.size() == 1);
  CHECK(report.troubled[0].again);
  CHECK(report.requests == 2);
  CHECK(report.bytes == 20);
}

}  // namespace saksgang::crawl
