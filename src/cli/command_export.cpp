#include <array>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/run_audit.hpp"
#include "export/einnsyn.hpp"
#include "export/oparl.hpp"
#include "export/source.hpp"
#include "export/sqlite.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"output", 'o', "FILE",
               "Where the export goes; otherwise to standard output. The file has its name only when it is whole."},
    OptionSpec{"base-url", 0, "URL",
               "What the made-up addresses of oparl and einnsyn begin with. Otherwise https://saksgang.invalid/"},
};

// Where an export goes: standard output, or a file that appears when it is whole.
class Target {
 public:
  static Result<Target> open(Context& context) {
    Target target(context.out());
    if (!context.typed().has("output")) return target;
    auto file = AtomicFile::create(context.typed().value("output"));
    if (!file) return tl::make_unexpected(file.error());
    target.file_.emplace(std::move(*file));
    return target;
  }

  // False where there is no use in going on.
  bool write(std::string_view text) {
    if (!file_) {
      out_->write(text);
      return out_->is_open();
    }
    constexpr std::size_t kPiece = std::size_t{1} << 16;
    buffer_ += text;
    return fault_ ? false : buffer_.size() < kPiece || flush();
  }

  Result<void> finish() {
    if (!file_) return {};
    if (!flush()) return tl::make_unexpected(*fault_);
    return file_->commit();
  }

 private:
  explicit Target(Output& out) : out_(&out) {}

  bool flush() {
    if (!fault_) {
      if (auto written = file_->write(buffer_); !written) fault_ = written.error();
    }
    buffer_.clear();
    return !fault_;
  }

  Output* out_;
  std::optional<AtomicFile> file_;
  std::string buffer_;
  std::optional<Error> fault_;
};

exports::Source source_of(const index::Reader& reader, history::Catalogue& catalogue) {
  return {[&](const std::function<bool(const CaseRecord&)>& callback) { return reader.each_record(callback); },
          [&](const std::string& id) { return reader.record(id); }, [&]() { return reader.documents(); },
          [&](const CaseRecord& record) { return history::resolved_references(record, catalogue); },
          [&]() { return run_audit(reader); }};
}

tl::unexpected<Error> no_records() {
  return fail(ErrorCode::kNotFound, "the index has no records", "saksgang ingest FOLDER reads PDF files into it");
}

Result<void> write_records(const index::Reader& reader, const Settings& settings, Target& target) {
  bool any = false;
  if (settings.format == Format::kCsv) target.write(csv_head(case_csv_head(), settings.csv));
  if (settings.format == Format::kJson) target.write("[");
  auto done = reader.each_record([&](const CaseRecord& record) {
    const std::string before = settings.format == Format::kJson ? (any ? ",\n" : "\n") : "";
    const std::string after = settings.format == Format::kJson ? "" : "\n";
    any = true;
    return target.write(settings.format == Format::kCsv ? csv_row(case_csv(record), settings.csv)
                                                        : before + dump(to_json(record)) + after);
  });
  if (!done) return done;
  if (settings.format == Format::kJson) target.write(any ? "\n]\n" : "]\n");
  if (!any) return no_records();
  return {};
}

// Whether there is anything to export.
Result<void> check_records(const index::Reader& reader) {
  bool any = false;
  auto done = reader.each_record([&](const CaseRecord&) {
    any = true;
    return false;
  });
  if (!done) return done;
  if (!any) return no_records();
  return {};
}

Result<std::string> base_url(const Typed& typed) {
  std::string url = typed.value("base-url", "https://saksgang.invalid/");
  if ((!url.starts_with("https://") && !url.starts_with("http://")) ||
      url.find_first_of(" \t\r\n\"<>{}?#") != std::string::npos) {
    return fail(ErrorCode::kUsage, fmt::format("--base-url cannot be \"{}\"", url),
                "it begins with https:// or http://");
  }
  if (!url.ends_with('/')) url += '/';
  return url;
}

Result<void> write_database(const exports::Source& source, const index::Reader& reader, const Typed& typed) {
  const auto info = reader.info();
  if (!info) return tl::make_unexpected(info.error());
  return exports::write_sqlite(source, typed.value("output"), info->analyzers_version);
}

Result<int> run(Context& context) {
  const Typed& typed = context.typed();
  const std::string format = typed.value("format", "jsonl");
  if (format == "sqlite" && !typed.has("output")) {
    return fail(ErrorCode::kUsage, "--format sqlite needs --output",
                "saksgang export --format sqlite --output saker.db");
  }
  const auto url = base_url(typed);
  if (!url) return tl::make_unexpected(url.error());
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  const bool gathers = format == "sqlite" || format == "oparl" || format == "einnsyn";
  if (gathers) {
    if (auto good = check_records(**reader); !good) return tl::make_unexpected(good.error());
  }
  const auto catalogue = (*reader)->catalogue();
  const exports::Source source = source_of(**reader, *catalogue);
  if (format == "sqlite") {
    if (auto done = write_database(source, **reader, typed); !done) return tl::make_unexpected(done.error());
    return 0;
  }
  auto target = Target::open(context);
  if (!target) return tl::make_unexpected(target.error());
  const exports::Write write = [&](std::string_view text) { return target->write(text); };
  Result<void> done;
  if (format == "oparl") {
    done = exports::write_oparl(source, *url, write);
  } else if (format == "einnsyn") {
    done = exports::write_einnsyn(source, *url, write);
  } else {
    done = write_records(**reader, context.settings(), *target);
  }
  if (done) done = target->finish();
  if (!done) return tl::make_unexpected(done.error());
  return 0;
}

}  // namespace

const CommandSpec kExportCommand{
    "export",
    "",
    "Prints every record of the index for other programs",
    "jsonl, json and csv have one record a treatment of a case, and one each other part of a document, ordered by\n"
    "file and place; the form of a record is fixed in schemas/case-1.schema.json. sqlite is a database with\n"
    "full-text tables, and a metadata file for Datasette beside it; einnsyn and oparl are meetings with their cases\n"
    "in the names of eInnsyn (Noark 5) and of OParl 1.1. schemas/export-*.md tell what each keeps and loses. The\n"
    "same records give the same bytes.",
    "  saksgang export > cases.jsonl\n"
    "  saksgang export --format csv --bom --delimiter ';' --output saker.csv\n"
    "  saksgang export --format sqlite --output saker.db && sqlite3 saker.db\n"
    "  saksgang export --format oparl --base-url https://example.org/oparl/ > oparl.jsonl\n"
    "  saksgang export | jq -r 'select(.vedtak) | [.council, .case, .vedtak.text] | @tsv'\n",
    kOptions,
    "jsonl json csv sqlite einnsyn oparl",
    0,
    0,
    run};

}  // namespace saksgang::cli
