#include "history/references.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "history/numbers.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

constexpr std::array<std::string_view, 7> kFieldNames{"title",    "body",    "proposal", "vedtak",
                                                      "innspill", "actions", "earlier"};

std::string row_text(const EarlierTreatment& row) {
  std::string out;
  for (const auto& cell : {row.case_number, row.council, row.date, row.title, row.vedtak}) {
    if (!cell || cell->empty()) continue;
    if (!out.empty()) out += " | ";
    out += utf8::collapse_blanks(*cell);
  }
  return out;
}

constexpr double kRowConfidence = 0.98;

Reference of_row(const CaseRecord& record, std::size_t item) {
  const EarlierTreatment& row = record.earlier[item];
  Reference out;
  out.method = Method::kHistoryTable;
  out.field = Field::kEarlier;
  out.item = item;
  out.page = row.page > 0 ? row.page : record.first_page;
  out.quote = row_text(row);
  if (row.case_number) out.number = parse_case_number(*row.case_number);
  if (row.council) out.council = row.council;
  out.council_is_said = row.council.has_value();
  if (row.date) out.date = Date::from_iso(*row.date);
  out.title = row.title.value_or("");
  out.vedtak = row.vedtak.value_or("");
  out.confidence = kRowConfidence;
  return out;
}

// The day and the council that a record's words are understood from.
Speaker speaker_of(const CaseRecord& record) {
  Speaker out;
  out.council = record.council;
  for (const std::string& day : record.meeting.dates) {
    if (const auto date = Date::from_iso(day)) out.days.push_back(*date);
  }
  std::sort(out.days.begin(), out.days.end());
  if (!out.days.empty()) {
    out.year = out.days.front().year;
  } else if (record.case_number) {
    if (const auto number = parse_case_number(*record.case_number)) out.year = number->year;
  }
  return out;
}

// What every number of a case and every day has: a digit before a sign. Most sentences have none.
bool may_refer(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = text[i];
    if ((c == '/' || c == '.' || c == '-') && text[i - 1] >= '0' && text[i - 1] <= '9') return true;
  }
  return false;
}

}  // namespace

std::string_view name(Method method) {
  return method == Method::kHistoryTable ? "history-table" : "text";
}

std::string_view name(Field field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::vector<Reference> references(const CaseRecord& record) {
  std::vector<Reference> out;
  for (std::size_t i = 0; i < record.earlier.size(); ++i) {
    const EarlierTreatment& row = record.earlier[i];
    if (row.case_number || row.date) out.push_back(of_row(record, i));
  }
  const Speaker speaker = speaker_of(record);
  const auto read = [&](Field field, std::size_t item, std::string_view text, const auto& page_of) {
    if (!may_refer(text)) return;
    for (const auto& [begin, end] : sentences(text)) {
      if (!may_refer(text.substr(begin, end - begin))) continue;
      for (Reference& found : references_in(text, begin, end, speaker)) {
        found.field = field;
        found.item = item;
        found.page = page_of(begin);
        out.push_back(std::move(found));
      }
    }
  };
  const auto on = [](int page) { return [page](std::size_t) { return page; }; };
  read(Field::kTitle, 0, record.title, on(record.first_page));
  // Paragraphs are met in order, so that their pages are counted once.
  std::size_t paragraph = 0, counted = 0;
  read(Field::kBody, 0, record.body, [&](std::size_t begin) {
    for (; counted < begin; ++counted) paragraph += record.body[counted] == '\n' ? 1 : 0;
    return paragraph < record.body_pages.size() ? record.body_pages[paragraph] : record.first_page;
  });
  if (record.proposal) read(Field::kProposal, 0, *record.proposal, on(record.first_page));
  if (record.vedtak) read(Field::kVedtak, 0, record.vedtak->text, on(record.vedtak->page));
  for (std::size_t i = 0; i < record.innspill.size(); ++i) {
    read(Field::kInnspill, i, record.innspill[i].text, on(record.innspill[i].page));
  }
  for (std::size_t i = 0; i < record.actions.size(); ++i)
    read(Field::kAction, i, record.actions[i], on(record.first_page));
  return out;
}

}  // namespace saksgang::history
