#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/layout.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

Json finding_json(const std::string& message) {
  return Json{{"record", "check"}, {"message", message}};
}

Result<int> run(Context& context) {
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  const auto findings = (*reader)->check();
  if (!findings) return tl::make_unexpected(findings.error());
  Output& out = context.out();
  switch (context.settings().format) {
    case Format::kText:
      for (const std::string& finding : *findings) out.write(one_line(finding) + "\n");
      break;
    case Format::kJson: {
      Json json{{"clean", findings->empty()}, {"findings", Json::array()}};
      for (const std::string& finding : *findings) json["findings"].push_back(finding_json(finding));
      out.write(dump(json) + "\n");
      break;
    }
    case Format::kJsonl:
      for (const std::string& finding : *findings) out.write(dump(finding_json(finding)) + "\n");
      break;
    case Format::kCsv:
      out.write(csv_head({"message"}, context.settings().csv));
      for (const std::string& finding : *findings) out.write(csv_row({finding}, context.settings().csv));
  }
  if (findings->empty()) {
    context.note("the index is sound");
    return 0;
  }
  return fail(ErrorCode::kIndexDamaged, "the index is damaged",
              "make it anew from the PDF files: saksgang reindex --from FOLDER");
}

}  // namespace

const CommandSpec kCheckCommand{
    "check",
    "",
    "Reads the whole index and tells whether it is sound",
    "Reads every block of the database and compares the entries with the records. Findings are printed one a\n"
    "line; the exit status is 74 where there are any.",
    "  saksgang check\n"
    "  saksgang check --index /srv/saksgang && echo sound\n",
    {},
    "text json jsonl csv",
    0,
    0,
    run,
    true};

}  // namespace saksgang::cli
