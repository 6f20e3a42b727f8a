#include <array>
#include <utility>

#include <fmt/format.h>

#include "cli/case_text.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/layout.hpp"
#include "cli/words.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"limit", 'n', "N", "At most N hits; 10 unless told."},
    OptionSpec{"offset", 0, "N", "Leaves out the first N hits."},
    OptionSpec{"unit", 'u', "UNIT", "What a hit is; one hit a case unless told.", "case vedtak innspill"},
};

Result<index::SearchRequest> understood(const Typed& typed) {
  index::SearchRequest request;
  request.query = joined_words(typed.arguments);
  auto limit = whole_number("limit", typed.value("limit", "10"), 1);
  if (!limit) return tl::make_unexpected(limit.error());
  auto offset = whole_number("offset", typed.value("offset", "0"), 0);
  if (!offset) return tl::make_unexpected(offset.error());
  request.limit = *limit;
  request.offset = *offset;
  const std::string unit = typed.value("unit", "case");
  request.unit = unit == "vedtak"     ? index::Unit::kVedtak
                 : unit == "innspill" ? index::Unit::kInnspill
                                      : index::Unit::kCase;
  return request;
}

Json hit_json(const index::Hit& hit) {
  Json record = to_json(hit.record);
  Json highlights = Json::array();
  for (const auto& [begin, end] : hit.highlights) highlights.push_back(Json::array({begin, end}));
  Json json = Json::object();
  json["rank"] = hit.rank;
  json["score"] = hit.score;
  json["council"] = std::move(record["council"]);
  json["case"] = std::move(record["case"]);
  json["title"] = std::move(record["title"]);
  json["part"] = std::move(record["part"]);
  json["meeting"] = std::move(record["meeting"]);
  json["document"] = std::move(record["document"]);
  json["page"] = hit.page;
  json["snippet"] = hit.snippet;
  json["highlights"] = std::move(highlights);
  json["id"] = std::move(record["id"]);
  return json;
}

void print(const index::SearchResult& result, const std::string& query, Context& context) {
  Output& out = context.out();
  switch (context.settings().format) {
    case Format::kText:
      for (const index::Hit& hit : result.hits) {
        out.write((&hit == &result.hits.front() ? "" : "\n") + hit_text(hit, context.settings()));
      }
      return;
    case Format::kJson: {
      Json json{{"query", query}, {"total", result.total}, {"total_is_exact", result.total_is_exact}};
      json["hits"] = Json::array();
      for (const index::Hit& hit : result.hits) json["hits"].push_back(hit_json(hit));
      out.write(dump(json) + "\n");
      return;
    }
    case Format::kJsonl:
      for (const index::Hit& hit : result.hits) out.write(dump(hit_json(hit)) + "\n");
      return;
    case Format::kCsv:
      out.write(csv_row(
          {"rank", "score", "council", "case", "title", "part", "meeting", "dates", "file", "page", "snippet", "id"}));
      for (const index::Hit& hit : result.hits) {
        const CaseRecord& r = hit.record;
        out.write(
            csv_row({std::to_string(hit.rank), fmt::format("{}", hit.score), r.council, r.case_number.value_or(""),
                     r.title, std::string(name(r.part)), r.meeting.number.value_or(""), joined_words(r.meeting.dates),
                     r.document.file, std::to_string(hit.page), hit.snippet, r.id}));
      }
      return;
  }
}

Result<int> run(Context& context) {
  const auto request = understood(context.typed());
  if (!request) return tl::make_unexpected(request.error());
  const auto reader = index::Reader::open(context.settings().index);
  if (!reader) return tl::make_unexpected(reader.error());
  const auto result = (*reader)->search(*request);
  if (!result) return tl::make_unexpected(result.error());
  print(*result, request->query, context);
  if (result->hits.empty()) {
    const bool past_the_end = result->total > 0;
    return fail(ErrorCode::kNotFound,
                past_the_end ? fmt::format("there are only {} hits", result->total)
                             : fmt::format("nothing found for: {}", request->query),
                past_the_end ? "a smaller --offset" : "fewer words find more; saksgang status tells what is indexed");
  }
  const auto shown = static_cast<std::uint64_t>(request->offset) + result->hits.size();
  if (context.settings().format == Format::kText && result->total > shown) {
    context.out().flush();  // what is said about the hits comes after them
    context.note(fmt::format("\n{}–{} of {}{}; --limit shows more", request->offset + 1, shown,
                             result->total_is_exact ? "" : "about ", result->total));
  }
  return 0;
}

}  // namespace

const CommandSpec kSearchCommand{
    "search",
    "QUERY…",
    "Finds cases, vedtak or innspill by their words",
    "All words must be there, in any form: inflections and compounds find each other. \"Words in\n"
    "quotes\" stand together. Fields narrow the search: utvalg:NUIT (council), sak:17/25 (case number),\n"
    "år:2025 (year), type:drøfting (case type). Each hit names the page where its words stand.",
    "  saksgang search digital hjemmeoppfølging\n"
    "  saksgang search 'utvalg:NUIT \"kritisk infrastruktur\"'\n"
    "  saksgang search --unit vedtak år:2025 pasientjournal     # decisions only\n"
    "  saksgang search --format jsonl -n 50 e-resept | jq .title\n",
    kOptions,
    "text json jsonl csv",
    1,
    1000,
    run};

}  // namespace saksgang::cli
