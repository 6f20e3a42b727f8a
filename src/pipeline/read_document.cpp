#include "pipeline/read_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "layout/layout.hpp"
#include "model/json.hpp"
#include "pdf/extract.hpp"
#include "segment/segment.hpp"

namespace saksgang::pipeline {
namespace {

// «3, 5–7»
std::string page_list(const std::vector<int>& pages) {
  std::string out;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i;
    while (end + 1 < pages.size() && pages[end + 1] == pages[end] + 1) ++end;
    if (!out.empty()) out += ", ";
    out += end > i ? fmt::format("{}–{}", pages[i], pages[end]) : fmt::format("{}", pages[i]);
    i = end + 1;
  }
  return out;
}

void note_unread_pages(const PageSet& pages, DocumentRecord& document) {
  std::vector<int> unreadable;
  for (const Page& page : pages.pages) {
    if (!page.readable) {
      unreadable.push_back(page.number);
    } else if (std::all_of(page.words.begin(), page.words.end(), [](const Word& w) { return w.invisible; })) {
      document.pages_without_text.push_back(page.number);
    }
  }
  if (unreadable.empty() && document.pages_without_text.empty()) return;
  document.state = DocumentState::kPartial;
  if (!unreadable.empty()) {
    document.reason = std::string(name(ErrorCode::kDamaged));
    document.message = fmt::format("page {} cannot be read", page_list(unreadable));
    return;
  }
  document.reason = std::string(name(ErrorCode::kNoText));
  document.message = fmt::format("page {} has no text layer", page_list(document.pages_without_text));
}

std::string answer(const DocumentRecord& document, const std::vector<CaseRecord>& records) {
  Json list = Json::array();
  for (const CaseRecord& record : records) list.push_back(to_json(record));
  Json response;
  response["document"] = to_json(document);
  response["records"] = std::move(list);
  return dump(response);
}

}  // namespace

Result<std::string> read_document(std::string bytes, const std::string& request) {
  const Json asked = Json::parse(request, nullptr, false);
  if (!asked.is_object()) return fail(ErrorCode::kInternal, "the worker was sent a request that is no JSON object");
  auto pages = pdf::extract(std::move(bytes));
  if (!pages) return tl::make_unexpected(pages.error());

  DocumentRecord document;
  document.file = asked.value("file", "");
  document.path = asked.value("path", "");
  document.sha256 = asked.value("sha256", "");
  if (asked.contains("url") && asked["url"].is_string()) document.url = asked["url"].get<std::string>();
  if (!pages->title.empty()) document.title = pages->title;
  document.extractor = kExtractorVersion;
  document.pages = static_cast<int>(pages->pages.size());
  note_unread_pages(*pages, document);
  if (document.pages_without_text.size() == pages->pages.size()) {
    document.state = DocumentState::kFailed;
    document.message = "no page has a text layer; run the file through OCR first (ocrmypdf)";
    return answer(document, {});
  }

  const LayoutResult layout = layout::arrange(*pages);
  const std::vector<CaseRecord> records =
      segment::read(layout, {document.file, document.sha256, document.url, document.title});
  document.cases = static_cast<int>(records.size());
  return answer(document, records);
}

}  // namespace saksgang::pipeline
