#include "segment/toppnotat.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "model/case_number.hpp"
#include "segment/history_table.hpp"
#include "segment/labels.hpp"
#include "segment/meeting_head.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

struct Entry {
  BoxField field;
  std::string value;
  bool strong = false;
};

// «Saksnummer: 26/25» or «Saksnummer 26/25» in one line.
std::optional<Entry> inline_entry(std::string_view text) {
  for (std::size_t blank = text.find_first_of(" :"); blank < 24; blank = text.find_first_of(" :", blank + 1)) {
    const BoxField field = box_field(text.substr(0, blank));
    if (field == BoxField::kNone) continue;
    std::string_view value = text.substr(blank);
    while (!value.empty() && (value.front() == ' ' || value.front() == ':')) value.remove_prefix(1);
    if (value.empty()) return std::nullopt;
    // «Til», «Dato» and «Sak» also open sentences; without a colon they need the form of their value.
    const bool colon = text[blank] == ':' || (blank + 1 < text.size() && text[blank + 1] == ':');
    const bool weak = field == BoxField::kTo || field == BoxField::kOther || field == BoxField::kCase;
    if (weak && !colon && !parse_case_number(value) && !meeting_number(value)) return std::nullopt;
    if (word_count(value) > 16) return std::nullopt;
    return Entry{field, std::string(value), is_strong_box_label(text.substr(0, blank))};
  }
  return std::nullopt;
}

struct LabelLine {
  const CellLine* line;
  BoxField field;
  bool strong;
};

// The labels of a box: the strong ones, and the others in the columns of those.
std::vector<LabelLine> label_lines(const std::vector<CellLine>& lines, std::set<int>& columns) {
  for (const CellLine& line : lines) {
    if (is_strong_box_label(line.text)) columns.insert(line.column);
  }
  std::vector<LabelLine> labels;
  for (const CellLine& line : lines) {
    const BoxField field = box_field(line.text);
    if (field != BoxField::kNone && columns.contains(line.column)) {
      labels.push_back({&line, field, is_strong_box_label(line.text)});
    }
  }
  return labels;
}

// The column of the values of the labels in `column`: the nearest on the right, before the next column of labels, that
// has text in a label's row; -1 if none has.
int value_column(const std::vector<CellLine>& lines, const std::vector<LabelLine>& labels, int column,
                 const std::set<int>& label_columns) {
  const auto next = label_columns.upper_bound(column);
  int best = -1;
  for (const CellLine& line : lines) {
    if (line.column <= column || (next != label_columns.end() && line.column >= *next)) continue;
    if (best >= 0 && line.column >= best) continue;
    const bool beside = std::any_of(labels.begin(), labels.end(), [&](const LabelLine& l) {
      return l.line->column == column && l.line->page == line.page &&
             std::abs(l.line->middle - line.middle) < 0.5F * line.size;
    });
    if (beside) best = line.column;
  }
  return best;
}

std::optional<Box> read_box(const Flat& flat, Range range) {
  std::vector<Entry> entries;
  std::set<std::size_t> nodes;
  const std::vector<CellLine> lines = cell_lines(flat, range);
  std::set<int> columns;
  const std::vector<LabelLine> labels = label_lines(lines, columns);
  for (const int column : columns) {
    const int values = value_column(lines, labels, column, columns);
    if (values < 0) continue;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const CellLine& label = *labels[i].line;
      if (label.column != column) continue;
      nodes.insert(label.node);
      float below = 1e6F;
      for (const LabelLine& other : labels) {
        if (other.line->column == column && other.line->middle > label.middle + 1)
          below = std::min(below, other.line->middle);
      }
      std::vector<CellLine> value;
      float last = label.middle;
      for (const CellLine& line : lines) {
        const float slack = 0.5F * line.size;
        if (line.column != values || line.middle < label.middle - slack || line.middle >= below - slack) continue;
        if (line.middle > last + 2.2F * line.size) break;
        value.push_back(line);
        last = line.middle;
        nodes.insert(line.node);
      }
      entries.push_back({labels[i].field, join_lines(value), labels[i].strong});
    }
  }
  if (entries.empty()) {
    for (const CellLine& line : lines) {
      if (auto entry = inline_entry(line.text)) {
        entries.push_back(std::move(*entry));
        nodes.insert(line.node);
      }
    }
  }
  std::set<BoxField> strong;
  Box box;
  for (const Entry& e : entries) {
    const std::string text = utf8::collapse_blanks(e.value);
    if (e.strong) strong.insert(e.field);
    if (text.empty()) continue;
    switch (e.field) {
      case BoxField::kTo:
        if (!box.meeting_number) box.meeting_number = meeting_number("møte " + text);
        break;
      case BoxField::kDate:
        for (const DateMatch& m : find_dates(text)) {
          for (const Date& d : m.days) box.dates.push_back(d.iso());
        }
        break;
      case BoxField::kCase:
        if (const auto number = parse_case_number(text)) box.case_number = number->text();
        break;
      case BoxField::kType: {
        const auto known = known_case_type(text);
        box.case_type = known ? *known : text;
        break;
      }
      case BoxField::kOwner:
        box.owner = text;
        break;
      case BoxField::kHandler:
        box.handler = text;
        break;
      case BoxField::kNone:
      case BoxField::kOther:
        break;
    }
  }
  if (strong.size() < 2) return std::nullopt;
  if (!box.case_number && !box.case_type && !box.owner && !box.handler) return std::nullopt;
  box.nodes.assign(nodes.begin(), nodes.end());
  return box;
}

