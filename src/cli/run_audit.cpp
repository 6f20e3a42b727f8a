#include "cli/run_audit.hpp"

#include <cstddef>

#include "cli/word_judge.hpp"
#include "history/audit.hpp"

namespace saksgang::cli {

Result<std::vector<history::Finding>> run_audit(const index::Reader& reader) {
  const auto judge = AnalyzerJudge::make();
  if (!judge) return tl::make_unexpected(judge.error());
  history::Audit audit(**judge);
  std::size_t records = 0;
  const auto first = reader.each_record([&](const CaseRecord& record) {
    audit.add(record);
    ++records;
    return true;
  });
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
