#include "crawl/archive_reader.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "crawl/archive.hpp"
#include "crawl/archive_places.hpp"
#include "crawl/archive_tables.hpp"

namespace saksgang::crawl {
namespace {

namespace fs = std::filesystem;

// One moment of the database for several statements. What was read is not undone, so its end has no error.
class Snapshot {
 public:
  static Result<Snapshot> take(sqlite::Database& database) {
    if (auto begun = database.run("SAVEPOINT snapshot"); !begun) return tl::make_unexpected(begun.error());
    return Snapshot(database);
  }
  ~Snapshot() {
    if (database_ != nullptr) (void)database_->run("RELEASE snapshot");
  }
  Snapshot(Snapshot&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Snapshot& operator=(Snapshot&&) = delete;
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  explicit Snapshot(sqlite::Database& database) : database_(&database) {}
  sqlite::Database* database_;
};

// The last time before this night, the same address ended in the same way.
constexpr std::string_view kAgain =
    "(SELECT p.outcome = f.outcome AND p.reason = f.reason FROM fetches p WHERE p.url = f.url AND p.night < f.night "
    "AND "
    "p.outcome <> 'retried' ORDER BY p.number DESC LIMIT 1)";

constexpr int kAgainColumn = 23;  // behind fetch_columns()

}  // namespace

Result<ArchiveReader> ArchiveReader::open(const fs::path& folder) {
  const Places places(folder);
  std::error_code error;
  if (!fs::is_regular_file(places.database, error)) {
    return fail(ErrorCode::kNoArchive, fmt::format("there is no archive at {}", folder.string()),
                "saksgang crawl makes it");
  }
  auto database = sqlite::Database::open(places.database, sqlite::Access::kRead, places.database.string());
  if (!database) return tl::make_unexpected(database.error());
  database->wait_for_locks(kPatience);
  if (auto fits = check_version(*database, folder); !fits) return tl::make_unexpected(fits.error());
  return ArchiveReader(folder, std::move(*database));
}

Result<std::vector<Document>> ArchiveReader::documents_where(const std::string& condition,
                                                             std::initializer_list<sqlite::Value> values) const {
  std::vector<Document> out;
  const auto done = database_.each(
      fmt::format("SELECT d.identity, d.url, d.name, d.title, d.date, d.page_url, d.link_text, d.vanished, "
                  "d.vanished_why, v.sha256, v.bytes, v.url, v.first_seen, v.last_seen, v.predecessor FROM documents d "
                  "JOIN versions v ON v.document = d.number WHERE {} ORDER BY d.identity, v.number",
                  condition),
      values, [&](const sqlite::Row& row) {
        if (out.empty() || out.back().identity != row.text(0)) {
          Document& d = out.emplace_back();
          d.identity = row.text(0);
          d.url = row.text(1);
          d.name = row.text(2);
          d.title = row.text(3);
          d.date = Date::from_iso(row.text(4));
          d.page_url = row.text(5);
          d.link_text = row.text(6);
          if (row.optional_text(7)) d.vanished = time_of(row, 7);
          d.vanished_why = row.text(8);
        }
        Version& v = out.back().versions.emplace_back();
        v.sha256 = row.text(9);
        v.bytes = static_cast<std::uint64_t>(row.number(10));
        v.url = row.text(11);
        v.first_seen = time_of(row, 12);
        v.last_seen = time_of(row, 13);
        v.predecessor = row.optional_text(14);
      });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<Document>> ArchiveReader::documents() const {
  return documents_where("1", {});
}

Result<std::vector<Document>> ArchiveReader::documents_since(Time since) const {
  return documents_where(
      "d.vanished >= ? OR EXISTS (SELECT 1 FROM versions n WHERE n.document = d.number AND n.first_seen >= ?)",
      {iso(since), iso(since)});
}

Result<Document> ArchiveReader::document(std::string_view identity) const {
  auto found = documents_where("d.identity = ?", {std::string(identity)});
  if (!found) return tl::make_unexpected(found.error());
  if (found->empty()) return fail(ErrorCode::kNotFound, fmt::format("the archive has no document {}", identity));
  return std::move(found->front());
}

Result<std::vector<Document>> ArchiveReader::documents_with(std::string_view sha256) const {
  return documents_where("d.number IN (SELECT document FROM versions WHERE sha256 = ?)", {std::string(sha256)});
}

Result<fs::path> ArchiveReader::path_of(std::string_view sha256) const {
  const Places places(folder_);
  std::error_code error;
  // A file that is not in its place yet may get there between two looks.
  for (const fs::path& path : {places.file(sha256), places.arrived(sha256), places.file(sha256)}) {
    if (fs::is_regular_file(path, error)) return path;
  }
  return fail(ErrorCode::kNotFound, fmt::format("the archive has no file with SHA-256 {}", sha256));
}

Result<std::vector<Night>> ArchiveReader::nights() const {
  std::vector<Night> out;
  const auto done = database_.each(fmt::format("SELECT {} FROM nights ORDER BY number", night_columns()), {},
                                   [&](const sqlite::Row& row) { out.push_back(night_of(row)); });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<std::vector<Fetch>> ArchiveReader::fetches(std::int64_t night) const {
  std::vector<Fetch> out;
  const auto done =
      database_.each(fmt::format("SELECT {} FROM fetches f WHERE f.night = ? ORDER BY f.number", fetch_columns()),
                     {night}, [&](const sqlite::Row& row) { out.push_back(fetch_of(row)); });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

Result<NightReport> ArchiveReader::report(std::int64_t night) const {
  const auto snapshot = Snapshot::take(database_);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  NightReport out;
  auto done = database_.each(fmt::format("SELECT {} FROM nights WHERE number = ?", night_columns()), {night},
                             [&](const sqlite::Row& row) { out.night = night_of(row); });
  if (!done) return tl::make_unexpected(done.error());
  if (out.night.number == 0) return fail(ErrorCode::kNotFound, fmt::format("the archive has no night {}", night));

  done = database_.each(
      "SELECT kind, outcome, count(*), sum(requests), sum(bytes) FROM fetches WHERE night = ? GROUP BY kind, outcome",
      {night}, [&](const sqlite::Row& row) {
        const std::string kind = row.text(0), outcome = row.text(1);
        const auto count = static_cast<std::uint64_t>(row.number(2));
        out.requests += static_cast<std::uint64_t>(row.number(3));
        out.bytes += static_cast<std::uint64_t>(row.number(4));
        if (outcome == "forbidden") out.forbidden += count;
        if (outcome == "forbidden" || outcome == "retried") return;
        if (kind == "page" && (outcome == "read" || outcome == "unchanged")) out.pages += count;
        if (kind == "document") out.documents += count;
        if (kind == "document" && (outcome == "same" || outcome == "unchanged")) out.unchanged += count;
        if (kind != "robots" && (outcome == "rejected" || outcome == "failed" || outcome == "gone"))
          out.failed += count;
        if (kind != "robots") out.asked += count;
      });
  if (!done) return tl::make_unexpected(done.error());

  done =
      database_.each(fmt::format("SELECT {}, {} FROM fetches f WHERE f.night = ? AND f.outcome IN ('new', 'changed', "
                                 "'rejected', 'failed', 'gone') ORDER BY f.number",
                                 fetch_columns(), kAgain),
                     {night}, [&](const sqlite::Row& row) {
                       Fetch fetch = fetch_of(row);
                       fetch.again = row.number(kAgainColumn) != 0;
                       if (fetch.outcome == Outcome::kNew) {
                         out.fresh.push_back(std::move(fetch));
                       } else if (fetch.outcome == Outcome::kChanged) {
                         out.changed.push_back(std::move(fetch));
                       } else if (fetch.outcome == Outcome::kGone && fetch.again) {
                         --out.failed;  // known, and nothing that a person could mend
                       } else {
                         out.troubled.push_back(std::move(fetch));
                       }
                     });
  if (!done) return tl::make_unexpected(done.error());

  done = database_.each("SELECT identity FROM vanishings WHERE night = ? ORDER BY identity", {night},
                        [&](const sqlite::Row& row) { out.vanished.push_back(row.text(0)); });
  if (!done) return tl::make_unexpected(done.error());
  done = database_.each("SELECT kind, url, message FROM alarms WHERE night = ? ORDER BY kind, url", {night},
                        [&](const sqlite::Row& row) {
                          out.alarms.push_back({row.text(0), row.text(1), row.text(2)});
                        });
  if (!done) return tl::make_unexpected(done.error());
  return out;
}

}  // namespace saksgang::crawl
