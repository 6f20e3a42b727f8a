#include "segment/meeting_head.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "model/councils.hpp"
#include "segment/labels.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

// A label of the head with its value.
struct Entry {
  HeadField field;
  std::string value;
};

struct HeadTable {
  Range range;  // nodes from the first label to the last value
  std::vector<Entry> entries;
};

// «Dato: 12. juni 2025» in one paragraph.
std::optional<Entry> inline_entry(std::string_view text) {
  const std::size_t colon = text.substr(0, 40).find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const HeadField field = head_field(text.substr(0, colon));
  const std::string_view value = utf8::trim(text.substr(colon + 1));
  if (field == HeadField::kNone || value.empty()) return std::nullopt;
  return Entry{field, std::string(value)};
}

// The values that stand on the right of a label, down to the next one.
HeadTable read_table(const Flat& flat, Range range) {
  HeadTable table;
  const std::vector<CellLine> lines = cell_lines(flat, range);
  std::vector<CellLine> value;
  std::optional<HeadField> field;
  int label_column = 0;
  float label_middle = 0;
  const auto close = [&] {
    if (field) {
      std::stable_sort(value.begin(), value.end(),
                       [](const CellLine& a, const CellLine& b) { return a.column < b.column; });
      table.entries.push_back({*field, join_lines(value)});
    }
    value.clear();
    field.reset();
  };
  std::size_t first = range.end;
  std::size_t last = range.begin;
  for (const CellLine& line : lines) {
    if (!table.entries.empty() && is_case_column_head(line.text)) break;  // the agenda follows
    const HeadField here = head_field(line.text);
    // «Helsedirektoratet» is a label of the first column and a word of every other.
    if (here != HeadField::kNone && (!field || line.column <= label_column)) {
      close();
      field = here;
      label_column = line.column;
      label_middle = line.middle;
      first = std::min(first, line.node);
      last = std::max(last, line.node);
      continue;
    }
    if (!field) {
      if (auto entry = inline_entry(line.paragraph->text); entry && line.line == 0) {
        table.entries.push_back(std::move(*entry));
        first = std::min(first, line.node);
        last = std::max(last, line.node);
      }
      continue;
    }
    // A label that no table of words knows ends the one above it.
    if (line.column <= label_column && std::abs(line.middle - label_middle) > 0.5F * line.size) close();
    if (!field) continue;
    if (line.column > label_column) {
      value.push_back(line);
      last = std::max(last, line.node);
    }
  }
  close();
  table.range = {std::min(first, last), last + 1};
  if (table.entries.empty()) table.range = {range.begin, range.begin};
  return table;
}

bool is_head(const HeadTable& table) {
  std::map<HeadField, int> seen;
  for (const Entry& e : table.entries) ++seen[e.field];
  const bool when = seen.contains(HeadField::kDate) || seen.contains(HeadField::kTime);
  const bool who = seen.contains(HeadField::kMembers) || seen.contains(HeadField::kPlace);
  return when && who;
}

// The labels of a toppnotat's box, which also has a date.
bool is_box(const Flat& flat, Range range) {
  std::set<BoxField> strong;
  for (std::size_t n = range.begin; n < range.end; ++n) {
    const Paragraph& p = *flat.nodes[n].paragraph;
    for (std::size_t i = 0; i < p.lines.size(); ++i) {
      const std::string text = line_text(p, i);
      if (is_strong_box_label(text)) strong.insert(box_field(text));
    }
  }
  return strong.size() >= 2;
}

// What follows the phrase that opens a heading: «Referat fra møte i » NUIT.
std::string printed_council(std::string_view heading) {
  const std::string lower = utf8::lower(heading);
  if (lower.size() != heading.size()) return {};
  std::size_t at = std::string::npos;
  for (const std::string_view phrase : {"møte i ", "møtet i ", "møte for ", "møtet til ", "møter i "}) {
    const std::size_t found = lower.find(phrase);
    if (found != std::string::npos) {
      at = found + phrase.size();
      break;
    }
  }
  if (at == std::string::npos) {
    for (const std::string_view phrase :
         {"referat fra ", "referat frå ", "protokoll fra ", "protokoll frå ", "innkalling til ", "møtebok for ",
          "møteprotokoll for ", "saksliste for ", "sakliste for "}) {
      if (lower.starts_with(phrase)) {
        at = phrase.size();
        break;
      }
    }
  }
  if (at == std::string::npos) return {};
  std::string_view rest = heading.substr(at);
  // Up to a number, a date or a dash.
  std::size_t end = 0;
  while (end < rest.size()) {
    std::size_t next = end;
    const char32_t c = utf8::next(rest, next);
    if (utf8::is_digit(c) || c == 0x2013 || c == 0x2014 || c == ',') break;
    end = next;
  }
  rest = utf8::trim(rest.substr(0, end));
  const std::string tail = utf8::lower(rest);
  for (const std::string_view word : {" den", " møte nr.", " møte nr", " møte", " –", " -", " sak", " –", " dato"}) {
    if (tail.ends_with(word) && tail.size() == rest.size()) {
      rest = utf8::trim(rest.substr(0, rest.size() - word.size()));
      break;
    }
  }
  if (word_count(rest) > 12) return {};
  return std::string(rest);
}

