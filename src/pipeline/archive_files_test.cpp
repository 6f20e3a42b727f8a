#include "pipeline/archive_files.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "pipeline/ingest.hpp"
#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

using Lines = std::vector<std::string>;

// A folder with an archive in it, whose log is `newest`: texts by the names they were published under.
class Archived {
 public:
  Archived() {
    reset_cancellation();
    folder.write("archive/archive.sqlite", "");
  }

  // As the crawl does: the file under its digest, the document at its new version.
  void publish(const std::string& name, const std::string& text) {
    folder.write(place(text), text);
    newest[name] = {name, "https://example.no/" + name, "Møte: " + name, sha256(text)};
  }
  static std::string place(const std::string& text) {
    const std::string digest = sha256(text);
    return fmt::format("archive/files/{}/{}.pdf", digest.substr(0, 2), digest);
  }

  Result<IngestSummary> attempt() {
    if (options.inputs.empty()) options.inputs = {folder / "archive"};
    options.extractor = "1";
    options.archive_files = [this](const std::filesystem::path& archive) -> Result<std::vector<FoundFile>> {
      if (fault) return tl::make_unexpected(*fault);
      std::vector<FoundFile> out;
      for (const auto& [name, published] : newest) {
        const auto path = archive / fmt::format("files/{}/{}.pdf", published.sha256.substr(0, 2), published.sha256);
        out.push_back({path, key_of(path), 1, published});
      }
      return out;
    };
    IngestObserver silent;
    return ingest(
        index, options,
        [](auto) -> Result<std::unique_ptr<pdf::Pool>> {
          return std::unique_ptr<pdf::Pool>(std::make_unique<FakePool>(0));
        },
        silent);
  }
  IngestSummary operator()() {
    const auto summary = attempt();
    REQUIRE(summary.has_value());
    return *summary;
  }

