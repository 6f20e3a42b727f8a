// Makes an archive for the tests as a crawl would, but without a site: make_archive FOLDER, told by lines of standard
// input, whose fields are separated by tabs:
//   night MOMENT                               begins a night; the one before it ends
//   keep URL NAME TITLE PAGE FILE              a document came
//   gone URL                                   the site has it no longer
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "crawl/archive.hpp"
#include "crawl/test_clock.hpp"
#include "crawl/url.hpp"

namespace {

using namespace saksgang;

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    out.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

crawl::Fetch fetch(const std::string& url, const std::string& page, Time now) {
  crawl::Fetch out;
  out.kind = crawl::Kind::kDocument;
  out.url = url;
  out.identity = crawl::identity_of(crawl::Url::parse(url).value());
  out.page_url = page;
  out.started = now;
  out.requests = 1;
  return out;
}

Result<void> keep(crawl::Archive& archive, const std::vector<std::string>& words, Time now) {
  const auto bytes = read_file(words.at(5));
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto body = archive.incoming();
  if (!body) return tl::make_unexpected(body.error());
  if (auto written = body->write(*bytes); !written) return written;
  crawl::Fetch one = fetch(words.at(1), words.at(4), now);
  one.status = 200;
  one.bytes = bytes->size();
  crawl::FoundLink link;
  link.kind = crawl::Kind::kDocument;
  link.url = one.url;
  link.identity = one.identity;
  link.text = link.title = words.at(3);
  if (auto kept = archive.keep(one, link, words.at(2), std::move(*body)); !kept) {
    return tl::make_unexpected(kept.error());
  }
  return {};
}

Result<void> make(const std::string& folder) {
  crawl::test::TestClock clock;
  std::unique_ptr<crawl::Archive> archive;
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto words = fields(line);
    Result<void> done;
    if (words.at(0) == "night") {
      clock.pass(time_from_iso(words.at(1)).value() - clock.now());
      if (archive) done = archive->end_night("");
      archive.reset();
      auto opened = crawl::Archive::open(folder, clock);
      if (!opened) return tl::make_unexpected(opened.error());
      archive = std::move(*opened);
      if (auto night = archive->begin_night(); !night) return tl::make_unexpected(night.error());
    } else if (words.at(0) == "keep") {
      done = keep(*archive, words, clock.now());
    } else if (words.at(0) == "gone") {
      crawl::Fetch one = fetch(words.at(1), "", clock.now());
      one.status = 404;
      done = archive->gone(one);
    } else {
      done = fail(ErrorCode::kUsage, "unknown line: " + line);
    }
    if (!done) return done;
  }
  return archive ? archive->end_night("") : Result<void>();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: make_archive FOLDER < LINES\n", stderr);
    return 2;
  }
  const auto made = make(argv[1]);
  if (made) return 0;
  std::fprintf(stderr, "make_archive: %s\n", made.error().text().c_str());
  return 1;
}
