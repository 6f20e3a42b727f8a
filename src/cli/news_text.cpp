#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/audit_text.hpp"
#include "cli/case_text.hpp"
#include "cli/changed_places.hpp"
#include "cli/diff_text.hpp"
#include "cli/layout.hpp"
#include "cli/news_output.hpp"

namespace saksgang::cli {
namespace {

using news::ChangedDocument;
using news::DocumentNews;

constexpr std::size_t kIndent = 4;

std::string counted(std::size_t number, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", number, number == 1 ? one : more);
}

class NewsText {
 public:
  NewsText(const news::News& news, const Settings& settings)
      : news_(news), settings_(settings), style_(settings.colour) {}

  std::string take() {
    if (news_.is_quiet()) return {};
    line(0, fmt::format("News since {} (UTC)", moment(news_.since)));
    documents("New documents", news_.fresh);
    if (!news_.changed.empty()) heading("Changed documents");
    for (const ChangedDocument& one : news_.changed) changed(one);
    documents("Vanished documents", news_.vanished);
    if (!news_.cases.empty()) heading("New cases");
    for (const news::CaseNews& one : news_.cases) {
      treatment(one.record, one.record.first_page, parts_of(one));
    }
    if (!news_.vedtak.empty()) heading("New vedtak");
    for (const news::VedtakNews& one : news_.vedtak) {
      treatment(one.record, one.record.vedtak->page, std::string(name(one.record.part)));
      wrapped_lines(kIndent, one.record.vedtak->text);
    }
    searches();
    if (!news_.findings.empty()) heading("New findings of the audit");
    for (const news::FindingNews& one : news_.findings) out_ += finding_text(one.finding, settings_);
    return std::move(out_);
  }

 private:
  // Seconds are of no use to a person.
  static std::string moment(Time time) {
    std::string text = iso(time).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
  }

  void line(std::size_t indent, std::string_view text) { out_ += fmt::format("{:{}}{}\n", "", indent, text); }

  void wrapped_lines(std::size_t indent, std::string_view text) {
    const std::size_t width = settings_.width > indent + 20 ? settings_.width - indent : 20;
    for (const std::string& one : wrapped_with_marks(text, {}, "", "", width)) line(indent, one);
  }

  void heading(std::string_view text) { line(0, fmt::format("\n{}{}{}", style_.bold, text, style_.off)); }

  void document(const DocumentNews& one) {
    const crawl::Document& d = one.document;
    line(2, one_line(d.title.empty() ? d.name : d.title));
    line(kIndent, one_line(d.url));
    if (!one.read) {
      line(kIndent, "not in the index");
    } else if (one.read->state != DocumentState::kOk) {
      wrapped_lines(kIndent, fmt::format("{}: {}", name(one.read->state), one_line(one.read->message.value_or(""))));
    }
  }

  void documents(std::string_view title, const std::vector<DocumentNews>& list) {
    if (list.empty()) return;
    heading(title);
    for (const DocumentNews& one : list) document(one);
  }

  void changed(const ChangedDocument& one) {
    document(one);
    if (!one.not_compared.empty()) return wrapped_lines(kIndent, one_line(one.not_compared));
    if (one.cases.empty()) return line(kIndent, "other bytes, the same text");
    for (const history::TreatmentChange& change : one.cases) {
      std::string label = one_line(change.council);
      if (change.case_number) label += (label.empty() ? "" : " ") + one_line(*change.case_number);
      wrapped_lines(kIndent, fmt::format("{}{}{}: {} ({}, page {}), {}", name(change.change), label.empty() ? "" : " ",
                                         label, one_line(change.title), name(change.part), change.first_page,
                                         change.change == history::Change::kChanged ? name(change.verdict())
                                                                                    : name(change.change)));
      if (change.change != history::Change::kChanged) continue;
      for (const history::TextChange& text : change.texts) {
        line(kIndent + 2, fmt::format("{}:", text.field));
        for (const ChangedPlace& place : changed_places(text)) {
          out_ +=
              marked_text(place.old_text, place.new_text, place.hunks, settings_.colour, settings_.width, kIndent + 4);
        }
      }
    }
  }

  static std::string parts_of(const news::CaseNews& one) {
    std::string out;
    for (const Part part : one.parts) out += fmt::format("{}{}", out.empty() ? "" : ", ", name(part));
    return out;
  }

  void treatment(const CaseRecord& record, int page, const std::string& parts) {
    wrapped_lines(2, fmt::format("{}: {}", case_label(record), one_line(record.title)));
    std::string where = parts;
    if (!record.meeting.dates.empty()) where += fmt::format(" · {}", one_line(record.meeting.dates.front()));
    line(kIndent, fmt::format("{}{} · {}{}", style_.faint, where, at_page(record, page), style_.off));
  }

  void searches() {
    for (const news::SearchNews& search : news_.searches) {
      if (search.hits.empty()) continue;
      heading(fmt::format("{} for «{}»: {}", counted(search.hits.size(), "new hit", "new hits"), one_line(search.name),
                          one_line(search.query)));
      for (const news::NewHit& one : search.hits) {
        treatment(one.hit.record, one.hit.page, std::string(name(one.hit.record.part)));
        if (!one.hit.snippet.empty()) wrapped_lines(kIndent, one_line(one.hit.snippet));
      }
    }
  }

  const news::News& news_;
  const Settings& settings_;
  Style style_;
  std::string out_;
};

}  // namespace

std::string news_text(const news::News& news, const Settings& settings) {
  return NewsText(news, settings).take();
}

}  // namespace saksgang::cli
