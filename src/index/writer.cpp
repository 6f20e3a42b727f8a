#include "index/writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include "base/files.hpp"
#include "index/database.hpp"
#include "index/ledger.hpp"
#include "index/record_document.hpp"
#include "index/terms.hpp"

namespace saksgang::index {
namespace {

namespace fs = std::filesystem;

// Changed entries after which Xapian moves what it holds in memory into its tables, within the transaction and still
// unseen by readers: about 15 MB. Its own 10,000 take ten times that, and are slower too. The environment is the only
// way to tell it, and is asked when a database is opened for writing.
constexpr const char* kFlushThreshold = "1000";

tl::unexpected<Error> io_error(const fs::path& path, std::string_view what, int error) {
  return fail(ErrorCode::kIo, fmt::format("{} {}: {}", what, path.string(), std::strerror(error)),
              "see that the disk has room and the folder may be written to");
}

Result<FileDescriptor> take_lock(const Places& places) {
  std::error_code error;
  fs::create_directories(places.directory, error);
  if (error) return io_error(places.directory, "cannot make the folder", error.value());
  FileDescriptor lock(::open(places.lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!lock) return io_error(places.lock, "cannot open", errno);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return io_error(places.lock, "cannot lock", errno);
    return fail(ErrorCode::kIndexLocked,
                fmt::format("another process is writing to the index at {}", places.directory.string()),
                "wait until it has finished, or stop it");
  }
  return lock;
}

Result<void> sync_directory(const fs::path& directory) {
  FileDescriptor fd(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd || ::fsync(fd.get()) != 0) return io_error(directory, "cannot sync", errno);
  return {};
}

// Puts the fresh database where the old one stands, if one does; at any moment a whole one is there or in `retired`.
Result<void> swap_in(const Places& places) {
  std::error_code error;
  if (fs::exists(places.database)) {
    fs::remove_all(places.retired, error);
    if (::renameat2(AT_FDCWD, places.fresh.c_str(), AT_FDCWD, places.database.c_str(), RENAME_EXCHANGE) == 0) {
      fs::remove_all(places.fresh, error);
      return sync_directory(places.directory);
    }
    if (errno != EINVAL && errno != ENOSYS) return io_error(places.database, "cannot replace", errno);
    // A file system that cannot exchange two names.
    if (::rename(places.database.c_str(), places.retired.c_str()) != 0) {
      return io_error(places.database, "cannot rename", errno);
    }
  }
  if (::rename(places.fresh.c_str(), places.database.c_str()) != 0) {
    return io_error(places.fresh, "cannot rename", errno);
  }
  fs::remove_all(places.retired, error);  // what is left of it is thrown away at the next writing
  return sync_directory(places.directory);
}

// What a crash left behind. A retired database whose successor never arrived is put back.
Result<void> tidy(const Places& places) {
  std::error_code error;
  if (!fs::exists(places.database) && fs::exists(places.retired)) {
    fs::rename(places.retired, places.database, error);
    if (error) return io_error(places.retired, "cannot rename", error.value());
  }
  for (const fs::path& stale : {places.fresh, places.retired}) {
    fs::remove_all(stale, error);
    if (error) return io_error(stale, "cannot remove", error.value());
  }
  return {};
}

Xapian::WritableDatabase make_database(const fs::path& path) {
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  stamp(database);
  return database;
}

class XapianWriter final : public Writer {
 public:
  XapianWriter(Places places, FileDescriptor lock, std::unique_ptr<RecordIndexer> indexer)
      : places_(std::move(places)), lock_(std::move(lock)), indexer_(std::move(indexer)) {}

  ~XapianWriter() override {
    // Without a commit everything since the last one is undone; a failure to do so cannot harm what was committed.
    try {
      if (database_) database_->cancel_transaction();
      database_.reset();
    } catch (...) {
    }
    if (is_fresh_) {
      std::error_code ignored;
      fs::remove_all(places_.fresh, ignored);
    }
  }
  XapianWriter(const XapianWriter&) = delete;
  XapianWriter& operator=(const XapianWriter&) = delete;

  Result<void> open() {
    return guarded(places_.directory, [&]() -> Result<void> {
      if (!fs::exists(places_.database)) {
        make_database(places_.fresh).commit();
        if (auto swapped = swap_in(places_); !swapped) return swapped;
      }
      database_.emplace(places_.database.string(), Xapian::DB_OPEN);
      if (auto fit = check_stamp(*database_, places_.directory); !fit) {
        database_.reset();
        return fit;
      }
      database_->begin_transaction();
      return {};
    });
  }

  Result<void> recreate() {
    return guarded(places_.directory, [&]() -> Result<void> {
      is_fresh_ = true;
      database_.emplace(make_database(places_.fresh));
      database_->begin_transaction();
      return {};
    });
  }

  Result<void> put(const DocumentRecord& document, std::span<const CaseRecord> records) override {
    return guarded(places_.directory, [&]() -> Result<void> {
      const std::string file = file_term(document.path);
      database_->delete_document(file);
      database_->add_document(RecordIndexer::document(document, records.size()));
      for (std::size_t i = 0; i < records.size(); ++i) {
        database_->add_document(indexer_->document(records[i], document.path, i));
      }
      return {};
    });
  }

  Result<void> remove(const std::string& path) override {
    return guarded(places_.directory, [&]() -> Result<void> {
      database_->delete_document(file_term(path));
      return {};
    });
  }

  Result<void> commit() override {
    return guarded(places_.directory, [&]() -> Result<void> {
      indexer_->write_words(*database_);
      database_->commit_transaction();
      if (is_fresh_) {
        database_->close();
        database_.reset();
        if (auto swapped = swap_in(places_); !swapped) return swapped;
        is_fresh_ = false;
        database_.emplace(places_.database.string(), Xapian::DB_OPEN);
      }
      database_->begin_transaction();
      return {};
    });
  }

  Result<std::vector<DocumentRecord>> documents() const override {
    return guarded(places_.directory, [&] { return all_documents(*database_); });
  }

 private:
  Places places_;
  FileDescriptor lock_;
  std::unique_ptr<RecordIndexer> indexer_;
  std::optional<Xapian::WritableDatabase> database_;
  bool is_fresh_ = false;  // database_ stands at places_.fresh
};

Result<std::unique_ptr<XapianWriter>> prepare(const fs::path& directory) {
  Places places(directory);
  auto lock = take_lock(places);
  if (!lock) return tl::make_unexpected(lock.error());
  ::setenv("XAPIAN_FLUSH_THRESHOLD", kFlushThreshold, 0);
  if (auto tidied = tidy(places); !tidied) return tl::make_unexpected(tidied.error());
  auto indexer = RecordIndexer::make();
  if (!indexer) return tl::make_unexpected(indexer.error());
  return std::make_unique<XapianWriter>(std::move(places), std::move(*lock), std::move(*indexer));
}

}  // namespace

Result<std::unique_ptr<Writer>> Writer::open(const fs::path& directory) {
  auto writer = prepare(directory);
  if (!writer) return tl::make_unexpected(writer.error());
  if (auto opened = (*writer)->open(); !opened) return tl::make_unexpected(opened.error());
  return std::move(*writer);
}

Result<std::unique_ptr<Writer>> Writer::recreate(const fs::path& directory) {
  auto writer = prepare(directory);
  if (!writer) return tl::make_unexpected(writer.error());
  if (auto made = (*writer)->recreate(); !made) return tl::make_unexpected(made.error());
  return std::move(*writer);
}

}  // namespace saksgang::index
