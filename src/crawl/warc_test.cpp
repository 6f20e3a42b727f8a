#include "crawl/warc.hpp"

#include <csignal>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/files.hpp"
#include "crawl/record_file.hpp"

using namespace saksgang;
using namespace saksgang::crawl;

namespace {

// What a reader finds in these files is in tests/crawl/test_warc.py; here stands what no server can bring about.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "saksgang-warc-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

// No file may grow beyond this while it lives, as on a disk that is full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit small = before_;
    small.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

Exchange exchange_of(std::string_view url) {
  Exchange exchange;
  exchange.url = Url::parse(url).value();
  exchange.request_head = "GET / HTTP/2\r\nHost: a.no\r\n\r\n";
  exchange.response_head = "HTTP/2 200 \r\nTRANSFER-ENCODING: chunked\r\nX-Said: HTTP/2\r\n\r\n";
  exchange.status = 200;
  exchange.protocol = "HTTP/2";
  exchange.remote_ip = "2001:db8::1";
  exchange.started = std::chrono::system_clock::from_time_t(1'763'781'296);
  return exchange;
}

std::chrono::system_clock::time_point now() {
  return std::chrono::system_clock::from_time_t(1'763'781'296);
}

}  // namespace

TEST_CASE("a record is there whole or not at all") {
  const Folder folder;
  for (const char* name : {"a.warc", "a.warc.gz"}) {
    Result<RecordFile> file = RecordFile::open(folder / name);
    REQUIRE(file);
    const std::string first = "WARC/1.1\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
    REQUIRE(file->append([&](const RecordFile::Put& put) { return put(first); }));
    const std::string before = read_file(folder / name).value();
    const Result<void> failed = file->append([](const RecordFile::Put& put) -> Result<void> {
      if (Result<void> done = put(std::string(300'000, 'x')); !done) return done;
      return fail(ErrorCode::kIo, "the body is gone");
    });
    REQUIRE_FALSE(failed);
    CHECK(failed.error().message == "the body is gone");
    CHECK(read_file(folder / name).value() == before);
    REQUIRE(file->append([&](const RecordFile::Put& put) { return put(first); }));
    REQUIRE(file->sync());
    CHECK(read_file(folder / name).value() == before + before);
    CHECK(RecordFile::open(folder / name).has_value());
  }
}

TEST_CASE("a full disk is told of and leaves no half record") {
  const Folder folder;
  Result<WarcWriter> warc = WarcWriter::open(folder / "a.warc", {}, now());
  REQUIRE(warc);
  const std::string before = read_file(folder / "a.warc").value();
  const std::string body(200'000, 'x');
  {
    const SmallDisk disk(100'000);
    const Result<WarcWriter::Written> failed = warc->write(exchange_of("https://a.no/"), {-1, body});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::kIo);
    CHECK(failed.error().message == "cannot write to the file: File too large");
    CHECK(failed.error().file == (folder / "a.warc").string());
  }
  // The request, which had room, is there; the half response is not.
  const std::string after = read_file(folder / "a.warc").value();
  CHECK(after.starts_with(before));
  CHECK(after.size() < before.size() + 1000);
  CHECK(RecordFile::open(folder / "a.warc").has_value());
  CHECK(warc->write(exchange_of("https://a.no/"), {-1, body}).has_value());
}

TEST_CASE("HTTP/2 in the form of HTTP/1.1, and a body from a file wherever its offset stands") {
  const Folder folder;
  const std::string body = "%PDF-" + std::string(150'000, 'y');
  REQUIRE(write_atomically(folder / "body", body));
  const FileDescriptor fd = open_for_reading(folder / "body").value();
  REQUIRE(::lseek(fd.get(), 77, SEEK_SET) == 77);
  Result<WarcWriter> warc = WarcWriter::open(folder / "a.warc", {{"operator", "a\r\nWARC-Type: x"}}, now());
  REQUIRE(warc);
  const Result<WarcWriter::Written> written = warc->write(exchange_of("https://a.no/x?y"), {fd.get(), {}});
  REQUIRE(written);
  CHECK(written->payload_digest == "sha256:" + sha256(body));
  CHECK(written->date == "2025-11-22T03:14:56Z");
  CHECK(::lseek(fd.get(), 0, SEEK_CUR) == 77);
  const std::string file = read_file(folder / "a.warc").value();
  CHECK(file.find("operator: a  WARC-Type: x\r\n") != std::string::npos);
  const std::string head = "HTTP/1.1 200 \r\nX-Archive-Orig-TRANSFER-ENCODING: chunked\r\nX-Said: HTTP/2\r\n\r\n";
  CHECK(file.ends_with("\r\nWARC-Block-Digest: sha256:" + sha256(head + body) +
                       "\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: " +
                       std::to_string(head.size() + body.size()) + "\r\n\r\n" + head + body + "\r\n\r\n"));
  CHECK(file.find("\r\nGET / HTTP/1.1\r\nHost: a.no\r\n\r\n\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n") !=
        std::string::npos);
  CHECK(file.find("\r\nWARC-Target-URI: https://a.no/x?y\r\nWARC-IP-Address: 2001:db8::1\r\nWARC-Protocol: h2\r\n") !=
        std::string::npos);
}

TEST_CASE("nothing is written of what was never asked") {
  const Folder folder;
  Result<WarcWriter> warc = WarcWriter::open(folder / "a.warc", {}, now());
  REQUIRE(warc);
  const std::string before = read_file(folder / "a.warc").value();
  Exchange exchange = exchange_of("https://a.no/");
  exchange.request_head.clear();
  exchange.status = 0;
  const Result<WarcWriter::Written> written = warc->write(exchange, {});
  REQUIRE(written);
  CHECK(written->record_id.empty());
  CHECK(read_file(folder / "a.warc").value() == before);
}
