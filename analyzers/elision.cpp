#include "analyzers/elision.hpp"

#include <algorithm>
#include <array>

namespace saksgang::analyzers {
namespace {

// Chunks from an incomplete word to the one that completes it: «A-, B-, C- og/eller Dxy».
constexpr std::size_t kFarthest = 8;

constexpr std::array<std::string_view, 3> kConjunctions = {"og", "eller", "samt"};

// The length in bytes of a hyphen at the beginning of the text; 0 where there is none.
std::size_t hyphen_before(std::string_view text) {
  if (text.starts_with('-')) return 1;
  for (const std::string_view hyphen : {"\u2010", "\u2011", "\u2013"}) {
    if (text.starts_with(hyphen)) return hyphen.size();
  }
  return 0;
}

std::size_t hyphen_behind(std::string_view text) {
  if (text.ends_with('-')) return 1;
  for (const std::string_view hyphen : {"\u2010", "\u2011"}) {
    if (text.ends_with(hyphen)) return hyphen.size();
  }
  return 0;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Chunk>& chunks) : text_(text), chunks_(chunks) {}

  void run(std::vector<Elision>& out) const {
    out.clear();
    for (std::size_t i = 0; i + 1 < chunks_.size(); ++i) {
      if (hangs(i)) find_tail(i, out);
      if (i >= 2 && is_hung(i)) find_head(i, out);
    }
    if (chunks_.size() > 2 && is_hung(chunks_.size() - 1)) find_head(chunks_.size() - 1, out);
  }

 private:
  std::string_view between(std::size_t i) const {
    const std::size_t end = i + 1 < chunks_.size() ? chunks_[i + 1].begin : text_.size();
    return text_.substr(chunks_[i].end, end - chunks_[i].end);
  }

  std::string_view word(std::size_t i) const {
    return text_.substr(chunks_[i].begin, chunks_[i].end - chunks_[i].begin);
  }

  bool is_conjunction(std::size_t i) const {
    return std::find(kConjunctions.begin(), kConjunctions.end(), word(i)) != kConjunctions.end();
  }

  // «drift- og», «drift-, »: a hyphen, then a blank or a comma, and no line's end before the next word.
  bool hangs(std::size_t i) const {
    if (hyphen_before(text_.substr(chunks_[i].end)) == 0) return false;
    const std::string_view gap = between(i);
    const std::string_view rest = gap.substr(std::min(hyphen_before(gap), gap.size()));
    if (rest.empty() || (!is_blank(rest.front()) && rest.front() != ',' && rest.front() != '/')) return false;
    return std::all_of(rest.begin(), rest.end(), [](char c) { return is_blank(c) || c == ',' || c == '/'; });
  }

  // « -boliger»: a blank, then a hyphen, right before the word.
  bool is_hung(std::size_t i) const {
    const std::string_view gap = between(i - 1);
    const std::size_t hyphen = hyphen_behind(gap);
    if (hyphen == 0 || hyphen == gap.size()) return false;
    const std::string_view rest = gap.substr(0, gap.size() - hyphen);
    return std::all_of(rest.begin(), rest.end(), is_blank);
  }

  // Nothing but blanks, or the slash of «og/eller», stands behind the chunk.
  bool goes_on(std::size_t i) const {
    const std::string_view gap = between(i);
    return std::all_of(gap.begin(), gap.end(), [](char c) { return is_blank(c) || c == '/'; });
  }

  void find_tail(std::size_t first, std::vector<Elision>& out) const {
    bool joined = false;
    for (std::size_t i = first + 1; i < chunks_.size() && i <= first + kFarthest; ++i) {
      if (chunks_[i].new_paragraph) return;
      if (is_conjunction(i)) {
        if (!goes_on(i)) return;
        joined = true;
      } else if (!hangs(i)) {
        // «A- B» without a conjunction is a dash without its first blank.
        if (joined) out.push_back({first, i, true});
        return;
      }
    }
  }

  void find_head(std::size_t last, std::vector<Elision>& out) const {
    if (!is_conjunction(last - 1) || chunks_[last].new_paragraph || chunks_[last - 1].new_paragraph) return;
    if (is_conjunction(last - 2) || !goes_on(last - 2)) return;
    out.push_back({last, last - 2, false});
  }

  std::string_view text_;
  const std::vector<Chunk>& chunks_;
};

}  // namespace

void find_elisions(std::string_view text, const std::vector<Chunk>& chunks, std::vector<Elision>& out) {
  Finder(text, chunks).run(out);
}

}  // namespace saksgang::analyzers
