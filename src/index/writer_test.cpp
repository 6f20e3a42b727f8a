#include "index/writer.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include "analyzers/pipelines.hpp"
#include "index/database.hpp"
#include "index/test_records.hpp"
#include "model/json.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

TEST_CASE("what is put comes back whole and in order") {
  const Folder folder;
  const auto files = sample();
  make_index(folder.index(), {files[1], files[0]});
  const auto reader = must(Reader::open(folder.index()));
  CHECK(ids(*reader) == ids(files));
  for (const File& f : files) {
    for (const CaseRecord& record : f.records) {
      CHECK(dump(to_json(must(reader->record(record.id)))) == dump(to_json(record)));
    }
  }
  const auto documents = must(reader->documents());
  REQUIRE(documents.size() == 2);
  CHECK(dump(to_json(documents[0])) == dump(to_json(files[0].document)));
  CHECK(dump(to_json(documents[1])) == dump(to_json(files[1].document)));
  const auto info = must(reader->info());
  CHECK(info.index_version == kIndexVersion);
  CHECK(info.record_version == kRecordVersion);
  CHECK(info.analyzers_version == analyzers::version());
  CHECK(info.documents == 2);
  CHECK(info.records == 5);
  CHECK(must(reader->check()) == std::vector<std::string>{});
}

TEST_CASE("records may be stopped at") {
  const Folder folder;
  make_index(folder.index(), sample());
  const auto reader = must(Reader::open(folder.index()));
  int seen = 0;
  must(reader->each_record([&](const CaseRecord&) { return ++seen < 2; }));
  CHECK(seen == 2);
}

TEST_CASE("nothing is seen before the commit, and nothing stays without one") {
  const Folder folder;
  auto files = sample();
  make_index(folder.index(), {files[0]});
  {
    const auto writer = must(Writer::open(folder.index()));
    must(writer->put(files[1].document, files[1].records));
    must(writer->remove(files[0].document.path));
    CHECK(must(writer->documents()).size() == 1);
    CHECK(must(writer->documents())[0].path == files[1].document.path);
    CHECK(ids(*must(Reader::open(folder.index()))) == ids({files[0]}));
  }
  CHECK(ids(*must(Reader::open(folder.index()))) == ids({files[0]}));
}

