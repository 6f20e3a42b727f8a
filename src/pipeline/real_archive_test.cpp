#include <doctest/doctest.h>
#include <fmt/format.h>

#include "crawl/archive.hpp"
#include "crawl/test_clock.hpp"
#include "pipeline/archive_files.hpp"
#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

using Lines = std::vector<std::string>;

// An archive as a crawl makes it, a document a night.
class Crawled {
 public:
  void keep(const std::string& url, const std::string& title, const std::string& text) {
    auto archive = open();
    auto body = archive->incoming();
    REQUIRE(body.has_value());
    REQUIRE(body->write(text).has_value());
    crawl::FoundLink link;
    link.kind = crawl::Kind::kDocument;
    link.url = url;
    link.identity = url.substr(0, url.find('?'));
    link.title = title;
    crawl::Fetch one = fetch(link);
    one.bytes = body->bytes();
    REQUIRE(archive->keep(one, link, url.substr(url.rfind('/') + 1, 5), std::move(*body)).has_value());
    REQUIRE(archive->end_night("").has_value());
  }
  void gone(const std::string& url) {
    auto archive = open();
    crawl::FoundLink link;
    link.url = link.identity = url;
    crawl::Fetch one = fetch(link);
    one.status = 404;
    REQUIRE(archive->gone(one).has_value());
    REQUIRE(archive->end_night("").has_value());
  }

  // «file | title | url | text», ordered by file and text.
  Lines newest() const {
    const auto files = newest_versions(folder / "archive");
    REQUIRE(files.has_value());
    Lines out;
    for (const FoundFile& file : *files) {
      REQUIRE(file.published.has_value());
      CHECK(file.published->sha256 == sha256(read_file(file.path).value()));
      CHECK(file.key == key_of(file.path));
      CHECK(file.bytes == std::filesystem::file_size(file.path));
      out.push_back(fmt::format("{} | {} | {} | {}", file.published->file, file.published->title.value_or("-"),
                                file.published->url, read_file(file.path).value()));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  TestFolder folder;

 private:
  std::unique_ptr<crawl::Archive> open() {
    clock_.pass(std::chrono::hours(24));
    auto archive = crawl::Archive::open(folder / "archive", clock_);
    REQUIRE(archive.has_value());
    REQUIRE((*archive)->begin_night().has_value());
    return std::move(*archive);
  }
  crawl::Fetch fetch(const crawl::FoundLink& link) const {
    crawl::Fetch out;
    out.kind = crawl::Kind::kDocument;
    out.url = link.url;
    out.identity = link.identity;
    out.started = clock_.now();
    out.status = 200;
    out.requests = 1;
    return out;
  }

  crawl::test::TestClock clock_;
};

}  // namespace

TEST_CASE("of each document of an archive the newest version is found, with where it was published") {
  Crawled crawled;
  crawled.keep("https://example.no/a.pdf?v=1", "Møte 1", "%PDF-1.4 alfa");
  crawled.keep("https://example.no/b.pdf", "", "%PDF-1.4 beta");
  crawled.keep("https://example.no/a.pdf?v=2", "Møte 1, rettet", "%PDF-1.4 gamma");
  CHECK(crawled.newest() == Lines{"a.pdf | Møte 1, rettet | https://example.no/a.pdf?v=2 | %PDF-1.4 gamma",
                                  "b.pdf | - | https://example.no/b.pdf | %PDF-1.4 beta"});
  crawled.gone("https://example.no/b.pdf");
  CHECK(crawled.newest().size() == 2);
}

TEST_CASE("of two documents with the same bytes one tells their name: the first, while the site has it") {
  Crawled crawled;
  crawled.keep("https://example.no/b.pdf", "B", "%PDF-1.4 alfa");
  crawled.keep("https://example.no/a.pdf", "A", "%PDF-1.4 alfa");
  CHECK(crawled.newest() == Lines{"b.pdf | B | https://example.no/b.pdf | %PDF-1.4 alfa"});
  crawled.gone("https://example.no/b.pdf");
  CHECK(crawled.newest() == Lines{"a.pdf | A | https://example.no/a.pdf | %PDF-1.4 alfa"});
}

TEST_CASE("a version that was deleted by hand is left out, and a folder that is no archive is an error") {
  Crawled crawled;
  crawled.keep("https://example.no/a.pdf", "A", "%PDF-1.4 alfa");
  const std::string digest = sha256("%PDF-1.4 alfa");
  crawled.folder.remove(fmt::format("archive/files/{}/{}.pdf", digest.substr(0, 2), digest));
  CHECK(crawled.newest().empty());
  const auto none = newest_versions(crawled.folder / "nowhere");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code == ErrorCode::kNoArchive);
  crawled.folder.write("no/archive.sqlite", "this is no database, whatever its name says");
  CHECK_FALSE(newest_versions(crawled.folder / "no").has_value());
}

}  // namespace saksgang::pipeline
