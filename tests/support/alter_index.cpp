// Makes an index of another version for the tests: alter_index DATABASE KEY VALUE sets one entry of its metadata.
#include <cstdio>
#include <exception>

#include <xapian.h>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: alter_index DATABASE KEY VALUE\n", stderr);
    return 2;
  }
  try {
    Xapian::WritableDatabase database(argv[1], Xapian::DB_OPEN);
    if (database.get_metadata(argv[2]).empty()) {
      std::fprintf(stderr, "alter_index: the database has no %s\n", argv[2]);
      return 1;
    }
    database.set_metadata(argv[2], argv[3]);
    database.commit();
  } catch (const Xapian::Error& e) {
    std::fprintf(stderr, "alter_index: %s\n", e.get_description().c_str());
    return 1;
  }
  return 0;
}
