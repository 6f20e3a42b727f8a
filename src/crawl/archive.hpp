#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/files.hpp"
#include "base/sha256.hpp"
#include "base/sqlite.hpp"
#include "crawl/archive_reader.hpp"
#include "crawl/archive_records.hpp"

// The archive's folder:
//   archive.sqlite       the log and all that is known of documents and pages
//   archive.lock         held by the one process that writes
//   files/ab/ab01….pdf   the bytes of each version, under their SHA-256; never changed, never deleted by the program
//   incoming/            bodies that are not whole, or not yet in the log; emptied by the next writer
// A body is written and synced in incoming/, gets its SHA-256 as its name there, then the log is committed, then the
// file goes to its place in files/. So what is in files/ is whole and in the log, and what the log has and files/ lacks
// is in incoming/ and is moved by the next writer. Killed at any moment, nothing that is whole is fetched again.
namespace saksgang::crawl {

inline constexpr int kArchiveVersion = 1;
using Milliseconds = std::chrono::milliseconds;

// A link that the crawl may follow, as it stood on a page.
struct FoundLink {
  Kind kind = Kind::kPage;
  std::string url;
  std::string identity;  // of a document; empty for a page
  std::string text, title, context;
  std::optional<Date> date;
  bool operator==(const FoundLink&) const = default;
};

// By what a server can tell whether there is something new.
struct Validators {
  std::string etag, last_modified;
  bool operator==(const Validators&) const = default;
};

// A body on its way into the archive, hashed as it comes. Without Archive::keep() it is removed. Moves, does not copy.
class Incoming {
 public:
  ~Incoming();
  Incoming(Incoming&& other) noexcept
      : path_(std::exchange(other.path_, {})),
        fd_(std::move(other.fd_)),
        hash_(std::move(other.hash_)),
        beginning_(std::move(other.beginning_)),
        bytes_(other.bytes_) {}
  Incoming& operator=(Incoming&& other) = delete;
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;

  // kArchive where it cannot be written.
  Result<void> write(std::string_view bytes);

  std::uint64_t bytes() const { return bytes_; }
  std::string_view beginning() const { return beginning_; }  // its first 1024 bytes
  int fd() const { return fd_.get(); }                       // for reading with pread()
  // SHA-256 of what was written. The file is done with then: write() and keep() may not follow.
  std::string digest() { return hash_.finish(); }

 private:
  friend class Archive;
  Incoming(std::filesystem::path path, FileDescriptor fd) : path_(std::move(path)), fd_(std::move(fd)) {}

  std::filesystem::path path_;  // empty once it was moved from or kept
  FileDescriptor fd_;
  Sha256 hash_;
  std::string beginning_;
  std::uint64_t bytes_ = 0;
};

// The one writer of an archive. Every call commits before it comes back; one that fails has changed nothing. Errors are
// kArchive (the archive cannot be written: full disk, read-only) unless told.
class Archive {
 public:
  // Takes the lock, makes what is not there, and puts right what a killed writer left. kArchiveLocked where another
  // process has it, kArchiveVersion where another version made it. The clock outlives the archive.
  static Result<std::unique_ptr<Archive>> open(const std::filesystem::path& folder, Clock& clock);

  // Goes on with the last night where it has no end and began less than 18 hours ago, else begins one. All that is
  // logged from here on is of it.
  Result<Night> begin_night();
  Result<void> end_night(const std::string& stopped);

  // The last fetch of this address in this night.
  Result<std::optional<Fetch>> tonight(const std::string& url) const;
  // Every address that was asked for in this night, by redirects too, but for those that are to be tried again.
  Result<std::vector<std::string>> asked_tonight() const;
  Result<NightReport> report() const;

  // How pages are read from now on. Where that is another way than before, what is known of pages is no reason to spare
  // a request: validators() has nothing for them.
  Result<void> reads_pages_as(const std::string& way);

  // For a request «only if it has changed»; none where the last content of that address is not at hand.
  Result<std::optional<Validators>> validators(const std::string& url) const;
  // When the document was last confirmed; none where it never was fetched. Its identity may be unknown.
  Result<std::optional<Time>> confirmed(const std::string& identity) const;
  // What the page held when it was last read, in order; empty for an unknown page.
  Result<std::vector<FoundLink>> links(const std::string& page_url) const;
  // How many documents the page linked when it was last read; none for a page that never was.
  Result<std::optional<std::uint64_t>> documents_of(const std::string& page_url) const;

  // A new file in incoming/.
  Result<Incoming> incoming();

  // A whole PDF. Its version is new, changed or the same, which is the outcome that comes back, and the fetch is logged
  // with it, with SHA-256 and predecessor. `name` is fit to be stored.
  Result<Outcome> keep(Fetch fetch, const FoundLink& link, const std::string& name, Incoming&& body);
  // Status 304 for a document: what was fetched at this address before is still there. That is a version of its own
  // where another came in between.
  Result<Outcome> confirm(Fetch fetch, const FoundLink& link, const std::string& name);
  // Status 404 or 410 for a document: it is marked as vanished where it is known.
  Result<void> gone(Fetch fetch);
  // A page that was read, with what it links to, and hrefs that are no address with the reason.
  Result<void> read(Fetch fetch, const std::string& title, const std::vector<FoundLink>& links,
                    const std::vector<std::pair<std::string, std::string>>& bad_links,
                    const std::optional<NightReport::Alarm>& alarm);
  // Anything else; for a page with status 304 too. A page of an alarm has no links from now on, so that the same alarm
  // does not come again night after night.
  Result<void> log(Fetch fetch, const std::optional<NightReport::Alarm>& alarm = std::nullopt);
  Result<void> alarm(const NightReport::Alarm& alarm);
  // Marks documents as vanished: those of `identities` that are not so yet.
  Result<void> unlinked(const std::vector<std::string>& identities);

  // robots.txt as last fetched.
  struct RobotsCopy {
    Time fetched{};
    int status = 0;  // 0: no answer
    std::string text;
  };
  Result<std::optional<RobotsCopy>> robots(const std::string& origin) const;
  Result<void> keep_robots(const std::string& origin, const RobotsCopy& copy, Fetch fetch);

  // What a WARC file has of an address, for a revisit record of the next time it comes.
  struct Recorded {
    std::string payload_digest, date, record_id;  // see WarcWriter::Earlier; the record is empty where none was written
  };
  Result<std::optional<Recorded>> recorded(const std::string& url) const;
  Result<void> note_record(const std::string& url, const Recorded& recorded);

  const ArchiveReader& reader() const { return reader_; }

 private:
  Archive(ArchiveReader reader, FileDescriptor lock, Clock& clock)
      : reader_(std::move(reader)), lock_(std::move(lock)), clock_(clock) {}
  Result<void> recover();
  Result<void> commit(const std::function<Result<void>()>& work);
  Result<void> insert(const Fetch& fetch);
  Result<void> insert(const std::optional<NightReport::Alarm>& alarm);
  Result<void> remember(const Fetch& fetch);
  Result<Outcome> version(Fetch& fetch, const FoundLink& link, const std::string& name);

  ArchiveReader reader_;
  FileDescriptor lock_;
  Clock& clock_;
  Night night_;
  Milliseconds taken_up_{0};  // when this process took up the night, and how long others had worked on it
  Milliseconds before_{0};
  unsigned incoming_ = 0;
};

}  // namespace saksgang::crawl
