#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/time.hpp"

// What the archive of a crawl keeps, beside the files.
namespace saksgang::crawl {

// The bytes of a document as they were from one night to another. A document that gets bytes it had before gets a
// version of its own for them, so versions read as what was published when.
struct Version {
  std::string sha256;  // of the file's bytes; ArchiveReader::path_of() leads to them
  std::uint64_t bytes = 0;
  std::string url;                         // where they were fetched, as the link had it
  Time first_seen{};                       // when they were fetched
  Time last_seen{};                        // when the site last confirmed them: by the same bytes or by status 304
  std::optional<std::string> predecessor;  // SHA-256 of the version that this one replaced; none for the first

  bool operator==(const Version&) const = default;
};

// A PDF that is or was linked on the site, known by what stays when its content changes (identity_of() in url.hpp).
struct Document {
  std::string identity;
  std::string url;                // of the newest version
  std::string name;               // a file name for people, fit to be stored; two documents may have the same
  std::string title;              // from the link's text and surroundings; empty where they say nothing
  std::optional<Date> date;       // from the same
  std::string page_url;           // where the link was found last
  std::string link_text;          // as it stands there
  std::vector<Version> versions;  // oldest first; at least one
  std::optional<Time> vanished;   // since when the site no longer has it or no longer links it; none where it does
  std::string vanished_why;       // "unlinked", "gone" (status 404 or 410), or empty

  const Version& newest() const { return versions.back(); }
  bool operator==(const Document&) const = default;
};

// One run through the site, in one or several processes: one that was stopped or killed is gone on with.
struct Night {
  std::int64_t number = 0;  // from 1
  Time began{};
  std::optional<Time> ended;  // none while it goes on, or where it was broken off and never gone on with
  std::string stopped;        // why it ended before all was seen: "requests", "bytes", "time"; empty where it did not
  std::chrono::milliseconds active{0};  // how long it was worked on

  bool operator==(const Night&) const = default;
};

enum class Kind { kRobots, kPage, kDocument };

// How a fetch ended.
enum class Outcome {
  kNew,        // a document's first version
  kChanged,    // a document's next version
  kSame,       // a document: fetched again, and the bytes are those of its newest version
  kUnchanged,  // status 304
  kRead,       // a page or robots.txt
  kRejected,   // there was an answer, but not what it should be, see `reason`; tried again next night
  kFailed,     // there was no answer of use; tried again next night
  kRetried,    // the same, but tried again in this night
  kGone,       // status 404 or 410
  kForbidden,  // robots.txt forbids it; nothing was asked
  kElsewhere,  // a redirect to what was fetched in this night already
};

std::string_view name(Kind kind);        // "robots", "page", "document"
std::string_view name(Outcome outcome);  // "new", "changed", … in lower case

// One line of the log: what was asked and what came.
struct Fetch {
  std::int64_t night = 0;
  Kind kind = Kind::kPage;
  std::string url;       // as asked
  std::string identity;  // of a document; empty otherwise
  std::string page_url;  // where the link was found; empty for start pages and robots.txt
  std::string link_text;
  Time started{};
  std::chrono::milliseconds took{0};
  int status = 0;  // of the last answer; 0 where none came
  Outcome outcome = Outcome::kFailed;
  std::string reason;   // fixed code: the FaultKind's name, "http-503", "not-pdf", "html", "empty", "robots" …
  std::string message;  // the same for a person
  std::vector<std::string> redirects;  // every address that was asked after `url`, the last one included
  std::string etag, last_modified, content_type, retry_after;  // headers that matter, as sent
  std::optional<std::uint64_t> announced;                      // Content-Length
  std::string remote_ip;
  int requests = 0;         // that it took: one and the redirects
  std::uint64_t bytes = 0;  // of the body, unpacked
  std::string sha256;       // of the body, where it is whole
  std::string predecessor;  // SHA-256 of the version it replaced
  bool again = false;       // in a report: the same address ended in the same way the last time before this night

  bool operator==(const Fetch&) const = default;
};

// What a night came to. Counts and lists are of the whole night, also where it took several processes.
struct NightReport {
  Night night;
  std::uint64_t requests = 0, bytes = 0;
  std::uint64_t pages = 0;            // read or unchanged
  std::uint64_t documents = 0;        // of any outcome but forbidden
  std::uint64_t unchanged = 0;        // documents: unchanged or the same
  std::uint64_t forbidden = 0;        // by robots.txt
  std::uint64_t asked = 0;            // pages and documents of any outcome but forbidden
  std::uint64_t failed = 0;           // of these: rejected, failed, and gone for the first time
  std::vector<Fetch> fresh, changed;  // documents
  std::vector<Fetch> troubled;        // of any kind: rejected, failed, and gone ones that were not gone before
  std::vector<std::string> vanished;  // identities, in order
  struct Alarm {
    std::string kind;     // see crawler.hpp
    std::string url;      // the page; empty for "failures"
    std::string message;  // one sentence for a person
    bool operator==(const Alarm&) const = default;
  };
  std::vector<Alarm> alarms;
};

}  // namespace saksgang::crawl
