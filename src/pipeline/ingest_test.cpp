#include "pipeline/ingest.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "pipeline/test_doubles.hpp"

namespace saksgang::pipeline {
namespace {

using Lines = std::vector<std::string>;

class Recorder final : public IngestObserver {
 public:
  void planned(const Step& step) override {
    plan.push_back(fmt::format("{} {} {}", name(step.action), name(step.why), step.file.path.filename().string()));
  }
  void would_remove(const std::string& path, std::string_view why) override {
    plan.push_back(fmt::format("remove {} {}", why, std::filesystem::path(path).filename().string()));
  }
  void warning(const std::string& text) override { warnings.push_back(text); }
  void progress(const Progress& p) override { last = p; }
  Lines plan, warnings;
  Progress last;
};

// One folder and one index over several runs.
class Run {
 public:
  Run() { reset_cancellation(); }
  ~Run() { reset_cancellation(); }

  IngestSummary operator()() {
    auto summary = attempt();
    REQUIRE(summary.has_value());
    return *summary;
  }
  Result<IngestSummary> attempt() {
    if (options.inputs.empty()) options.inputs = {folder.path()};
    options.extractor = extractor;
    observer = {};
    const PoolFactory start = [this](auto) -> Result<std::unique_ptr<pdf::Pool>> {
      ++pools;
      return std::unique_ptr<pdf::Pool>(std::make_unique<FakePool>(cancel_after));
    };
    return ingest(index, options, start, observer);
  }
  Lines plan() {
    options.inputs = {folder.path()};
    options.extractor = extractor;
    observer = {};
    REQUIRE(plan_only(index.documents().value(), options, observer).has_value());
    return observer.plan;
  }
  // The committed state: «path state reason title…».
  Lines status() const {
    Lines out;
    for (const auto& [path, entry] : index.committed) {
      std::string line = fmt::format("{} {}", folder.shortened(path), name(entry.document.state));
      if (entry.document.reason) line += " " + *entry.document.reason;
      if (!entry.document.duplicate_of.empty()) line += " of " + folder.shortened(entry.document.duplicate_of);
      for (const CaseRecord& record : entry.records) line += " [" + record.title + "]";
      out.push_back(line);
    }
    return out;
  }

