#include "export/citation.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "export/names.hpp"

namespace saksgang::exports {
namespace {

std::string one_line(std::string_view text) {
  return utf8::collapse_blanks(utf8::for_terminal(text));
}

std::optional<std::string> one_line(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  std::string line = one_line(std::string_view(*text));
  if (line.empty()) return std::nullopt;
  return line;
}

bool has(const CaseRecord& record, Unit unit) {
  if (unit == Unit::kVedtak) return record.vedtak.has_value();
  return unit == Unit::kCase || !record.innspill.empty();
}

int rank(Part part) {
  constexpr std::array kBestFirst{Part::kReferat, Part::kToppnotat, Part::kInnkalling};
  return static_cast<int>(std::find(kBestFirst.begin(), kBestFirst.end(), part) - kBestFirst.begin());
}

// What a reader would see differ between two treatments of the same meeting.
std::string cited_text(const CaseRecord& record, Unit unit) {
  if (unit == Unit::kVedtak) return one_line(std::string_view(record.vedtak->text));
  std::string text;
  if (unit == Unit::kInnspill) {
    for (const Innspill& remark : record.innspill) text += one_line(std::string_view(remark.text)) + "\n";
  }
  return text;
}

std::string key_of(const CaseRecord& record, Unit unit, std::size_t nth) {
  constexpr std::size_t kDigits = 8;
  std::string key = slug(record.council.empty() ? std::string_view("papir") : std::string_view(record.council));
  key += '-' + (record.case_number ? slug(*record.case_number) : fmt::format("s{}", record.first_page));
  key += fmt::format("-{}", name(record.part));
  if (unit == Unit::kVedtak) key += "-vedtak";
  if (unit == Unit::kInnspill) key += fmt::format("-innspill-{}", nth);
  return fmt::format("{}-{}", key, record.document.sha256.substr(0, kDigits));
}

}  // namespace

std::vector<std::size_t> cited_treatments(const std::vector<CaseRecord>& records, Unit unit, std::optional<Part> part) {
  std::vector<std::size_t> best;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const CaseRecord& record = records[i];
    if (!has(record, unit) || (part && record.part != *part)) continue;
    if (!best.empty() && rank(record.part) > rank(records[best.front()].part)) continue;
    if (!best.empty() && rank(record.part) < rank(records[best.front()].part)) best.clear();
    const bool is_known = std::any_of(best.begin(), best.end(), [&](std::size_t other) {
      return records[other].meeting.dates == record.meeting.dates &&
             cited_text(records[other], unit) == cited_text(record, unit);
    });
    if (!is_known) best.push_back(i);
  }
  return best;
}

Result<Citation> citation(const CaseRecord& record, Unit unit, std::size_t nth, const Date& accessed) {
  Citation out;
  out.page = record.first_page;
  if (unit == Unit::kVedtak) {
    if (!record.vedtak) return fail(ErrorCode::kNotFound, fmt::format("{} has no vedtak", record.id));
    out.unit = "vedtak";
    out.quote = one_line(std::string_view(record.vedtak->text));
    out.page = record.vedtak->page;
    for (const NamedSpan& span : record.spans) {
      if (span.field == "vedtak") out.last_page = span.span.last_page;  // the last is that of the decision that stands
    }
  } else if (unit == Unit::kInnspill) {
    if (nth == 0 || nth > record.innspill.size()) {
      return fail(ErrorCode::kNotFound,
                  fmt::format("{} has {} innspill, not {}", record.id, record.innspill.size(), nth));
    }
    const Innspill& remark = record.innspill[nth - 1];
    out.unit = fmt::format("innspill {}", nth);
    std::string speakers;
    for (const std::string& actor : remark.actors) {
      speakers += (speakers.empty() ? "" : ", ") + one_line(std::string_view(actor));
    }
    if (!speakers.empty()) out.unit += fmt::format(" ({})", speakers);
    out.quote = one_line(std::string_view(remark.text));
    out.page = remark.page;
  }
  out.last_page = std::max(out.page, out.last_page);
  out.key = key_of(record, unit, nth);
  out.council = one_line(std::string_view(council_name(record)));
  out.meeting = one_line(record.meeting.number);
  out.days = days_of(record.meeting);
  out.place = one_line(record.meeting.place);
  out.part = name(record.part);
  out.case_number = one_line(record.case_number);
  out.title = one_line(std::string_view(record.title));
  out.file = one_line(std::string_view(record.document.file));
  out.url = one_line(record.document.url);
  out.sha256 = record.document.sha256;
  out.accessed = accessed;
  return out;
}

}  // namespace saksgang::exports
