#include "segment/clauses.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.hpp"
#include "segment/speech.hpp"

namespace saksgang::segment {
namespace {

constexpr std::size_t kLongestNoun = 5;  // words of a noun phrase beside an organisation
constexpr int kDeepestSubject = 6;       // nested parts of a subject that are followed

}  // namespace

bool Clauses::capitalised(std::size_t i) const {
  std::size_t pos = 0;
  return word(i) && utf8::is_upper(utf8::next(s_[i].text, pos));
}

bool Clauses::has_spokesman_before(std::size_t p) const {
  if (p == 0 || !word(p - 1)) return false;
  if (is_spokesman(s_[p - 1].folded)) return true;
  // «Brukerorganisasjonene ved FFO»
  if (!is(p, "ved")) return false;
  for (const std::string_view end : {"organisasjonene", "organisasjonane", "foreningene", "leverandørene",
                                     "leverandørane", "kommunene", "kommunane", "foretakene", "føretaka"}) {
    if (s_[p - 1].folded.ends_with(end)) return true;
  }
  return false;
}

bool Clauses::joins(std::size_t i) const {
  return is(i, "og") || is(i, ",") || is(i, "samt") || is(i, "/") || is(i, "eller") || is(i, "&");
}

bool Clauses::possessive_follows(std::size_t i) const {
  return possessive(i + 1) && !is(i + 2, "side") && !is(i + 2, "ståsted") && !is(i + 2, "ståstad");
}

std::size_t Clauses::skip_fillers(std::size_t i) const {
  static constexpr std::array<std::array<std::string_view, 3>, 9> kPhrases{{
      {"på", "sin", "side"},
      {"på", "si", "side"},
      {"i", "tillegg", ""},
      {"for", "øvrig", ""},
      {"blant", "annet", ""},
      {"blant", "anna", ""},
      {"mellom", "anna", ""},
      {"til", "slutt", ""},
      {"i", "møtet", ""},
  }};
  for (std::size_t before = i + 1; before != i;) {
    before = i;
    while (word(i) && is_filler(s_[i].folded)) ++i;
    for (const auto& phrase : kPhrases) {
      const std::size_t length = phrase[2].empty() ? 2 : 3;
      if (is(i, phrase[0]) && is(i + 1, phrase[1]) && (length == 2 || is(i + 2, phrase[2]))) i += length;
    }
  }
  return i;
}

std::size_t Clauses::behind(std::size_t i) const {
  std::size_t end = i + 1;
  if (is(end, "(")) {
    std::size_t close = end + 1;
    while (close < s_.size() && close < end + 9 && !is(close, ")")) ++close;
    if (is(close, ")")) end = close + 1;
  }
  const bool with_stroke = is(end, "v") && is(end + 1, "/");
  if (with_stroke || is(end, "ved")) {
    std::size_t name = end + (with_stroke ? 2 : 1);
    const std::size_t first = name;
    // «ved (konstituert direktør) Kari Nordmann»
    for (std::size_t title = name; word(title) && title < name + 3 && !capitalised(title); ++title) {
      if (is_spokesman(s_[title].folded)) {
        name = title + 1;
        break;
      }
    }
    while (capitalised(name)) ++name;
    if (name > first) end = name;
  }
  if (is(end, "m.fl")) end += is(end + 1, ".") ? 2 : 1;
  return end;
}

Clauses::Group Clauses::group_of(std::size_t i) const {
  Group group{i, behind(i)};
  while (group.begin >= 2 && joins(group.begin - 1)) {
    std::size_t last = group.begin - 2;
    if (is(last, ",") && last > 0) --last;
    if (is(last, ")")) {
      while (last > 0 && !is(last, "(")) --last;
      if (last == 0) break;
      --last;
    }
    if (!s_[last].organisation() || s_[last].genitive) break;
    group.begin = last;
  }
  while (joins(group.end)) {
    std::size_t next = group.end + 1;
    while (word(next) && is_focus(s_[next].folded)) ++next;
    if (next >= s_.size() || !s_[next].organisation() || s_[next].genitive) break;
    group.end = behind(next);
  }
  return group;
}

bool Clauses::has_between(std::size_t begin, std::size_t end, bool (*kind)(std::string_view)) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (word(i) && kind(s_[i].folded)) return true;
  }
  return false;
}

