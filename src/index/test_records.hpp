#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "base/files.hpp"
#include "index/reader.hpp"
#include "index/writer.hpp"
#include "model/ids.hpp"
#include "model/record.hpp"

// Records and folders for the tests of this room.
namespace saksgang::index::test {

// A folder of its own for a test, gone with it.
class Folder {
 public:
  Folder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() / fmt::format("saksgang-index-{}-{}", ::getpid(), ++count);
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path operator/(const char* name) const { return path_ / name; }
  std::filesystem::path index() const { return path_ / "index"; }

 private:
  std::filesystem::path path_;
};

inline CaseRecord treatment(Part part, std::string council, std::string number, std::string title, std::string date) {
  CaseRecord record;
  record.part = part;
  record.first_page = record.last_page = 1;
  record.council = council;
  record.council_printed = std::move(council);
  if (!number.empty()) record.case_number = std::move(number);
  record.title = std::move(title);
  if (!date.empty()) record.meeting.dates = {std::move(date)};
  return record;
}

struct File {
  DocumentRecord document;
  std::vector<CaseRecord> records;
};

// A file with its records, ids assigned.
inline File file(const std::string& path, std::vector<CaseRecord> records) {
  File out;
  out.document.path = path;
  out.document.file = std::filesystem::path(path).filename().string();
  out.document.sha256 = sha256(path);
  out.document.pages = 10;
  out.document.cases = static_cast<int>(records.size());
  for (CaseRecord& record : records) {
    record.document.file = out.document.file;
    record.document.sha256 = out.document.sha256;
  }
  assign_ids(records);
  out.records = std::move(records);
  return out;
}

// Two files of two councils: the same case in three parts, a case with the same number elsewhere, an unnumbered point.
inline std::vector<File> sample() {
  CaseRecord agenda = treatment(Part::kInnkalling, "NUIT", "17/25", "Felles kodeverk for prøvesvar", "2025-05-15");
  agenda.case_type = "Drøfting";
  agenda.proposal = "NUIT anbefaler at kodeverket tas i bruk.";
  agenda.first_page = agenda.last_page = 2;
  CaseRecord paper = treatment(Part::kToppnotat, "NUIT", "17/25", "Felles kodeverk for prøvesvar", "2025-05-15");
  paper.first_page = 5;
  paper.last_page = 6;
  paper.body =
      "Bakgrunnen er at laboratoriene bruker ulike koder.\nEt felles kodeverk gjør det lettere å dele prøvesvar.";
  paper.body_pages = {5, 6};
  CaseRecord minutes = treatment(Part::kReferat, "NUIT", "17/25", "Felles kodeverk for prøvesvar", "2025-05-15");
  minutes.first_page = 8;
  minutes.last_page = 9;
  minutes.vedtak =
      Vedtak{"Vedtak", "NUIT slutter seg til forslaget. Utvalget ber om en ny vurdering av kostnadene.", 9};
  minutes.innspill = {{"Innspill", "Kommunene trenger finansiering før innføringen.", 8, {"KS"}},
                      {"Innspill", "Laboratoriene ønsker ett kodeverk.", 8, {}},
                      {"Oppsummering", "Finansiering må avklares; finansieringen er ikke på plass.", 9, {}}};
  CaseRecord other = treatment(Part::kReferat, "NUFA", "17/25", "Mandat for utvalget", "2024-11-20");
  other.first_page = 3;
  other.vedtak = Vedtak{"Oppdatert vedtak", "NUFA godkjenner mandatet.", 3};
  CaseRecord news = treatment(Part::kReferat, "NUFA", "", "Orientering fra direktoratet", "2024-11-20");
  news.body = "Ny organisering av e-helse fra nyttår. RHF-ene er informert.";
  news.body_pages = {4};
  news.first_page = 4;
  return {file("a/nuit.pdf", {agenda, paper, minutes}), file("b/nufa.pdf", {other, news})};
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().text() + " / " + result.error().hint);
  return std::move(*result);
}

inline void must(Result<void> result) {
  if (!result) throw std::runtime_error(result.error().text() + " / " + result.error().hint);
}

// An index of these files at the folder.
inline void make_index(const std::filesystem::path& at, const std::vector<File>& files) {
  const auto writer = must(Writer::open(at));
  for (const File& f : files) must(writer->put(f.document, f.records));
  must(writer->commit());
}

inline std::vector<std::string> ids(const Reader& reader) {
  std::vector<std::string> out;
  must(reader.each_record([&](const CaseRecord& record) {
    out.push_back(record.id);
    return true;
  }));
  return out;
}

inline std::vector<std::string> ids(const std::vector<File>& files) {
  std::vector<std::string> out;
  for (const File& f : files) {
    for (const CaseRecord& record : f.records) out.push_back(record.id);
  }
  return out;
}

}  // namespace saksgang::index::test
