#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "analyzers/pipelines.hpp"

// The one table of what is in the index and how it is asked for. Writer, query language, help and
// schemas/index-layout.md follow it.
namespace saksgang::index {

// clang-format off
enum class Field {
  kId, kFile, kKind, kHas, kCouncil, kCase, kCaseKey, kAbbreviation, kLongForm, kYear, kPart, kType,
  kDate, kDateEnd, kCollapse, kOrder, kCouncilName, kYears, kTypeName, kActorNames, kRefers, kMeeting, kCard,
  kText, kTitle, kProposal, kVedtak, kInnspill, kActor, kAction, kAttachment, kOwner, kEarlier, kDocument,
};
// clang-format on

// How a field is filled and asked.
enum class Use {
  kKey,     // terms for the program itself; not in the query language
  kFilter,  // whole values as terms, matched without weight
  kRange,   // a value that is asked by ranges
  kValue,   // a value for the program itself; not in the query language
  kWords,   // running text: terms with positions
};

inline constexpr int kNoSlot = -1;

struct FieldInfo {
  Field field;
  std::string_view name;        // Norwegian, as typed before ':'; empty where the query language lacks it
  std::string_view aliases[3];  // in ASCII, nynorsk and English; empty views at the end
  std::string_view prefix;      // of its terms; empty for unfielded text, and for values
  int slot;                     // of its value, or kNoSlot
  Use use;
  analyzers::Pipeline pipeline;  // of the index and the query alike
  int weight;                    // what an occurrence counts in an unfielded search; 0 where it is not found by one
  std::string_view example;      // a query
  std::string_view help;
};

namespace detail {

constexpr auto make_fields() {
  using enum Use;
  using F = Field;
  constexpr auto word = analyzers::Pipeline::kKeyword;
  constexpr auto text = analyzers::Pipeline::kNorwegian;
  constexpr int none = kNoSlot;
  // clang-format off
  return std::array{
      FieldInfo{F::kId, "", {"", "", ""}, "Q", none, kKey, word, 0, "", "record id"},
      FieldInfo{F::kFile, "", {"", "", ""}, "XF", none, kKey, word, 0, "", "hash of the file's path"},
      FieldInfo{F::kKind, "", {"", "", ""}, "XK", none, kKey, word, 0, "", "case or document"},
      FieldInfo{F::kHas, "", {"", "", ""}, "XH", none, kKey, word, 0, "", "what a record has: vedtak, innspill"},
      FieldInfo{F::kCouncil, "utvalg", {"utval", "council", "råd"}, "XC", none, kFilter, word, 0,
                "utvalg:NUIT", "council, by any of its names"},
      FieldInfo{F::kCase, "sak", {"saksnummer", "saksnr", "case"}, "XN", none, kFilter, word, 0, "sak:17/25", "case number"},
      FieldInfo{F::kCaseKey, "", {"", "", ""}, "XS", none, kKey, word, 0, "", "council, year and number"},
      FieldInfo{F::kAbbreviation, "", {"", "", ""}, "XG", none, kKey, word, 0, "", "abbreviation that a text defines, and its long form"},
      FieldInfo{F::kLongForm, "", {"", "", ""}, "XL", none, kKey, word, 0, "", "the same the other way round"},
      FieldInfo{F::kYear, "år", {"ar", "aar", "year"}, "Y", none, kFilter, word, 0,
                "år:2024..2025", "year of the meeting or of the case number"},
      FieldInfo{F::kPart, "del", {"part", "", ""}, "XD", none, kFilter, word, 0,
                "del:referat", "part of the document: innkalling, toppnotat, referat, brev, horing, vedlegg, annet"},
      FieldInfo{F::kType, "type", {"sakstype", "", ""}, "XT", none, kFilter, word, 0, "type:drøfting", "case type"},
      FieldInfo{F::kDate, "dato", {"date", "", ""}, "", 0, kRange, word, 0,
                "dato:2025-03-01..2025-06-30", "day of the meeting"},
      FieldInfo{F::kDateEnd, "", {"", "", ""}, "", 1, kValue, word, 0, "", "last day of the meeting"},
      FieldInfo{F::kCollapse, "", {"", "", ""}, "", 2, kValue, word, 0, "", "what makes one case"},
      FieldInfo{F::kOrder, "", {"", "", ""}, "", 3, kValue, word, 0, "", "place in the document; of a document its records"},
      FieldInfo{F::kCouncilName, "", {"", "", ""}, "", 4, kValue, word, 0, "", "council, to be counted"},
      FieldInfo{F::kYears, "", {"", "", ""}, "", 5, kValue, word, 0, "", "years, to be counted"},
      FieldInfo{F::kTypeName, "", {"", "", ""}, "", 6, kValue, word, 0, "", "case type as printed, to be counted"},
      FieldInfo{F::kActorNames, "", {"", "", ""}, "", 7, kValue, word, 0, "", "who made a remark, to be counted"},
      FieldInfo{F::kRefers, "", {"", "", ""}, "XR", none, kKey, word, 0, "", "cases and meetings referred to"},
      FieldInfo{F::kMeeting, "", {"", "", ""}, "XJ", none, kKey, word, 0, "", "council and day of the meeting, of a numbered case"},
      FieldInfo{F::kCard, "", {"", "", ""}, "", 8, kValue, word, 0, "", "council, number, days and title of a numbered case"},
      FieldInfo{F::kText, "", {"", "", ""}, "", none, kWords, text, 1, "e-resept", "all text of a record"},
      FieldInfo{F::kTitle, "tittel", {"title", "", ""}, "S", none, kWords, text, 5, "tittel:veikart", "title"},
      FieldInfo{F::kProposal, "forslag", {"framlegg", "proposal", ""}, "XP", none, kWords, text, 2,
                "forslag:anbefaler", "text under «Forslag til vedtak»"},
      FieldInfo{F::kVedtak, "vedtak", {"decision", "", ""}, "XV", none, kWords, text, 3,
                "vedtak:\"slutter seg til\"", "the decision"},
      FieldInfo{F::kInnspill, "innspill", {"innspel", "remark", "remarks"}, "XI", none, kWords, text, 1,
                "innspill:finansiering", "remarks"},
      FieldInfo{F::kActor, "aktør", {"aktor", "aktoer", "actor"}, "XA", none, kWords, text, 0, "aktør:KS", "who made a remark"},
      FieldInfo{F::kAction, "aksjon", {"action", "", ""}, "XO", none, kWords, text, 1, "aksjon:sekretariatet", "action points"},
      FieldInfo{F::kAttachment, "vedlegg", {"attachment", "attachments", ""}, "XB", none, kWords, text, 1,
                "vedlegg:mandat", "attachments named beside the case"},
      FieldInfo{F::kOwner, "eier", {"eigar", "sakseier", "owner"}, "XE", none, kWords, text, 0,
                "eier:\"Norsk helsenett\"", "Sakseier and Saksbehandler"},
      FieldInfo{F::kEarlier, "", {"", "", ""}, "", none, kWords, text, 1, "", "rows of earlier treatments; found in all text only"},
      FieldInfo{F::kDocument, "dok", {"dokument", "doc", "document"}, "XM", none, kWords, text, 0,
                "dok:sakspapirer", "file name and document title"},
  };
  // clang-format on
}

}  // namespace detail

// In the order of Field; what must hold of it is checked in fields.cpp.
inline constexpr auto kFields = detail::make_fields();

constexpr const FieldInfo& info(Field field) {
  return kFields[static_cast<std::size_t>(field)];
}

// The field that a name or alias (in lower case) stands for in a query.
constexpr const FieldInfo* find_field(std::string_view name) {
  if (name.empty()) return nullptr;
  for (const FieldInfo& candidate : kFields) {
    if (candidate.name == name) return &candidate;
    for (const std::string_view alias : candidate.aliases) {
      if (alias == name) return &candidate;
    }
  }
  return nullptr;
}

}  // namespace saksgang::index
