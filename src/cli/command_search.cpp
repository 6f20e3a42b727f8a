#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/csv.hpp"
#include "cli/open_reader.hpp"
#include "cli/search_json.hpp"
#include "cli/search_text.hpp"
#include "cli/words.hpp"
#include "index/fields.hpp"
#include "index/reader.hpp"
#include "model/json.hpp"

namespace saksgang::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"limit", 'n', "N", "At most N hits; 10 unless told."},
    OptionSpec{"offset", 0, "N", "Leaves out the first N hits."},
    OptionSpec{"unit", 'u', "UNIT", "What a hit is; one hit a case unless told.", "case vedtak innspill"},
    OptionSpec{"sort", 's', "ORDER", "Best first unless told; date: newest first; case: by council, year and number.",
               "relevance date case relevans dato sak"},
    OptionSpec{"facets", 0, "LIST",
               "Counts the hits by what LIST names, with commas between: council, year, type, actor."},
    OptionSpec{"explain", 0, "", "Shows how the query was understood, from its signs to what the index is asked."},
};

constexpr std::array kFacets{index::Facet::kCouncil, index::Facet::kYear, index::Facet::kType, index::Facet::kActor};

// By its name, or by that of the query's field that it counts: «aktør», «utvalg», «år».
bool is_called(index::Facet facet, std::string_view typed) {
  if (name(facet) == typed) return true;
  const index::FieldInfo* field = index::find_field(utf8::lower(typed));
  if (field == nullptr) return false;
  switch (facet) {
    case index::Facet::kCouncil:
      return field->field == index::Field::kCouncil;
    case index::Facet::kYear:
      return field->field == index::Field::kYear;
    case index::Facet::kType:
      return field->field == index::Field::kType;
    case index::Facet::kActor:
      return field->field == index::Field::kActor;
  }
  return false;
}

// A comma list of facets, each once, in its order.
Result<std::vector<index::Facet>> facets(std::string_view list) {
  std::vector<index::Facet> out;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const std::string_view typed = utf8::trim(list.substr(begin, end - begin));
    const auto it = std::find_if(kFacets.begin(), kFacets.end(), [&](index::Facet f) { return is_called(f, typed); });
    if (it == kFacets.end()) {
      return fail(ErrorCode::kUsage, fmt::format("--facets does not know \"{}\"", typed),
                  "any of: council, year, type, actor (or utvalg, år, type, aktør), with commas between");
    }
    if (std::find(out.begin(), out.end(), *it) == out.end()) out.push_back(*it);
    begin = end + 1;
  }
  return out;
}

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
  const std::string sort = typed.value("sort", "relevance");
  request.sort = sort == "date" || sort == "dato"  ? index::Sort::kDate
                 : sort == "case" || sort == "sak" ? index::Sort::kCase
                                                   : index::Sort::kRelevance;
  if (typed.has("facets")) {
    auto listed = facets(typed.value("facets"));
    if (!listed) return tl::make_unexpected(listed.error());
    request.facets = std::move(*listed);
  }
  request.explain = typed.has("explain");
  return request;
}

std::string hits_csv(const std::vector<index::Hit>& hits, const CsvDialect& dialect) {
  std::string out = csv_head({"rank", "score", "council", "case", "title", "part", "meeting", "dates", "file", "page",
                              "snippet", "id", "missing"},
                             dialect);
  for (const index::Hit& hit : hits) {
    const CaseRecord& r = hit.record;
    out += csv_row({std::to_string(hit.rank), fmt::format("{}", hit.score), r.council, r.case_number.value_or(""),
                    r.title, std::string(name(r.part)), r.meeting.number.value_or(""), joined_words(r.meeting.dates),
                    r.document.file, std::to_string(hit.page), hit.snippet, r.id, joined_words(hit.missing)},
                   dialect);
  }
  return out;
}

void print_text(const index::SearchResult& result, Context& context) {
  const Settings& settings = context.settings();
  std::string text;
  for (const std::string& part :
       {head_text(result, settings), hits_text(result, settings), facets_text(result, settings)}) {
    if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
  }
  context.out().write(text);
}

// What a line a hit has no room for goes to standard error.
void print_beside(const index::SearchResult& result, Context& context) {
  Settings plain = context.settings();
  plain.colour = false;
  for (std::string text : {head_text(result, plain), facets_text(result, plain)}) {
    if (text.empty()) continue;
    text.pop_back();
    context.note(text);
  }
}

void print(const index::SearchResult& result, const std::string& query, Context& context) {
  Output& out = context.out();
  switch (context.settings().format) {
    case Format::kText:
      print_text(result, context);
      break;
    case Format::kJson:
      out.write(dump(result_json(result, query)) + "\n");
      break;
    case Format::kJsonl:
      for (const index::Hit& hit : result.hits) out.write(dump(hit_json(hit)) + "\n");
      print_beside(result, context);
      break;
    case Format::kCsv:
      out.write(hits_csv(result.hits, context.settings().csv));
      print_beside(result, context);
  }
}

Result<int> run(Context& context) {
  const auto request = understood(context.typed());
  if (!request) return tl::make_unexpected(request.error());
  const auto reader = open_for_words(context.settings());
  if (!reader) return tl::make_unexpected(reader.error());
  const auto result = (*reader)->search(*request);
  if (!result) return tl::make_unexpected(result.error());
  print(*result, request->query, context);
  if (result->hits.empty()) {
    const std::uint64_t all = result->total + result->partial;
    if (all > 0)
      return fail(ErrorCode::kNotFound, all == 1 ? "there is only 1 hit" : fmt::format("there are only {} hits", all),
                  "a smaller --offset");
    return fail(ErrorCode::kNotFound, fmt::format("nothing found for: {}", request->query),
                why_nothing(*result, request->unit));
  }
  const std::string more = more_text(*result, request->offset);
  if (context.settings().format == Format::kText && !more.empty()) {
    context.out().flush();  // what is said about the hits comes after them
    context.note("\n" + more);
  }
  return 0;
}

}  // namespace

const CommandSpec kSearchCommand{
    "search",
    "QUERY…",
    "Finds cases, vedtak or innspill by their words",
    "Finds words in any form: inflections, compounds and abbreviations find each other. Where few have all\n"
    "words, those that have some follow. \"Words in quotes\" stand together. Fields narrow the search:\n"
    "utvalg:NUIT (council), sak:17/25 (case number), år:2025 (year), type:drøfting (case type). Each hit\n"
    "names the page where its words stand.",
    "  saksgang search digital hjemmeoppfølging\n"
    "  saksgang search 'utvalg:NUIT \"kritisk infrastruktur\"'\n"
    "  saksgang search --unit vedtak år:2025 pasientjournal     # decisions only\n"
    "  saksgang search --sort date --facets council,year arkiv  # newest first, and how many where and when\n"
    "  saksgang search --format jsonl -n 50 e-resept | jq .title\n",
    kOptions,
    "text json jsonl csv",
    1,
    1000,
    run,
    true};

}  // namespace saksgang::cli
