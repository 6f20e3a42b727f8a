#include "segment/treatment.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "segment/actors.hpp"
#include "segment/labels.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

constexpr double kSameTitle = 0.78;  // a title over the text may differ from the agenda's in a word or two
constexpr double kSurelySameTitle = 0.9;
constexpr std::size_t kLongestSideRemark = 8;  // words
constexpr std::size_t kTitleLines = 10;        // at most

// A node, or its end from a byte offset on.
struct Piece {
  std::size_t node = 0;
  std::size_t offset = 0;
};

struct Slot {
  std::optional<CaseNumber> number;
  std::size_t begin = 0;         // first node
  std::size_t number_node = 0;   // node that holds the number; equals begin where there is none
  std::size_t title_offset = 0;  // into the first text node
  std::string rule;
};

// Columns of a table by what they hold.
struct Columns {
  int number = -1;
  int text = 0;
};

class Reader {
 public:
  Reader(const Flat& flat, Range body, const std::vector<Anchor>& anchors, const Agenda& agenda,
         const MeetingHead& head)
      : flat_(flat), body_(body), anchors_(anchors), agenda_(agenda), head_(head) {}

  std::vector<CaseRecord> run() {
    find_columns();
    find_slots();
    decide_title_style();
    std::vector<CaseRecord> records;
    for (std::size_t s = 0; s < slots_.size(); ++s) {
      const std::size_t end = s + 1 < slots_.size() ? slots_[s + 1].begin : body_.end;
      read_slot(slots_[s], end, records);
    }
    return records;
  }

 private:
  const Node& node(std::size_t n) const { return flat_.nodes[n]; }

  // The text column of each table is the one right of the numbers with the most text.
  void find_columns() {
    std::map<int, std::map<int, std::size_t>> length;
    for (std::size_t n = body_.begin; n < body_.end; ++n) {
      // A list of cases with short titles may have more letters in its column of types.
      std::size_t& letters = length[node(n).block][node(n).column()];
      const Paragraph& p = *node(n).paragraph;
      for (std::size_t l = 0; l < p.lines.size(); ++l) {
        const std::string line = line_text(p, l);
        if (!known_case_type(line) && !is_clock(line)) letters += line.size();
      }
    }
    for (const auto& [block, by_column] : length) {
      Columns columns;
      for (const Anchor& a : anchors_) {
        if (a.column >= 0 && node(a.node).block == block) columns.number = a.column;
      }
      std::size_t most = 0;
      for (const auto& [column, n] : by_column) {
        if (column > columns.number && n > most) {
          most = n;
          columns.text = column;
        }
      }
      columns_[block] = columns;
    }
    // A block without numbers of its own that goes on with a table's: it has at most the table's columns.
  }

  bool in_text_column(const Node& n) const { return !n.table || n.column() == columns_.at(n.block).text; }
  bool in_side_column(const Node& n) const {
    const Columns& columns = columns_.at(n.block);
    return n.table && n.column() != columns.text && n.column() > columns.number;
  }

  void find_slots() {
    for (const Anchor& anchor : anchors_) {
      Slot slot;
      slot.number = anchor.number;
      slot.number_node = anchor.node;
      slot.title_offset = anchor.title_offset;
      slot.rule = anchor.column >= 0 ? "case-number-in-column" : "case-number-opens-paragraph";
      slot.begin = row_begin(flat_, body_, anchor);
      if (!slots_.empty() && slot.begin <= slots_.back().begin) slot.begin = slots_.back().begin + 1;
      if (slot.begin < body_.end) slots_.push_back(slot);
    }
    add_unnumbered_of_agenda();
  }

