#include "index/database.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <new>

#include <fmt/format.h>

#include "analyzers/pipelines.hpp"
#include "model/record.hpp"

namespace saksgang::index {
namespace {

constexpr const char* kReindexHint = "run `saksgang reindex` to make it anew";
constexpr const char* kDamagedHint = "run `saksgang check` to see what is broken, `saksgang reindex` to make it anew";

int number(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Error damaged(const std::filesystem::path& directory, std::string_view what) {
  return {ErrorCode::kIndexDamaged,
          fmt::format("the index at {} cannot be read: {}", directory.string(), what),
          kDamagedHint,
          {},
          0};
}

std::string describe(const Xapian::Error& error) {
  std::string text = error.get_msg().empty() ? error.get_type() : error.get_msg();
  if (const char* system = error.get_error_string()) text += fmt::format(" ({})", system);
  return text;
}

}  // namespace

Places::Places(std::filesystem::path folder)
    : directory(std::move(folder)),
      database(directory / "records"),
      fresh(directory / "records.new"),
      retired(directory / "records.old"),
      lock(directory / "writer.lock") {}

void stamp(Xapian::WritableDatabase& database) {
  database.set_metadata(kIndexVersionKey, std::to_string(kIndexVersion));
  database.set_metadata(kRecordVersionKey, std::to_string(kRecordVersion));
  database.set_metadata(kAnalyzersVersionKey, analyzers::version());
}

IndexInfo read_stamp(const Xapian::Database& database) {
  IndexInfo info;
  info.index_version = number(database.get_metadata(kIndexVersionKey));
  info.record_version = number(database.get_metadata(kRecordVersionKey));
  info.analyzers_version = database.get_metadata(kAnalyzersVersionKey);
  return info;
}

namespace {

Result<void> check_stamp(const Xapian::Database& database, const std::filesystem::path& directory,
                         bool (*fits)(const IndexInfo&)) {
  const IndexInfo found = read_stamp(database);
  if (found.index_version == 0 || found.record_version == 0 || found.analyzers_version.empty()) {
    return tl::make_unexpected(damaged(directory, "the database does not say which version made it"));
  }
  if (fits(found)) return {};
  return fail(ErrorCode::kIndexVersion,
              fmt::format("the index at {} was made by another version: it has index format {}, records {}, analysis "
                          "{}; this program has index format {}, records {}, analysis {}",
                          directory.string(), found.index_version, found.record_version, found.analyzers_version,
                          kIndexVersion, kRecordVersion, analyzers::version()),
              kReindexHint);
}

}  // namespace

Result<void> check_stamp(const Xapian::Database& database, const std::filesystem::path& directory) {
  return check_stamp(database, directory, [](const IndexInfo& found) {
    return found.index_version == kIndexVersion && found.record_version == kRecordVersion &&
           found.analyzers_version == analyzers::version();
  });
}

Result<void> check_record_stamp(const Xapian::Database& database, const std::filesystem::path& directory) {
  return check_stamp(database, directory, [](const IndexInfo& found) {
    return found.index_version <= kIndexVersion && found.record_version == kRecordVersion;
  });
}

Error translate_exception(const std::filesystem::path& directory) {
  const std::string where = directory.string();
  try {
    throw;
  } catch (const Xapian::DatabaseLockError&) {
    return {ErrorCode::kIndexLocked,
            fmt::format("another process is writing to the index at {}", where),
            "wait until it has finished, or stop it",
            {},
            0};
  } catch (const Xapian::DatabaseVersionError& error) {
    return {ErrorCode::kIndexVersion,
            fmt::format("the index at {} was made by another version of Xapian than {}: {}", where,
                        Xapian::version_string(), describe(error)),
            kReindexHint,
            {},
            0};
  } catch (const Xapian::DatabaseModifiedError&) {
    return {ErrorCode::kIndexLocked,
            fmt::format("the index at {} is being rewritten faster than it can be read", where),
            "try again when the running ingest has finished",
            {},
            0};
  } catch (const Xapian::DatabaseCorruptError& error) {
    return damaged(directory, describe(error));
  } catch (const Xapian::WildcardError&) {
    return {ErrorCode::kQuery, "a truncated word stands for too many words", "give more letters before the «*»", {}, 0};
  } catch (const Xapian::LogicError& error) {
    return {ErrorCode::kInternal,
            fmt::format("Xapian was used wrongly: {}", describe(error)),
            "this is a fault of the program; please report it",
            {},
            0};
  } catch (const Xapian::Error& error) {
    // A file of the database that is not there is damage; one that cannot be read or written is the disk's doing.
    const char* system = error.get_error_string();
    const bool disk = system != nullptr && std::string_view(system) != std::strerror(ENOENT);
    if (disk) {
      return {ErrorCode::kIo,
              fmt::format("reading or writing the index at {} failed: {}", where, describe(error)),
              "see that the disk has room and the folder may be written to",
              {},
              0};
    }
    return damaged(directory, describe(error));
  } catch (const std::bad_alloc&) {
    return damaged(directory, "a length in it is larger than the memory");
  } catch (const std::exception& error) {
    return damaged(directory, error.what());
  }
}

}  // namespace saksgang::index
