#include "crawl/warc.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <fmt/core.h>
#include <strings.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sha256.hpp"
#include "crawl/record_file.hpp"

namespace saksgang::crawl {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;
constexpr std::string_view kProfiles = "http://netpreserve.org/warc/1.1/revisit/";

using Fields = std::vector<std::pair<std::string_view, std::string>>;

std::string date_text(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

// A random UUID (RFC 9562, version 4) as the standard has record ids.
Result<std::string> new_id() {
  std::array<unsigned char, 16> octets{};
  if (::getrandom(octets.data(), octets.size(), 0) != static_cast<ssize_t>(octets.size())) {
    return fail(ErrorCode::kInternal, "the system gives no random numbers");
  }
  octets[6] = static_cast<unsigned char>((octets[6] & 0x0F) | 0x40);
  octets[8] = static_cast<unsigned char>((octets[8] & 0x3F) | 0x80);
  std::string id = "<urn:uuid:";
  for (std::size_t i = 0; i < octets.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    id += fmt::format("{:02x}", octets[i]);
  }
  return id + '>';
}

// No line of ours breaks in two.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  return out;
}

// "HTTP/2" as "HTTP/1.1", wherever the first line has it.
std::string as_http1(std::string_view head) {
  const std::size_t line_end = std::min(head.find('\n'), head.size());
  const std::size_t at = head.substr(0, line_end).find("HTTP/2");
  std::string out(head);
  if (at != std::string_view::npos) out.replace(at, 6, "HTTP/1.1");
  return out;
}

// The chunks are off; a reader must not look for them.
std::string without_chunks(std::string_view head) {
  constexpr std::string_view kName = "transfer-encoding:";
  std::string out;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size() - 1) + 1;
    const std::string_view line = head.substr(0, end);
    if (line.size() > kName.size() && ::strncasecmp(line.data(), kName.data(), kName.size()) == 0)
      out += "X-Archive-Orig-";
    out += line;
    head.remove_prefix(end);
  }
  return out;
}

// The standard's word for why an answer is not whole; empty where it is.
std::string_view truncation(FaultKind kind) {
  switch (kind) {
    case FaultKind::kTooLarge:
      return "length";
    case FaultKind::kTimeout:
    case FaultKind::kSlow:
      return "time";
    case FaultKind::kCutShort:
      return "disconnect";
    case FaultKind::kRedirectRefused:
    case FaultKind::kRedirectBroken:
    case FaultKind::kTooManyRedirects:
      return "";
    default:
      return "unspecified";
  }
}

// A head and a body behind it, which may be a file.
struct Block {
  std::string head;
  WarcWriter::Body body;

  // Calls `take` with one piece after the other; what is behind the first is the body.
  Result<std::uint64_t> each(const std::function<Result<void>(std::string_view)>& take) const {
    if (body.fd < 0) {
      if (Result<void> done = take(body.text); !done) return tl::make_unexpected(std::move(done.error()));
      return body.text.size();
    }
    std::string piece(kPiece, '\0');
    std::uint64_t at = 0;
    for (;;) {
      const ssize_t got = ::pread(body.fd, piece.data(), piece.size(), static_cast<off_t>(at));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return fail(ErrorCode::kIo, "cannot read the body of an answer back");
      if (got == 0) return at;
      if (Result<void> done = take({piece.data(), static_cast<std::size_t>(got)}); !done) {
        return tl::make_unexpected(std::move(done.error()));
      }
      at += static_cast<std::uint64_t>(got);
    }
  }
};

}  // namespace

class WarcWriter::Impl {
 public:
  explicit Impl(RecordFile file) : file_(std::move(file)) {}

  Result<void> write_info(const std::vector<std::pair<std::string, std::string>>& info,
                          std::chrono::system_clock::time_point now) {
    Result<std::string> id = new_id();
    if (!id) return tl::make_unexpected(std::move(id.error()));
    info_id_ = std::move(*id);
    std::string text =
        "format: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n";
    for (const auto& [name, value] : info) text += fmt::format("{}: {}\r\n", one_line(name), one_line(value));
    return record("warcinfo", info_id_, date_text(now), "application/warc-fields",
                  {{"WARC-Filename", one_line(file_.path().filename().string())}}, Block{std::move(text), {}}, nullptr);
  }

  // The request record and, where there was an answer, its response, or what `earlier` makes of it.
  Result<Written> write_hop(const Hop& hop, Body body, std::string_view truncated, const Earlier* earlier) {
    Written written;
    written.date = date_text(hop.started);
    if (hop.request_head.empty()) return written;
    Result<std::string> request_id = new_id();
    Result<std::string> response_id = new_id();
    if (!request_id || !response_id) return tl::make_unexpected((request_id ? response_id : request_id).error());
    const bool answered = hop.status != 0;
    Fields common{{"WARC-Target-URI", hop.url.str()}};
    if (!hop.remote_ip.empty()) common.emplace_back("WARC-IP-Address", hop.remote_ip);
    if (hop.protocol == "HTTP/2") common.emplace_back("WARC-Protocol", "h2");
    Fields fields = common;
    if (answered) fields.emplace_back("WARC-Concurrent-To", *response_id);
    if (Result<void> done = record("request", *request_id, written.date, "application/http;msgtype=request", fields,
                                   Block{as_http1(hop.request_head), {}}, nullptr);
        !done) {
      return tl::make_unexpected(std::move(done.error()));
    }
    if (!answered) return written;
    fields = common;
    fields.emplace_back("WARC-Concurrent-To", *request_id);
    if (!truncated.empty()) fields.emplace_back("WARC-Truncated", truncated);
    if (earlier != nullptr) add_revisit(fields, hop, *earlier);
    Result<void> done =
        record(earlier == nullptr ? "response" : "revisit", *response_id, written.date,
               "application/http;msgtype=response", fields, Block{without_chunks(as_http1(hop.response_head)), body},
               earlier == nullptr ? &written.payload_digest : nullptr);
    if (!done) return tl::make_unexpected(std::move(done.error()));
    if (earlier != nullptr) written.payload_digest = earlier->payload_digest;
    written.record_id = std::move(*response_id);
    return written;
  }

