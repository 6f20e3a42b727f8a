#include "layout/joining.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace saksgang::layout {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";

bool inner(char32_t c) {
  return utf8::is_letter(c) || utf8::is_digit(c) || c == '-' || c == 0x2010 || c == 0x2011;
}

// The word with signs at its ends taken off, lower case, hyphens as '-', soft hyphens out.
std::string bare(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::next(word, i);
    if (c == 0xAD) continue;
    if (!inner(c)) {
      if (out.empty()) continue;
      break;
    }
    utf8::append(out, c == 0x2010 || c == 0x2011 ? U'-' : utf8::lower(c));
  }
  return out;
}

std::string_view last_token(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \n");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

std::string_view first_token(std::string_view text) {
  return text.substr(0, text.find(' '));
}

char32_t first_char(std::string_view text) {
  std::size_t pos = 0;
  return text.empty() ? U' ' : utf8::next(text, pos);
}

// Words before which a hyphen at a line's end belongs to an elided compound: «helse- og omsorgstjenesten».
bool continues_elision(std::string_view word) {
  static constexpr std::string_view kWords[] = {"og", "eller", "samt", "men", "som", "til", "/", "&", "heller"};
  const std::string w = utf8::lower(word);
  return std::find(std::begin(kWords), std::end(kWords), w) != std::end(kWords);
}

bool web_address(std::string_view token) {
  return token.find("://") != std::string_view::npos || token.starts_with("www.");
}

bool hyphen_at_end(std::string_view token, std::size_t& size) {
  for (const std::string_view sign : {std::string_view("-"), std::string_view("\u2010"), std::string_view("\u2011")}) {
    if (token.size() > sign.size() && token.ends_with(sign)) {
      size = sign.size();
      return true;
    }
  }
  return false;
}

enum class Break { kBlank, kKeepHyphen, kDropHyphen };

// Decides about a token that ends in a hyphen, without it, and the token that begins the next line.
Break decide(std::string_view before, std::string_view after, const Vocabulary& vocabulary) {
  if (continues_elision(after)) return Break::kBlank;
  const char32_t next = first_char(after);
  if (!utf8::is_letter(next) && !utf8::is_digit(next)) return Break::kBlank;
  if (utf8::is_upper(next) || utf8::is_digit(next)) return Break::kKeepHyphen;
  const std::string left = bare(before);
  const std::string right = bare(after);
  // One letter or an acronym or a number before a hyphen is a word of its own: «e-helse», «EHDS-krav», «17-årig».
  std::size_t pos = 0;
  std::size_t letters = 0;
  bool capitals = true;
  for (const std::string_view word = before; pos < word.size();) {
    const char32_t c = utf8::next(word, pos);
    if (!utf8::is_letter(c)) continue;
    ++letters;
    if (!utf8::is_upper(c)) capitals = false;
  }
  if (letters <= 1 || capitals) return Break::kKeepHyphen;
  const bool joined = vocabulary.has(left + right);
  const bool hyphenated = vocabulary.has(left + "-" + right);
  if (joined != hyphenated) return joined ? Break::kDropHyphen : Break::kKeepHyphen;
  if (vocabulary.stands_before_hyphen(left) && vocabulary.has(right)) return Break::kKeepHyphen;
  return vocabulary.hyphenates() ? Break::kDropHyphen : Break::kKeepHyphen;
}

}  // namespace

Vocabulary::Vocabulary(const PageSet& pages) {
  struct End {
    std::string left, right;
  };
  std::vector<End> ends;
  int soft = 0;
  for (const Page& page : pages.pages) {
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      const Word& w = page.words[i];
      const std::size_t inner_soft = w.text.find(kSoftHyphen);
      if (inner_soft != std::string::npos) ++soft;
      std::size_t hyphen = 0;
      if (!w.text.ends_with(kSoftHyphen) && !hyphen_at_end(w.text, hyphen)) {
        add(bare(w.text));
        continue;
      }
      // Poppler gives the words of a line, then those of the next line of the same block.
      if (hyphen == 0 || i + 1 >= page.words.size() || page.words[i + 1].box.y0 <= w.box.mid_y()) continue;
      const Word& next = page.words[i + 1];
      if (!utf8::is_upper(first_char(next.text)) && utf8::is_letter(first_char(next.text)) &&
          !continues_elision(next.text)) {
        ends.push_back({bare(std::string_view(w.text).substr(0, w.text.size() - hyphen)), bare(next.text)});
        ++i;  // the word's second half is no word
      }
    }
  }
  int broken = 0;
  int compounds = 0;
  for (const End& end : ends) {
    if (utf8::length(end.left) <= 1) continue;
    if (has(end.left + "-" + end.right) || (has(end.left) && has(end.right))) {
      ++compounds;
    } else if (has(end.left + end.right) || !has(end.left)) {
      ++broken;
    }
  }
  hyphenates_ = soft >= 5 || (broken >= 2 && broken > compounds);
}

void Vocabulary::add(const std::string& word) {
  if (word.empty()) return;
  ++counts_[word];
  // What stands before a hyphen within words: «gap» of «gap-analyse».
  const std::size_t hyphen = word.find('-');
  if (hyphen != std::string::npos && hyphen > 0) ++before_hyphen_[word.substr(0, hyphen)];
}

int Vocabulary::count(const std::string& word) const {
  const auto it = counts_.find(word);
  return it == counts_.end() ? 0 : it->second;
}

std::size_t append_line(std::string& text, std::string_view line, bool filled, const Vocabulary& vocabulary) {
  if (text.empty()) {
    text.append(line);
    return 0;
  }
  if (text.ends_with(kSoftHyphen)) {
    text.resize(text.size() - kSoftHyphen.size());
    const std::size_t offset = text.size();
    text.append(line);
    return offset;
  }
  const std::string_view token = last_token(text);
  const std::string_view after = first_token(line);
  std::size_t hyphen = 0;
  if (web_address(token)) {
    // An address goes on over the line's end unless it ends in a letter or digit; its hyphens are its own.
    const char32_t end = static_cast<unsigned char>(token.back());
    if (utf8::is_letter(end) || utf8::is_digit(end) || end >= 0x80 || end == '.' || end == ')') text.push_back(' ');
  } else if (hyphen_at_end(token, hyphen)) {
    switch (decide(token.substr(0, token.size() - hyphen), after, vocabulary)) {
      case Break::kDropHyphen:
        text.resize(text.size() - hyphen);
        break;
      case Break::kKeepHyphen:
        break;
      case Break::kBlank:
        text.push_back(' ');
        break;
    }
  } else {
    const bool cut = filled && first_char(after) == utf8::lower(first_char(after)) &&
                     utf8::is_letter(first_char(after)) &&
                     (vocabulary.has(bare(token) + bare(after)) ||
                      (vocabulary.count(bare(after)) <= 1 && utf8::length(bare(after)) <= 4));
    // «helse-/omsorg»: a line that ends in a slash goes on without a blank where the sign stands close to its word.
    const bool slash = token.size() > 1 && token.ends_with('/') && !token.ends_with(" /");
    if (!cut && !slash) text.push_back(' ');
  }
  const std::size_t offset = text.size();
  text.append(line);
  return offset;
}

}  // namespace saksgang::layout