  // «name state reason url | title of the document | titles of the records», ordered by name.
  Lines status() const {
    Lines out;
    for (const auto& [path, entry] : index.committed) {
      const DocumentRecord& d = entry.document;
      std::string line = fmt::format("{} {} {} {} | {} |", d.file, name(d.state), d.reason.value_or("-"),
                                     d.url.value_or("-"), d.title.value_or("-"));
      for (const CaseRecord& record : entry.records) {
        CHECK(record.document.file == d.file);
        CHECK(record.document.url == d.url);
        CHECK(record.document.title == d.title);
        line += " " + record.title;
      }
      out.push_back(line);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  TestFolder folder;
  MemoryIndex index;
  IngestOptions options;
  std::map<std::string, Published> newest;
  std::optional<Error> fault;
};

}  // namespace

TEST_CASE("records of an archive's file tell where it was published, under its public name") {
  Archived archived;
  archived.publish("innkalling.pdf", "alfa");
  archived.publish("referat.pdf", "fail encrypted");
  archived();
  CHECK(archived.status() ==
        Lines{"innkalling.pdf ok - https://example.no/innkalling.pdf | Møte: innkalling.pdf | alfa",
              "referat.pdf failed encrypted https://example.no/referat.pdf | Møte: referat.pdf |"});
  const IngestSummary again = archived();
  CHECK(again.unchanged == 1);
  CHECK(again.still_failed == 1);
}

TEST_CASE("a superseded version leaves the index without being pruned, and comes back with its document") {
  Archived archived;
  archived.publish("a.pdf", "alfa");
  archived.publish("b.pdf", "beta");
  archived();
  archived.publish("a.pdf", "gamma");
  const IngestSummary s = archived();
  CHECK(s.ok == 1);
  CHECK(s.removed == 1);
  CHECK(s.superseded == 1);
  CHECK(s.vanished == 0);
  CHECK(archived.status() == Lines{"a.pdf ok - https://example.no/a.pdf | Møte: a.pdf | gamma",
                                   "b.pdf ok - https://example.no/b.pdf | Møte: b.pdf | beta"});
  archived.publish("a.pdf", "alfa");
  CHECK(archived().superseded == 1);
  CHECK(archived.status().front() == "a.pdf ok - https://example.no/a.pdf | Møte: a.pdf | alfa");
}

TEST_CASE("a document that got another address, name or title is read again; one without a title keeps the PDF's") {
  Archived archived;
  archived.publish("a.pdf", "alfa");
  archived();
  SUBCASE("address") {
    archived.newest["a.pdf"].url = "https://example.no/ny/a.pdf";
    CHECK(archived().ok == 1);
    CHECK(archived.status() == Lines{"a.pdf ok - https://example.no/ny/a.pdf | Møte: a.pdf | alfa"});
  }
  SUBCASE("name") {
    archived.newest["a.pdf"].file = "ny.pdf";
    CHECK(archived().ok == 1);
    CHECK(archived.status() == Lines{"ny.pdf ok - https://example.no/a.pdf | Møte: a.pdf | alfa"});
  }
  SUBCASE("title") {
    archived.newest["a.pdf"].title = "Nytt møte";
    CHECK(archived().ok == 1);
    CHECK(archived.status() == Lines{"a.pdf ok - https://example.no/a.pdf | Nytt møte | alfa"});
  }
  SUBCASE("none") {
    archived.newest["a.pdf"].title.reset();
    archived.newest["a.pdf"].file = "ny.pdf";
    CHECK(archived().ok == 1);
    CHECK(archived.status() == Lines{"ny.pdf ok - https://example.no/a.pdf | title of alfa | alfa"});
  }
  CHECK(archived().unchanged == 1);
}

TEST_CASE("of two files with the same bytes the published one stands for both") {
  Archived archived;
  archived.folder.write("aaa/own.pdf", "alfa");
  archived.publish("a.pdf", "alfa");
  const std::string duplicate = "own.pdf skipped duplicate - | - |";
  const std::string published = "a.pdf ok - https://example.no/a.pdf | Møte: a.pdf | alfa";
  SUBCASE("both at once") {
    archived.options.inputs = {archived.folder.path()};
    archived();
    CHECK(archived.status() == Lines{published, duplicate});
    CHECK(archived().unchanged == 2);
  }
  SUBCASE("the other one first, then both") {
    archived.options.inputs = {archived.folder / "aaa"};
    archived();
    archived.options.inputs = {archived.folder.path()};
    archived();
    CHECK(archived.status() == Lines{published, duplicate});
  }
  SUBCASE("the other one first, then the archive alone, then the other again") {
    archived.options.inputs = {archived.folder / "aaa"};
    archived();
    archived.options.inputs = {archived.folder / "archive"};
    archived();
    CHECK(archived.status() == Lines{published});
    archived.options.inputs = {archived.folder / "aaa"};
    archived();
    CHECK(archived.status() == Lines{published, duplicate});
  }
}

TEST_CASE("a file of the archive with other bytes than were fetched is not read") {
  Archived archived;
  archived.publish("a.pdf", "alfa");
  archived.folder.write(Archived::place("alfa"), "something else");
  CHECK(archived().failed == 1);
  CHECK(archived.status() == Lines{"a.pdf failed damaged https://example.no/a.pdf | Møte: a.pdf |"});
}

TEST_CASE("what lies in an archive and is in no log is not read, and what was read of a vanished archive stays") {
  Archived archived;
  archived.publish("a.pdf", "alfa");
  archived.folder.write("archive/incoming/half.pdf", "half");
  archived.folder.write("archive/files/00/old.pdf", "old");
  CHECK(archived().files == 1);
  archived.folder.remove("archive");
  archived.folder.write("other/b.pdf", "beta");
  archived.options.inputs = {archived.folder.path()};
  CHECK(archived().vanished == 1);
  CHECK(archived.status().size() == 2);
}

TEST_CASE("a log that cannot be read ends the ingest, and nothing is taken out") {
  Archived archived;
  archived.publish("a.pdf", "alfa");
  archived();
  archived.fault = Error{ErrorCode::kIo, "cannot read the log", "", "", 0};
  const auto summary = archived.attempt();
  REQUIRE_FALSE(summary.has_value());
  CHECK(summary.error().message == "cannot read the log");
  CHECK(archived.status().size() == 1);
}

}  // namespace saksgang::pipeline
