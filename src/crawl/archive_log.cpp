// What the archive writes into its database.
#include <fmt/format.h>

#include "crawl/archive.hpp"
#include "crawl/archive_tables.hpp"

namespace saksgang::crawl {
namespace {

using sqlite::Value;

Value number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

Value date_value(const std::optional<Date>& date) {
  return date ? Value(date->iso()) : Value();
}

// What is known of a document before something happens to it.
struct Known {
  std::int64_t document = 0;  // its number; 0 for none
  std::int64_t version = 0;   // the newest
  std::string sha256;
};

Result<Known> known(sqlite::Database& database, const std::string& identity) {
  Known out;
  const auto done = database.each(
      "SELECT d.number, v.number, v.sha256 FROM documents d JOIN versions v ON v.document = d.number "
      "WHERE d.identity = ? ORDER BY v.number DESC LIMIT 1",
      {identity}, [&](const sqlite::Row& row) {
        out = {row.number(0), row.number(1), row.text(2)};
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

}  // namespace

Result<void> Archive::insert(const Fetch& fetch) {
  Fetch row = fetch;
  row.night = night_.number;
  return insert_fetch(reader_.database_, row);
}

Result<void> Archive::insert(const std::optional<NightReport::Alarm>& alarm) {
  if (!alarm) return {};
  auto done = reader_.database_.change("INSERT OR IGNORE INTO alarms VALUES (?, ?, ?, ?)",
                                       {night_.number, alarm->kind, alarm->url, alarm->message});
  if (!done) return done;
  return reader_.database_.change("UPDATE pages SET documents = 0 WHERE url = ?", {alarm->url});
}

// What the next request for this address is made conditional by. A validator is of one resource; where another one
// answered after a redirect, it is no use.
Result<void> Archive::remember(const Fetch& fetch) {
  const bool is_own = fetch.redirects.empty();
  return reader_.database_.change(
      "INSERT INTO resources (url, etag, last_modified, sha256, fetched) VALUES (?, ?, ?, ?, ?) ON CONFLICT (url) DO "
      "UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified, sha256 = excluded.sha256, "
      "fetched = excluded.fetched",
      {fetch.url, is_own ? fetch.etag : "", is_own ? fetch.last_modified : "", fetch.sha256, iso(fetch.started)});
}

Result<Outcome> Archive::version(Fetch& fetch, const FoundLink& link, const std::string& name) {
  const auto before = known(reader_.database_, link.identity);
  if (!before) return tl::make_unexpected(before.error());
  const bool is_newest = before->document != 0 && before->sha256 == fetch.sha256;
  if (before->document == 0) {
    fetch.outcome = Outcome::kNew;
  } else if (!is_newest) {
    fetch.outcome = Outcome::kChanged;
    fetch.predecessor = before->sha256;
  } else {
    fetch.outcome = fetch.status == 304 ? Outcome::kUnchanged : Outcome::kSame;
  }
  sqlite::Database& database = reader_.database_;
  const std::string at = iso(fetch.started);
  auto done = commit([&]() -> Result<void> {
    std::uint64_t bytes = fetch.bytes;
    if (fetch.status == 304) {
      auto found = database.each("SELECT bytes FROM versions WHERE sha256 = ? LIMIT 1", {fetch.sha256},
                                 [&](const sqlite::Row& row) { bytes = static_cast<std::uint64_t>(row.number(0)); });
      if (!found) return found;
    }
    if (auto logged = insert(fetch); !logged) return logged;
    // A title that was there stays where the link says nothing today.
    auto written = database.change(
        "INSERT INTO documents (identity, url, name, title, date, page_url, link_text) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (identity) DO UPDATE SET url = excluded.url, name = excluded.name, "
        "title = CASE excluded.title WHEN '' THEN title ELSE excluded.title END, date = coalesce(excluded.date, date), "
        "page_url = excluded.page_url, link_text = excluded.link_text, vanished = NULL, vanished_why = ''",
        {link.identity, fetch.url, name, link.title, date_value(link.date), fetch.page_url, fetch.link_text});
    if (!written) return written;
    written = database.change("UPDATE vanishings SET returned = ? WHERE identity = ? AND returned IS NULL",
                              {at, link.identity});
    if (!written) return written;
    if (is_newest) {
      written = database.change("UPDATE versions SET last_seen = ? WHERE number = ?", {at, before->version});
    } else {
      written = database.change(
          "INSERT INTO versions (document, sha256, bytes, url, first_seen, last_seen, predecessor) "
          "SELECT number, ?, ?, ?, ?, ?, ? FROM documents WHERE identity = ?",
          {fetch.sha256, number(bytes), fetch.url, at, at,
           fetch.predecessor.empty() ? Value() : Value(fetch.predecessor), link.identity});
    }
    if (!written || fetch.status == 304) return written;
    return remember(fetch);
  });
  if (!done) return tl::make_unexpected(done.error());
  return fetch.outcome;
}

Result<void> Archive::reads_pages_as(const std::string& way) {
  std::string before;
  auto found = reader_.database_.each("SELECT value FROM facts WHERE key = 'reading'", {},
                                      [&](const sqlite::Row& row) { before = row.text(0); });
  if (!found || before == way) return found;
  return commit([&]() -> Result<void> {
    auto done = reader_.database_.change(
        "UPDATE resources SET etag = '', last_modified = '' WHERE url IN (SELECT url FROM pages)", {});
    if (!done) return done;
    return reader_.database_.change(
        "INSERT INTO facts VALUES ('reading', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", {way});
  });
}

Result<Outcome> Archive::confirm(Fetch fetch, const FoundLink& link, const std::string& name) {
  auto found = reader_.database_.each("SELECT sha256 FROM resources WHERE url = ?", {fetch.url},
                                      [&](const sqlite::Row& row) { fetch.sha256 = row.text(0); });
  if (!found) return tl::make_unexpected(found.error());
  return version(fetch, link, name);
}

Result<void> Archive::gone(Fetch fetch) {
  fetch.outcome = Outcome::kGone;
  return commit([&]() -> Result<void> {
    if (auto logged = insert(fetch); !logged) return logged;
    const std::string at = iso(fetch.started);
    auto done = reader_.database_.change(
        "INSERT OR IGNORE INTO vanishings (night, identity, at, why) SELECT ?, identity, ?, 'gone' FROM documents "
        "WHERE identity = ? AND vanished IS NULL",
        {night_.number, at, fetch.identity});
    if (!done) return done;
    return reader_.database_.change(
        "UPDATE documents SET vanished = ?, vanished_why = 'gone' WHERE identity = ? AND vanished IS NULL",
        {at, fetch.identity});
  });
}

Result<void> Archive::read(Fetch fetch, const std::string& title, const std::vector<FoundLink>& links,
                           const std::vector<std::pair<std::string, std::string>>& bad_links,
                           const std::optional<NightReport::Alarm>& alarm) {
  sqlite::Database& database = reader_.database_;
  fetch.outcome = Outcome::kRead;
  return commit([&]() -> Result<void> {
    if (auto done = insert(fetch); !done) return done;
    if (auto done = remember(fetch); !done) return done;
    for (const char* table : {"links", "bad_links"}) {
      auto done = database.change(fmt::format("DELETE FROM {} WHERE page_url = ?", table), {fetch.url});
      if (!done) return done;
    }
    std::uint64_t position = 0, documents = 0;
    for (const FoundLink& link : links) {
      documents += link.kind == Kind::kDocument ? 1 : 0;
      auto done = database.change("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                  {fetch.url, number(++position), std::string(name(link.kind)), link.url, link.identity,
                                   link.text, link.title, link.context, date_value(link.date)});
      if (!done) return done;
    }
    position = 0;
    for (const auto& [href, reason] : bad_links) {
      auto done =
          database.change("INSERT INTO bad_links VALUES (?, ?, ?, ?)", {fetch.url, number(++position), href, reason});
      if (!done) return done;
    }
    auto done = database.change(
        "INSERT INTO pages VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET title = excluded.title, "
        "read = excluded.read, documents = excluded.documents",
        {fetch.url, title, iso(fetch.started), number(documents)});
    return done ? insert(alarm) : done;
  });
}

Result<void> Archive::log(Fetch fetch, const std::optional<NightReport::Alarm>& alarm) {
  return commit([&]() -> Result<void> {
    if (auto done = insert(fetch); !done) return done;
    return insert(alarm);
  });
}

Result<void> Archive::alarm(const NightReport::Alarm& alarm) {
  return commit([&] { return insert(std::optional(alarm)); });
}

Result<void> Archive::unlinked(const std::vector<std::string>& identities) {
  if (identities.empty()) return {};
  const std::string now = iso(clock_.now());
  return commit([&]() -> Result<void> {
    for (const std::string& identity : identities) {
      auto done = reader_.database_.change(
          "INSERT OR IGNORE INTO vanishings (night, identity, at, why) SELECT ?, identity, ?, 'unlinked' FROM "
          "documents WHERE identity = ? AND vanished IS NULL",
          {night_.number, now, identity});
      if (!done) return done;
      done = reader_.database_.change(
          "UPDATE documents SET vanished = ?, vanished_why = 'unlinked' WHERE identity = ? AND vanished IS NULL",
          {now, identity});
      if (!done) return done;
    }
    return {};
  });
}

Result<std::optional<Archive::RobotsCopy>> Archive::robots(const std::string& origin) const {
  std::optional<RobotsCopy> out;
  const auto done = reader_.database_.each(
      "SELECT fetched, status, text FROM robots WHERE origin = ?", {origin}, [&](const sqlite::Row& row) {
        out = RobotsCopy{time_of(row, 0), static_cast<int>(row.number(1)), row.text(2)};
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<void> Archive::keep_robots(const std::string& origin, const RobotsCopy& copy, Fetch fetch) {
  return commit([&]() -> Result<void> {
    if (auto done = insert(fetch); !done) return done;
    return reader_.database_.change(
        "INSERT INTO robots VALUES (?, ?, ?, ?) ON CONFLICT (origin) DO UPDATE SET fetched = excluded.fetched, "
        "status = excluded.status, text = excluded.text",
        {origin, iso(copy.fetched), std::int64_t{copy.status}, copy.text});
  });
}

Result<std::optional<Archive::Recorded>> Archive::recorded(const std::string& url) const {
  std::optional<Recorded> out;
  const auto done =
      reader_.database_.each("SELECT warc_digest, warc_date, warc_record, sha256, fetched FROM resources WHERE url = ?",
                             {url}, [&](const sqlite::Row& row) {
                               out = Recorded{row.text(0), row.text(1), row.text(2)};
                               // Fetched when no WARC file was written: what is known of it is the digest of its bytes.
                               if (out->record_id.empty()) out = Recorded{"sha256:" + row.text(3), row.text(4), ""};
                             });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<void> Archive::note_record(const std::string& url, const Recorded& recorded) {
  return commit([&] {
    return reader_.database_.change(
        "INSERT INTO resources (url, etag, last_modified, sha256, fetched, warc_digest, warc_date, warc_record) VALUES "
        "(?, '', '', '', '', ?, ?, ?) ON CONFLICT (url) DO UPDATE SET warc_digest = excluded.warc_digest, warc_date = "
        "excluded.warc_date, warc_record = excluded.warc_record",
        {url, recorded.payload_digest, recorded.date, recorded.record_id});
  });
}

}  // namespace saksgang::crawl
