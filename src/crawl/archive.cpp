#include "crawl/archive.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crawl/archive_places.hpp"
#include "crawl/archive_tables.hpp"

namespace saksgang::crawl {
namespace {

namespace fs = std::filesystem;

// A night that was broken off longer ago is not gone on with: the next one begins anew.
constexpr std::chrono::hours kNightLasts{18};
constexpr std::size_t kBeginning = 1024;

tl::unexpected<Error> cannot_write(const fs::path& path, int error) {
  std::array<char, 128> buffer{};
  const std::string reason = strerror_r(error, buffer.data(), buffer.size());
  Error out{ErrorCode::kArchive, fmt::format("the archive cannot be written: {}", reason), {}, path.string(), 0};
  if (error == ENOSPC || error == EDQUOT) out.hint = "make room on the disk; the same command again goes on";
  if (error == EACCES || error == EROFS || error == EPERM) out.hint = "look at the permissions of the archive's folder";
  return tl::make_unexpected(std::move(out));
}

// Whatever keeps SQLite from writing keeps the archive from being written.
Result<void> as_archive(Result<void> done) {
  if (!done && done.error().code == ErrorCode::kIo) {
    done.error().code = ErrorCode::kArchive;
    done.error().message = fmt::format("the archive cannot be written: {}", done.error().message);
  }
  return done;
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_write(folder, error.value());
  return {};
}

Result<void> sync_folder(const fs::path& folder) {
  const FileDescriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems know no fsync of a folder; there the rename is all that can be had.
  if (!fd || (::fsync(fd.get()) != 0 && errno != EINVAL)) return cannot_write(folder, errno);
  return {};
}

Result<void> move_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return cannot_write(to, errno);
  return sync_folder(to.parent_path());
}

bool is_digest(std::string_view text) {
  constexpr std::size_t kDigits = 64;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<FileDescriptor> take_lock(const Places& places) {
  FileDescriptor fd(::open(places.lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!fd) return cannot_write(places.lock, errno);
  int taken = 0;
  do {
    taken = ::flock(fd.get(), LOCK_EX | LOCK_NB);
  } while (taken != 0 && errno == EINTR);
  if (taken == 0) return fd;
  if (errno != EWOULDBLOCK) return cannot_write(places.lock, errno);
  return fail(ErrorCode::kArchiveLocked,
              fmt::format("another process crawls into the archive at {}", places.lock.parent_path().string()),
              "wait until it has finished, or stop it");
}

}  // namespace

Result<void> check_version(sqlite::Database& database, const fs::path& folder) {
  std::int64_t version = 0;
  if (auto done = database.each("PRAGMA user_version", {}, [&](const sqlite::Row& row) { version = row.number(0); });
      !done) {
    return done;
  }
  if (version == kArchiveVersion) return {};
  return fail(ErrorCode::kArchiveVersion,
              fmt::format("the archive at {} was made by another version: it has format {}, this program {}",
                          folder.string(), version, kArchiveVersion),
              "use the program that made it, or another folder");
}

Incoming::~Incoming() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Result<void> Incoming::write(std::string_view bytes) {
  hash_.update(bytes);
  bytes_ += bytes.size();
  beginning_ += bytes.substr(0, kBeginning - beginning_.size());
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd_.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return cannot_write(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

Result<std::unique_ptr<Archive>> Archive::open(const fs::path& folder, Clock& clock) {
  const Places places(folder);
  for (const fs::path& part : {folder, places.files, places.incoming}) {
    if (auto made = make_folder(part); !made) return tl::make_unexpected(made.error());
  }
  auto lock = take_lock(places);
  if (!lock) return tl::make_unexpected(lock.error());
  auto database = sqlite::Database::open(places.database, sqlite::Access::kWrite, places.database.string());
  if (!database) return tl::make_unexpected(as_archive(tl::make_unexpected(database.error())).error());
  database->wait_for_locks(kPatience);

  std::int64_t tables = 0;
  auto done = database->run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
  if (done) {
    done = database->each("SELECT count(*) FROM sqlite_schema", {},
                          [&](const sqlite::Row& row) { tables = row.number(0); });
  }
  if (done && tables == 0) {
    // One transaction, so that there is a whole archive or none.
    done = database->run(
        fmt::format("BEGIN IMMEDIATE; {} PRAGMA user_version = {}; COMMIT", archive_tables(), kArchiveVersion));
  }
  if (!done) return tl::make_unexpected(as_archive(std::move(done)).error());
  if (auto fits = check_version(*database, folder); !fits) return tl::make_unexpected(fits.error());

  std::unique_ptr<Archive> archive(new Archive(ArchiveReader(folder, std::move(*database)), std::move(*lock), clock));
  if (auto recovered = archive->recover(); !recovered) return tl::make_unexpected(recovered.error());
  return archive;
}

// What the log has goes to its place, everything else in incoming/ goes.
Result<void> Archive::recover() {
  const Places places(reader_.folder_);
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator it(places.incoming, error), end; !error && it != end; it.increment(error)) {
    found.push_back(it->path());
  }
  if (error) return cannot_write(places.incoming, error.value());
  for (const fs::path& path : found) {
    const std::string digest = path.stem().string();
    bool known = false;
    if (path.extension() == ".pdf" && is_digest(digest)) {
      auto done = reader_.database_.each("SELECT 1 FROM versions WHERE sha256 = ? LIMIT 1", {digest},
                                         [&](const sqlite::Row&) { known = true; });
      if (!done) return done;
    }
    if (!known) {
      if (::unlink(path.c_str()) != 0) return cannot_write(path, errno);
      continue;
    }
    if (auto made = make_folder(places.file(digest).parent_path()); !made) return made;
    if (auto moved = move_file(path, places.file(digest)); !moved) return moved;
  }
  return {};
}

Result<void> Archive::commit(const std::function<Result<void>()>& work) {
  auto transaction = sqlite::Transaction::begin(reader_.database_);
  if (!transaction) return as_archive(tl::make_unexpected(transaction.error()));
  if (auto done = work(); !done) return as_archive(std::move(done));
  if (night_.number != 0) {
    night_.active = before_ + clock_.ticks() - taken_up_;
    auto done = reader_.database_.change("UPDATE nights SET active_ms = ? WHERE number = ?",
                                         {static_cast<std::int64_t>(night_.active.count()), night_.number});
    if (!done) return as_archive(std::move(done));
  }
  return as_archive(transaction->commit());
}

Result<Night> Archive::begin_night() {
  const Time now = clock_.now();
  Night night;
  auto done = reader_.database_.each(fmt::format("SELECT {} FROM nights ORDER BY number DESC LIMIT 1", night_columns()),
                                     {}, [&](const sqlite::Row& row) { night = night_of(row); });
  if (!done) return tl::make_unexpected(done.error());
  taken_up_ = clock_.ticks();
  const bool goes_on = night.number != 0 && !night.ended && now >= night.began && now - night.began < kNightLasts;
  if (!goes_on) {
    night = Night{night.number + 1, now, std::nullopt, "", Milliseconds(0)};
    done = commit([&] {
      return reader_.database_.change("INSERT INTO nights (number, began) VALUES (?, ?)", {night.number, iso(now)});
    });
    if (!done) return tl::make_unexpected(done.error());
  }
  before_ = night.active;
  night_ = night;
  return night;
}

Result<void> Archive::end_night(const std::string& stopped) {
  return commit([&] {
    return reader_.database_.change("UPDATE nights SET ended = ?, stopped = ? WHERE number = ?",
                                    {iso(clock_.now()), stopped, night_.number});
  });
}

Result<std::optional<Fetch>> Archive::tonight(const std::string& url) const {
  std::optional<Fetch> out;
  const auto done = reader_.database_.each(
      fmt::format("SELECT {} FROM fetches f WHERE f.url = ? AND f.night = ? ORDER BY f.number DESC LIMIT 1",
                  fetch_columns()),
      {url, night_.number}, [&](const sqlite::Row& row) { out = fetch_of(row); });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<std::string>> Archive::asked_tonight() const {
  std::vector<std::string> out;
  const auto done = reader_.database_.each(
      "SELECT url, redirects FROM fetches WHERE night = ? AND outcome NOT IN ('retried', 'forbidden')", {night_.number},
      [&](const sqlite::Row& row) {
        out.push_back(row.text(0));
        std::string_view rest;
        const std::string redirects = row.text(1);
        for (rest = redirects; !rest.empty();) {
          const std::size_t end = std::min(rest.find('\n'), rest.size());
          out.emplace_back(rest.substr(0, end));
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<NightReport> Archive::report() const {
  return reader_.report(night_.number);
}

Result<std::optional<Validators>> Archive::validators(const std::string& url) const {
  std::optional<Validators> out;
  std::string digest;
  bool is_page = false;
  const auto done = reader_.database_.each(
      "SELECT r.etag, r.last_modified, r.sha256, p.url FROM resources r LEFT JOIN pages p ON p.url = r.url "
      "WHERE r.url = ? AND (r.etag <> '' OR r.last_modified <> '')",
      {url}, [&](const sqlite::Row& row) {
        out = Validators{row.text(0), row.text(1)};
        digest = row.text(2);
        is_page = row.optional_text(3).has_value();
      });
  if (!done) return tl::make_unexpected(done.error());
  if (out && !is_page && !reader_.path_of(digest)) out.reset();
  return out;
}

Result<std::optional<Time>> Archive::confirmed(const std::string& identity) const {
  std::optional<Time> out;
  const auto done = reader_.database_.each(
      "SELECT max(v.last_seen) FROM versions v JOIN documents d ON d.number = v.document WHERE d.identity = ? "
      "HAVING count(*) > 0",
      {identity}, [&](const sqlite::Row& row) { out = time_of(row, 0); });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<FoundLink>> Archive::links(const std::string& page_url) const {
  std::vector<FoundLink> out;
  const auto done = reader_.database_.each(
      "SELECT kind, url, identity, text, title, context, date FROM links WHERE page_url = ? ORDER BY position",
      {page_url}, [&](const sqlite::Row& row) {
        const Kind kind = row.text(0) == name(Kind::kDocument) ? Kind::kDocument : Kind::kPage;
        out.push_back(
            {kind, row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), Date::from_iso(row.text(6))});
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::optional<std::uint64_t>> Archive::documents_of(const std::string& page_url) const {
  std::optional<std::uint64_t> out;
  const auto done =
      reader_.database_.each("SELECT documents FROM pages WHERE url = ?", {page_url},
                             [&](const sqlite::Row& row) { out = static_cast<std::uint64_t>(row.number(0)); });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<Incoming> Archive::incoming() {
  const fs::path path = Places(reader_.folder_).incoming / fmt::format("{}.part", ++incoming_);
  FileDescriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!fd) return cannot_write(path, errno);
  return Incoming(path, std::move(fd));
}

Result<Outcome> Archive::keep(Fetch fetch, const FoundLink& link, const std::string& name, Incoming&& body) {
  const Places places(reader_.folder_);
  fetch.sha256 = body.hash_.finish();
  const fs::path place = places.file(fetch.sha256), arrived = places.arrived(fetch.sha256);
  std::error_code error;
  const bool is_there = fs::is_regular_file(place, error) && fs::file_size(place, error) == body.bytes();
  if (!is_there) {
    if (::fsync(body.fd_.get()) != 0) return cannot_write(body.path_, errno);
    for (const fs::path& folder : {places.files, place.parent_path()}) {
      if (auto made = make_folder(folder); !made) return tl::make_unexpected(made.error());
    }
    if (auto synced = sync_folder(places.files); !synced) return tl::make_unexpected(synced.error());
    if (auto moved = move_file(body.path_, arrived); !moved) return tl::make_unexpected(moved.error());
    body.path_ = arrived;  // it goes if the log cannot be written
  }
  auto outcome = version(fetch, link, name);
  if (!outcome) return outcome;
  if (!is_there) {
    body.path_.clear();
    if (auto moved = move_file(arrived, place); !moved) return tl::make_unexpected(moved.error());
  }
  return outcome;
}

}  // namespace saksgang::crawl
