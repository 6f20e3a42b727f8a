// The crawl's parts by themselves, for the tests in tests/crawl: reads one JSON object on standard input, does what it
// says, and writes one JSON object a line.
//
//   {"do": "get", "user_agent", "contact", "private": [host …], "ca_file", "resolve": [row …], "limits": {…},
//    "requests": [{"url", "headers": {…}, "follow": [host …], "save": file}], "warc": file, "revisit": bool}
//   {"do": "links", "url", "charset", "file", "piece"}

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "base/files.hpp"
#include "base/sha256.hpp"
#include "crawl/http.hpp"
#include "crawl/links.hpp"
#include "crawl/warc.hpp"
#include "model/json.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::crawl;
using std::chrono::milliseconds;

// Counts, hashes and, where asked, keeps a body; a file that is full fails as a disk does.
class Sink final : public BodySink {
 public:
  explicit Sink(const Json& request)
      : limit_(request.value("disk", std::size_t{1} << 40)), keep_raw_(request.value("raw", true)) {}

  Result<void> begin(const Hop& head) override {
    ++begun;
    status = head.status;
    return {};
  }
  Result<void> write(std::string_view bytes) override {
    size += bytes.size();
    if (size > limit_) return fail(ErrorCode::kIo, "the disk of the test is full");
    hash.update(bytes);
    if (start.size() < 16) start += bytes.substr(0, 16 - start.size());
    return {};
  }
  Result<void> receive(std::string_view bytes) override {
    if (keep_raw_) raw += bytes;
    return {};
  }

  int begun = 0;
  int status = 0;
  std::size_t size = 0;
  std::string start;
  std::string raw;
  Sha256 hash;

 private:
  std::size_t limit_;
  bool keep_raw_;
};

Json error_json(const Error& error) {
  return {{"error", std::string(name(error.code))}, {"message", error.message}, {"hint", error.hint}};
}

Json hop_json(const Hop& hop) {
  Json headers = Json::array();
  for (const Header& header : hop.headers) headers.push_back({header.name, header.value});
  return {{"url", hop.url.str()},
          {"status", hop.status},
          {"protocol", hop.protocol},
          {"ip", hop.remote_ip},
          {"request_head", hop.request_head},
          {"response_head", hop.response_head.substr(0, 4000)},
          {"headers", headers},
          {"body", hop.body.size()}};
}