  // Points that the agenda names without a number and that come again as a line of the text.
  void add_unnumbered_of_agenda() {
    std::set<std::size_t> titles;
    for (const Slot& s : slots_) {
      for (std::size_t n = s.begin; n < body_.end && n < s.begin + 6; ++n) {
        if (!in_text_column(node(n))) continue;
        titles.insert(n);
        break;
      }
    }
    for (const AgendaItem& item : agenda_.items) {
      if (item.number || is_schedule(item.title) || is_day_line(item.title)) continue;
      const std::string wanted = key(item.title);
      if (wanted.size() < 4) continue;
      for (std::size_t n = body_.begin; n < body_.end; ++n) {
        if (!in_text_column(node(n)) || titles.contains(n) || node(n).paragraph->list_item()) continue;
        if (node(n).paragraph->lines.size() > 4 || similarity(key(node(n).text()), wanted) < kSurelySameTitle) continue;
        Slot slot;
        slot.begin = slot.number_node = n;
        slot.rule = "agenda-point-without-number";
        slots_.push_back(slot);
        break;
      }
    }
    std::stable_sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
  }

  void decide_title_style() {
    int bold = 0;
    int all = 0;
    for (const Slot& s : slots_) {
      for (std::size_t n = s.begin; n < body_.end && n < s.begin + 6; ++n) {
        if (!in_text_column(node(n))) continue;
        ++all;
        if (node(n).paragraph->bold) ++bold;
        break;
      }
    }
    titles_are_bold_ = all >= 2 && bold * 10 >= all * 8;
  }

  bool same_row(const Node& a, const Node& b) const {
    return a.block == b.block && a.page() == b.page() &&
           std::abs(a.middle() - b.middle()) < 0.6F * std::max(a.paragraph->size, b.paragraph->size);
  }

  // Head rows repeated over the page break, days, breaks: rows that belong to no case.
  std::set<std::size_t> foreign_rows(std::size_t begin, std::size_t end) const {
    std::set<std::size_t> out;
    for (std::size_t n = begin; n < end; ++n) {
      const Node& here = node(n);
      if (here.table && is_case_column_head(here.text()) && here.column() <= columns_.at(here.block).number) {
        for (std::size_t k = n; k < end && k < n + 6; ++k) {
          if (same_row(here, node(k))) out.insert(k);
        }
        out.insert(n);
      }
      if (is_day_line(here.text())) out.insert(n);
      if (!in_text_column(here) || !is_schedule(here.text())) continue;
      bool clock = without_clock(here.text()).size() < here.text().size() ||
                   std::any_of(agenda_.items.begin(), agenda_.items.end(), [&](const AgendaItem& item) {
                     return !item.number && key(without_clock(item.title)) == key(without_clock(here.text()));
                   });
      for (std::size_t k = n > begin + 3 ? n - 3 : begin; k < end && k < n + 4; ++k) {
        if (k != n && same_row(here, node(k)) && is_clock(node(k).text())) {
          clock = true;
          out.insert(k);
        }
      }
      if (clock) out.insert(n);
    }
    return out;
  }

