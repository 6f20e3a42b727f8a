#include "history/unanswered.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"

namespace saksgang::history {

void Unanswered::add(const Reference& reference, const RecordPtr& record, const Resolution& resolution) {
  // A row is known by what it names, a text by its sentence too.
  const bool is_row = reference.method == Method::kHistoryTable;
  const std::string what =
      fmt::format("{}|{}|{}|{}", reference.council.value_or(""), reference.number ? reference.number->text() : "",
                  reference.date ? reference.date->iso() : "", is_row ? "" : reference.quote);
  if (!known_.insert(what).second) return;
  list_.push_back({reference, record, resolution.state, resolution.candidates, resolution.note});
}

std::vector<Unresolved> Unanswered::take(std::size_t limit) {
  std::stable_partition(list_.begin(), list_.end(),
                        [](const Unresolved& u) { return u.reference.method == Method::kHistoryTable; });
  if (list_.size() > limit) list_.resize(limit);
  known_.clear();
  return std::exchange(list_, {});
}

std::optional<Evidence> postponement_of(const std::vector<RecordPtr>& treatments) {
  const auto in = [](const RecordPtr& record, const std::string& text, int page) -> std::optional<Evidence> {
    for (const auto& [begin, end] : sentences(text)) {
      const std::string_view sentence = std::string_view(text).substr(begin, end - begin);
      // «… som var utsatt fra 14. november (36/24)» is of the meeting before.
      if (!says_postponed(sentence)) continue;
      if (sentence.find("utsatt fra") != std::string_view::npos ||
          sentence.find("utsett frå") != std::string_view::npos)
        continue;
      return Evidence{record, page, utf8::collapse_blanks(sentence), "postponed"};
    }
    return std::nullopt;
  };
  for (const RecordPtr& record : treatments) {
    if (record->part != Part::kReferat) continue;
    if (record->vedtak) {
      if (auto said = in(record, record->vedtak->text, record->vedtak->page)) return said;
    }
    std::size_t begin = 0;
    for (std::size_t paragraph = 0; begin <= record->body.size(); ++paragraph) {
      const std::size_t end = std::min(record->body.find('\n', begin), record->body.size());
      const int page = paragraph < record->body_pages.size() ? record->body_pages[paragraph] : record->first_page;
      if (auto said = in(record, record->body.substr(begin, end - begin), page)) return said;
      begin = end + 1;
    }
  }
  return std::nullopt;
}

}  // namespace saksgang::history
