#include "cli/case_text.hpp"

#include <utility>

#include <fmt/format.h>

#include "cli/layout.hpp"
#include "cli/link.hpp"
#include "model/councils.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr std::size_t kIndent = 4;

void add_line(std::string& out, std::size_t indent, std::string_view line) {
  out += fmt::format("{:{}}{}\n", "", indent, line);
}

class TreatmentText {
 public:
  TreatmentText(const CaseRecord& record, const Settings& settings, const TreatmentView& view)
      : record_(record), view_(view), links_(settings.links), style_(settings.colour), width_(settings.width) {}

  std::string take() {
    head();
    if (record_.proposal) section("Forslag til vedtak", *record_.proposal);
    if (record_.vedtak) {
      const std::string label = record_.vedtak->label.empty() ? "Vedtak" : record_.vedtak->label;
      section(fmt::format("{} (side {})", one_line(label), record_.vedtak->page), record_.vedtak->text);
    }
    innspill();
    items("Aksjonspunkt", record_.actions);
    items("Vedlegg", record_.attachments);
    earlier();
    if (view_.with_body && !record_.body.empty()) section("Tekst", record_.body);
    return std::move(out_);
  }

 private:
  using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

  Ranges marks(std::string_view text) const { return view_.marker == nullptr ? Ranges{} : view_.marker->mark(text); }

  void add_wrapped(std::size_t indent, std::string_view text, const Ranges& marked) {
    for (const std::string& line : wrapped_with_marks(text, marked, style_.mark, style_.off, width_ - indent)) {
      add_line(out_, indent, line);
    }
  }

  // A bullet: the sign before the first line only.
  void add_item(std::string_view text, const Ranges& marked) {
    bool first = true;
    for (const std::string& line : wrapped_with_marks(text, marked, style_.mark, style_.off, width_ - kIndent - 2)) {
      add_line(out_, kIndent, fmt::format("{} {}", first ? "•" : " ", line));
      first = false;
    }
  }

  void head() {
    const std::string title = one_line(record_.title);
    // A mark ends all styles, so the title's own begins again behind it.
    const std::string after = fmt::format("{}{}", style_.off, style_.bold);
    out_ += fmt::format("{}{}: ", style_.bold, case_label(record_));
    for (const std::string& line : wrapped_with_marks(title, marks(title), style_.mark, after, title.size() + 1)) {
      out_ += line;
    }
    out_ += fmt::format("{}\n", style_.off);
    add_wrapped(2, where_treated(record_), {});
    const std::string target = links_ ? page_target(view_.path, record_.document, record_.first_page) : "";
    add_line(out_, 2,
             fmt::format("{}{}  {}{}", style_.faint, linked(at_page(record_, record_.first_page), target),
                         one_line(record_.id), style_.off));
    if (const auto& url = record_.document.url) {
      const std::string address = fmt::format("{}#page={}", one_line(*url), record_.first_page);
      add_line(out_, 2, fmt::format("{}{}{}", style_.faint, linked(address, links_ ? address : ""), style_.off));
    }
    fact("Sakstype", record_.case_type);
    fact("Sted", record_.meeting.place);
    fact("Sakseier", record_.owner);
    fact("Saksbehandler", record_.handler);
  }

  void fact(std::string_view label, const std::optional<std::string>& value) {
    if (value) add_wrapped(2, fmt::format("{}: {}", label, one_line(*value)), {});
  }

  void heading(std::string_view text) {
    out_ += '\n';
    add_line(out_, 2, fmt::format("{}{}{}", style_.bold, text, style_.off));
  }

  void section(std::string_view title, std::string_view text) {
    heading(title);
    add_wrapped(kIndent, text, marks(text));
  }

  void items(std::string_view title, const std::vector<std::string>& list) {
    if (list.empty()) return;
    heading(title);
    for (const std::string& item : list) add_item(item, marks(item));
  }