  // Where the title ends: at the line whose end makes it most like the agenda's title; without one, at the end of the
  // first paragraph. Takes the title's pieces off `text`.
  std::string take_title(const Slot& slot, const AgendaItem* item, std::vector<Piece>& text, SourceSpan& span) const {
    if (text.empty()) return item != nullptr ? item->title : std::string();
    struct Cut {
      std::string title;
      std::size_t pieces;  // whole pieces taken
      std::size_t offset;  // into the next piece, 0 for none of it
      double score;
    };
    std::optional<Cut> best;
    const std::string wanted = item != nullptr ? key(item->title) : std::string();
    std::string so_far;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < text.size() && lines < kTitleLines; ++i) {
      const Paragraph& p = *node(text[i].node).paragraph;
      if (i > 0 && (p.list_item() || match_label(p.text, p.bold))) break;
      for (std::size_t l = 0; l < p.lines.size() && lines < kTitleLines; ++l) {
        const bool last = l + 1 == p.lines.size();
        const std::size_t line_end = last ? p.text.size() : p.lines[l + 1].offset;
        if (line_end <= text[i].offset) continue;
        ++lines;
        const std::string_view piece =
            utf8::trim(std::string_view(p.text).substr(text[i].offset, line_end - text[i].offset));
        Cut cut{so_far.empty() ? std::string(piece) : so_far + " " + std::string(piece), last ? i + 1 : i,
                last ? 0 : line_end, 0};
        cut.score = wanted.empty() ? 0 : similarity(key(cut.title), wanted);
        if (last) {
          // The end of a paragraph is a better place than the middle of one.
          if (!best || cut.score + 0.02 > best->score) best = cut;
          so_far = cut.title;
        } else if (!wanted.empty() && (!best || cut.score > best->score)) {
          best = cut;
        }
      }
      if (wanted.empty()) break;
      if (!best || so_far.size() > 2 * item->title.size() + 40) break;
    }
    const Paragraph& first = *node(text.front().node).paragraph;
    if (wanted.empty() || best->score < kSameTitle) {
      best = Cut{std::string(utf8::trim(std::string_view(first.text).substr(text.front().offset))), 1, 0, 0};
      span.rule = slot.rule + "+first-paragraph";
    } else {
      span.rule = slot.rule + "+agenda-title";
    }
    span.first_page = first.first_page();
    span.last_page = first.last_page();
    if (best->offset > 0) text[best->pieces].offset = best->offset;
    text.erase(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(best->pieces));
    return utf8::collapse_blanks(best->title);
  }

  void read_side(const std::vector<std::size_t>& side, CaseRecord& record) const {
    bool attachment = false;
    for (const std::size_t n : side) {
      const Paragraph& p = *node(n).paragraph;
      if (is_clock(p.text)) continue;
      for (std::size_t l = 0; l < p.lines.size(); ++l) {
        const std::string line = line_text(p, l);
        const std::size_t end = l + 1 < p.lines.size() ? p.lines[l + 1].offset : p.text.size();
        const std::string_view raw = std::string_view(p.text).substr(p.lines[l].offset, end - p.lines[l].offset);
        if (is_attachment(line)) {
          add_item("attachments", "", p, record);
          attachment = true;
        } else if (!attachment && !record.case_type && l == 0) {
          if (const auto type = known_case_type(p.text)) {
            record.case_type = type;
            break;
          }
        }
        // What stands beside the case and is neither type nor attachment is a remark like «Ingen toppnotat»; more than
        // a remark is text, and kept.
        if (!attachment && l == 0 && word_count(p.text) > kLongestSideRemark) add_body(p.text, p, record);
        if (attachment) {
          std::string& value = record.attachments.back();
          // The next paragraph of the same cell goes on with the attachment's name.
          if (l == 0 && !value.empty() && !value.ends_with(' ')) value.push_back(' ');
          value.append(raw);
        }
      }
    }
    for (std::string& value : record.attachments) value = utf8::collapse_blanks(value);
  }

  // True where a heading of remarks stands here: bold or ending in a colon, short, and with a list item behind it.
  bool opens_remarks(const std::vector<Piece>& text, std::size_t i, bool in_remarks) const {
    const Paragraph& p = *node(text[i].node).paragraph;
    if (p.list_item() || i + 1 >= text.size() || !node(text[i + 1].node).paragraph->list_item()) return false;
    if (p.lines.size() > 2 || word_count(p.text) > 12 || p.text.ends_with('.')) return false;
    if (is_remark_heading(p.text)) return true;
    return in_remarks && (p.bold || (p.text.ends_with(':') && word_count(p.text) <= 6));
  }

  void read_slot(const Slot& slot, std::size_t end, std::vector<CaseRecord>& out) const {
    CaseRecord record;
    record.part = head_.minutes ? Part::kReferat : Part::kInnkalling;
    if (slot.number) record.case_number = slot.number->text();
    const AgendaItem* item = slot.number ? agenda_.find(*slot.number) : nullptr;
    const std::set<std::size_t> foreign = foreign_rows(slot.begin, end);
    std::vector<Piece> text;
    std::vector<std::size_t> side;
    for (std::size_t n = slot.begin; n < end; ++n) {
      if (foreign.contains(n)) continue;
      const Node& here = node(n);
      if (in_text_column(here)) {
        // The number may stand in the text column's own block as a paragraph of its own.
        if (n == slot.number_node && slot.number && parse_case_number(here.text())) continue;
        text.push_back({n, text.empty() ? slot.title_offset : 0});
      } else if (in_side_column(here)) {
        side.push_back(n);
      }
    }
    if (!slot.number && !text.empty()) {
      for (const AgendaItem& candidate : agenda_.items) {
        if (!candidate.number &&
            similarity(key(candidate.title), key(node(text.front().node).text())) >= kSurelySameTitle) {
          item = &candidate;
        }
      }
    }
    SourceSpan title_span;
    record.title = take_title(slot, item, text, title_span);
    title_span.first_page = title_span.first_page == 0 ? node(slot.begin).page() : title_span.first_page;
    title_span.last_page = std::max(title_span.last_page, title_span.first_page);
    record.spans.push_back({"title", title_span});
    record.first_page = title_span.first_page;
    record.last_page = title_span.first_page;
    read_side(side, record);
    if (!record.case_type && item != nullptr) record.case_type = item->type;
    const std::optional<std::size_t> next = read_text(text, record);
    for (std::size_t n = slot.begin; n < end; ++n) {
      if (foreign.contains(n) || (next && n >= *next)) continue;
      if (parse_case_number(node(n).text())) continue;
      record.last_page = std::max(record.last_page, node(n).paragraph->last_page());
    }
    out.push_back(std::move(record));
    if (next) {
      Slot unnumbered;
      unnumbered.begin = unnumbered.number_node = *next;
      unnumbered.rule = "bold-title-after-decision";
      read_slot(unnumbered, end, out);
    }
  }

  enum class State { kBody, kProposal, kVedtak, kInnspill, kActions };

  // Puts the text into the record's fields. Returns the node at which a point without a number begins, if one does.
  std::optional<std::size_t> read_text(const std::vector<Piece>& text, CaseRecord& record) const {
    State state = State::kBody;
    std::string group;
    bool item_seen = false;     // a list item under the present heading of remarks
    bool list_is_text = false;  // the list belongs to the paragraph before it, which ends in a colon
    std::vector<Vedtak> replaced;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const Node& here = node(text[i].node);
      const Paragraph& p = *here.paragraph;
      const std::string value(utf8::trim(std::string_view(p.text).substr(text[i].offset)));
      if (value.empty()) continue;
      if (!p.list_item()) {
        if (const auto label = match_label(value, flat_.heading_like(here)); label && label->label != Label::kHistory) {
          state = begin_label(*label, p, record, group, item_seen, replaced);
          list_is_text = false;
          continue;
        }
        if (opens_remarks(text, i, state == State::kInnspill)) {
          state = State::kInnspill;
          group = std::string(without_end_signs(value));
          item_seen = false;
          list_is_text = false;
          continue;
        }
        if (is_attachment(value) && state != State::kVedtak && p.lines.size() <= 3) {
          add_item("attachments", value, p, record);
          continue;
        }
        if (is_next_meeting(value)) state = State::kBody;
        const bool decided = (state == State::kVedtak && record.vedtak && !record.vedtak->text.empty()) ||
                             (state == State::kProposal && record.proposal && !record.proposal->empty());
        if (decided && titles_are_bold_ && p.bold && p.lines.size() <= 3 && !p.text.ends_with(':')) {
          return text[i].node;
        }
      }
      switch (state) {
        case State::kBody:
          add_body(value, p, record);
          break;
        case State::kProposal:
          append(*record.proposal, value);
          extend(record, "proposal", p);
          break;
        case State::kVedtak:
          if (record.vedtak->text.empty()) record.vedtak->page = p.first_page();
          append(record.vedtak->text, value);
          extend(record, "vedtak", p);
          break;
        case State::kActions:
          if (p.list_item() || record.actions.empty()) {
            add_item("actions", value, p, record);
          } else {
            add_body(value, p, record);
            state = State::kBody;
          }
          break;
        case State::kInnspill:
          if (p.list_item() && !list_is_text) {
            add_innspill(value, group, p, record);
            item_seen = true;
          } else if (!p.list_item() && !item_seen && !value.ends_with(':')) {
            // Remarks without bullets: a paragraph each.
            add_innspill(value, group, p, record);
          } else {
            add_body(value, p, record);
            if (!p.list_item()) list_is_text = value.ends_with(':');
          }
          break;
      }
    }
    settle_decision(std::move(replaced), record);
    if (record.proposal && record.proposal->empty()) record.proposal.reset();
    return std::nullopt;
  }

  State begin_label(const LabelMatch& label, const Paragraph& p, CaseRecord& record, std::string& group,
                    bool& item_seen, std::vector<Vedtak>& replaced) const {
    switch (label.label) {
      case Label::kProposal:
        if (!record.proposal) record.proposal.emplace();
        if (!label.rest.empty()) append(*record.proposal, label.rest);
        record.spans.push_back({"proposal", {p.first_page(), p.last_page(), "label:" + plain(label.printed)}});
        return State::kProposal;
      case Label::kVedtak:
        // A changed decision takes the place of the one printed above it, once it has a text.
        if (record.vedtak && !record.vedtak->text.empty()) replaced.push_back(std::move(*record.vedtak));
        record.vedtak = Vedtak{label.printed, label.rest, p.first_page()};
        record.spans.push_back({"vedtak", {p.first_page(), p.last_page(), "label:" + plain(label.printed)}});
        return State::kVedtak;
      case Label::kActions:
        if (!label.rest.empty()) add_item("actions", label.rest, p, record);
        return State::kActions;
      case Label::kInnspill:
      case Label::kHistory:
        break;
    }
    group = label.printed;
    item_seen = false;
    if (!label.rest.empty()) add_innspill(label.rest, group, p, record);
    return State::kInnspill;
  }

  // A decision whose text never came gives way to the one before it; replaced ones stay readable in the body.
  static void settle_decision(std::vector<Vedtak> replaced, CaseRecord& record) {
    if (record.vedtak && record.vedtak->text.empty()) {
      record.vedtak.reset();
      const auto span = std::find_if(record.spans.rbegin(), record.spans.rend(),
                                     [](const NamedSpan& s) { return s.field == "vedtak"; });
      if (span != record.spans.rend()) record.spans.erase(std::next(span).base());
      if (!replaced.empty()) {
        record.vedtak = std::move(replaced.back());
        replaced.pop_back();
      }
    }
    for (const Vedtak& old : replaced) {
      std::string_view rest = old.text;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        append(record.body, rest.substr(0, end));
        record.body_pages.push_back(old.page);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  static void append(std::string& text, std::string_view more) {
    if (!text.empty() && !more.empty()) text.push_back('\n');
    text.append(more);
  }

  static void extend(CaseRecord& record, std::string_view field, const Paragraph& p) {
    for (NamedSpan& s : record.spans) {
      if (s.field == field) s.span.last_page = std::max(s.span.last_page, p.last_page());
    }
  }

  // Of lists each item has a span of its own, in their order.
  static void add_item(std::string_view field, const std::string& value, const Paragraph& p, CaseRecord& record) {
    (field == "actions" ? record.actions : record.attachments).push_back(value);
    record.spans.push_back({std::string(field), {p.first_page(), p.last_page(), "list-item"}});
  }

  static void add_body(const std::string& value, const Paragraph& p, CaseRecord& record) {
    append(record.body, value);
    record.body_pages.push_back(p.first_page());
  }

  static void add_innspill(const std::string& value, const std::string& group, const Paragraph& p, CaseRecord& record) {
    record.innspill.push_back({group, value, p.first_page(), speaking_organisations(value)});
  }

  const Flat& flat_;
  Range body_;
  const std::vector<Anchor>& anchors_;
  const Agenda& agenda_;
  const MeetingHead& head_;
  std::map<int, Columns> columns_;
  std::vector<Slot> slots_;
  bool titles_are_bold_ = false;
};

}  // namespace

std::vector<CaseRecord> read_treatments(const Flat& flat, Range body, const std::vector<Anchor>& anchors,
                                        const Agenda& agenda, const MeetingHead& head) {
  return Reader(flat, body, anchors, agenda, head).run();
}

}  // namespace saksgang::segment