bool Clauses::plain_noun(std::size_t begin, std::size_t end) const {
  if (begin >= end || end - begin > kLongestNoun) return false;
  for (std::size_t i = begin; i < end; ++i) {
    static constexpr std::string_view kArticles[] = {"den",   "det",   "de",   "dei",   "en",     "ei",
                                                     "et",    "ein",   "eit",  "flere", "fleire", "noen",
                                                     "nokre", "mange", "alle", "og",    ",",      "av"};
    const bool article = std::find(std::begin(kArticles), std::end(kArticles), s_[i].folded) != std::end(kArticles);
    if (article || s_[i].organisation()) continue;
    if (!word(i) || is_function_word(s_[i].folded) || speech_of(s_, i, i + 1) != Speech::kNone) return false;
  }
  return true;
}

bool Clauses::starts_clause(std::size_t b, int depth) const {
  if (depth > kDeepestSubject) return false;
  if (b > 0 && is_class_word(s_[b - 1].folded)) --b;
  while (b > 0 && word(b - 1) && is_focus(s_[b - 1].folded)) --b;
  if (b == 0) return true;
  const std::size_t p = b - 1;
  if (is(p, ":") || is(p, ";") || is(p, "–") || is(p, "—") || is(p, "-") || is(p, "«") || is(p, "\"") || is(p, "•")) {
    return true;
  }
  if (is(p, "mens") || is(p, "medan")) return true;
  const bool conjunction = is(p, "og") || is(p, "men") || is(p, "for") || is(p, "så");
  if (conjunction && (p == 0 || is(p - 1, ","))) return true;
  if (is(p, "for") && !has_spokesman_before(p)) return false;
  if (conjunction || is(p, "samt")) {
    // «kommunene og KS», or a second main clause, unless what is before hangs on an «at».
    const std::size_t noun = noun_begin(p);
    if (noun < p && starts_clause(noun, depth + 1)) return true;
    if (!is(p, "for")) return !has_between(0, p, is_subordinator) && p > 1;
  }
  if (is(p, "(") || is(p, ",") || is(p, "/")) {
    const std::size_t name = person_begin(p);
    return (name < p && starts_clause(name, depth + 1)) || (is(p, ",") && !has_between(0, p, is_subordinator) && p > 3);
  }
  // «Kari Nordmann KS», the comma forgotten
  if (capitalised(p)) {
    const std::size_t name = person_begin(b);
    return name < b && starts_clause(name, depth + 1);
  }
  if (is_place_word(p)) {
    const std::size_t name = person_begin(p);
    if (name < p && starts_clause(name, depth + 1)) return true;
    if (!has_spokesman_before(p)) return false;
    std::size_t noun = p - 1;
    while (noun > 0 && p - noun < kLongestNoun && plain_noun(noun - 1, p) && !s_[noun - 1].organisation()) --noun;
    return starts_clause(noun, depth + 1);
  }
  return false;
}

bool Clauses::is_place_word(std::size_t p) const {
  return is(p, "fra") || is(p, "frå") || is(p, "i") || is(p, "for") || is(p, "hos") || is(p, "til") || is(p, "ved") ||
         is(p, "av");
}

std::size_t Clauses::person_begin(std::size_t p) const {
  std::size_t begin = p;
  while (begin > 0 && p - begin < 4 && capitalised(begin - 1) && !is_opener(s_[begin - 1].folded)) --begin;
  return p - begin >= 2 ? begin : p;
}

std::size_t Clauses::noun_begin(std::size_t p) const {
  std::size_t begin = p;
  while (begin > 0 && plain_noun(begin - 1, p)) --begin;
  return begin;
}

std::size_t Clauses::clause_begin(std::size_t verb) const {
  for (std::size_t i = verb; i > 0; --i) {
    if (is(i - 1, ";") || is(i - 1, ":") || is(i - 1, "–")) return i;
    if (i >= 2 && (is(i - 1, "og") || is(i - 1, "men")) && is(i - 2, ",") && i < verb) return i;
  }
  return is(0, "men") || is(0, "og") ? 1 : 0;
}

}  // namespace saksgang::segment
