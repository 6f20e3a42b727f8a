#include "cli/diff_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "cli/case_text.hpp"
#include "cli/layout.hpp"
#include "model/councils.hpp"

namespace saksgang::cli {
namespace {

using history::CaseDiff;
using history::CaseText;
using history::Hunk;
using history::Pair;
using history::Verdict;

constexpr std::size_t kIndent = 4;
constexpr std::string_view kRed = "\x1b[31;9m", kGreen = "\x1b[32;4m", kOff = "\x1b[0m";

struct Piece {
  std::string text;  // safe to print
  std::string_view style;
};

std::vector<Piece> pieces(std::string_view old_text, std::string_view new_text, const std::vector<Hunk>& hunks,
                          bool colour) {
  std::vector<Piece> out;
  const auto add = [&](std::string_view text, std::string_view style) {
    if (!text.empty()) out.push_back({utf8::for_terminal(text, true), style});
  };
  std::size_t done = 0;
  for (const Hunk& h : hunks) {
    const std::string_view old_part = old_text.substr(h.old_begin, h.old_end - h.old_begin);
    const std::string_view new_part = new_text.substr(h.new_begin, h.new_end - h.new_begin);
    add(new_text.substr(done, h.new_begin - done), "");
    done = h.new_end;
    const std::string_view gone = utf8::trim(old_part), come = utf8::trim(new_part);
    // Blanks of a hunk stand outside its marks.
    const std::string_view whole = come.empty() ? old_part : new_part, inner = come.empty() ? gone : come;
    const auto lead = static_cast<std::size_t>(inner.data() - whole.data());
    if (inner.empty()) {
      add(new_part, "");
      continue;
    }
    add(whole.substr(0, lead), "");
    if (colour) {
      add(gone, kRed);
      if (!gone.empty() && !come.empty()) add(" ", "");
      add(come, kGreen);
    } else {
      if (!gone.empty()) add(fmt::format("[-{}-]", gone), "");
      if (!come.empty()) add(fmt::format("{{+{}+}}", come), "");
    }
    add(whole.substr(lead + inner.size()), "");
  }
  add(new_text.substr(std::min(done, new_text.size())), "");
  return out;
}

// Words in lines; each stretch of a style is opened and closed within its line.
class Lines {
 public:
  Lines(std::size_t width, std::size_t indent) : width_(width > indent ? width - indent : 1), indent_(indent) {}

  void add(const Piece& piece) {
    for (std::size_t pos = 0; pos < piece.text.size();) {
      const std::size_t begin = pos;
      const char32_t c = utf8::next(piece.text, pos);
      if (utf8::is_space(c)) {
        end_word();
        if (c == U'\n') end_line();
        continue;
      }
      if (word_.empty() || word_.back().style != piece.style) word_.push_back({"", piece.style});
      word_.back().text += piece.text.substr(begin, pos - begin);
      columns_ += utf8::columns(c);
    }
  }

  std::string take() {
    end_word();
    if (!line_.empty() || out_.empty()) end_line();
    return std::move(out_);
  }

 private:
  void end_word() {
    if (word_.empty()) return;
    if (filled_ > 0 && filled_ + 1 + columns_ > width_) end_line();
    if (filled_ > 0) {
      line_ += ' ';
      ++filled_;
    }
    for (const Piece& part : word_) {
      line_ += part.style.empty() ? part.text : fmt::format("{}{}{}", part.style, part.text, kOff);
    }
    filled_ += columns_;
    word_.clear();
    columns_ = 0;
  }

  void end_line() {
    out_ += fmt::format("{:{}}{}\n", "", line_.empty() ? 0 : indent_, line_);
    line_.clear();
    filled_ = 0;
  }

