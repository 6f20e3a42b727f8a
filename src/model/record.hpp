#pragma once

#include <optional>
#include <string>
#include <vector>

// The plain records of the program's output (schemas/, and the contract with users). Text is UTF-8 in NFC; pages count
// from 1; dates are ISO 8601. Records own all they hold and know nothing of files, indexes or PDF.
namespace saksgang {

// Version of the record format below; stored with each index. Raised when a field's meaning or form changes.
inline constexpr int kRecordVersion = 1;

enum class Part { kInnkalling, kReferat, kToppnotat, kBrev, kHoring, kVedlegg, kAnnet };

struct DocumentRef {
  std::string file;    // base name
  std::string sha256;  // of the file's bytes, 64 lower-case hexadecimal digits
  std::optional<std::string> url;
  std::optional<std::string> title;
};

// Where in its document a value was read, and by which rule of the segmenter.
struct SourceSpan {
  int first_page = 0;
  int last_page = 0;
  std::string rule;
};

struct Meeting {
  std::optional<std::string> number;  // "2/2025"
  std::vector<std::string> dates;     // one a meeting day, in order
  std::optional<std::string> place;
};

struct Vedtak {
  std::string label;  // as printed, without the colon: «Vedtak», «Oppdatert vedtak»
  std::string text;
  int page = 0;  // where its text begins; the label may stand at the foot of the page before
};

struct Innspill {
  std::string group;  // the heading it stands under, without the colon; may be empty
  std::string text;
  int page = 0;                     // where it begins
  std::vector<std::string> actors;  // organisations that the remark names as speaking
};

// One row of «Vedtak fra tidligere behandlinger i rådsmodellen»: what the paper itself declares as its history.
struct EarlierTreatment {
  std::optional<std::string> case_number;  // "17/25"
  std::optional<std::string> council;      // canonical where known, else as printed
  std::optional<std::string> date;
  std::optional<std::string> title;
  std::optional<std::string> vedtak;
  int page = 0;
};

struct NamedSpan {
  std::string field;  // "title", "proposal", "vedtak", …; of "actions" and "attachments" one for each, in order
  SourceSpan span;
};

// One treatment of a case, or one other part of a document. JSON key "record": "case".
struct CaseRecord {
  std::string id;  // see model/ids.hpp
  DocumentRef document;
  Part part = Part::kAnnet;
  int first_page = 0;
  int last_page = 0;
  std::string council;          // canonical short name, else as printed; empty where the part names none
  std::string council_printed;  // as the document has it; empty where it does not
  Meeting meeting;
  std::optional<std::string> case_number;  // "N/YY"
  std::string title;
  std::optional<std::string> case_type;
  std::optional<std::string> proposal;
  std::optional<Vedtak> vedtak;
  std::vector<Innspill> innspill;
  std::vector<std::string> actions;
  std::vector<std::string> attachments;
  std::optional<std::string> owner;
  std::optional<std::string> handler;
  std::vector<EarlierTreatment> earlier;
  std::string body;             // paragraphs separated by '\n'
  std::vector<int> body_pages;  // the page each paragraph of `body` begins on; as many as `body` has paragraphs
  std::vector<NamedSpan> spans;
};

enum class DocumentState { kOk, kPartial, kFailed, kSkipped };

// What became of one file. JSON key "record": "document".
struct DocumentRecord {
  std::string file;  // base name
  std::string path;  // absolute, as the ledger knows the file; bytes that are no UTF-8 stand as «\xHH»
  std::string sha256;
  std::optional<std::string> url;
  std::optional<std::string> title;
  DocumentState state = DocumentState::kOk;
  std::optional<std::string> reason;   // fixed code: name(ErrorCode)
  std::optional<std::string> message;  // the same for a person, with pages where they matter
  int pages = 0;
  std::vector<int> pages_without_text;
  int cases = 0;             // case records of it, of any part
  double seconds = 0;        // wall-clock time of reading it
  std::string duplicate_of;  // for reason "duplicate": the path of the file that was read
  std::string extractor;     // version of the stages that made the records; a change makes ingest read it again
};

}  // namespace saksgang
