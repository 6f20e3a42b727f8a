#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/case_text.hpp"
#include "cli/layout.hpp"
#include "cli/link.hpp"
#include "cli/trace_output.hpp"
#include "cli/version.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

constexpr std::string_view kStyle =
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 "
    "1rem;color:#1b1b1b;background:#fff}"
    "ol{list-style:none;margin:0;padding:0;border-left:3px solid #567}"
    "li.step{position:relative;margin:0 0 1.5rem;padding:0 0 0 1.5rem}"
    "li.step::before{content:'';position:absolute;left:-9px;top:.45rem;width:11px;height:11px;border-radius:50%;"
    "background:#fff;border:3px solid #567}"
    "li.start::before{background:#567}li.absent{color:#555}"
    "h2{font-size:1.1rem;margin:0}.title{margin:.1rem 0}.meta,.note{color:#555;font-size:.9rem;margin:.2rem 0}"
    "blockquote{margin:.4rem 0;padding:.1rem .8rem;border-left:3px solid #ccc}blockquote p{margin:.2rem 0}"
    "details{font-size:.9rem}q{quotes:'«' '»'}"
    "@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}li.absent,.meta,.note{color:#aaa}"
    "li.step::before{background:#161616}a{color:#8bf}}";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : utf8::for_terminal(utf8::repaired(text), true)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// A file's name as a reference relative to the page: RFC 3986, with «./» so that a colon in it names no scheme.
std::string relative(std::string_view name) {
  std::string out = "./";
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string target(const CaseRecord& record, int page) {
  if (std::string web = page_target("", record.document, page); !web.empty()) return web;
  return fmt::format("{}#page={}", relative(record.document.file), page);
}

std::string place(const CaseRecord& record, int page) {
  const std::string text = escaped(at_page(record, page));
  return fmt::format("<a href=\"{}\">{}</a>", escaped(target(record, page)), text);
}

std::string paragraphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out += fmt::format("<p>{}</p>", escaped(text.substr(0, end)));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

std::string step_html(const history::Step& step) {
  std::string out = fmt::format(
      "<li class=\"step{}{}\">\n<h2>{}{}</h2>\n", step.is_start ? " start" : "", step.record ? "" : " absent",
      step.date ? fmt::format("<time datetime=\"{0}\">{0}</time> · ", escaped(*step.date)) : "",
      escaped(step_label(step)));
  if (!step.title.empty()) out += fmt::format("<p class=\"title\">{}</p>\n", escaped(step.title));
  out += fmt::format("<p class=\"meta\">{}",
                     step.record ? place(*step.record, step.record->first_page) : "not in the index");
  if (!step.is_start) out += fmt::format(" · {} ({:.2f})", name(step.relation), step.confidence);
  out += "</p>\n";
  if (step.proposal) {
    out += fmt::format("<details><summary>Forslag til vedtak</summary><blockquote>{}</blockquote></details>\n",
                       paragraphs(*step.proposal));
  }
  if (step.vedtak) {
    out += fmt::format("<div>{}:<blockquote>{}</blockquote></div>\n", vedtak_label(step), paragraphs(*step.vedtak));
  }
  if (const history::Evidence* off = postponement(step)) {
    out += fmt::format("<p class=\"note\">Postponed: <q>{}</q></p>\n", escaped(off->quote));
  }
  if (!step.note.empty()) out += fmt::format("<p class=\"note\">{}</p>\n", escaped(with_short_names(step.note)));
  if (!step.evidence.empty()) {
    out += "<details><summary>Evidence</summary><ul>\n";
    for (const history::Evidence& evidence : step.evidence) {
      out += fmt::format("<li>{}, {}: <q>{}</q></li>\n", escaped(reason(evidence)),
                         place(*evidence.record, evidence.page), escaped(evidence.quote));
    }
    out += "</ul></details>\n";
  }
  return out + "</li>\n";
}

std::string open_html(const history::Unresolved& open) {
  const history::Reference& r = open.reference;
  std::string out = fmt::format("<li>{}: {}, {}: <q>{}</q>", name(open.state), escaped(reference_label(r)),
                                place(*open.record, r.page), escaped(r.quote));
  for (const history::CaseCard& card : open.candidates) {
    out += fmt::format("<br>{} {}", escaped(with_short_names(card.key.text())),
                       escaped(card.titles.empty() ? "" : card.titles.front()));
  }
  return out + "</li>\n";
}

}  // namespace

std::string trace_html(const history::Chain& chain, const Date& made) {
  std::string title = with_short_names(chain.start.text());
  for (const history::Step& step : chain.steps) {
    if (step.is_start) title += " · " + one_line(step.title);
  }
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"no\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{0}</title>\n"
      "<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n<ol>\n",
      escaped(title), kStyle);
  for (const history::Step& step : chain.steps) out += step_html(step);
  out += "</ol>\n";
  if (const auto unresolved = unanswered(chain); !unresolved.empty()) {
    out += "<details><summary>References that no case here answers</summary>\n<ul>\n";
    for (const history::Unresolved* open : unresolved) out += open_html(*open);
    out += "</ul></details>\n";
  }
  if (!chain.is_whole) out += "<p class=\"note\">The chain was cut off at its limit, the least sure steps first.</p>\n";
  out += fmt::format(
      "<p class=\"note\">{0}</p>\n<p class=\"note\">Made on <time datetime=\"{1}\">{1}</time> by {2}. A link to a "
      "paper "
      "without an address on the web leads to a file of its name beside this page.</p>\n",
      escaped(trace_legend()), made.iso(), escaped(program_name()));
  return out + "</body>\n</html>\n";
}

}  // namespace saksgang::cli