  TestFolder folder;
  MemoryIndex index;
  IngestOptions options;
  Recorder observer;
  std::string extractor = "1";
  int cancel_after = 0;
  int pools = 0;
};

}  // namespace

TEST_CASE("each file ends in one state") {
  Run run;
  run.folder.write("a.pdf", "alfa");
  run.folder.write("b.pdf", "fail not-pdf");
  run.folder.write("c.pdf", "fail encrypted");
  run.folder.write("d.pdf", "alfa");
  run.folder.write("e.pdf", "partial");
  run.folder.write("f.pdf", "raw nonsense");
  std::filesystem::create_symlink("/nowhere", run.folder / "g.pdf");
  const IngestSummary s = run();
  CHECK(run.status() == Lines{"a.pdf ok [alfa]", "b.pdf skipped not-pdf", "c.pdf failed encrypted",
                              "d.pdf skipped duplicate of a.pdf", "e.pdf partial no-text [partial]",
                              "f.pdf failed internal", "g.pdf failed io"});
  CHECK(s.files == 7);
  CHECK(s.ok == 1);
  CHECK(s.partial == 1);
  CHECK(s.failed == 3);
  CHECK(s.skipped == 2);
  CHECK(s.duplicates == 1);
  CHECK(s.pages == 4);
  CHECK(s.cases == 2);
  CHECK_FALSE(s.cancelled);
  CHECK(run.observer.last.files_done == 7);
  CHECK(run.observer.last.bytes_done == run.observer.last.bytes);

  const DocumentRecord& a = run.index.committed.at((run.folder / "a.pdf").string()).document;
  CHECK(a.file == "a.pdf");
  CHECK(a.sha256 == sha256("alfa"));
  CHECK(a.seconds == 0.5);
  CHECK(a.extractor == "1");
  const CaseRecord& record = run.index.committed.at((run.folder / "a.pdf").string()).records.at(0);
  CHECK(record.id == sha256("alfa").substr(0, 16) + ".referat.1-25");
  CHECK(record.document.file == "a.pdf");
  CHECK(record.document.title == "title of alfa");
}

TEST_CASE("what is unchanged is not read again, and then no worker is started") {
  Run run;
  run.folder.write("a.pdf", "alfa");
  run.folder.write("b.pdf", "fail timeout");
  run.folder.write("c.pdf", "alfa");
  run();
  CHECK(run.pools == 1);
  const IngestSummary s = run();
  CHECK(run.pools == 1);
  CHECK(s.unchanged == 2);
  CHECK(s.still_failed == 1);
  CHECK(s.ok + s.failed + s.skipped == 0);
  CHECK(run.index.commits == 1);
}

TEST_CASE("force, retry, a new extractor and changed bytes make it read again") {
  Run run;
  run.folder.write("a.pdf", "alfa");
  run.folder.write("b.pdf", "fail timeout");
  run.folder.write("c.pdf", "gamma");
  run();
  run.folder.write("c.pdf", "delta");
  run.folder.write("d.pdf", "alfa");
  CHECK(run.plan() == Lines{"unchanged  a.pdf", "still-failed  b.pdf", "read changed c.pdf", "duplicate  d.pdf"});
  run.options.retry_failed = true;
  CHECK(run.plan() == Lines{"unchanged  a.pdf", "read retry b.pdf", "read changed c.pdf", "duplicate  d.pdf"});
  run.options.force = true;
  CHECK(run.plan() == Lines{"read forced a.pdf", "read forced b.pdf", "read changed c.pdf", "duplicate  d.pdf"});
  run.options = {};
  run.extractor = "2";
  CHECK(run.plan() == Lines{"read extractor a.pdf", "read extractor b.pdf", "read changed c.pdf", "duplicate  d.pdf"});
  CHECK(run.status() == Lines{"a.pdf ok [alfa]", "b.pdf failed timeout", "c.pdf ok [gamma]"});
  run();
  CHECK(run.status() ==
        Lines{"a.pdf ok [alfa]", "b.pdf failed timeout", "c.pdf ok [delta]", "d.pdf skipped duplicate of a.pdf"});
}

TEST_CASE("what has vanished stays until it is pruned, and only below the folders given") {
  Run run;
  run.folder.write("x/a.pdf", "alfa");
  run.folder.write("y/b.pdf", "beta");
  run.folder.write("xx/c.pdf", "gamma");
  run();
  for (const char* folder : {"x/a.pdf", "y/b.pdf", "xx/c.pdf"}) run.folder.remove(folder);
  CHECK(run().vanished == 3);
  CHECK(run.status().size() == 3);
  run.options.prune = true;
  CHECK(run.plan() == Lines{"remove vanished a.pdf", "remove vanished c.pdf", "remove vanished b.pdf"});
  run.options.inputs = {run.folder / "x"};
  CHECK(run().removed == 1);
  CHECK(run.status() == Lines{"xx/c.pdf ok [gamma]", "y/b.pdf ok [beta]"});
}

TEST_CASE("a duplicate takes the place of a primary that is gone") {
  Run run;
  run.folder.write("x/a.pdf", "alfa");
  run.folder.write("y/b.pdf", "alfa");
  run();
  CHECK(run.status() == Lines{"x/a.pdf ok [alfa]", "y/b.pdf skipped duplicate of x/a.pdf"});
  run.folder.remove("x/a.pdf");

  SUBCASE("below the same folder, with prune or without") {
    run.options.prune = true;
    SUBCASE("without") {
      run.options.prune = false;
    }
    CHECK(run.plan().front() == "read moved b.pdf");
    run();
    CHECK(run.status() == Lines{"y/b.pdf ok [alfa]"});
  }
  SUBCASE("below another folder, with prune") {
    run.options.prune = true;
    run.options.inputs = {run.folder / "x"};
    run();
    CHECK(run.status() == Lines{"y/b.pdf ok [alfa]"});
  }
  SUBCASE("not below another folder without prune: the text is still in the index") {
    run.options.inputs = {run.folder / "x"};
    CHECK(run().vanished == 1);
    CHECK(run.status() == Lines{"x/a.pdf ok [alfa]", "y/b.pdf skipped duplicate of x/a.pdf"});
  }
}

TEST_CASE("a duplicate takes the place of a primary that has other bytes now") {
  Run run;
  run.folder.write("x/a.pdf", "alfa");
  run.folder.write("y/b.pdf", "alfa");
  run();
  run.folder.write("x/a.pdf", "beta");
  SUBCASE("both given") {
    run();
  }
  SUBCASE("only the primary's folder given") {
    run.options.inputs = {run.folder / "x"};
    run();
  }
  CHECK(run.status() == Lines{"x/a.pdf ok [beta]", "y/b.pdf ok [alfa]"});
}

TEST_CASE("two files that change places keep their records apart") {
  Run run;
  run.folder.write("a.pdf", "alfa");
  run.folder.write("b.pdf", "beta");
  run();
  run.folder.write("a.pdf", "beta");
  run.folder.write("b.pdf", "alfa");
  run();
  CHECK(run.status() == Lines{"a.pdf ok [beta]", "b.pdf ok [alfa]"});
}

TEST_CASE("a file that moved is one file") {
  Run run;
  run.folder.write("a.pdf", "alfa");
  run();
  std::filesystem::rename(run.folder / "a.pdf", run.folder / "b.pdf");
  const IngestSummary s = run();
  CHECK(run.status() == Lines{"b.pdf ok [alfa]"});
  CHECK(s.removed == 1);
  CHECK(s.vanished == 0);
}

TEST_CASE("the result depends neither on order nor on commits") {
  Run often, once;
  for (int i = 0; i < 20; ++i) {
    const std::string text = fmt::format("text {}", i % 13);
    often.folder.write(fmt::format("{}.pdf", i), text);
    once.folder.write(fmt::format("{}.pdf", i), text);
  }
  often.options.commit_documents = 1;
  once.options.commit_documents = 0;
  often();
  once();
  CHECK(often.index.commits >= 19);
  CHECK(once.index.commits == 1);
  CHECK(often.status() == once.status());
}

TEST_CASE("stopped by the user, it commits what is done, and the next run completes it") {
  Run run, undisturbed;
  for (int i = 0; i < 9; ++i) {
    run.folder.write(fmt::format("{}.pdf", i), fmt::format("text {}", i));
    undisturbed.folder.write(fmt::format("{}.pdf", i), fmt::format("text {}", i));
  }
  run.cancel_after = 4;
  const IngestSummary s = run();
  CHECK(s.cancelled);
  CHECK(run.status().size() == 3);
  CHECK(s.ok == 3);
  reset_cancellation();
  run.cancel_after = 0;
  run();
  undisturbed();
  CHECK(run.status() == undisturbed.status());
}

TEST_CASE("stopped while an index is made anew, it commits nothing") {
  Run run;
  for (int i = 0; i < 9; ++i) run.folder.write(fmt::format("{}.pdf", i), fmt::format("text {}", i));
  run.cancel_after = 4;
  run.options.commit_documents = 0;
  CHECK(run().cancelled);
  CHECK(run.index.commits == 0);
}

TEST_CASE("a writer that fails ends the run with its error") {
  Run run;
  for (int i = 0; i < 9; ++i) run.folder.write(fmt::format("{}.pdf", i), fmt::format("text {}", i));
  run.index.puts_until_failure = 3;
  const auto summary = run.attempt();
  REQUIRE_FALSE(summary.has_value());
  CHECK(summary.error().text() == "no room on the disk");
  CHECK(run.index.commits == 0);
}

TEST_CASE("what is on disk under another name than *.pdf is not gone") {
  Run run;
  run.folder.write("readme.md", "x");
  Found found;
  found.roots = {run.folder.path()};
  Ledger ledger;
  for (const char* name : {"readme.md", "gone.md"}) {
    DocumentRecord document;
    document.path = (run.folder / name).string();
    ledger.put(document);
  }
  CHECK(Planner(found, ledger, {}).vanished() == Lines{(run.folder / "gone.md").string()});
}

TEST_CASE("below a folder that could not be listed nothing is taken for gone") {
  Found found;
  found.roots = {"/data"};
  found.files = {{"/data/a.pdf", "/data/a.pdf", 1}};
  found.unreadable = {Error{ErrorCode::kIo, "cannot list the folder: Permission denied", "", "/data/x", 0}};
  Ledger ledger;
  for (const char* path : {"/data/a.pdf", "/data/x/b.pdf", "/data/y/c.pdf", "/other/d.pdf"}) {
    DocumentRecord document;
    document.path = path;
    ledger.put(document);
  }
  CHECK(Planner(found, ledger, {}).vanished() == Lines{"/data/y/c.pdf"});
}

}  // namespace saksgang::pipeline
