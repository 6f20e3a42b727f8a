#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/date.hpp"
#include "model/record.hpp"

// What an audit remembers of each record: numbers in place of texts, about 250 bytes a record and 60 a history row.
namespace saksgang::history {

using Id = std::uint32_t;
inline constexpr Id kNoId = static_cast<Id>(-1);

// Days since 1970-01-01; kNoDay for none.
using Day = std::int32_t;
inline constexpr Day kNoDay = INT32_MIN;
Day day_of(const Date& date);
Day day_of(const std::optional<std::string>& iso);  // kNoDay for anything else
std::string iso_of(Day day);

// Distinct strings by number.
class Names {
 public:
  Id id(std::string_view text);
  std::optional<Id> find(std::string_view text) const;
  const std::string& text(Id id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Id> ids_;
};

// Two texts that a reader takes for the same have one fingerprint: letters and digits in small letters, nothing else,
// without «Vedtak:» or «Fra utkast til referat:» before them. 0 for a text without either.
std::uint64_t fingerprint(std::string_view text);

// The text without such a label.
std::string_view without_label(std::string_view text);

// The beginnings (six letters, small) of a title's words of four letters or more.
std::unordered_set<std::string> stems(std::string_view text);

// How much of the shorter title's content the other has, 0 … 1; by the beginnings of words of four letters or more.
double overlap(std::string_view a, std::string_view b);

struct CaseFacts {
  Id council = 0;
  int year = 0;
  int number = 0;
  std::vector<Id> treatments;
};

struct TreatmentFacts {
  Id of_case = kNoId;  // none for an unnumbered point
  Id council = 0;
  Id document = 0;
  Part part = Part::kAnnet;
  bool postponed = false;  // the minutes put it off
  int first_page = 0;
  int title_page = 0;
  Day first_day = kNoDay;  // of its meeting
  Day last_day = kNoDay;
  int meeting_number = 0;  // «2» of «2/2025»; 0 for none
  int meeting_year = 0;
  Id title = 0;
  std::uint64_t record = 0;    // hash of its id
  std::uint64_t proposal = 0;  // fingerprints; 0 for none
  std::uint64_t vedtak = 0;
  int proposal_page = 0;
  int vedtak_page = 0;
};

struct RowFacts {
  Id treatment = 0;  // whose paper has the row
  int page = 0;
  int place = 0;  // in the record's table, from 0
  Id council = kNoId;
  int year = 0;  // 0 where the row has no number
  int number = 0;
  Day day = kNoDay;
  Id title = kNoId;
  std::uint64_t vedtak = 0;
};

enum class AttachmentKind : std::uint8_t { kCasePaper, kMinutes, kFollowUp, kOther };

struct AttachmentFacts {
  Id treatment = 0;
  AttachmentKind kind = AttachmentKind::kOther;
  Day day = kNoDay;  // of minutes
  Id text = 0;
  int page = 0;  // where it is named; where the record does not tell, the record's first
};

// A letter, consultation paper or other part that treats no case.
struct OtherPart {
  Id document = 0;
  Part part = Part::kAnnet;
  int page = 0;
  Id title = 0;
};

struct ActionFacts {
  Id treatment = 0;
  Id text = 0;
  int page = 0;  // as of attachments
};

// A meeting that the index has papers of.
struct MeetingFacts {
  Id council = 0;
  Day first_day = kNoDay;
  Day last_day = kNoDay;
  int number = 0;
  int year = 0;
  bool has_agenda = false;
  bool has_minutes = false;
};

struct Facts {
  void add(const CaseRecord& record);

  // Sorts what was added; call it once, behind the last add().
  void close();

  std::optional<Id> find_case(Id council, int year, int number) const;
  std::string case_name(Id of_case) const;                            // «NUIT 17/25»
  std::string case_name(Id council, int year, int number) const;      // the same of any
  std::string treatment_name(const TreatmentFacts& treatment) const;  // its case's, else empty
  const MeetingFacts* meeting_on(Id council, Day day) const;          // null where there is none
  bool treated_on(Id of_case, Day day) const;                         // at a meeting of that day
  // The council and those that took over from it, as far as the index knows them.
  std::vector<Id> line(Id council) const;

  Names councils, titles;
  std::vector<DocumentRef> documents;
  std::vector<CaseFacts> cases;
  std::vector<TreatmentFacts> treatments;
  std::vector<RowFacts> rows;
  std::vector<AttachmentFacts> attachments;
  std::vector<OtherPart> others;
  std::vector<ActionFacts> actions;
  std::vector<std::vector<MeetingFacts>> meetings;  // by council, in order of time; filled by close()

 private:
  Id document_id(const DocumentRef& document);
  void add_rows(const CaseRecord& record, Id treatment);
  void add_attachments(const CaseRecord& record, Id treatment);

  std::unordered_map<std::string, Id> document_ids_;
  std::unordered_map<std::uint64_t, Id> case_ids_;
};

// The hash by which TreatmentFacts::record names a record.
std::uint64_t record_hash(const CaseRecord& record);

}  // namespace saksgang::history