  Result<void> write_redirects(const Exchange& exchange) {
    for (const Hop& hop : exchange.hops) {
      Result<Written> done = write_hop(hop, {-1, hop.body}, hop.body_cut ? "length" : "", nullptr);
      if (!done) return tl::make_unexpected(std::move(done.error()));
    }
    return {};
  }

  Result<void> sync() { return file_.sync(); }

 private:
  static void add_revisit(Fields& fields, const Hop& hop, const Earlier& earlier) {
    constexpr int kNotModified = 304;
    fields.emplace_back("WARC-Profile",
                        fmt::format("{}{}", kProfiles,
                                    hop.status == kNotModified ? "server-not-modified" : "identical-payload-digest"));
    if (!earlier.payload_digest.empty()) fields.emplace_back("WARC-Payload-Digest", earlier.payload_digest);
    if (!earlier.record_id.empty()) fields.emplace_back("WARC-Refers-To", earlier.record_id);
    if (!earlier.uri.empty()) fields.emplace_back("WARC-Refers-To-Target-URI", earlier.uri);
    if (!earlier.date.empty()) fields.emplace_back("WARC-Refers-To-Date", earlier.date);
  }

  // Writes one record; the body is read twice, first for its digests. Where `payload` is given the body is a payload,
  // whose digest is put there and into the record.
  Result<void> record(std::string_view type, const std::string& id, const std::string& date,
                      std::string_view content_type, const Fields& fields, const Block& block, std::string* payload) {
    Sha256 block_hash;
    Sha256 payload_hash;
    block_hash.update(block.head);
    const Result<std::uint64_t> size = block.each([&](std::string_view bytes) {
      block_hash.update(bytes);
      payload_hash.update(bytes);
      return Result<void>();
    });
    if (!size) return tl::make_unexpected(size.error());
    std::string head =
        fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\n", type, id, date);
    if (type != "warcinfo") head += fmt::format("WARC-Warcinfo-ID: {}\r\n", info_id_);
    for (const auto& [name, value] : fields) head += fmt::format("{}: {}\r\n", name, value);
    if (payload != nullptr) {
      *payload = "sha256:" + payload_hash.finish();
      head += fmt::format("WARC-Payload-Digest: {}\r\n", *payload);
    }
    head += fmt::format("WARC-Block-Digest: sha256:{}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
                        block_hash.finish(), content_type, block.head.size() + *size);
    return file_.append([&](const RecordFile::Put& put) -> Result<void> {
      if (Result<void> done = put(head); !done) return done;
      if (Result<void> done = put(block.head); !done) return done;
      const Result<std::uint64_t> again = block.each(put);
      if (!again) return tl::make_unexpected(again.error());
      if (*again != *size) return fail(ErrorCode::kIo, "the body of an answer changed while it was written");
      return put("\r\n\r\n");
    });
  }

  RecordFile file_;
  std::string info_id_;
};

Result<WarcWriter> WarcWriter::open(const std::filesystem::path& path,
                                    const std::vector<std::pair<std::string, std::string>>& info,
                                    std::chrono::system_clock::time_point now) {
  Result<RecordFile> file = RecordFile::open(path);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  auto impl = std::make_unique<Impl>(std::move(*file));
  if (Result<void> done = impl->write_info(info, now); !done) return tl::make_unexpected(std::move(done.error()));
  return WarcWriter(std::move(impl));
}

WarcWriter::WarcWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WarcWriter::~WarcWriter() = default;
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;

Result<WarcWriter::Written> WarcWriter::write(const Exchange& exchange, Body body) {
  if (Result<void> done = impl_->write_redirects(exchange); !done) return tl::make_unexpected(std::move(done.error()));
  std::string_view truncated = exchange.fault ? truncation(exchange.fault->kind) : std::string_view();
  if (exchange.body_cut) truncated = "length";
  // A redirect that was not followed has its body with it.
  if (!exchange.body.empty()) body = {-1, exchange.body};
  return impl_->write_hop(exchange, body, truncated, nullptr);
}

Result<WarcWriter::Written> WarcWriter::write_revisit(const Exchange& exchange, const Earlier& earlier) {
  if (Result<void> done = impl_->write_redirects(exchange); !done) return tl::make_unexpected(std::move(done.error()));
  return impl_->write_hop(exchange, {}, "", &earlier);
}

Result<void> WarcWriter::sync() {
  return impl_->sync();
}

}  // namespace saksgang::crawl