  void innspill() {
    const std::string* group = nullptr;
    for (const Innspill& remark : record_.innspill) {
      if (group == nullptr || *group != remark.group) {
        heading(remark.group.empty() ? "Innspill" : one_line(remark.group));
      }
      group = &remark.group;
      std::string speakers;
      for (const std::string& actor : remark.actors) speakers += one_line(actor) + ", ";
      add_item(fmt::format("{} ({}side {})", remark.text, speakers, remark.page), marks(remark.text));
    }
  }

  void earlier() {
    if (record_.earlier.empty()) return;
    heading("Tidligere behandlinger");
    for (const EarlierTreatment& e : record_.earlier) {
      std::string line;
      const auto council = e.council ? std::optional(std::string(short_name(*e.council))) : std::nullopt;
      for (const auto& part : {council, e.case_number, e.date, e.title}) {
        if (part && !part->empty()) line += (line.empty() ? "" : " ") + one_line(*part);
      }
      if (e.vedtak) line += (line.empty() ? "" : ": ") + *e.vedtak;
      add_item(line, marks(line));
    }
  }

  const CaseRecord& record_;
  const TreatmentView& view_;
  bool links_;
  Style style_;
  std::size_t width_;
  std::string out_;
};

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& item : list) out += (out.empty() ? "" : "\n") + item;
  return out;
}

}  // namespace

Style::Style(bool colour) {
  if (!colour) return;
  bold = "\x1b[1m";
  faint = "\x1b[2m";
  mark = "\x1b[1;33m";
  off = "\x1b[0m";
}

std::string case_label(const CaseRecord& record) {
  std::string label = one_line(short_name(record.council));
  if (record.case_number) label += (label.empty() ? "" : " ") + one_line(*record.case_number);
  return label.empty() ? std::string(name(record.part)) : label;
}

std::string where_treated(const CaseRecord& record) {
  std::string out;
  if (record.meeting.number) out = fmt::format("møte {} · ", one_line(*record.meeting.number));
  for (const std::string& date : record.meeting.dates) {
    out += &date == &record.meeting.dates.front() ? "" : ", ";
    out += one_line(date);
  }
  if (!record.meeting.dates.empty()) out += " · ";
  return out + std::string(name(record.part));
}

std::string at_page(const CaseRecord& record, int page) {
  return fmt::format("{}#page={}", one_line(record.document.file), page);
}

std::string treatment_text(const CaseRecord& record, const Settings& settings, const TreatmentView& view) {
  return TreatmentText(record, settings, view).take();
}

std::vector<std::string> case_csv_head() {
  return {"id",       "file",    "sha256",       "url",         "part",     "first_page", "last_page",
          "council",  "meeting", "dates",        "place",       "case",     "title",      "case_type",
          "proposal", "vedtak",  "vedtak_label", "vedtak_page", "innspill", "actions",    "attachments",
          "owner",    "handler", "earlier",      "body"};
}

std::vector<std::string> case_csv(const CaseRecord& r) {
  std::vector<std::string> innspill, earlier;
  for (const Innspill& i : r.innspill) innspill.push_back(i.group.empty() ? i.text : i.group + ": " + i.text);
  for (const EarlierTreatment& e : r.earlier) {
    std::string line;
    for (const auto& part : {e.council, e.case_number, e.date}) {
      if (part) line += (line.empty() ? "" : " ") + *part;
    }
    earlier.push_back(line);
  }
  return {r.id,
          r.document.file,
          r.document.sha256,
          r.document.url.value_or(""),
          std::string(name(r.part)),
          std::to_string(r.first_page),
          std::to_string(r.last_page),
          r.council,
          r.meeting.number.value_or(""),
          joined(r.meeting.dates),
          r.meeting.place.value_or(""),
          r.case_number.value_or(""),
          r.title,
          r.case_type.value_or(""),
          r.proposal.value_or(""),
          r.vedtak ? r.vedtak->text : "",
          r.vedtak ? r.vedtak->label : "",
          r.vedtak ? std::to_string(r.vedtak->page) : "",
          joined(innspill),
          joined(r.actions),
          joined(r.attachments),
          r.owner.value_or(""),
          r.handler.value_or(""),
          joined(earlier),
          r.body};
}

}  // namespace saksgang::cli
