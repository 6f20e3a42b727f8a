#include "cli/crawl_settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "base/files.hpp"
#include "cli/settings.hpp"
#include "cli/version.hpp"
#include "crawl/robots.hpp"

namespace saksgang::cli {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr const char* kHint = "the crawl.toml that is installed with the program describes every key";
constexpr std::size_t kLargest = std::size_t{1} << 20;
constexpr milliseconds kLeastDelay{1000};

tl::unexpected<Error> bad(const fs::path& file, std::string message) {
  return tl::make_unexpected(Error{ErrorCode::kConfig, std::move(message), kHint, file.string(), 0});
}

// Reads one key after the other; the first fault stays, and what is left over is unknown.
class Reader {
 public:
  Reader(const fs::path& file, const std::string& text, toml::table& root) : file_(file), text_(text), root_(root) {}

  // Reads the keys of a table; `name` is empty for the file's own.
  void table(const char* name, const std::function<void()>& keys) {
    toml::table* found = &root_;
    if (*name != '\0') {
      toml::node* node = root_.get(name);
      if (node == nullptr) return;
      found = node->as_table();
      if (found == nullptr) return fault(line(*node), fmt::format("{} must be a table", name));
    }
    within(*found, *name == '\0' ? "" : std::string(name) + ".", keys);
    if (*name != '\0') root_.erase(name);
  }

  // Reads an array of tables.
  void tables(const char* name, const std::function<void()>& keys) {
    toml::node* node = root_.get(name);
    if (node == nullptr) return;
    toml::array* list = node->as_array();
    if (list == nullptr || !list->is_array_of_tables()) {
      return fault(line(*node), fmt::format("{} must be tables: [[{}]]", name, name));
    }
    for (toml::node& one : *list) within(*one.as_table(), std::string(name) + ".", keys);
    root_.erase(name);
  }

  std::optional<std::string> text(const char* key) {
    return value<std::string>(key, "a text", [](const toml::node& node) { return node.value_exact<std::string>(); });
  }
  std::optional<bool> flag(const char* key) {
    return value<bool>(key, "true or false", [](const toml::node& node) { return node.value_exact<bool>(); });
  }
  std::optional<std::int64_t> whole(const char* key, std::int64_t least, std::int64_t most) {
    return value<std::int64_t>(key, fmt::format("a whole number from {} to {}", least, most),
                               [=](const toml::node& node) -> std::optional<std::int64_t> {
                                 const auto number = node.value_exact<std::int64_t>();
                                 return number && *number >= least && *number <= most ? number : std::nullopt;
                               });
  }
  // Whole or with a fraction.
  std::optional<double> number(const char* key, double least, double most) {
    return value<double>(key, fmt::format("a number from {} to {}", least, most),
                         [=](const toml::node& node) -> std::optional<double> {
                           const auto number = node.is_number() ? node.value<double>() : std::nullopt;
                           return number && *number >= least && *number <= most ? number : std::nullopt;
                         });
  }
  std::optional<milliseconds> seconds(const char* key, double least, double most) {
    const auto found = number(key, least, most);
    if (!found) return std::nullopt;
    return milliseconds(std::llround(*found * 1000));
  }
  // Each text with its line.
  std::optional<std::vector<std::pair<std::string, std::size_t>>> texts(const char* key) {
    using Texts = std::vector<std::pair<std::string, std::size_t>>;
    return value<Texts>(key, "a list of texts", [](const toml::node& node) -> std::optional<Texts> {
      const toml::array* list = node.as_array();
      if (list == nullptr) return std::nullopt;
      Texts out;
      for (const toml::node& one : *list) {
        const auto text = one.value_exact<std::string>();
        if (!text) return std::nullopt;
        out.emplace_back(*text, line(one));
      }
      return out;
    });
  }

