#include "model/councils.hpp"

#include <array>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace saksgang {
namespace {

struct Alias {
  std::string_view start;  // lower case; a word of the text begins with it
  std::string_view council;
};

// Names met in the published papers, as the beginnings of words, so that inflected forms match too. Where two begin
// alike the longer stands first.
constexpr std::array kAliases{
    Alias{"nufa", "NUFA"},
    Alias{"fagutval", "NUFA"},
    Alias{"nuit", "NUIT"},
    Alias{"prioriteringsutval", "NUIT"},
    Alias{"nehr", "NEHR"},
    Alias{"nasjonalt e-helseråd", "NEHR"},
    Alias{"e-helseråd", "NEHR"},
    Alias{"ehelseråd", "NEHR"},
    Alias{"e-helserad", "NEHR"},
    Alias{"strategiråd", "STRATEGIRADET"},
    Alias{"strategiradet", "STRATEGIRADET"},
    Alias{"nasjonalt strategiråd", "STRATEGIRADET"},
    Alias{"porteføljeråd", "PORTEFOLJERADET"},
    Alias{"portefoljeradet", "PORTEFOLJERADET"},
    Alias{"nasjonalt porteføljeråd", "PORTEFOLJERADET"},
    Alias{"nasjonalt prioriteringsråd", "PORTEFOLJERADET"},
    Alias{"prioriteringsråd", "PORTEFOLJERADET"},
};

struct Succession {
  std::string_view council;
  std::string_view successor;
};

// In order of time; both from 2026 on.
constexpr std::array kSuccessions{
    Succession{"NUIT", "PORTEFOLJERADET"},
    Succession{"NEHR", "STRATEGIRADET"},
};

// Lower case, hyphens of all kinds as '-', no blank after the hyphen of a name broken at a line's end.
std::string normal(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::lower(utf8::next(text, i));
    if (c == 0xAD) continue;
    if (c == 0x2010 || c == 0x2011) {
      out.push_back('-');
    } else if (utf8::is_space(c)) {
      if (out.ends_with("e-")) continue;
      out.push_back(' ');
    } else {
      utf8::append(out, c);
    }
  }
  return utf8::collapse_blanks(out);
}

bool word_start(std::string_view text, std::size_t pos) {
  if (pos == 0) return true;
  std::size_t before = pos - 1;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  const char32_t c = utf8::next(text, before);
  return !utf8::is_letter(c) && !utf8::is_digit(c);
}

std::string_view find_alias(std::string_view text) {
  std::size_t best = std::string_view::npos;
  std::string_view council;
  for (const Alias& alias : kAliases) {
    for (std::size_t pos = text.find(alias.start); pos != std::string_view::npos && pos < best;
         pos = text.find(alias.start, pos + 1)) {
      if (!word_start(text, pos)) continue;
      best = pos;
      council = alias.council;
      break;
    }
  }
  return council;
}

// The last word is a noun for a standing body, in the forms of both languages.
bool names_a_body(std::string_view word) {
  for (const std::string_view end : {"utvalg", "utvalget", "utval", "utvalet", "råd", "rådet", "styre", "styret",
                                     "komité", "komiteen", "forum", "forumet", "nemnd", "nemnda"}) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> canonical_council(std::string_view text) {
  const std::string_view found = find_alias(normal(text));
  if (found.empty()) return std::nullopt;
  return std::string(found);
}

bool is_council_name(std::string_view text) {
  std::string rest = normal(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= rest.size();) {
    const std::size_t start = i;
    const char32_t c = i < rest.size() ? utf8::next(rest, i) : U' ';
    if (start == rest.size()) ++i;
    if (utf8::is_letter(c) || c == '-' || utf8::is_digit(c)) {
      utf8::append(word, c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (words.empty() || words.size() > 10) return false;
  if (words.size() <= 4 && !find_alias(rest).empty()) {
    // «Fagutvalget (NUFA)» and «Nasjonalt e-helseråd», but not «NUFA drøftet saken».
    for (const std::string& w : words) {
      if (find_alias(w).empty() && w != "nasjonalt" && w != "det" && w != "nasjonale") return false;
    }
    return true;
  }
  // «Nasjonalt strategiråd for digitalisering i helse- og omsorgssektoren»: the body's noun, then what it is for.
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!names_a_body(words[i])) continue;
    return i <= 2 && (i + 1 == words.size() || words[i + 1] == "for" || words[i + 1] == "i");
  }
  return false;
}

std::vector<std::string_view> successors(std::string_view council) {
  std::vector<std::string_view> out;
  for (const Succession& step : kSuccessions) {
    if (step.council == (out.empty() ? council : out.back())) out.push_back(step.successor);
  }
  return out;
}

std::string council_or_as_printed(std::string_view text) {
  if (auto known = canonical_council(text)) return *known;
  return std::string(utf8::trim(text));
}

}  // namespace saksgang