TEST_CASE("a great number of files is one commit") {
  // More than Xapian writes of itself between commits.
  const Folder folder;
  must(Writer::open(folder.index()));
  const auto writer = must(Writer::open(folder.index()));
  for (int i = 0; i < 10'500; ++i) {
    const File f = file(fmt::format("{}.pdf", i), {treatment(Part::kReferat, "NUIT", "", "Sak", "")});
    must(writer->put(f.document, f.records));
  }
  CHECK(must(must(Reader::open(folder.index()))->info()).records == 0);
  must(writer->commit());
  CHECK(must(must(Reader::open(folder.index()))->info()).records == 10'500);
}

TEST_CASE("a file's new records replace its old ones") {
  const Folder folder;
  auto files = sample();
  make_index(folder.index(), files);
  files[0].records = {treatment(Part::kBrev, "", "", "Et helt annet brev", "")};
  files[0] = file(files[0].document.path, files[0].records);
  make_index(folder.index(), {files[0]});
  const auto reader = must(Reader::open(folder.index()));
  CHECK(ids(*reader) == ids(files));
  CHECK(must(reader->search({"prøvesvar"})).total == 0);
  CHECK(must(reader->search({"annet brev"})).total == 1);
  CHECK(must(reader->documents()).size() == 2);
  CHECK(must(reader->check()) == std::vector<std::string>{});
}

TEST_CASE("a file is taken out with its records") {
  const Folder folder;
  const auto files = sample();
  make_index(folder.index(), files);
  const auto writer = must(Writer::open(folder.index()));
  must(writer->remove(files[0].document.path));
  must(writer->remove("nothing/of/that/name.pdf"));
  must(writer->commit());
  const auto reader = must(Reader::open(folder.index()));
  CHECK(ids(*reader) == ids({files[1]}));
  CHECK(must(reader->documents()).size() == 1);
  CHECK(must(reader->check()) == std::vector<std::string>{});
}

TEST_CASE("a file without records is kept in the ledger") {
  const Folder folder;
  File failed = file("broken.pdf", {});
  failed.document.state = DocumentState::kFailed;
  failed.document.reason = "encrypted";
  make_index(folder.index(), {failed});
  const auto reader = must(Reader::open(folder.index()));
  REQUIRE(must(reader->documents()).size() == 1);
  CHECK(must(reader->documents())[0].reason == "encrypted");
  CHECK(ids(*reader).empty());
}

TEST_CASE("recreate serves the old index until the commit") {
  const Folder folder;
  const auto files = sample();
  make_index(folder.index(), {files[0]});
  {
    const auto writer = must(Writer::recreate(folder.index()));
    must(writer->put(files[1].document, files[1].records));
  }
  CHECK(ids(*must(Reader::open(folder.index()))) == ids({files[0]}));
  CHECK_FALSE(std::filesystem::exists(folder.index() / "records.new"));
  const auto before = must(Reader::open(folder.index()));
  const auto writer = must(Writer::recreate(folder.index()));
  CHECK(must(writer->documents()).empty());
  must(writer->put(files[1].document, files[1].records));
  CHECK(ids(*must(Reader::open(folder.index()))) == ids({files[0]}));
  must(writer->commit());
  CHECK(ids(*must(Reader::open(folder.index()))) == ids({files[1]}));
  CHECK(ids(*before) == ids({files[0]}));
  must(writer->put(files[0].document, files[0].records));
  must(writer->commit());
  CHECK(ids(*must(Reader::open(folder.index()))) == ids(files));
  CHECK_FALSE(std::filesystem::exists(folder.index() / "records.new"));
  CHECK_FALSE(std::filesystem::exists(folder.index() / "records.old"));
}

TEST_CASE("recreate makes an index where there is none, and other files are left alone") {
  const Folder folder;
  std::filesystem::create_directories(folder.index());
  std::ofstream(folder.index() / "notes.txt") << "mine";
  must(must(Writer::recreate(folder.index()))->commit());
  CHECK(must(must(Reader::open(folder.index()))->info()).documents == 0);
  CHECK(std::filesystem::exists(folder.index() / "notes.txt"));
}

TEST_CASE("a reader goes on while a writer commits again and again") {
  const Folder folder;
  const auto files = sample();
  make_index(folder.index(), {files[0]});
  const auto reader = must(Reader::open(folder.index()));
  const auto writer = must(Writer::open(folder.index()));
  for (int i = 0; i < 30; ++i) {
    must(writer->put(files[1].document, files[1].records));
    must(writer->commit());
    REQUIRE(reader->search({"kodeverk"}).has_value());
    REQUIRE(reader->documents().has_value());
    REQUIRE_FALSE(ids(*reader).empty());
  }
}

TEST_CASE("a second writer is refused") {
  const Folder folder;
  const auto writer = must(Writer::open(folder.index()));
  for (const auto& second :
       {Writer::open(folder.index()).map([](auto&&) {}), Writer::recreate(folder.index()).map([](auto&&) {})}) {
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::kIndexLocked);
    CHECK(second.error().message ==
          fmt::format("another process is writing to the index at {}", folder.index().string()));
    CHECK(second.error().hint == "wait until it has finished, or stop it");
  }
}

TEST_CASE("no index is said, with what makes one") {
  const Folder folder;
  const auto reader = Reader::open(folder / "nowhere");
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::kNoIndex);
  CHECK(reader.error().message == fmt::format("there is no index at {}", (folder / "nowhere").string()));
  CHECK(reader.error().hint == "make one with `saksgang ingest FOLDER`, or name another with --index");
  CHECK_FALSE(std::filesystem::exists(folder / "nowhere"));
}

