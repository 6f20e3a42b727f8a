#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace saksgang {

// What went wrong, as a program sees it. One table (error.cpp) gives each its name, which is what `status` prints as
// a document's reason, and the exit status that the contract promises.
enum class ErrorCode {
  kUsage,           // the command line is wrong
  kQuery,           // the search query cannot be parsed
  kConfig,          // a configuration file cannot be used
  kNotFound,        // nothing answers the request
  kAmbiguous,       // several things answer it, and a choice would be a guess
  kNoIndex,         // there is no index at the place named
  kIndexVersion,    // the index was written by an incompatible version
  kIndexLocked,     // another process is writing
  kIndexDamaged,    // Xapian cannot read its own files
  kNoArchive,       // there is no archive of a crawl at the place named
  kArchiveVersion,  // the archive was written by an incompatible version
  kArchiveLocked,   // another process crawls into it
  kArchive,         // the archive cannot be written: a full disk, a folder that may only be read
  kAlarm,           // the crawl found the site other than it was, and a person must look
  kIo,              // reading or writing a file failed
  kNotPdf,          // the bytes are no PDF
  kDuplicate,       // the same bytes stand under another name
  kEncrypted,       // a password is needed
  kDamaged,         // the PDF cannot be read
  kNoText,          // no page has a text layer
  kTimeout,         // a limit of time was reached
  kMemory,          // a limit of memory was reached
  kOutputLimit,     // more text came out than a document may have
  kCrashed,         // the worker died
  kCancelled,       // the user asked to stop
  kInternal,        // a broken promise inside the program
};

// The fixed lower-case name of a code ("no-text"); never empty.
std::string_view name(ErrorCode code);

// The code of a name, or nothing for an unknown one.
std::optional<ErrorCode> error_code(std::string_view name);

// The exit status of a command that ends with this code: 1 nothing found, 2 wrong usage, query or configuration,
// 3 no index or archive, 4 one made by another version, 5 for what concerns documents, 6 an alarm of the crawl, 70 for
// everything unforeseen.
int exit_status(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // one sentence for a person, without a full stop
  std::string hint;     // what to do about it; empty where there is nothing to do
  std::string file;     // the file it is about; empty if none
  int page = 0;         // the PDF page it is about, from 1; 0 if none

  // "message (file, page N)", without the hint.
  std::string text() const;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(hint), {}, 0});
}

}  // namespace saksgang