void append(std::string& text, std::string_view more) {
  if (!text.empty() && !more.empty()) text.push_back('\n');
  text.append(more);
}

}  // namespace

std::vector<Box> find_boxes(const Flat& flat) {
  std::vector<Box> boxes;
  std::size_t n = 0;
  while (n < flat.nodes.size()) {
    std::size_t end = n + 1;
    while (end < flat.nodes.size() && flat.nodes[end].block == flat.nodes[n].block &&
           flat.nodes[end].page() == flat.nodes[n].page()) {
      ++end;
    }
    if (auto box = read_box(flat, {n, end})) boxes.push_back(std::move(*box));
    n = end;
  }
  return boxes;
}

void read_toppnotat(const Flat& flat, Range range, const Box* box, Range title, CaseRecord& record) {
  record.part = Part::kToppnotat;
  const SourceSpan all = span_of(flat, range, "");
  record.first_page = all.first_page;
  record.last_page = all.last_page;
  for (std::size_t n = title.begin; n < title.end; ++n) {
    if (!record.title.empty()) record.title.push_back(' ');
    record.title.append(flat.nodes[n].text());
  }
  record.title = utf8::collapse_blanks(record.title);
  if (title.begin < title.end) record.spans.push_back({"title", span_of(flat, title, "toppnotat-heading")});

  enum class State { kBody, kProposal, kHistory };
  State state = State::kBody;
  // Where headings are set larger or bold, a heading ends the proposal; where they are not, only known words do.
  for (std::size_t n = range.begin; n < range.end; ++n) {
    if (n >= title.begin && n < title.end) continue;
    if (box != nullptr && std::binary_search(box->nodes.begin(), box->nodes.end(), n)) continue;
    const Node& node = flat.nodes[n];
    const Paragraph& p = *node.paragraph;
    // Text that stands beside the box shares its block.
    const bool table = node.table && (box == nullptr || node.block != flat.nodes[box->nodes.front()].block);
    const bool heading = flat.heading_like(node) && !table;
    const auto label = p.list_item() ? std::nullopt : match_label(p.text, heading);
    if (label && label->label == Label::kProposal && !table) {
      state = State::kProposal;
      if (!record.proposal) record.proposal.emplace();
      append(*record.proposal, label->rest);
      record.spans.push_back({"proposal", {p.first_page(), p.last_page(), "label:" + plain(label->printed)}});
      continue;
    }
    if (label && label->label == Label::kHistory && !table) {
      // The heading says no more than that the table follows, which is a field of its own.
      state = State::kHistory;
      continue;
    }
    if (table && (n == 0 || flat.nodes[n - 1].block != node.block || n == range.begin)) {
      std::size_t end = n;
      while (end < range.end && flat.nodes[end].block == node.block) ++end;
      HistoryTable history = read_history_table(flat, {n, end}, state == State::kHistory);
      if (!history.rows.empty()) {
        record.spans.push_back({"earlier", span_of(flat, history.range, history.rule)});
        for (EarlierTreatment& row : history.rows) record.earlier.push_back(std::move(row));
        n = history.range.end - 1;
        continue;
      }
    }
    if (state != State::kBody && !p.list_item() && !table &&
        ((heading && !p.text.ends_with('.')) || is_section_heading(p.text))) {
      state = State::kBody;
    }
    if (state == State::kProposal && table) state = State::kBody;
    if (state == State::kProposal) {
      append(*record.proposal, p.text);
      for (NamedSpan& s : record.spans) {
        if (s.field == "proposal") s.span.last_page = std::max(s.span.last_page, p.last_page());
      }
      continue;
    }
    append(record.body, body_text(flat, node));
    record.body_pages.push_back(p.first_page());
  }
  if (record.proposal && record.proposal->empty()) record.proposal.reset();
}

}  // namespace saksgang::segment
