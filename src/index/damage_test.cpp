#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.hpp"
#include "index/test_records.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

namespace fs = std::filesystem;

void overwrite(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

bool is_expected(ErrorCode code) {
  return code == ErrorCode::kIndexDamaged || code == ErrorCode::kIndexVersion || code == ErrorCode::kNoIndex ||
         code == ErrorCode::kIo || code == ErrorCode::kNotFound;
}

// Asks everything of an index. Whatever is wrong must come back as an error that says so.
std::size_t use(const fs::path& index) {
  std::size_t faults = 0;
  const auto note = [&](const auto& result) {
    if (result) return;
    ++faults;
    CAPTURE(result.error().message);
    CHECK(is_expected(result.error().code));
    CHECK_FALSE(result.error().message.empty());
  };
  const auto reader = Reader::open(index);
  note(reader);
  if (!reader) return faults;
  SearchRequest request;
  request.query = "kodeverk OR \"slutter seg\" OR kode*";
  note((*reader)->search(request));
  note((*reader)->find_case("NUIT 17/25"));
  note((*reader)->each_record([](const CaseRecord&) { return true; }));
  note((*reader)->documents());
  note((*reader)->info());
  note((*reader)->check());
  if (const auto findings = (*reader)->check(); findings && !findings->empty()) ++faults;
  return faults;
}

}  // namespace

// Xapian's Database::check deletes a table through a base class without a virtual destructor; that is not ours to mend.
extern "C" const char* __asan_default_options() {
  return "new_delete_type_mismatch=0";
}

TEST_CASE("an index cut off anywhere is an error, never a crash") {
  const Folder folder;
  make_index(folder.index(), sample());
  std::size_t faults = 0, tried = 0;
  for (const auto& entry : fs::directory_iterator(folder.index() / "records")) {
    const std::string whole = must(read_file(entry.path()));
    const std::size_t step = std::max<std::size_t>(1, whole.size() / 40);
    for (std::size_t size = 0; size < whole.size(); size += step) {
      CAPTURE(entry.path().filename().string());
      CAPTURE(size);
      overwrite(entry.path(), whole.substr(0, size));
      faults += use(folder.index()) > 0;
      ++tried;
    }
    overwrite(entry.path(), whole);
  }
  CHECK(use(folder.index()) == 0);
  CHECK(tried > 150);
  CHECK(faults > tried / 2);
}

TEST_CASE("an index with a file missing is damage") {
  const Folder folder;
  make_index(folder.index(), sample());
  for (const char* name : {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass"}) {
    CAPTURE(std::string(name));
    const fs::path path = folder.index() / "records" / name;
    REQUIRE(fs::exists(path));
    fs::rename(path, folder / "aside");
    CHECK(use(folder.index()) > 0);
    fs::rename(folder / "aside", path);
  }
  CHECK(use(folder.index()) == 0);
}

TEST_CASE("a folder without a database in it is damage, and recreate mends it") {
  const Folder folder;
  fs::create_directories(folder.index() / "records");
  const auto reader = Reader::open(folder.index());
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::kIndexDamaged);
  CHECK(reader.error().hint == "run `saksgang check` to see what is broken, `saksgang reindex` to make it anew");
  const auto writer = Writer::open(folder.index());
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::kIndexDamaged);
  must(must(Writer::recreate(folder.index()))->commit());
  CHECK(use(folder.index()) == 1);  // only that it has no case 17/25
}

// Xapian's tables carry no checksums, and Xapian 1.4 itself can fall or run in circles over a few flipped bytes (about
// one in a hundred of those that matter most). What must not happen is an exception that escapes, or more than that.
TEST_CASE("flipped bytes are an error or harmless; no exception escapes") {
  const Folder folder;
  make_index(folder.index(), sample());
  std::mt19937 random(2025);
  int tried = 0, fallen = 0, aborted = 0;
  for (const auto& entry : fs::directory_iterator(folder.index() / "records")) {
    const std::string whole = must(read_file(entry.path()));
    if (whole.empty()) continue;
    for (int round = 0; round < 40; ++round) {
      std::string bytes = whole;
      // The beginnings of blocks say how the rest is to be read.
      const std::size_t block = random() % std::max<std::size_t>(1, bytes.size() / 8192);
      const std::size_t at = round % 2 == 0 ? block * 8192 + random() % 64 : random() % bytes.size();
      if (at >= bytes.size()) continue;
      bytes[at] = static_cast<char>(random());
      overwrite(entry.path(), bytes);
      const pid_t child = ::fork();
      REQUIRE(child >= 0);
      if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        std::signal(SIGSEGV, SIG_DFL);
        if (std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(3);  // a sanitizer reports Xapian's reads here
        ::alarm(2);
        use(folder.index());
        ::_exit(0);
      }
      int status = 0;
      REQUIRE(::waitpid(child, &status, 0) == child);
      ++tried;
      aborted += WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
      fallen += !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    }
    overwrite(entry.path(), whole);
  }
  CAPTURE(fallen);
  CHECK(tried >= 160);
  CHECK(aborted == 0);
  CHECK(fallen * 20 < tried);
  CHECK(use(folder.index()) == 0);
}