  // The line of the key that was read last.
  std::size_t line() const { return line_; }
  // Where a key that is not there would stand: where it stands commented out, else the first line.
  std::size_t line_of_missing(const std::string& key) const {
    const std::string commented = "#" + key + "=";
    std::size_t number = 1;
    for (std::size_t at = 0; at < text_.size(); ++number) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      std::string line = text_.substr(at, end - at);
      line.erase(std::remove_if(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t'; }), line.end());
      if (line.starts_with(commented)) return number;
      at = end + 1;
    }
    return 1;
  }

  void fault(std::size_t line, const std::string& message) {
    if (!fault_)
      fault_ = Error{ErrorCode::kConfig, fmt::format("line {}: {}", line, message), kHint, file_.string(), 0};
  }
  const std::optional<Error>& fault() const { return fault_; }

 private:
  static std::size_t line(const toml::node& node) { return node.source().begin.line; }

  void within(toml::table& table, const std::string& prefix, const std::function<void()>& keys) {
    toml::table* const outer = std::exchange(table_, &table);
    std::string outer_prefix = std::exchange(prefix_, prefix);
    line_ = line(table);
    keys();
    if (&table != &root_) left_over(table, prefix);
    table_ = outer;
    prefix_ = std::move(outer_prefix);
  }

 public:
  void left_over(toml::table& table, const std::string& prefix) {
    // Of several the first in the file.
    const toml::node* first = nullptr;
    std::string name;
    for (const auto& [key, node] : table) {
      if (first != nullptr && line(*first) < line(node)) continue;
      first = &node;
      name = key.str();
    }
    if (first != nullptr) fault(line(*first), fmt::format("unknown key {}{}", prefix, name));
  }

 private:
  template <class Value, class Read>
  std::optional<Value> value(const char* key, const std::string& form, const Read& read) {
    const toml::node* node = table_->get(key);
    if (node == nullptr) return std::nullopt;
    line_ = line(*node);
    auto out = read(*node);
    if (!out) fault(line_, fmt::format("{}{} must be {}", prefix_, key, form));
    table_->erase(key);
    return out;
  }

  const fs::path& file_;
  const std::string& text_;
  toml::table& root_;
  toml::table* table_ = nullptr;
  std::string prefix_;
  std::size_t line_ = 1;
  std::optional<Error> fault_;
};

template <class Target, class Value>
void set(Target& target, const std::optional<Value>& value) {
  if (value) target = static_cast<Target>(*value);
}

// «www.example.no», «*.example.no», «127.0.0.1:8080», «[::1]:8080»
std::optional<crawl::Scope::Host> host_of(const std::string& text) {
  crawl::Scope::Host host;
  const bool is_wild = text.starts_with("*.");
  const auto url = crawl::Url::parse("http://" + text.substr(is_wild ? 2 : 0));
  if (!url || url->path_and_query() != "/" || text.find_first_of("/?#@ ") != std::string::npos) return std::nullopt;
  host.name = (is_wild ? "*." : "") + std::string(url->host());
  const std::size_t colon = text.rfind(':');
  if (colon != std::string::npos && text.find(']', colon) == std::string::npos) host.port = url->port();
  return host;
}

std::vector<std::string> prefixes_of(Reader& reader, const char* key) {
  std::vector<std::string> out;
  const auto texts = reader.texts(key);
  if (!texts) return out;
  for (const auto& [text, line] : *texts) {
    if (!text.starts_with("/")) reader.fault(line, fmt::format("\"{}\" is no beginning of a path: it needs a /", text));
    out.push_back(text);
  }
  return out;
}

void read_site(Reader& reader, crawl::Config& config) {
  const auto name = reader.text("host");
  const std::size_t line = reader.line();
  const auto host = name ? host_of(*name) : std::nullopt;
  if (!host) return reader.fault(line, "a site needs a host: host = \"www.example.no\"");
  crawl::Scope::Host pages = *host, documents = *host;
  pages.prefixes = prefixes_of(reader, "pages");
  documents.prefixes = prefixes_of(reader, "documents");
  config.pages.hosts.push_back(std::move(pages));
  config.documents.hosts.push_back(std::move(documents));
  if (reader.flag("private").value_or(false)) config.private_hosts.push_back(host->name);
}

void read_start(Reader& reader, crawl::Config& config) {
  const auto start = reader.texts("start");
  if (!start) return reader.fault(reader.line_of_missing("start"), "no start page is given: start = [\"https://…\"]");
  if (start->empty()) return reader.fault(reader.line(), "no start page is given");
  for (const auto& [text, line] : *start) {
    const auto url = crawl::Url::parse(text);
    if (!url) {
      reader.fault(line, fmt::format("the start page \"{}\" is no address of the web: {}", text, url.error().message));
    } else if (!config.pages.allows(*url)) {
      reader.fault(line, fmt::format("the start page {} is on no [[site]], or not within its pages", url->str()));
    } else {
      config.start.push_back(*url);
    }
  }
}

void read_contact(Reader& reader, crawl::Config& config) {
  const auto contact = reader.text("contact");
  const std::size_t line = contact ? reader.line() : reader.line_of_missing("contact");
  // An address of mail or the web, so that a webmaster can do something with it.
  if (!contact || (contact->find('@') == std::string::npos && contact->find("://") == std::string::npos)) {
    return reader.fault(line,
                        "no contact address is given, by which the sites can reach you: contact = \"kari@example.no\"");
  }
  config.contact = *contact;
}

void read_manners(Reader& reader, crawl::Manners& manners, std::size_t& delay_line) {
  constexpr double kHour = 3600, kDay = 86400;
  set(manners.delay, reader.seconds("delay", 0, kHour));
  delay_line = reader.line();
  set(manners.jitter, reader.number("jitter", 0, 10));
  set(manners.attempts, reader.whole("attempts", 1, 10));
  set(manners.backoff, reader.seconds("backoff", 0, kHour));
  set(manners.most_backoff, reader.seconds("most_backoff", 0, kHour));
  set(manners.longest_wait, reader.seconds("longest_wait", 0, kDay));
  set(manners.give_up_after, reader.whole("give_up_after", 1, 1000));
}

void read_limits(Reader& reader, crawl::Config& config) {
  constexpr double kDay = 86400;
  const auto bytes = [&](const char* key) -> std::optional<std::uint64_t> {
    const auto found = reader.number(key, 0.001, 1e6);
    if (!found) return std::nullopt;
    return static_cast<std::uint64_t>(*found * 1048576);
  };
  set(config.document_limits.most_bytes, bytes("document_megabytes"));
  set(config.page_limits.most_bytes, bytes("page_megabytes"));
  const auto connect = reader.seconds("connect_seconds", 0.1, kDay), idle = reader.seconds("idle_seconds", 1, kDay),
             total = reader.seconds("total_seconds", 0.1, kDay);
  const auto redirects = reader.whole("redirects", 0, 20);
  for (crawl::Limits* limits : {&config.document_limits, &config.page_limits}) {
    set(limits->connect, connect);
    set(limits->idle, idle);
    set(limits->total, total);
    set(limits->redirects, redirects);
  }
}

void read_budget(Reader& reader, crawl::Budget& budget) {
  set(budget.requests, reader.whole("requests", 1, 1'000'000));
  if (const auto megabytes = reader.number("megabytes", 0.001, 1e7)) {
    budget.bytes = static_cast<std::uint64_t>(*megabytes * 1048576);
  }
  if (const auto minutes = reader.number("minutes", 0.001, 1e5)) {
    budget.time = milliseconds(std::llround(*minutes * 60'000));
  }
}

// Everybody else's machine is asked at most once a second.
void check_delay(Reader& reader, const crawl::Config& config, std::size_t line) {
  if (config.manners.delay >= kLeastDelay) return;
  const bool all_private = std::all_of(config.pages.hosts.begin(), config.pages.hosts.end(), [&](const auto& host) {
    return std::find(config.private_hosts.begin(), config.private_hosts.end(), host.name) != config.private_hosts.end();
  });
  if (!all_private) reader.fault(line, "manners.delay must be at least 1, unless all sites are private");
}

// A path beside the file.
fs::path beside(const fs::path& file, const std::string& name) {
  const char* home = std::getenv("HOME");
  if (name.starts_with("~/") && home != nullptr) return fs::path(home) / name.substr(2);
  return fs::absolute(file).parent_path() / name;
}

}  // namespace

Result<fs::path> find_crawl_settings(const Typed& typed) {
  if (typed.has("config")) {
    if (typed.value("config").empty()) return fail(ErrorCode::kUsage, "--config must name a file");
    return fs::path(typed.value("config"));
  }
  if (const auto folder = configuration_folder()) return *folder / "crawl.toml";
  return fail(ErrorCode::kUsage, "there is no place for crawl.toml: HOME is not set", "give --config FILE");
}

Result<crawl::Config> read_crawl_settings(const fs::path& file) {
  const auto text = read_file(file, kLargest);
  if (!text) return bad(file, text.error().message);
  toml::table root;
  try {
    root = toml::parse(*text);
  } catch (const toml::parse_error& e) {
    return bad(file, fmt::format("line {}: {}", e.source().begin.line, e.description()));
  }
  crawl::Config config;
  config.user_agent = fmt::format("saksgang/{}", program_version());
  config.page_limits.most_bytes = std::uint64_t{32} << 20;
  Reader reader(file, *text, root);
  std::size_t delay_line = 1;
  reader.tables("site", [&] { read_site(reader, config); });
  reader.table("manners", [&] { read_manners(reader, config.manners, delay_line); });
  reader.table("budget", [&] { read_budget(reader, config.budget); });
  reader.table("limits", [&] { read_limits(reader, config); });
  reader.table("alarm", [&] { set(config.alarm_share, reader.number("failures", 0, 1)); });
  reader.table("", [&] {
    read_contact(reader, config);
    if (const auto agent = reader.text("user_agent")) {
      if (crawl::product_token(*agent).empty()) {
        reader.fault(reader.line(), "user_agent must begin with a name, by which robots.txt may call the crawler");
      }
      config.user_agent = *agent;
    }
    if (const auto archive = reader.text("archive")) {
      if (archive->empty()) reader.fault(reader.line(), "archive must name a folder");
      config.archive = beside(file, *archive);
    } else if (const auto folder = data_folder()) {
      config.archive = *folder / "archive";
    } else {
      reader.fault(reader.line_of_missing("archive"), "there is no place for the archive: give archive = \"FOLDER\"");
    }
    if (const auto ca_file = reader.text("ca_file")) config.ca_file = beside(file, *ca_file).string();
    set(config.depth, reader.whole("depth", 0, 20));
    read_start(reader, config);
  });
  reader.left_over(root, "");
  check_delay(reader, config, delay_line);
  if (reader.fault()) return tl::make_unexpected(*reader.fault());
  return config;
}

}  // namespace saksgang::cli
