#include "segment/parts.hpp"

#include <algorithm>
#include <map>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "segment/labels.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

constexpr double kSameTitle = 0.86;

std::vector<int> years_of(const MeetingHead& head) {
  std::vector<int> years;
  for (const std::string& date : head.meeting.dates) {
    if (const auto d = Date::from_iso(date)) years.push_back(d->year);
  }
  if (years.empty() && head.meeting.number) {
    years.push_back(std::stoi(head.meeting.number->substr(head.meeting.number->find('/') + 1)));
  }
  return years;
}

class Finder {
 public:
  explicit Finder(const Flat& flat) : flat_(flat) {}

  std::vector<PartRange> run() {
    for (MeetingHead& head : find_meeting_heads(flat_)) {
      PartRange part;
      part.range.begin = head.range.begin;
      part.head = std::move(head);
      part.rule = "meeting-head";
      parts_.push_back(std::move(part));
    }
    add_headings_without_table();
    for (Box& box : find_boxes(flat_)) add_box(std::move(box));
    sort_and_close();
    read_agendas();
    add_titles_of_agenda();
    add_proposal_headings();
    sort_and_close();
    add_other_parts();
    sort_and_close();
    // What the agendas' ranges were has changed where parts were cut out of them.
    read_agendas();
    for (PartRange& part : parts_) decide_kind(part);
    return std::move(parts_);
  }

 private:
  const Node& node(std::size_t n) const { return flat_.nodes[n]; }

