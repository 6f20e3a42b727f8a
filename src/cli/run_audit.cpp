#include "cli/run_audit.hpp"

#include <cstddef>
#include <optional>
#include <utility>

#include "cli/word_judge.hpp"
#include "history/audit.hpp"
#include "history/audited_reference.hpp"
#include "history/resolved_reference.hpp"

namespace saksgang::cli {

Result<std::vector<history::Finding>> run_audit(const index::Reader& reader) {
  const auto judge = AnalyzerJudge::make();
  if (!judge) return tl::make_unexpected(judge.error());
  history::Audit audit(**judge);
  const auto catalogue = reader.catalogue();
  std::size_t records = 0;
  std::optional<Error> fault;
  const auto first = reader.each_record([&](const CaseRecord& record) {
    ++records;
    audit.add(record);
    const auto references = history::resolved_references(record, *catalogue, history::Method::kText);
    if (!references) {
      fault = references.error();
      return false;
    }
    for (const auto& [reference, resolution] : *references) {
      audit.add(history::audited(record, reference, resolution));
    }
    return true;
  });
  if (fault) return tl::make_unexpected(std::move(*fault));
  if (!first) return tl::make_unexpected(first.error());
  if (records == 0) {
    return fail(ErrorCode::kNotFound, "the index has no records", "saksgang ingest FOLDER reads PDF files into it");
  }
  audit.begin_second_round();
  const auto second = reader.each_record([&](const CaseRecord& record) {
    audit.add_again(record);
    return true;
  });
  if (!second) return tl::make_unexpected(second.error());
  return audit.finish();
}

}  // namespace saksgang::cli
