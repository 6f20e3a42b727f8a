#include "base/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace saksgang {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "saksgang-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const std::string& name) const { return path_ / name; }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(path_)) out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  fs::path path_;
};

void put(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST_CASE("sha256 gives the digests of FIPS 180-2") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("sha256_of reads from the beginning and leaves the offset") {
  const Folder folder;
  put(folder / "million", std::string(1000000, 'a'));
  auto fd = open_for_reading(folder / "million");
  REQUIRE(fd.has_value());
  REQUIRE(::lseek(fd->get(), 77, SEEK_SET) == 77);
  CHECK(sha256_of(fd->get()).value() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(::lseek(fd->get(), 0, SEEK_CUR) == 77);
  CHECK(sha256_of(-1).error().message == "cannot read: Bad file descriptor");
}

TEST_CASE("a file is read whole") {
  const Folder folder;
  for (const std::size_t size : {0u, 1u, 262143u, 262144u, 262145u, 1000000u}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31);
    put(folder / "f", bytes);
    const auto got = read_file(folder / "f");
    REQUIRE(got.has_value());
    CHECK((*got == bytes));
  }
  // A file that tells no size.
  const auto status = read_file("/proc/self/status");
  REQUIRE(status.has_value());
  CHECK(status->find("VmRSS") != std::string::npos);
}

TEST_CASE("what cannot be read is named") {
  const Folder folder;
  const auto missing = read_file(folder / "missing.pdf");
  REQUIRE(!missing);
  CHECK(missing.error().code == ErrorCode::kIo);
  CHECK(missing.error().message == "cannot open: No such file or directory");
  CHECK(missing.error().file == (folder / "missing.pdf").string());

  fs::create_directory(folder / "d");
  CHECK(read_file(folder / "d").error().message == "cannot open: it is a folder");
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(read_file(folder / "pipe").error().message == "cannot open: it is no regular file");

  put(folder / "f", "12345");
  CHECK(read_file(folder / "f", 5).value() == "12345");
  CHECK(read_file(folder / "f", 4).error().message == "cannot read: it is larger than 4 bytes");
  CHECK(read_file("/proc/self/status", 4).error().message == "cannot read: it is larger than 4 bytes");
}

TEST_CASE("write_atomically leaves the new file and nothing else") {
  const Folder folder;
  REQUIRE(write_atomically(folder / "f", "first").has_value());
  CHECK(read_file(folder / "f").value() == "first");
  REQUIRE(::chmod((folder / "f").c_str(), 0640) == 0);
  REQUIRE(write_atomically(folder / "f", std::string(1000000, 'x')).has_value());
  CHECK(read_file(folder / "f").value().size() == 1000000);
  struct stat status {};
  REQUIRE(::stat((folder / "f").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
  CHECK(folder.names() == std::vector<std::string>{"f"});
}

TEST_CASE("a failed write leaves the old file and no temporary one") {
  const Folder folder;
  const auto nowhere = write_atomically(folder / "no" / "f", "x");
  REQUIRE(!nowhere);
  CHECK(nowhere.error().code == ErrorCode::kIo);
  CHECK(nowhere.error().message == "cannot write: No such file or directory");
  CHECK(nowhere.error().file == (folder / "no" / "f").string());

  fs::create_directory(folder / "d");
  put(folder / "d" / "inside", "old");
  CHECK(write_atomically(folder / "d", "x").error().message == "cannot write: Is a directory");
  CHECK(folder.names() == std::vector<std::string>{"d"});
  CHECK(read_file(folder / "d" / "inside").value() == "old");
}

TEST_CASE("a file written in pieces has its name only when it is whole") {
  const Folder folder;
  put(folder / "f", "old");
  {
    auto file = AtomicFile::create(folder / "f");
    REQUIRE(file.has_value());
    REQUIRE(file->write("half").has_value());
    CHECK(read_file(folder / "f").value() == "old");
    CHECK(folder.names().size() == 2);
  }
  CHECK(folder.names() == std::vector<std::string>{"f"});
  CHECK(read_file(folder / "f").value() == "old");

  auto file = AtomicFile::create(folder / "f");
  REQUIRE(file.has_value());
  AtomicFile moved(std::move(*file));
  REQUIRE(moved.write("one ").has_value());
  REQUIRE(moved.write("two").has_value());
  REQUIRE(moved.commit().has_value());
  CHECK(read_file(folder / "f").value() == "one two");
  CHECK(folder.names() == std::vector<std::string>{"f"});

  const auto nowhere = AtomicFile::create(folder / "no" / "f");
  REQUIRE(!nowhere);
  CHECK(nowhere.error().message == "cannot write: No such file or directory");
  CHECK(nowhere.error().file == (folder / "no" / "f").string());
}

TEST_CASE("a descriptor is closed once, with its last owner") {
  int number = -1;
  {
    FileDescriptor first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    number = first.get();
    REQUIRE(number >= 0);
    FileDescriptor second(std::move(first));
    CHECK(second.get() == number);
    FileDescriptor third;
    CHECK(!third);
    third = std::move(second);
    CHECK(::fcntl(number, F_GETFD) >= 0);
  }
  CHECK(::fcntl(number, F_GETFD) == -1);
}

}  // namespace
}  // namespace saksgang