  bool is_start(std::size_t n) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const PartRange& p) { return p.range.begin == n; });
  }

  void sort_and_close() {
    std::stable_sort(parts_.begin(), parts_.end(),
                     [](const PartRange& a, const PartRange& b) { return a.range.begin < b.range.begin; });
    if (parts_.empty() || parts_.front().range.begin > 0) {
      PartRange rest;
      rest.rule = "before-first-part";
      rest.title = {0, 0};
      parts_.insert(parts_.begin(), rest);
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      parts_[i].range.end = i + 1 < parts_.size() ? parts_[i + 1].range.begin : flat_.nodes.size();
    }
    std::erase_if(parts_, [](const PartRange& p) { return p.range.begin >= p.range.end; });
  }

  // Minutes whose head has no table: «Referat fra møte i NUFA 30. oktober 2024» as a large heading, cases below.
  void add_headings_without_table() {
    std::vector<PartRange> found;
    for (std::size_t n = 0; n < flat_.nodes.size(); ++n) {
      const Node& here = node(n);
      if (here.table || flat_.place_on_page[n] > 2 || !flat_.heading_like(here)) continue;
      const Heading kind = part_heading(here.text());
      if (kind == Heading::kNone) continue;
      const bool inside_head = std::any_of(parts_.begin(), parts_.end(), [&](const PartRange& p) {
        return n >= p.head->range.begin && n < p.head->range.end;
      });
      if (inside_head || find_dates(here.text()).empty()) continue;
      MeetingHead head;
      head.range = {n, n + 1};
      head.minutes = kind == Heading::kReferat;
      head.kind_is_sure = kind != Heading::kMeeting;
      head.heading = here.text();
      for (const DateMatch& m : find_dates(here.text())) {
        for (const Date& d : m.days) head.meeting.dates.push_back(d.iso());
      }
      head.meeting.number = meeting_number(here.text());
      if (find_anchors(flat_, {n + 1, std::min(flat_.nodes.size(), n + 400)}, years_of(head)).empty()) continue;
      name_council(head, {here.text()});
      PartRange part;
      part.range.begin = n;
      part.head = std::move(head);
      part.rule = "meeting-heading";
      found.push_back(std::move(part));
    }
    for (PartRange& part : found) parts_.push_back(std::move(part));
  }

  // The heading of a toppnotat: the largest paragraph beside, above or below its box.
  void add_box(Box box) {
    const std::size_t first = box.nodes.front();
    const std::size_t last = box.nodes.back();
    const int page = node(first).page();
    const int block = node(first).block;
    const auto in_box = [&](std::size_t n) { return std::binary_search(box.nodes.begin(), box.nodes.end(), n); };
    const auto ends_search = [&](std::size_t n) {
      return match_label(node(n).text(), true) || is_section_heading(node(n).text());
    };
    std::vector<std::size_t> candidates;
    for (std::size_t n = first; n-- > 0 && first - n <= 4 && node(n).page() == page;) {
      if (node(n).table || ends_search(n)) break;
      candidates.insert(candidates.begin(), n);
    }
    // Between the box's rows, where the text stands beside it, and below it.
    for (std::size_t n = first; n < flat_.nodes.size() && n < last + 5 && node(n).page() == page; ++n) {
      if (in_box(n)) continue;
      if (ends_search(n) || (node(n).table && node(n).block != block)) break;
      candidates.push_back(n);
    }
    std::optional<std::size_t> best;
    for (const std::size_t n : candidates) {
      const Node& here = node(n);
      const bool fits =
          flat_.heading_like(here) && part_heading(here.text()) == Heading::kNone && !here.text().ends_with(':');
      if (fits && (!best || here.paragraph->size > node(*best).paragraph->size * 1.02F)) best = n;
    }
    if (!best && !candidates.empty() && node(candidates.front()).paragraph->lines.size() <= 4 &&
        !node(candidates.front()).paragraph->list_item()) {
      // A title set as running text: what stands first, before the first label.
      best = candidates.front();
    }
    PartRange part;
    part.part = Part::kToppnotat;
    part.rule = "toppnotat-box";
    part.range.begin = first;
    if (best) {
      part.title = whole_title(*best);
      part.range.begin = std::min(first, part.title.begin);
    }
    // What stands above on the page (a line «Toppnotat») belongs to it.
    while (part.range.begin > 0 && node(part.range.begin - 1).page() == page &&
           flat_.place_on_page[part.range.begin] <= 2 && !is_start(part.range.begin)) {
      --part.range.begin;
    }
    part.box = std::move(box);
    parts_.push_back(std::move(part));
  }

  // A title set in several paragraphs of one style.
  Range whole_title(std::size_t n) const {
    Range title{n, n + 1};
    while (title.end < flat_.nodes.size() && title.end - title.begin < 4) {
      const Node& next = node(title.end);
      const bool goes_on = next.block == node(n).block && next.page() == node(n).page() &&
                           next.paragraph->size == node(n).paragraph->size &&
                           next.paragraph->bold == node(n).paragraph->bold && flat_.larger(next, 1.08F) &&
                           next.paragraph->gap_before < 0.45F && !match_label(next.text(), true);
      if (!goes_on) break;
      ++title.end;
    }
    return title;
  }

  void read_agendas() {
    for (PartRange& part : parts_) {
      if (!part.head) continue;
      const Range body{part.head->range.end, part.range.end};
      part.anchors = find_anchors(flat_, body, years_of(*part.head));
      part.agenda = read_agenda(flat_, body, part.anchors);
    }
  }

  // A case paper without a box: a heading that is the title of a case of the agenda.
  void add_titles_of_agenda() {
    std::vector<std::string> wanted;
    for (const PartRange& part : parts_) {
      if (!part.head) continue;
      for (const AgendaItem& item : part.agenda.items) {
        if (item.number) wanted.push_back(key(item.title));
      }
      for (const Anchor& a : part.anchors) {
        // Without an agenda the titles over the cases serve.
        if (!part.agenda.items.empty()) break;
        if (a.column >= 0 && a.node + 1 < flat_.nodes.size()) wanted.push_back(key(node(a.node + 1).text()));
      }
    }
    std::vector<PartRange> found;
    for (std::size_t n = 0; n < flat_.nodes.size(); ++n) {
      const Node& here = node(n);
      if (here.table || here.paragraph->list_item() || here.paragraph->lines.size() > 4) continue;
      const bool head_of_page = flat_.place_on_page[n] <= 1;
      if (!head_of_page && !(flat_.heading_like(here) && flat_.larger(here, 1.25F))) continue;
      if (covered(n)) continue;
      const Range title = whole_title(n);
      const std::string mine = key(title_text(title));
      if (mine.size() < 4) continue;
      const bool same = std::any_of(wanted.begin(), wanted.end(),
                                    [&](const std::string& w) { return similarity(mine, w) >= kSameTitle; });
      // A section of a case paper may be headed by the paper's own title.
      if (!same || has_paper(mine) || std::any_of(found.begin(), found.end(), [&](const PartRange& p) {
            return similarity(key(title_text(p.title)), mine) >= kSameTitle;
          })) {
        continue;
      }
      PartRange part;
      part.part = Part::kToppnotat;
      part.rule = "agenda-title-heads-page";
      part.range.begin = flat_.place_on_page[n] <= 1 ? n - flat_.place_on_page[n] : n;
      part.title = title;
      found.push_back(std::move(part));
    }
    for (PartRange& part : found) parts_.push_back(std::move(part));
  }

  std::string title_text(Range title) const {
    std::string text;
    for (std::size_t i = title.begin; i < title.end; ++i) text += node(i).text() + " ";
    return text;
  }

  bool has_paper(const std::string& title_key) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const PartRange& p) {
      return p.part == Part::kToppnotat && similarity(key(title_text(p.title)), title_key) >= kSameTitle;
    });
  }

  // A node that is a start, a title or a box of a part found so far.
  bool covered(std::size_t n) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const PartRange& p) {
      const bool title = n >= p.title.begin && n < p.title.end;
      const bool head = p.head && n >= p.head->range.begin && n < p.head->range.end;
      return title || head || p.range.begin == n;
    });
  }

  // A case paper that neither box nor agenda tells: a heading at the head of a page, followed by «Forslag til vedtak»
  // in running text.
  void add_proposal_headings() {
    std::vector<PartRange> found;
    for (std::size_t n = 1; n < flat_.nodes.size(); ++n) {
      const Node& here = node(n);
      if (here.table || here.paragraph->list_item()) continue;
      const auto label = match_label(here.text(), flat_.heading_like(here));
      if (!label || label->label != Label::kProposal) continue;
      for (std::size_t t = n; t-- > 0 && n - t <= 4 && node(t).page() == here.page();) {
        if (node(t).table || covered(t)) break;
        if (flat_.place_on_page[t] != 0 || !flat_.heading_like(node(t))) continue;
        PartRange part;
        part.part = Part::kToppnotat;
        part.rule = "heading-before-proposal";
        part.range.begin = t;
        part.title = whole_title(t);
        found.push_back(std::move(part));
        break;
      }
    }
    for (PartRange& part : found) parts_.push_back(std::move(part));
  }

  // Letters and other papers between the case papers: a title of their size at the head of a page, or the signs of a
  // letter there.
  void add_other_parts() {
    float title_size = 0;
    float section_size = 0;
    for (const PartRange& part : parts_) {
      if (part.part == Part::kToppnotat && part.title.begin < part.title.end) {
        const float size = node(part.title.begin).paragraph->size;
        title_size = title_size == 0 ? size : std::min(title_size, size);
      }
    }
    for (const Node& here : flat_.nodes) {
      if (here.table || (!match_label(here.text(), true) && !is_section_heading(here.text()))) continue;
      if (flat_.heading_like(here)) section_size = std::max(section_size, here.paragraph->size);
    }
    const bool sizes_tell = title_size > section_size * 1.04F && title_size > flat_.layout.body_size * 1.1F;
    std::vector<PartRange> found;
    for (std::size_t n = 0; n < flat_.nodes.size(); ++n) {
      if (flat_.place_on_page[n] != 0 || covered(n)) continue;
      const int page = node(n).page();
      const bool starts_page_of_part = std::any_of(parts_.begin(), parts_.end(), [&](const PartRange& p) {
        return p.range.begin < flat_.nodes.size() && node(p.range.begin).page() == page &&
               flat_.place_on_page[p.range.begin] <= 3;
      });
      if (starts_page_of_part) continue;
      const bool titled = sizes_tell && !node(n).table && node(n).paragraph->size >= title_size * 0.97F;
      bool letter = false;
      for (std::size_t k = n; k < flat_.nodes.size() && k < n + 14 && node(k).page() == page; ++k) {
        const std::string head = plain(std::string_view(node(k).text()).substr(0, 60));
        if (head.find("deres ref") != std::string::npos || head.find("vår ref") != std::string::npos ||
            head.find("dykkar ref") != std::string::npos || head.starts_with("vår dato")) {
          letter = true;
        }
      }
      if (!titled && !letter) continue;
      PartRange part;
      part.range.begin = n;
      part.title = titled ? whole_title(n) : Range{n, n};
      part.rule = titled ? "title-size-heads-page" : "letter-signs";
      found.push_back(std::move(part));
    }
    for (PartRange& part : found) parts_.push_back(std::move(part));
  }

  void decide_kind(PartRange& part) {
    if (part.head) {
      if (!part.head->kind_is_sure) {
        // The decisions tell: minutes have them, a notice has proposals.
        int vedtak = 0;
        int proposals = 0;
        for (std::size_t n = part.range.begin; n < part.range.end; ++n) {
          const auto label = match_label(node(n).text(), flat_.heading_like(node(n)));
          if (!label) continue;
          if (label->label == Label::kVedtak) ++vedtak;
          if (label->label == Label::kProposal) ++proposals;
        }
        part.head->minutes = vedtak > proposals;
      }
      part.part = part.head->minutes ? Part::kReferat : Part::kInnkalling;
      return;
    }
    if (part.part == Part::kToppnotat) return;
    if (part.title.begin >= part.title.end) part.title = largest_heading(part.range);
    const std::string title = title_text(part.title);
    int signs = 0;
    bool consultation = is_consultation_title(title);
    for (std::size_t n = part.range.begin; n < part.range.end; ++n) {
      if (is_letter_sign(node(n).text())) ++signs;
    }
    part.part = consultation ? Part::kHoring : signs >= 1 ? Part::kBrev : Part::kAnnet;
    const bool after_papers = std::any_of(
        parts_.begin(), parts_.end(), [&](const PartRange& p) { return p.head && p.range.begin < part.range.begin; });
    if (part.part == Part::kAnnet && after_papers) part.part = Part::kVedlegg;
  }

  Range largest_heading(Range range) const {
    std::optional<std::size_t> best;
    const int first_page = node(range.begin).page();
    for (std::size_t n = range.begin; n < range.end && node(n).page() <= first_page + 1; ++n) {
      if (node(n).paragraph->lines.size() > 6 || node(n).table) continue;
      if (!best || node(n).paragraph->size > node(*best).paragraph->size * 1.02F) best = n;
    }
    return best ? whole_title(*best) : Range{range.begin, range.begin};
  }

  const Flat& flat_;
  std::vector<PartRange> parts_;
};

}  // namespace

std::vector<PartRange> find_parts(const Flat& flat) {
  if (flat.nodes.empty()) return {};
  return Finder(flat).run();
}

}  // namespace saksgang::segment
