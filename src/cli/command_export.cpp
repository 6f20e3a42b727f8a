#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

Result<int> run(Context& context) {
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  Output& out = context.out();
  const Format format = context.settings().format;
  bool any = false;
  if (format == Format::kCsv) out.write(csv_row(case_csv_head()));
  if (format == Format::kJson) out.write("[");
  const auto done = (*reader)->each_record([&](const CaseRecord& record) {
    switch (format) {
      case Format::kCsv:
        out.write(csv_row(case_csv(record)));
        break;
      case Format::kJson:
        out.write((any ? ",\n" : "\n") + dump(to_json(record)));
        break;
      default:
        out.write(dump(to_json(record)) + "\n");
    }
    any = true;
    return out.is_open();
  });
  if (!done) return tl::make_unexpected(done.error());
  if (format == Format::kJson) out.write(any ? "\n]\n" : "]\n");
  if (!any) {
    return fail(ErrorCode::kNotFound, "the index has no records", "saksgang ingest FOLDER reads PDF files into it");
  }
  return 0;
}

}  // namespace

const CommandSpec kExportCommand{
    "export",
    "",
    "Prints every record of the index for other programs",
    "One record a treatment of a case, and one each other part of a document, ordered by file and place.\n"
    "The form of a record is fixed in schemas/case-1.schema.json.",
    "  saksgang export > cases.jsonl\n"
    "  saksgang export --format csv > cases.csv\n"
    "  saksgang export | jq -r 'select(.vedtak) | [.council, .case, .vedtak.text] | @tsv'\n",
    {},
    "jsonl json csv",
    0,
    0,
    run};

}  // namespace saksgang::cli
