#include "cli/audit_text.hpp"

#include <utility>

#include <fmt/format.h>

#include "cli/case_text.hpp"
#include "cli/layout.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

using history::Finding;
using history::FindingEvidence;

// Of a quotation in the text form; the other forms have it whole.
constexpr std::size_t kQuote = 160;

std::string place(const DocumentRef& document, int page) {
  return one_line(fmt::format("{}#page={}", document.file, page));
}

Json document_json(const DocumentRef& document) {
  Json json{{"file", document.file}, {"sha256", document.sha256}, {"url", nullptr}, {"title", nullptr}};
  if (document.url) json["url"] = *document.url;
  if (document.title) json["title"] = *document.title;
  return json;
}

}  // namespace

std::string finding_text(const Finding& finding, const Settings& settings) {
  const Style style(settings.colour);
  const auto add = [&](std::string& out, std::size_t indent, std::string_view text, std::string_view on) {
    for (const std::string& line : wrapped(text, settings.width > indent + 20 ? settings.width - indent : 20)) {
      out += fmt::format("{:{}}{}{}{}\n", "", indent, on, line, on.empty() ? "" : style.off);
    }
  };
  std::string out =
      fmt::format("{}{} {}{}{}{}\n", style.bold, name(finding.severity), name(finding.kind),
                  finding.case_name.empty() ? "" : "  ", one_line(with_short_names(finding.case_name)), style.off);
  add(out, 2, one_line(with_short_names(finding.message)), "");
  for (const FindingEvidence& one : finding.evidence) {
    add(out, 4,
        fmt::format("{} ({}): {}", place(one.document, one.page), one.method, shortened(one_line(one.quote), kQuote)),
        style.faint);
  }
  return out;
}

std::vector<std::string> finding_csv_head() {
  return {"kind", "severity", "case", "file", "page", "message", "evidence"};
}

std::vector<std::string> finding_csv(const Finding& finding) {
  std::string grounds;
  for (const FindingEvidence& one : finding.evidence) {
    grounds += (grounds.empty() ? "" : "\n") +
               fmt::format("{} ({}): {}", place(one.document, one.page), one.method, one_line(one.quote));
  }
  return {std::string(name(finding.kind)),
          std::string(name(finding.severity)),
          finding.case_name,
          finding.document.file,
          std::to_string(finding.page),
          finding.message,
          std::move(grounds)};
}

Json finding_json(const Finding& finding) {
  Json json{{"record", "finding"},
            {"kind", name(finding.kind)},
            {"severity", name(finding.severity)},
            {"case", nullptr},
            {"document", document_json(finding.document)},
            {"page", finding.page},
            {"message", finding.message},
            {"evidence", Json::array()}};
  if (!finding.case_name.empty()) json["case"] = finding.case_name;
  for (const FindingEvidence& one : finding.evidence) {
    json["evidence"].push_back(
        {{"document", document_json(one.document)}, {"page", one.page}, {"quote", one.quote}, {"method", one.method}});
  }
  return json;
}

}  // namespace saksgang::cli
