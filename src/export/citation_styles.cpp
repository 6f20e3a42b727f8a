#include <array>
#include <cstddef>

#include <fmt/format.h>

#include "export/citation.hpp"
#include "export/names.hpp"

namespace saksgang::exports {
namespace {

// «Referat fra møte 1/2025», as well as it is known.
std::string container(const Citation& c) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTitles{
      {{"referat", "Referat fra"}, {"innkalling", "Innkalling til"}, {"toppnotat", "Toppnotat til"}}};
  std::string text = "Sakspapirer til";
  for (const auto& [part, title] : kTitles) {
    if (c.part == part) text = title;
  }
  text += " møte";
  return c.meeting ? fmt::format("{} {}", text, *c.meeting) : text;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string pages(const Citation& c, std::string_view dash) {
  return c.last_page > c.page ? fmt::format("{}{}{}", c.page, dash, c.last_page) : std::to_string(c.page);
}

// What has no field of its own in any style.
std::string note(const Citation& c) {
  std::string text;
  if (!c.unit.empty()) text += capitalised(c.unit) + ". ";
  if (!c.url) text += fmt::format("Fil: {}. ", c.file);
  return text + fmt::format("SHA-256: {}. Lest {}.", c.sha256, c.accessed.iso());
}

// Text between the braces of a BibTeX field. BibTeX counts braces even behind a backslash, so those of the text become
// commands.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Characters that may not stand in a URL (RFC 3986), and would end a field or a line, as %HH.
std::string url_text(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const bool plain = c > ' ' && c < 0x7F && std::string_view("{}\\\"<>^`|").find(c) == std::string::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

Json date_parts(const Date& day) {
  return Json::array({day.year, day.month, day.day});
}

// The first day and, of several, the last.
Json csl_date(const std::vector<Date>& days) {
  Json parts = Json::array({date_parts(days.front())});
  if (days.size() > 1) parts.push_back(date_parts(days.back()));
  return Json{{"date-parts", parts}};
}

}  // namespace

std::string citation_text(const Citation& c) {
  std::string text;
  const auto add = [&](const std::string& piece) {
    if (!piece.empty()) text += (text.empty() ? "" : ", ") + piece;
  };
  add(c.council);
  if (c.meeting) add("møte " + *c.meeting);
  add(norwegian_dates(c.days));
  if (c.case_number) add("sak " + *c.case_number);
  if (!c.title.empty()) text += fmt::format("{}«{}»", text.empty() ? "" : c.case_number ? ": " : ", ", c.title);
  add(c.part);
  add(c.unit);
  add("s. " + pages(c, "–"));
  return fmt::format("{}. {} Lest {}. SHA-256: {}\n", text, c.url ? url_text(*c.url) : c.file + ".",
                     norwegian_date(c.accessed), c.sha256);
}

std::string citation_bibtex(const Citation& c) {
  constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string out = fmt::format("@incollection{{{},\n", c.key);
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("  {:<9} = {},\n", name, value);
  };
  const auto braced = [](const std::string& text) { return text.empty() ? text : "{" + tex(text) + "}"; };
  // The inner braces keep a council from being taken for a person, and a title's capitals as they are.
  const auto kept = [](const std::string& text) { return text.empty() ? text : "{{" + tex(text) + "}}"; };
  add("author", kept(c.council));
  add("title", kept(c.title));
  add("booktitle", braced(container(c)));
  if (c.case_number) {
    add("type", "{Sak}");
    add("chapter", braced(*c.case_number));
  }
  add("publisher", braced(c.council));
  add("address", braced(c.place.value_or("")));
  if (!c.days.empty()) {
    const Date& first = c.days.front();
    const std::string until = c.days.size() > 1 ? "/" + c.days.back().iso() : "";
    add("date", fmt::format("{{{}{}}}", first.iso(), until));
    add("year", fmt::format("{{{}}}", first.year));
    add("month", std::string(kMonths.at(static_cast<std::size_t>(first.month - 1))));
    add("day", fmt::format("{{{}}}", first.day));
  }
  add("pages", "{" + pages(c, "--") + "}");
  if (c.url) add("url", fmt::format("{{{}}}", url_text(*c.url)));
  add("urldate", fmt::format("{{{}}}", c.accessed.iso()));
  add("abstract", braced(c.quote));
  out += fmt::format("  {:<9} = {}\n}}\n", "note", braced(note(c)));
  return out;
}

std::string citation_ris(const Citation& c) {
  std::string out;
  const auto add = [&](std::string_view tag, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}  - {}\r\n", tag, value);
  };
  const auto date = [](const Date& day) { return fmt::format("{:04}/{:02}/{:02}/", day.year, day.month, day.day); };
  add("TY", "RPRT");
  add("AU", c.council);
  add("TI", c.title);
  add("T2", container(c));
  if (!c.days.empty()) {
    add("PY", std::to_string(c.days.front().year));
    add("DA", date(c.days.front()));
  }
  add("SN", c.case_number.value_or(""));
  add("SP", std::to_string(c.page));
  add("EP", c.last_page > c.page ? std::to_string(c.last_page) : "");
  add("PB", c.council);
  add("CY", c.place.value_or(""));
  add("UR", c.url ? url_text(*c.url) : "");
  add("Y2", date(c.accessed));
  add("AB", c.quote);
  add("N1", note(c));
  add("ID", c.key);
  return out + "ER  - \r\n";
}

Json citation_csl(const Citation& c) {
  Json item;
  item["id"] = c.key;
  item["type"] = "report";
  if (!c.council.empty()) item["author"] = Json::array({Json{{"literal", c.council}}});
  if (!c.title.empty()) item["title"] = c.title;
  item["container-title"] = container(c);
  item["genre"] = capitalised(c.part);
  if (c.case_number) item["number"] = *c.case_number;
  if (c.meeting) item["event-title"] = "Møte " + *c.meeting;
  if (!c.days.empty()) item["event-date"] = csl_date(c.days);
  if (c.place) item["event-place"] = *c.place;
  if (!c.council.empty()) item["publisher"] = c.council;
  if (!c.days.empty()) item["issued"] = csl_date(c.days);
  item["page"] = pages(c, "-");
  if (c.url) item["URL"] = url_text(*c.url);
  item["accessed"] = csl_date({c.accessed});
  if (!c.quote.empty()) item["abstract"] = c.quote;
  item["note"] = note(c);
  return item;
}

}  // namespace saksgang::exports
