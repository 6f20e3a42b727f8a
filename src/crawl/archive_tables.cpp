#include "crawl/archive_tables.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace saksgang::crawl {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 3> kKinds{
    {{Kind::kRobots, "robots"}, {Kind::kPage, "page"}, {Kind::kDocument, "document"}}};

constexpr std::array<std::pair<Outcome, std::string_view>, 11> kOutcomes{{{Outcome::kNew, "new"},
                                                                          {Outcome::kChanged, "changed"},
                                                                          {Outcome::kSame, "same"},
                                                                          {Outcome::kUnchanged, "unchanged"},
                                                                          {Outcome::kRead, "read"},
                                                                          {Outcome::kRejected, "rejected"},
                                                                          {Outcome::kFailed, "failed"},
                                                                          {Outcome::kRetried, "retried"},
                                                                          {Outcome::kGone, "gone"},
                                                                          {Outcome::kForbidden, "forbidden"},
                                                                          {Outcome::kElsewhere, "elsewhere"}}};

template <class Table, class Key>
std::string_view name_in(const Table& table, Key key) {
  const auto* row = std::find_if(table.begin(), table.end(), [&](const auto& r) { return r.first == key; });
  return row == table.end() ? std::string_view("?") : row->second;
}

template <class Table>
auto key_in(const Table& table, std::string_view name) {
  const auto* row = std::find_if(table.begin(), table.end(), [&](const auto& r) { return r.second == name; });
  return row == table.end() ? table.front().first : row->first;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string_view name(Kind kind) {
  return name_in(kKinds, kind);
}

std::string_view name(Outcome outcome) {
  return name_in(kOutcomes, outcome);
}

std::string_view archive_tables() {
  return R"(
CREATE TABLE facts (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL);
CREATE TABLE nights (
  number INTEGER PRIMARY KEY,
  began TEXT NOT NULL,
  ended TEXT,
  stopped TEXT NOT NULL DEFAULT '',
  active_ms INTEGER NOT NULL DEFAULT 0);
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  date TEXT,
  page_url TEXT NOT NULL,
  link_text TEXT NOT NULL,
  vanished TEXT,
  vanished_why TEXT NOT NULL DEFAULT '');
CREATE TABLE versions (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number),
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  url TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  predecessor TEXT);
CREATE INDEX versions_of_document ON versions (document, number);
CREATE INDEX versions_by_content ON versions (sha256);
CREATE TABLE vanishings (
  night INTEGER NOT NULL REFERENCES nights (number),
  identity TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL,
  returned TEXT,
  PRIMARY KEY (night, identity));
CREATE TABLE fetches (
  number INTEGER PRIMARY KEY,
  night INTEGER NOT NULL REFERENCES nights (number),
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  identity TEXT NOT NULL,
  page_url TEXT NOT NULL,
  link_text TEXT NOT NULL,
  started TEXT NOT NULL,
  took_ms INTEGER NOT NULL,
  status INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  redirects TEXT NOT NULL,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  content_type TEXT NOT NULL,
  retry_after TEXT NOT NULL,
  announced INTEGER,
  remote_ip TEXT NOT NULL,
  requests INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  predecessor TEXT NOT NULL);
CREATE INDEX fetches_of_url ON fetches (url, night);
CREATE INDEX fetches_of_night ON fetches (night, number);
CREATE TABLE resources (
  url TEXT PRIMARY KEY,
  etag TEXT NOT NULL,
  last_modified TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  fetched TEXT NOT NULL,
  warc_digest TEXT NOT NULL DEFAULT '',
  warc_date TEXT NOT NULL DEFAULT '',
  warc_record TEXT NOT NULL DEFAULT '');
CREATE TABLE pages (
  url TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  read TEXT NOT NULL,
  documents INTEGER NOT NULL);
CREATE TABLE links (
  page_url TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  identity TEXT NOT NULL,
  text TEXT NOT NULL,
  title TEXT NOT NULL,
  context TEXT NOT NULL,
  date TEXT,
  PRIMARY KEY (page_url, position)) WITHOUT ROWID;
CREATE TABLE bad_links (
  page_url TEXT NOT NULL,
  position INTEGER NOT NULL,
  href TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (page_url, position)) WITHOUT ROWID;
CREATE TABLE robots (
  origin TEXT PRIMARY KEY,
  fetched TEXT NOT NULL,
  status INTEGER NOT NULL,
  text TEXT NOT NULL);
CREATE TABLE alarms (
  night INTEGER NOT NULL REFERENCES nights (number),
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (night, kind, url)) WITHOUT ROWID;
)";
}

std::string_view fetch_columns() {
  return "f.night, f.kind, f.url, f.identity, f.page_url, f.link_text, f.started, f.took_ms, f.status, f.outcome, "
         "f.reason, f.message, f.redirects, f.etag, f.last_modified, f.content_type, f.retry_after, f.announced, "
         "f.remote_ip, f.requests, f.bytes, f.sha256, f.predecessor";
}

Fetch fetch_of(const sqlite::Row& row) {
  Fetch out;
  int column = 0;
  out.night = row.number(column++);
  out.kind = key_in(kKinds, row.text(column++));
  out.url = row.text(column++);
  out.identity = row.text(column++);
  out.page_url = row.text(column++);
  out.link_text = row.text(column++);
  out.started = time_of(row, column++);
  out.took = std::chrono::milliseconds(row.number(column++));
  out.status = static_cast<int>(row.number(column++));
  out.outcome = key_in(kOutcomes, row.text(column++));
  out.reason = row.text(column++);
  out.message = row.text(column++);
  out.redirects = lines_of(row.text(column++));
  out.etag = row.text(column++);
  out.last_modified = row.text(column++);
  out.content_type = row.text(column++);
  out.retry_after = row.text(column++);
  if (row.optional_text(column)) out.announced = static_cast<std::uint64_t>(row.number(column));
  ++column;
  out.remote_ip = row.text(column++);
  out.requests = static_cast<int>(row.number(column++));
  out.bytes = static_cast<std::uint64_t>(row.number(column++));
  out.sha256 = row.text(column++);
  out.predecessor = row.text(column++);
  return out;
}

Result<void> insert_fetch(sqlite::Database& database, const Fetch& f) {
  const auto number = [](auto value) { return sqlite::Value(static_cast<std::int64_t>(value)); };
  return database.change("INSERT INTO fetches VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                         {number(f.night),
                          std::string(name(f.kind)),
                          f.url,
                          f.identity,
                          f.page_url,
                          f.link_text,
                          iso(f.started),
                          number(f.took.count()),
                          number(f.status),
                          std::string(name(f.outcome)),
                          f.reason,
                          f.message,
                          joined(f.redirects),
                          f.etag,
                          f.last_modified,
                          f.content_type,
                          f.retry_after,
                          f.announced ? number(*f.announced) : sqlite::Value(),
                          f.remote_ip,
                          number(f.requests),
                          number(f.bytes),
                          f.sha256,
                          f.predecessor});
}

Time time_of(const sqlite::Row& row, int column) {
  return time_from_iso(row.text(column)).value_or(Time{});
}

std::string_view night_columns() {
  return "number, began, ended, stopped, active_ms";
}

Night night_of(const sqlite::Row& row) {
  Night out;
  out.number = row.number(0);
  out.began = time_of(row, 1);
  if (row.optional_text(2)) out.ended = time_of(row, 2);
  out.stopped = row.text(3);
  out.active = std::chrono::milliseconds(row.number(4));
  return out;
}

}  // namespace saksgang::crawl