Limits limits_of(const Json& json) {
  Limits limits;
  limits.most_bytes = json.value("most_bytes", limits.most_bytes);
  limits.connect = milliseconds(json.value("connect", 20'000));
  limits.idle = milliseconds(json.value("idle", 20'000));
  limits.least_bytes = json.value("least_bytes", limits.least_bytes);
  limits.total = milliseconds(json.value("total", 60'000));
  limits.redirects = json.value("redirects", limits.redirects);
  return limits;
}

Json get_one(Client& client, const Json& json, const Limits& limits, WarcWriter* warc, bool revisit) {
  Result<Url> url = Url::parse(json.at("url").get<std::string>());
  if (!url) return error_json(url.error());
  Request request{*url, {}, {}};
  const Json headers = json.value("headers", Json::object());
  for (const auto& [key, value] : headers.items()) request.headers.push_back({key, value.get<std::string>()});
  Json asked = Json::array();
  if (json.contains("follow")) {
    request.may_follow = [&](const Url& to, const Hop& from) -> std::optional<std::string> {
      asked.push_back({from.status, to.str()});
      for (const Json& host : json.at("follow")) {
        if (host.get<std::string>() == to.host()) return std::nullopt;
      }
      return "not among the hosts of the test";
    };
  }
  Sink sink(json);
  Result<Exchange> exchange = client.get(request, limits, sink);
  if (!exchange) return error_json(exchange.error());
  Json out = hop_json(*exchange);
  out["hops"] = Json::array();
  for (const Hop& hop : exchange->hops) out["hops"].push_back(hop_json(hop));
  out["asked"] = asked;
  out["complete"] = exchange->complete();
  out["fault"] = exchange->fault ? Json(std::string(name(exchange->fault->kind))) : Json();
  out["fault_message"] = exchange->fault ? exchange->fault->message : "";
  out["fault_hint"] = exchange->fault ? exchange->fault->hint : "";
  out["bytes"] = exchange->bytes;
  out["received"] = exchange->received;
  out["announced"] = exchange->announced ? Json(*exchange->announced) : Json();
  out["took"] = exchange->took.count();
  out["begun"] = sink.begun;
  out["sha256"] = sink.hash.finish();
  out["start"] = sink.start;
  if (warc != nullptr) {
    const WarcWriter::Earlier earlier{"sha256:" + sha256(sink.raw), url->str(), "2026-11-21T03:00:00Z", ""};
    const auto written = revisit ? warc->write_revisit(*exchange, earlier) : warc->write(*exchange, {-1, sink.raw});
    if (!written) return error_json(written.error());
    out["warc"] = {{"id", written->record_id}, {"payload", written->payload_digest}, {"date", written->date}};
  }
  return out;
}

int get(const Json& job) {
  ClientOptions options;
  options.user_agent = job.value("user_agent", "saksgang/0.1");
  options.contact = job.value("contact", "drift@example.no");
  options.ca_file = job.value("ca_file", "");
  for (const Json& row : job.value("resolve", Json::array())) options.resolve.push_back(row.get<std::string>());
  const Json hosts = job.value("private", Json::array({"127.0.0.1"}));
  options.may_be_private = [&](std::string_view host) {
    return std::any_of(hosts.begin(), hosts.end(), [&](const Json& h) { return h.get<std::string>() == host; });
  };
  Result<Client> client = Client::make(std::move(options));
  if (!client) {
    std::cout << dump(error_json(client.error())) << "\n";
    return 0;
  }
  std::optional<WarcWriter> warc;
  if (job.contains("warc")) {
    Result<WarcWriter> opened =
        WarcWriter::open(job.at("warc").get<std::string>(),
                         {{"software", "saksgang"}, {"operator", "drift@example.no"}, {"robots", "obey"}},
                         std::chrono::system_clock::now());
    if (!opened) {
      std::cout << dump(error_json(opened.error())) << "\n";
      return 0;
    }
    warc = std::move(*opened);
  }
  const Limits limits = limits_of(job.value("limits", Json::object()));
  for (const Json& request : job.at("requests")) {
    std::cout << dump(get_one(*client, request, limits, warc ? &*warc : nullptr, request.value("revisit", false)))
              << std::endl;
  }
  return 0;
}

int links(const Json& job) {
  const std::string bytes = read_file(job.at("file").get<std::string>()).value();
  LinkReader reader(Url::parse(job.at("url").get<std::string>()).value(), job.value("charset", ""));
  const std::size_t piece = job.value("piece", std::size_t{16384});
  for (std::size_t at = 0; at < bytes.size(); at += piece) reader.write(std::string_view(bytes).substr(at, piece));
  const Page page = reader.finish().value();
  Json out{{"title", page.title}, {"encoding", page.encoding}, {"elements", page.elements}, {"cut", page.cut}};
  out["links"] = Json::array();
  for (const Link& link : page.links) {
    out["links"].push_back({{"url", link.url.str()},
                            {"text", link.text},
                            {"title", link.title},
                            {"context", link.context},
                            {"heading", link.heading},
                            {"date", link.date ? Json(link.date->iso()) : Json()}});
  }
  out["bad"] = Json::array();
  for (const BadLink& bad : page.bad_links) out["bad"].push_back({bad.href, bad.reason});
  std::cout << dump(out) << "\n";
  return 0;
}

}  // namespace

int main() {
  const Json job = Json::parse(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  return job.at("do") == "links" ? links(job) : get(job);
}