  std::size_t width_, indent_;
  std::vector<Piece> word_;
  std::size_t columns_ = 0, filled_ = 0;
  std::string line_, out_;
};

// «innkalling 2025-05-15, papers.pdf#page=3»
std::string where(const CaseText& text) {
  return one_line(fmt::format("{}{}{}, {}#page={}", name(text.part), text.dates.empty() ? "" : " ",
                              text.dates.empty() ? "" : text.dates.front(), text.document.file, text.page));
}

const CaseText& target(const CaseDiff& diff, const Pair& pair) {
  return pair.to ? static_cast<const CaseText&>(diff.proposals[*pair.to]) : *diff.vedtak;
}

std::string label(const CaseText& text) {
  return text.label.empty() ? "Forslag til vedtak" : one_line(text.label);
}

std::string pointer(const std::optional<std::size_t>& proposal) {
  return proposal ? fmt::format("proposals/{}", *proposal) : "vedtak";
}

Json text_json(const CaseText& text) {
  Json document{{"file", text.document.file}, {"sha256", text.document.sha256}, {"url", nullptr}, {"title", nullptr}};
  if (text.document.url) document["url"] = *text.document.url;
  if (text.document.title) document["title"] = *text.document.title;
  return Json{{"part", name(text.part)},
              {"dates", text.dates},
              {"document", std::move(document)},
              {"page", text.page},
              {"text", text.text}};
}

}  // namespace

std::string marked_text(std::string_view old_text, std::string_view new_text, const std::vector<Hunk>& hunks,
                        bool colour, std::size_t width, std::size_t indent) {
  Lines lines(width, indent);
  for (const Piece& piece : pieces(old_text, new_text, hunks, colour)) lines.add(piece);
  return lines.take();
}

std::string diff_text(const CaseDiff& diff, const Settings& settings) {
  const Style style(settings.colour);
  std::string out = fmt::format("{}{} {}: {}{}\n", style.bold, one_line(short_name(diff.council)),
                                one_line(diff.case_number), one_line(diff.title), style.off);
  out += fmt::format("  {}{}\n", name(diff.verdict),
                     diff.between && *diff.between != Verdict::kIdentical
                         ? fmt::format("; between its proposals {}", name(*diff.between))
                         : "");
  const auto line = [&](std::string_view sign, const CaseText& text) {
    out += fmt::format("  {}{}{}{} {}{}{}\n", sign, style.bold, label(text), style.off, style.faint, where(text),
                       style.off);
  };
  for (const Pair& pair : diff.pairs) {
    const CaseText& from = diff.proposals[pair.from];
    const CaseText& to = target(diff, pair);
    out += '\n';
    line("− ", from);
    line("+ ", to);
    out += marked_text(from.text, to.text, pair.comparison.hunks, settings.colour, settings.width, kIndent);
    if (!pair.comparison.complete) out += "    (too long and too different to be compared to the end)\n";
  }
  if (!diff.pairs.empty()) return out;
  out += '\n';
  for (const auto& proposal : diff.proposals) line("", proposal);
  if (diff.vedtak) line("", *diff.vedtak);
  if (diff.vedtak || !diff.proposals.empty()) {
    const CaseText& last = diff.vedtak ? *diff.vedtak : diff.proposals.back();
    out += marked_text("", last.text, {}, false, settings.width, kIndent);
  }
  return out;
}

std::string diff_line(const CaseDiff& diff, const Settings& settings) {
  const bool among = diff.between && *diff.between != Verdict::kIdentical;
  const std::string text = fmt::format(
      "{:<18} {:<12} {:<24} {}", one_line(std::string(short_name(diff.council)) + " " + diff.case_number),
      name(diff.verdict), among ? fmt::format("proposals {}", name(*diff.between)) : "", one_line(diff.title));
  return shortened(text, std::max<std::size_t>(settings.width, 60)) + "\n";
}

std::vector<std::string> diff_csv_head() {
  return {"case", "title", "verdict", "from", "to", "from_verdict", "old", "new", "marked"};
}

std::vector<std::vector<std::string>> diff_csv(const CaseDiff& diff) {
  const std::string called = fmt::format("{} {}", diff.council, diff.case_number);
  const std::string verdict(name(diff.verdict));
  std::vector<std::vector<std::string>> rows;
  for (const Pair& pair : diff.pairs) {
    const CaseText& from = diff.proposals[pair.from];
    const CaseText& to = target(diff, pair);
    std::string marked = marked_text(from.text, to.text, pair.comparison.hunks, false, std::string::npos, 0);
    marked.pop_back();
    rows.push_back({called, diff.title, verdict, pointer(pair.from), pointer(pair.to),
                    std::string(name(pair.comparison.verdict)), from.text, to.text, std::move(marked)});
  }
  if (rows.empty()) rows.push_back({called, diff.title, verdict, "", "", "", "", "", ""});
  return rows;
}

Json diff_json(const CaseDiff& diff) {
  Json json{{"case", fmt::format("{} {}", diff.council, diff.case_number)}, {"title", diff.title}};
  json["proposals"] = Json::array();
  for (const auto& proposal : diff.proposals) {
    Json one = text_json(proposal);
    one["verdict"] = name(proposal.verdict);
    json["proposals"].push_back(std::move(one));
  }
  json["vedtak"] = nullptr;
  if (diff.vedtak) {
    json["vedtak"] = text_json(*diff.vedtak);
    json["vedtak"]["label"] = diff.vedtak->label;
  }
  json["verdict"] = name(diff.verdict);
  json["between_proposals"] = nullptr;
  if (diff.between) json["between_proposals"] = name(*diff.between);
  json["hunks"] = Json::array();
  for (const Pair& pair : diff.pairs) {
    const CaseText& from = diff.proposals[pair.from];
    const CaseText& to = target(diff, pair);
    for (const Hunk& h : pair.comparison.hunks) {
      json["hunks"].push_back({{"from", pointer(pair.from)},
                               {"to", pointer(pair.to)},
                               {"verdict", name(h.verdict)},
                               {"reason", name(h.reason)},
                               {"old", from.text.substr(h.old_begin, h.old_end - h.old_begin)},
                               {"new", to.text.substr(h.new_begin, h.new_end - h.new_begin)},
                               {"old_range", {h.old_begin, h.old_end}},
                               {"new_range", {h.new_begin, h.new_end}}});
    }
  }
  return json;
}

}  // namespace saksgang::cli
