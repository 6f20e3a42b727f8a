#include "model/councils.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace saksgang {
namespace {

// How a name begins, as it is looked for in a text.
struct Start {
  std::string text;  // lower case; a word of the text begins with it
  std::string_view council;
};

// By their first byte, so that few are tried at each word.
const std::array<std::vector<Start>, 256>& starts() {
  static const std::array<std::vector<Start>, 256> table = [] {
    std::array<std::vector<Start>, 256> out;
    for (const Council& council : councils()) {
      const std::vector<CouncilName> shorts{{council.short_name, {}, {}}};
      for (const auto* names : {&council.names, &council.aliases, &shorts}) {
        for (const CouncilName& name : *names) {
          if (name.text.empty()) continue;
          std::string text = utf8::lower(name.text);
          const auto first = static_cast<unsigned char>(text.front());
          out[first].push_back({std::move(text), council.name});
        }
      }
    }
    return out;
  }();
  return table;
}

// A text in lower case with hyphens of all kinds as '-' and no blank after the hyphen of a name broken at a line's end,
// and where each of its bytes stood.
struct Normal {
  std::string text;
  std::vector<std::size_t> at;  // one more than text has bytes
};

Normal normal(std::string_view text) {
  Normal out;
  out.text.reserve(text.size());
  out.at.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::lower(utf8::next(text, i));
    if (c == 0xAD) continue;
    if (c == 0x2010 || c == 0x2011) {
      out.text.push_back('-');
    } else if (utf8::is_space(c)) {
      if (out.text.empty() || out.text.back() == ' ' || out.text.ends_with("e-")) continue;
      out.text.push_back(' ');
    } else {
      utf8::append(out.text, c);
    }
    out.at.resize(out.text.size(), begin);
  }
  out.at.push_back(text.size());
  return out;
}

bool is_word_letter(char32_t c) {
  return utf8::is_letter(c) || utf8::is_digit(c);
}

// The longest name that the word at `pos` begins; of equal ones the first in the list.
const Start* name_at(std::string_view text, std::size_t pos) {
  const Start* best = nullptr;
  for (const Start& start : starts()[static_cast<unsigned char>(text[pos])]) {
    if ((best == nullptr || start.text.size() > best->text.size()) && text.substr(pos).starts_with(start.text)) {
      best = &start;
    }
  }
  return best;
}

// The first council that normal text names; empty for none.
std::string_view first_council(std::string_view text) {
  bool in_word = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    if (!in_word) {
      if (const Start* start = name_at(text, begin)) return start->council;
    }
    in_word = is_word_letter(c);
  }
  return {};
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
  const std::string_view found = first_council(normal(text).text);
  if (found.empty()) return std::nullopt;
  return std::string(found);
}

bool is_council_name(std::string_view text) {
  const std::string rest(utf8::trim(normal(text).text));
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
  if (words.size() <= 4 && !first_council(rest).empty()) {
    // «Fagutvalget (NUFA)» and «Nasjonalt e-helseråd», but not «NUFA drøftet saken».
    for (const std::string& w : words) {
      if (first_council(w).empty() && w != "nasjonalt" && w != "det" && w != "nasjonale") return false;
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

const Council* find_council(std::string_view canonical) {
  for (const Council& council : councils()) {
    if (council.name == canonical) return &council;
  }
  return nullptr;
}

std::vector<CouncilMention> find_councils(std::string_view text) {
  std::vector<CouncilMention> out;
  const Normal lower = normal(text);
  bool in_word = false;
  for (std::size_t i = 0; i < lower.text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(lower.text, i);
    if (!in_word) {
      if (const Start* start = name_at(lower.text, begin)) {
        // The rest of the word: endings, and «-representant» is none.
        std::size_t end = begin + start->text.size();
        for (std::size_t next = end; next < lower.text.size();) {
          if (!is_word_letter(utf8::next(lower.text, next))) break;
          end = next;
        }
        out.push_back({lower.at[begin], lower.at[end], start->council});
        i = end;
        in_word = false;
        continue;
      }
    }
    in_word = is_word_letter(c);
  }
  return out;
}

std::string_view short_name(std::string_view canonical) {
  const Council* known = find_council(canonical);
  return known == nullptr || known->short_name.empty() ? canonical : std::string_view(known->short_name);
}

std::string with_short_names(std::string_view sentence) {
  std::string out(sentence);
  const auto in_word = [&](std::size_t at) {
    const auto c = static_cast<unsigned char>(out[at]);
    return c >= 0x80 || std::isalnum(c) != 0 || c == '-' || c == '_';
  };
  for (const Council& council : councils()) {
    if (council.short_name.empty()) continue;
    for (std::size_t at = 0; (at = out.find(council.name, at)) != std::string::npos;) {
      const std::size_t end = at + council.name.size();
      if ((at > 0 && in_word(at - 1)) || (end < out.size() && in_word(end))) {
        at = end;
        continue;
      }
      out.replace(at, council.name.size(), council.short_name);
      at += council.short_name.size();
    }
  }
  return out;
}

std::string full_name(std::string_view canonical) {
  const Council* known = find_council(canonical);
  if (known == nullptr || known->names.empty()) return std::string(canonical);
  const std::string& name = known->names.front().text;
  const std::string_view brief = short_name(canonical);
  return name == brief ? name : name + " (" + std::string(brief) + ")";
}

std::vector<std::string_view> successors(std::string_view council) {
  std::vector<std::string_view> out;
  const auto add = [&](std::string_view of) {
    if (const Council* known = find_council(of)) {
      for (const std::string& next : known->successors) {
        if (std::find(out.begin(), out.end(), next) == out.end()) out.push_back(next);
      }
    }
  };
  add(council);
  for (std::size_t i = 0; i < out.size(); ++i) add(std::string_view(out[i]));
  return out;
}

std::vector<std::string_view> predecessors(std::string_view council) {
  std::vector<std::string_view> out;
  const auto add = [&](std::string_view of) {
    for (const Council& other : councils()) {
      const auto& next = other.successors;
      if (std::find(next.begin(), next.end(), of) == next.end()) continue;
      if (std::find(out.begin(), out.end(), other.name) == out.end()) out.push_back(other.name);
    }
  };
  add(council);
  for (std::size_t i = 0; i < out.size(); ++i) add(std::string_view(out[i]));
  return out;
}

std::string council_or_as_printed(std::string_view text) {
  if (auto known = canonical_council(text)) return *known;
  return std::string(utf8::trim(text));
}

}  // namespace saksgang