void fill(MeetingHead& head, const std::vector<Entry>& entries, const std::vector<std::string>& headings) {
  for (const std::string& text : headings) {
    const Heading kind = part_heading(text);
    if (!head.kind_is_sure && (kind == Heading::kReferat || kind == Heading::kInnkalling)) {
      head.minutes = kind == Heading::kReferat;
      head.kind_is_sure = true;
    }
    if (head.heading.empty() && kind != Heading::kNone) head.heading = text;
    if (!head.meeting.number) head.meeting.number = meeting_number(text);
  }
  name_council(head, headings);
  std::optional<std::string> named;
  for (const Entry& e : entries) {
    if (e.field == HeadField::kDate && head.meeting.dates.empty()) {
      for (const DateMatch& m : find_dates(e.value)) {
        for (const Date& d : m.days) head.meeting.dates.push_back(d.iso());
      }
    }
    if (e.field == HeadField::kPlace && !head.meeting.place && !e.value.empty()) {
      head.meeting.place = utf8::collapse_blanks(e.value);
    }
    if ((e.field == HeadField::kMeeting || e.field == HeadField::kCouncil) && !named) {
      named = e.value;
      if (!head.meeting.number) head.meeting.number = meeting_number("møte " + e.value);
    }
  }
  std::sort(head.meeting.dates.begin(), head.meeting.dates.end());
  head.meeting.dates.erase(std::unique(head.meeting.dates.begin(), head.meeting.dates.end()), head.meeting.dates.end());
  if (head.meeting.dates.empty()) {
    for (const std::string& text : headings) {
      const auto found = find_dates(text);
      if (found.empty()) continue;
      for (const Date& d : found.front().days) head.meeting.dates.push_back(d.iso());
      break;
    }
  }
  if (head.council_printed.empty() && named && !meeting_number("møte " + *named)) {
    head.council_printed = *named;
    head.council = council_or_as_printed(*named);
  }
}

// The nodes above the head table on its page that make the heading.
std::size_t heading_begin(const Flat& flat, std::size_t table) {
  const int page = flat.nodes[table].page();
  std::size_t begin = table;
  std::size_t with_heading = table;
  for (std::size_t back = 0; begin > 0 && back < 12; ++back) {
    const Node& node = flat.nodes[begin - 1];
    if (node.page() != page || node.paragraph->last_page() != page) break;
    if (node.paragraph->text.size() > 240) break;
    --begin;
    if (part_heading(node.text()) != Heading::kNone) with_heading = begin;
  }
  // The page's own head belongs to the part; where other text stands above, only from the heading on.
  return flat.place_on_page[begin] == 0 ? begin : with_heading;
}

}  // namespace

void name_council(MeetingHead& head, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (head.council_printed.empty()) head.council_printed = printed_council(text);
  }
  for (const std::string& text : texts) {
    if (head.council_printed.empty() && (canonical_council(text) || is_council_name(text))) head.council_printed = text;
  }
  if (!head.council_printed.empty()) head.council = council_or_as_printed(head.council_printed);
}

std::optional<std::string> meeting_number(std::string_view text) {
  const std::string lower = plain(text);
  std::size_t at = lower.find("møte");
  if (at == std::string::npos) return std::nullopt;
  for (std::size_t i = at; i < lower.size(); ++i) {
    if (lower[i] < '0' || lower[i] > '9') continue;
    std::size_t slash = i;
    while (slash < lower.size() && lower[slash] >= '0' && lower[slash] <= '9') ++slash;
    std::size_t end = slash + 1;
    while (end < lower.size() && lower[end] >= '0' && lower[end] <= '9') ++end;
    const bool number = slash - i <= 2 && slash < lower.size() && (lower[slash] == '/' || lower[slash] == '-');
    const std::size_t year_digits = end - slash - 1;
    if (number && end <= lower.size() && (year_digits == 4 || (year_digits == 2 && lower[slash] == '/'))) {
      const int n = std::stoi(lower.substr(i, slash - i));
      int year = std::stoi(lower.substr(slash + 1, year_digits));
      if (year_digits == 2) year += 2000;
      if (n >= 1 && year >= 2000 && year <= 2099) return fmt::format("{}/{}", n, year);
    }
    i = slash;
  }
  return std::nullopt;
}

std::vector<MeetingHead> find_meeting_heads(const Flat& flat) {
  std::vector<MeetingHead> heads;
  std::size_t n = 0;
  while (n < flat.nodes.size()) {
    // One block, or consecutive paragraphs of the same page, at a time.
    std::size_t end = n + 1;
    while (end < flat.nodes.size() && flat.nodes[end].block == flat.nodes[n].block &&
           (flat.nodes[n].table || flat.nodes[end].page() == flat.nodes[n].page())) {
      ++end;
    }
    const Range range{n, end};
    n = end;
    if (is_box(flat, range)) continue;
    HeadTable table = read_table(flat, range);
    if (!is_head(table)) continue;
    MeetingHead head;
    head.range = {heading_begin(flat, table.range.begin), table.range.end};
    // The head of one meeting may stand in two tables (members apart).
    if (!heads.empty() && heads.back().range.end >= head.range.begin) continue;
    std::vector<std::string> headings;
    for (std::size_t i = head.range.begin; i < table.range.begin; ++i) headings.push_back(flat.nodes[i].text());
    fill(head, table.entries, headings);
    heads.push_back(std::move(head));
  }
  return heads;
}

}  // namespace saksgang::segment