TEST_CASE("another version is named beside this one, with the command that mends it") {
  const Folder folder;
  make_index(folder.index(), sample());
  {
    Xapian::WritableDatabase database((folder.index() / "records").string(), Xapian::DB_OPEN);
    database.set_metadata(kIndexVersionKey, "99");
    database.set_metadata(kAnalyzersVersionKey, "0-old");
    database.commit();
  }
  const auto reader = Reader::open(folder.index());
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::kIndexVersion);
  CHECK(reader.error().message ==
        fmt::format("the index at {} was made by another version: it has index format 99, records {}, analysis 0-old; "
                    "this program has index format {}, records {}, analysis {}",
                    folder.index().string(), kRecordVersion, kIndexVersion, kRecordVersion, analyzers::version()));
  CHECK(reader.error().hint == "run `saksgang reindex` to make it anew");
  const auto writer = Writer::open(folder.index());
  REQUIRE_FALSE(writer);
  CHECK(writer.error().message == reader.error().message);
  must(must(Writer::recreate(folder.index()))->commit());
  CHECK(Reader::open(folder.index()).has_value());
}

TEST_CASE("a database that is none of ours is damage") {
  const Folder folder;
  std::filesystem::create_directories(folder.index());
  { Xapian::WritableDatabase other((folder.index() / "records").string(), Xapian::DB_CREATE); }
  const auto reader = Reader::open(folder.index());
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::kIndexDamaged);
  CHECK(reader.error().message == fmt::format("the index at {} cannot be read: the database does not say which version "
                                              "made it",
                                              folder.index().string()));
}

TEST_CASE("what a crash leaves behind is cleared away") {
  const Folder folder;
  const auto files = sample();
  make_index(folder.index(), files);
  std::filesystem::create_directories(folder.index() / "records.new");
  std::ofstream(folder.index() / "records.new" / "iamglass") << "half";
  std::filesystem::rename(folder.index() / "records", folder.index() / "records.old");
  make_index(folder.index(), {files[1]});
  CHECK(ids(*must(Reader::open(folder.index()))) == ids(files));
  CHECK_FALSE(std::filesystem::exists(folder.index() / "records.new"));
  CHECK_FALSE(std::filesystem::exists(folder.index() / "records.old"));
}

TEST_CASE("terms of any length and text of any bytes are taken") {
  const Folder folder;
  CaseRecord record = treatment(Part::kAnnet, std::string(300, 'U'), std::string(300, '9'), std::string(1000, 'x'), "");
  record.case_type = std::string(500, '\0') + "type";
  record.body = std::string(300, 'x') + "\xFF\xFE " + std::string("a\0b", 3) + " " + std::string(299, 'x');
  const File f = file(std::string(3000, 'p') + ".pdf", {record});
  make_index(folder.index(), {f});
  const auto reader = must(Reader::open(folder.index()));
  CHECK(must(reader->info()).records == 1);
  CHECK(must(reader->search({std::string(300, 'x')})).total == 1);
  CHECK(must(reader->search({std::string(299, 'x')})).total == 1);
  CHECK(must(reader->search({std::string(298, 'x')})).total == 0);
  CHECK(must(reader->search({"utvalg:" + std::string(300, 'U')})).total == 1);
  CHECK(must(reader->search({"utvalg:" + std::string(301, 'U')})).total == 0);
}

TEST_CASE("a document of ten thousand pages is one record among others") {
  const Folder folder;
  CaseRecord record = treatment(Part::kAnnet, "", "", "Et langt dokument", "");
  for (int page = 1; page <= 10'000; ++page) {
    if (page > 1) record.body += '\n';
    record.body += fmt::format("Dette er side {} av et dokument om helse og samhandling i kommunene.", page);
    record.body_pages.push_back(page);
  }
  make_index(folder.index(), {file("long.pdf", {record})});
  const auto reader = must(Reader::open(folder.index()));
  const auto found = must(reader->search({"\"side 9876\""}));
  REQUIRE(found.hits.size() == 1);
  CHECK(found.hits[0].page == 9876);
  CHECK(found.hits[0].snippet == "Dette er side 9876 av et dokument om helse og samhandling i kommunene.");
}
