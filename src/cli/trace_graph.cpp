#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "cli/layout.hpp"
#include "cli/trace_output.hpp"

namespace saksgang::cli {
namespace {

constexpr std::size_t kTitleWidth = 60;

// What a box says: label, day, title; each on a line of its own.
std::vector<std::string> box(const history::Step& step) {
  std::vector<std::string> out{one_line(step_label(step))};
  if (step.date) out.push_back(*step.date);
  if (!step.title.empty()) out.push_back(shortened(one_line(step.title), kTitleWidth));
  if (!step.record) out.emplace_back("(not in the index)");
  return out;
}

// In quotation marks of Mermaid, where HTML's entities are read, written with '#'.
std::string mermaid_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '/' ||
        c == '-' || c == '.' || c == ',' || (static_cast<unsigned char>(c) & 0x80) != 0) {
      out += c;
    } else {
      out += fmt::format("#{};", static_cast<int>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

std::string dot_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// What a line says: «table», «sentence», «title», «table, postponed».
std::string line_label(const TraceLine& line) {
  std::string out = line.method == "history-table" ? "table"
                    : line.method == "text"        ? "sentence"
                    : line.method == "same-title"  ? "title"
                                                   : std::string(line.method);
  if (line.is_postponed && line.method != "postponed") out += ", postponed";
  return out;
}

template <class Escape>
std::string joined(const std::vector<std::string>& parts, std::string_view between, Escape escape) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += escape(part);
  }
  return out;
}

}  // namespace

std::vector<TraceLine> trace_lines(const history::Chain& chain) {
  // Steps by the records they were read from; two papers of a case are one step.
  std::map<history::CaseKey, std::size_t> place;
  std::size_t start = 0;
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    if (chain.steps[i].is_start) start = i;
    if (!chain.steps[i].record) continue;
    if (const auto key = history::key_of(*chain.steps[i].record)) place.emplace(*key, i);
  }
  std::map<std::pair<std::size_t, std::size_t>, TraceLine> lines;
  const auto line = [&](std::size_t one, std::size_t other, std::string_view method) -> TraceLine& {
    const auto [from, to] = std::minmax(one, other);
    return lines.try_emplace({from, to}, TraceLine{from, to, method, false}).first->second;
  };
  std::vector<bool> hangs(chain.steps.size(), true);
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    for (const history::Evidence& evidence : chain.steps[i].evidence) {
      const auto key = history::key_of(*evidence.record);
      if (!key || place.count(*key) == 0 || place[*key] == i) continue;
      const std::size_t other = place[*key];
      line(i, other, evidence.method).is_postponed |= evidence.method == "postponed";
      hangs[i] = hangs[other] = false;
    }
  }
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    if (hangs[i] && i != start) line(i, start, name(chain.steps[i].relation));
  }
  std::vector<TraceLine> out;
  for (const auto& known : lines) out.push_back(known.second);
  return out;
}

std::string trace_mermaid(const history::Chain& chain) {
  std::string out = "flowchart TD\n";
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    const history::Step& step = chain.steps[i];
    const std::string label = joined(box(step), "<br/>", mermaid_text);
    out += fmt::format("  s{}[\"{}\"]{}\n", i, label, step.is_start ? ":::start" : step.record ? "" : ":::absent");
  }
  for (const TraceLine& line : trace_lines(chain)) {
    const bool is_sure = line.method == "history-table";
    out +=
        fmt::format("  s{} {}|{}| s{}\n", line.from, is_sure ? "-->" : "-.->", mermaid_text(line_label(line)), line.to);
  }
  return out + "  classDef start stroke-width:3px\n  classDef absent stroke-dasharray:4\n";
}

std::string trace_dot(const history::Chain& chain) {
  std::string out = "digraph trace {\n  rankdir=TB;\n  node [shape=box];\n";
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    const history::Step& step = chain.steps[i];
    out += fmt::format("  s{} [label=\"{}\"{}];\n", i, joined(box(step), "\\n", dot_text),
                       step.is_start ? ", penwidth=3"
                       : step.record ? ""
                                     : ", style=dashed");
  }
  for (const TraceLine& line : trace_lines(chain)) {
    out += fmt::format("  s{} -> s{} [label=\"{}\"{}];\n", line.from, line.to, dot_text(line_label(line)),
                       line.method == "history-table" ? "" : ", style=dashed");
  }
  return out + "}\n";
}

}  // namespace saksgang::cli
