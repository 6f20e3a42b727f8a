#include "cli/search_text.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/case_text.hpp"
#include "cli/layout.hpp"
#include "cli/link.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

// Of a facet and of the covered councils; JSON tells all.
constexpr std::size_t kMostValues = 20;
constexpr std::size_t kMostCouncils = 8;

// «a», «b» or «c»
std::string quoted(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 < words.size() ? std::string(", ") : fmt::format(" {} ", last);
    out += fmt::format("«{}»", one_line(words[i]));
  }
  return out;
}

std::string_view heading(index::Facet facet) {
  switch (facet) {
    case index::Facet::kCouncil:
      return "Council";
    case index::Facet::kYear:
      return "Year";
    case index::Facet::kType:
      return "Case type";
    case index::Facet::kActor:
      break;
  }
  return "Actor";
}

std::string lines(std::string_view text, std::size_t width) {
  std::string out;
  for (const std::string& line : wrapped(text, width)) out += line + "\n";
  return out;
}

std::string section(std::string_view title, const std::string& text, const Style& style) {
  std::string out = fmt::format("{}{}{}\n", style.bold, title, style.off);
  const std::string safe = utf8::for_terminal(text, true);
  for (std::size_t begin = 0; begin < safe.size();) {
    const std::size_t end = std::min(safe.find('\n', begin), safe.size());
    out += fmt::format("  {}\n", std::string_view(safe).substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string explanation_text(const index::Explanation& e, const Style& style) {
  return section("Lexemes", e.lexemes, style) + section("Tree", e.tree, style) + section("Words", e.words, style) +
         section("Query", e.query, style);
}

std::string years(const index::CouncilCoverage& council) {
  if (council.first_year == 0) return "";
  if (council.first_year == council.last_year) return fmt::format(" {}", council.first_year);
  return fmt::format(" {}–{}", council.first_year, council.last_year);
}

std::string records(std::uint64_t number) {
  return fmt::format("{} record{}", number, number == 1 ? "" : "s");
}

std::string counted_words(const std::vector<index::WordCount>& words) {
  std::string out;
  for (const index::WordCount& word : words) {
    out += fmt::format("{}«{}» is in {}", out.empty() ? "" : "; ", one_line(word.word),
                       word.records == 0 ? "no record" : records(word.records));
  }
  return out;
}

std::string covered(const std::vector<index::CouncilCoverage>& councils) {
  if (councils.empty()) return "the index has no records of any council";
  std::string out = "the index has";
  for (std::size_t i = 0; i < std::min(councils.size(), kMostCouncils); ++i) {
    const index::CouncilCoverage& c = councils[i];
    out += fmt::format("\n  {}{}: {}", one_line(short_name(c.council)), years(c), records(c.records));
  }
  if (councils.size() > kMostCouncils) out += fmt::format("\n  and {} more councils", councils.size() - kMostCouncils);
  return out;
}

// False where what stands behind the hits with all words has all parts of a compound, if not the compound.
bool lacks_words(const index::SearchResult& result) {
  return std::any_of(result.hits.begin(), result.hits.end(),
                     [](const index::Hit& hit) { return !hit.missing.empty(); });
}

}  // namespace

std::string hit_text(const index::Hit& hit, const Settings& settings) {
  const Style style(settings.colour);
  const std::string rank = fmt::format("{:>2}. ", hit.rank);
  const std::string indent(rank.size(), ' ');
  const std::size_t width = settings.width - rank.size();
  std::string out;
  const std::string label = case_label(hit.record);
  for (const std::string& line : wrapped(fmt::format("{}: {}", label, one_line(hit.record.title)), width)) {
    out += fmt::format("{}{}{}{}\n", out.empty() ? rank : indent, style.bold, line, style.off);
  }
  for (const std::string& line : wrapped(where_treated(hit.record), width)) out += indent + line + "\n";
  if (!hit.missing.empty()) {
    std::string words;
    for (const std::string& word : hit.missing) words += fmt::format("{}«{}»", words.empty() ? "" : ", ", word);
    for (const std::string& line : wrapped("without: " + one_line(words), width)) out += indent + line + "\n";
  }
  for (const std::string& line : wrapped_with_marks(hit.snippet, hit.highlights, style.mark, style.off, width)) {
    out += indent + line + "\n";
  }
  const std::string target = settings.links ? page_target(hit.path, hit.record.document, hit.page) : "";
  out += fmt::format("{}{}{}{}\n", indent, style.faint, linked(at_page(hit.record, hit.page), target), style.off);
  return out;
}

std::string head_text(const index::SearchResult& result, const Settings& settings) {
  std::string out;
  if (result.explanation) out += explanation_text(*result.explanation, Style(settings.colour));
  for (const index::Replacement& r : result.replaced) {
    const std::string sought = r.by.empty() ? "" : fmt::format("; searched for {} instead", quoted(r.by, "or"));
    out += lines(fmt::format("no record has «{}»{}", one_line(r.typed), sought), settings.width);
  }
  return out;
}

std::string hits_text(const index::SearchResult& result, const Settings& settings) {
  std::string out;
  bool some_words = false;
  for (const index::Hit& hit : result.hits) {
    if (!out.empty()) out += '\n';
    if (!some_words && result.partial > 0 && static_cast<std::uint64_t>(hit.rank) > result.total) {
      some_words = true;
      out += lacks_words(result) ? (result.total == 0 ? "nothing has all of the words; these have some:\n\n"
                                                      : "with some of the words only:\n\n")
                                 : (result.total == 0 ? "nothing has a word of this whole; these have its parts:\n\n"
                                                      : "with the parts of a word only:\n\n");
    }
    out += hit_text(hit, settings);
  }
  return out;
}

std::string facets_text(const index::SearchResult& result, const Settings& settings) {
  const Style style(settings.colour);
  std::string out;
  for (const index::FacetCounts& facet : result.facets) {
    out += fmt::format("{}{}{}{}\n", out.empty() ? "" : "\n", style.bold, heading(facet.facet), style.off);
    const bool is_council = facet.facet == index::Facet::kCouncil;
    std::uint64_t most = 0;
    for (const index::FacetCount& value : facet.values) most = std::max(most, value.count);
    const std::size_t digits = std::max<std::size_t>(4, std::to_string(most).size());
    for (std::size_t i = 0; i < std::min(facet.values.size(), kMostValues); ++i) {
      const index::FacetCount& value = facet.values[i];
      out += fmt::format(
          "  {:>{}}  {}\n", value.count, digits,
          shortened(one_line(is_council ? short_name(value.value) : value.value), settings.width - digits - 4));
    }
    if (facet.values.empty()) out += "  none\n";
    if (facet.values.size() > kMostValues) {
      out += fmt::format("  and {} more; --format json tells all\n", facet.values.size() - kMostValues);
    }
  }
  return out;
}

std::string more_text(const index::SearchResult& result, int offset) {
  const auto shown = static_cast<std::uint64_t>(offset) + result.hits.size();
  if (shown >= result.total + result.partial) return "";
  const std::string_view about = result.total_is_exact ? "" : "about ";
  const std::string_view some = lacks_words(result) || result.total > 0 ? "some of the words" : "the parts of a word";
  const std::string of = result.partial == 0 ? fmt::format("{}{}", about, result.total)
                         : result.total == 0
                             ? fmt::format("{} with {}", result.partial, some)
                             : fmt::format("{} ({} with all of the words or words akin to them, {} with some)",
                                           result.total + result.partial, result.total, result.partial);
  return fmt::format("{}–{} of {}; --limit shows more", offset + 1, shown, of);
}

std::string why_nothing(const index::SearchResult& result, index::Unit unit) {
  std::string out = counted_words(result.words);
  const bool all_occur =
      std::all_of(result.words.begin(), result.words.end(), [](const auto& word) { return word.records > 0; });
  if (unit == index::Unit::kInnspill && !out.empty() && all_occur) out += "; no remark has all that is asked";
  if (!out.empty()) out += '\n';
  out += covered(result.coverage);
  if (result.words.size() > 1) out += "\nfewer words find more";
  return out;
}

}  // namespace saksgang::cli
