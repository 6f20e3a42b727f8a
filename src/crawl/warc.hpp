#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "crawl/http.hpp"

namespace saksgang::crawl {

// Writes WARC/1.1 (ISO 28500:2017): what was asked and answered, so that others can replay or prove it. Each record is
// whole in the file before the next begins; a record that could not be finished is cut off again. A name that ends in
// ".gz" gets each record as a gzip member of its own, as the standard's annex D has it.
//
// What a record holds is what came over the line, with two exceptions that are told in the record: the framing of
// chunks is off (the head has "X-Archive-Orig-Transfer-Encoding" instead), and HTTP/2 is written in the form of
// HTTP/1.1
// ("WARC-Protocol: h2" tells of it). Digests are "sha256:" and hexadecimal digits.
class WarcWriter {
 public:
  // Creates the file, or appends to one that this program or another has written; an incomplete record at its end (the
  // machine was switched off) stays as it is and is refused with kDamaged. Writes a warcinfo record with these fields
  // ("software", "robots", "operator" …). kIo names the file.
  static Result<WarcWriter> open(const std::filesystem::path& path,
                                 const std::vector<std::pair<std::string, std::string>>& info,
                                 std::chrono::system_clock::time_point now);
  ~WarcWriter();
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;

  // A body as it came over the line (BodySink::receive()): a file from its beginning, or text.
  struct Body {
    int fd = -1;            // borrowed; read with pread(), its offset is left alone
    std::string_view text;  // used where fd is -1
  };

  // What was stored before, for a revisit record.
  struct Earlier {
    std::string payload_digest;  // "sha256:…"
    std::string uri;             // under which it was fetched then
    std::string date;            // "2026-11-22T03:00:00Z"
    std::string record_id;       // "<urn:uuid:…>"; may be empty: unknown
  };

  // What names a record of an answer, for a later revisit.
  struct Written {
    std::string record_id;
    std::string payload_digest;
    std::string date;
  };

  // Writes each redirect of the exchange, then its last hop: a request record and a response record, bound together by
  // WARC-Concurrent-To. With a fault the response says WARC-Truncated ("length", "time", "disconnect"); without an
  // answer only the request is written, and without a request nothing. The exchange of `Written` is the last one.
  Result<Written> write(const Exchange& exchange, Body body);

  // The same with a revisit record for the last answer: of the profile "server-not-modified" for status 304, else
  // "identical-payload-digest", for bytes that came again. Only the head is in it.
  Result<Written> write_revisit(const Exchange& exchange, const Earlier& earlier);

  // Flushes to the disk.
  Result<void> sync();

 private:
  class Impl;
  explicit WarcWriter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::crawl
