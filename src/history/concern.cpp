#include "history/concern.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "history/catalogue.hpp"

namespace saksgang::history {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// «NUIT 4/25» in «the decision of NUIT 4/25 as quoted», and not in «NUIT 4/251» or «XNUIT 4/25».
bool names(std::string_view message, std::string_view name) {
  for (std::size_t at = 0; (at = message.find(name, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || message[at - 1] == ' ' || message[at - 1] == '(';
    if (begins && (end == message.size() || !is_digit(message[end]))) return true;
  }
  return false;
}

bool holds(std::string_view text, std::string_view quote) {
  return utf8::collapse_blanks(text).find(quote) != std::string::npos;
}

// The quotation stands in the record, whose pages other cases may share.
bool says(const CaseRecord& record, const FindingEvidence& evidence) {
  if (evidence.document.sha256 != record.document.sha256 || evidence.document.file != record.document.file)
    return false;
  if (evidence.page < record.first_page || evidence.page > record.last_page) return false;
  const std::string quote = utf8::collapse_blanks(evidence.quote);
  if (quote.empty()) return false;
  const auto any = [&](const auto& texts) {
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return holds(text, quote); });
  };
  if (holds(record.title, quote) || holds(record.body, quote) || (record.proposal && holds(*record.proposal, quote)) ||
      (record.vedtak && holds(record.vedtak->text, quote)) || any(record.actions) || any(record.attachments)) {
    return true;
  }
  if (std::any_of(record.innspill.begin(), record.innspill.end(),
                  [&](const Innspill& remark) { return holds(remark.text, quote); })) {
    return true;
  }
  return evidence.method == "history-table" &&
         std::any_of(record.earlier.begin(), record.earlier.end(),
                     [&](const EarlierTreatment& row) { return row.page == evidence.page; });
}

}  // namespace

bool concerns(const Finding& finding, const std::vector<CaseRecord>& records) {
  const auto key = key_of(records.front());
  if (key && (finding.case_name == key->text() || names(finding.message, key->text()))) return true;
  return std::any_of(finding.evidence.begin(), finding.evidence.end(), [&](const FindingEvidence& evidence) {
    return std::any_of(records.begin(), records.end(),
                       [&](const CaseRecord& record) { return says(record, evidence); });
  });
}

}  // namespace saksgang::history
