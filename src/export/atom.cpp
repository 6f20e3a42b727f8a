#include "export/atom.hpp"

#include <map>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/utf8.hpp"

namespace saksgang::exports {
namespace {

// The characters of XML 1.0, section 2.2.
bool is_of_xml(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= U' ' && c <= U'\uD7FF') ||
         (c >= U'\uE000' && c <= U'\uFFFD') || (c >= U'\U00010000' && c <= U'\U0010FFFF');
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\r':
        out += "&#13;";
        break;
      default:
        if (is_of_xml(c)) utf8::append(out, c);
    }
  }
  return out;
}

std::string one_line(std::string_view text) {
  return escaped(utf8::collapse_blanks(text));
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{}>{}</{}>\n", name, text, name);
}

std::string entry_xml(const AtomEntry& entry) {
  std::string out = "  <entry>\n";
  out += "    " + element("id", one_line(entry.id));
  // A title may not be missing, but what it is the title of may have none.
  const std::string title = one_line(entry.title);
  out += "    " + element("title", title.empty() ? one_line(entry.id) : title);
  out += "    " + element("updated", iso(entry.updated));
  if (!entry.category.empty()) out += fmt::format("    <category term=\"{}\"/>\n", one_line(entry.category));
  if (entry.link.starts_with("https://") || entry.link.starts_with("http://")) {
    out += fmt::format("    <link rel=\"alternate\" href=\"{}\"/>\n", one_line(entry.link));
  }
  out += fmt::format("    <content type=\"html\">{}</content>\n", escaped(entry.html));
  return out + "  </entry>\n";
}

}  // namespace

std::string atom(const AtomFeed& feed) {
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  out += "  " + element("id", one_line(feed.id));
  out += "  " + element("title", one_line(feed.title));
  out += "  " + element("updated", iso(feed.updated));
  out += fmt::format("  <author><name>{}</name></author>\n", one_line(feed.author));
  out += fmt::format("  <generator version=\"{}\">{}</generator>\n", one_line(feed.version), one_line(feed.generator));
  std::map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < feed.entries.size(); ++i) last[feed.entries[i].id] = i;
  for (std::size_t i = 0; i < feed.entries.size(); ++i) {
    if (last[feed.entries[i].id] == i) out += entry_xml(feed.entries[i]);
  }
  return out + "</feed>\n";
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "<br/>\n";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string urn_of(std::string_view name) {
  std::string hex = sha256(name).substr(0, 32);
  hex[12] = '8';  // the version
  // The variant stands in the two highest bits of the ninth byte: 10.
  constexpr std::string_view kVariant = "89ab89ab89ab89ab";
  hex[16] = kVariant[static_cast<std::size_t>(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10)];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                     hex.substr(16, 4), hex.substr(20, 12));
}

}  // namespace saksgang::exports
