#include "layout/paragraphs.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.hpp"

namespace saksgang::layout {
namespace {

int key_of(float size) {
  return static_cast<int>(std::lround(size * 2));
}

char32_t last_char(std::string_view text) {
  char32_t c = U' ';
  for (std::size_t i = text.size() > 4 ? text.size() - 4 : 0; i < text.size();) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) {
      ++i;
      continue;
    }
    c = utf8::next(text, i);
  }
  return c;
}

bool ends_sentence(std::string_view text) {
  const char32_t c = last_char(text);
  return c == '.' || c == ':' || c == '?' || c == '!' || c == ';';
}

bool begins_small(std::string_view text) {
  std::size_t i = 0;
  const char32_t c = text.empty() ? U' ' : utf8::next(text, i);
  return utf8::is_letter(c) && !utf8::is_upper(c);
}

bool is_dash(std::string_view marker) {
  return marker == "-" || marker == "\u2013" || marker == "\u2014";
}

// True where the next line's first word would have had room on the line before: its end was meant.
bool ended_early(const TextLine& line, const TextLine& next) {
  return line.box.x1 + 0.25F * line.size + next.first_width < line.right - 0.6F * line.size;
}

class Builder {
 public:
  Builder(int column, const Leading& leading, const Vocabulary& vocabulary)
      : column_(column), leading_(leading), vocabulary_(vocabulary) {}

  bool begins_paragraph(const TextLine& line) const {
    const TextLine& before = *previous_;
    if (!line.marker.empty()) return true;
    if (std::abs(line.size - before.size) > 0.08F * before.size && line.words > 0) return true;
    if (paragraph_.bold != line.bold && (paragraph_.bold || ended_early(before, line) || ends_sentence(before.text))) {
      return true;
    }
    const bool other_column_top = line.page == before.page && line.box.y0 < before.box.y0;
    if (line.page != before.page || other_column_top) return begins_after_break(line);
    const float distance = line.box.mid_y() - before.box.mid_y();
    const float usual = leading_.of(line.size);
    // A word broken at the line's end goes on, whatever stands between.
    if (before.text.ends_with('-') && begins_small(line.text) && distance < 2.5F * usual) return false;
    if (distance > usual + std::max(1.2F, 0.2F * line.size)) return true;
    return begins_by_shape(line);
  }

  void begin(const TextLine& line, float gap) {
    paragraph_ = {};
    paragraph_.column = column_;
    paragraph_.marker = line.marker;
    paragraph_.bold = line.bold;
    paragraph_.italic = line.italic;
    paragraph_.gap_before = gap;
    text_x_ = line.text_x;
    line_x_ = line.box.x0;
    size_votes_.clear();
    open_ = true;
  }

  void add(const TextLine& line) {
    const bool filled = previous_ != nullptr && previous_->words == 1 && open_ && !paragraph_.lines.empty() &&
                        previous_->box.x1 > previous_->right - 1.2F * previous_->size;
    const std::size_t offset = append_line(paragraph_.text, line.text, filled, vocabulary_);
    paragraph_.lines.push_back({line.page, line.box, offset});
    paragraph_.bold = paragraph_.bold && line.bold;
    paragraph_.italic = paragraph_.italic && line.italic;
    size_votes_[key_of(line.size)] += static_cast<int>(line.text.size());
    sizes_[key_of(line.size)] = line.size;
    previous_ = &line;
  }

  bool open() const { return open_; }
  const TextLine* previous() const { return previous_; }

  Paragraph take() {
    const auto best = std::max_element(size_votes_.begin(), size_votes_.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    paragraph_.size = sizes_[best->first];
    open_ = false;
    return std::move(paragraph_);
  }

 private:
  // The next page, or the head of the next column: heights tell nothing there.
  bool begins_after_break(const TextLine& line) const {
    const TextLine& before = *previous_;
    if (line.bold && paragraph_.bold && !ends_sentence(before.text)) return ended_early(before, line);
    if (paragraph_.list_item()) {
      // Text at the item's indent goes on with it; text at the margin is a new paragraph.
      if (line.text_x < text_x_ - 2.5F) return !begins_small(line.text);
      return false;
    }
    if (begins_small(line.text)) return false;
    if (!ends_sentence(before.text) && !ended_early(before, line)) return false;
    if (ends_sentence(before.text) && !ended_early(before, line)) {
      // A sentence that ends with its line: within a paragraph as likely as at its end, where the line is full.
      return before.box.x1 < before.right - 3.0F * before.size;
    }
    return true;
  }

  // Indent, and lines that end before they must.
  bool begins_by_shape(const TextLine& line) const {
    const TextLine& before = *previous_;
    if (paragraph_.list_item()) {
      if (line.text_x >= text_x_ - 2.5F) {
        return ended_early(before, line) && ends_sentence(before.text) && !begins_small(line.text) &&
               line.text_x > text_x_ + 0.8F * line.size;
      }
      if (line.text_x < line_x_ - 2.5F) return true;
      return !begins_small(line.text) || ended_early(before, line);
    }
    if (line.text_x > text_x_ + 0.8F * line.size && paragraph_.lines.size() > 1 && !begins_small(line.text))
      return true;
    return ended_early(before, line) && (!begins_small(line.text) || ended_far_too_early(before));
  }

  // «Ragna Solvik» / «avdelingsdirektør»: a line of less than half the column's width was ended on purpose, however
  // the next one begins.
  bool ended_far_too_early(const TextLine& line) const {
    return line.right - line.box.x1 > 0.55F * (line.right - text_x_);
  }

  int column_;
  const Leading& leading_;
  const Vocabulary& vocabulary_;
  Paragraph paragraph_;
  const TextLine* previous_ = nullptr;
  float text_x_ = 0;
  float line_x_ = 0;
  bool open_ = false;
  std::map<int, int> size_votes_;
  std::map<int, float> sizes_;
};

}  // namespace

Leading::Leading(const std::vector<const std::vector<TextLine>*>& streams) {
  // For each size, how often each distance occurs, in half points. The smallest distance that is common is that of
  // lines within a paragraph: distances between paragraphs are larger.
  std::map<int, std::map<int, int>> seen;
  std::map<int, std::map<int, float>> sum;
  for (const auto* lines : streams) {
    for (std::size_t i = 1; i < lines->size(); ++i) {
      const TextLine& a = (*lines)[i - 1];
      const TextLine& b = (*lines)[i];
      if (a.page != b.page || std::abs(a.size - b.size) > 0.25F) continue;
      const float distance = b.box.mid_y() - a.box.mid_y();
      if (distance < 0.8F * b.size || distance > 2.6F * b.size) continue;
      const int bin = static_cast<int>(std::lround(distance * 2));
      ++seen[key_of(b.size)][bin];
      sum[key_of(b.size)][bin] += distance;
    }
  }
  std::vector<std::pair<int, float>> ratios;
  for (const auto& [size, bins] : seen) {
    int most = 0;
    int all = 0;
    for (const auto& [bin, n] : bins) {
      most = std::max(most, n);
      all += n;
    }
    for (const auto& [bin, n] : bins) {
      if (n * 3 < most || n < 2) continue;
      // Rounding spreads one distance over neighbouring bins.
      float value = sum[size][bin] / static_cast<float>(n);
      const auto next = bins.find(bin + 1);
      if (next != bins.end() && next->second * 3 >= most) {
        value = std::max(value, sum[size][bin + 1] / static_cast<float>(next->second));
      }
      by_size_[size] = value;
      ratios.emplace_back(all, value / (static_cast<float>(size) / 2));
      break;
    }
  }
  if (!ratios.empty()) ratio_ = std::max_element(ratios.begin(), ratios.end())->second;
}

float Leading::of(float size) const {
  const auto it = by_size_.find(key_of(size));
  return it != by_size_.end() ? it->second : ratio_ * size;
}

void drop_false_markers(std::vector<TextLine>& lines) {
  const auto to_text = [](TextLine& line) {
    line.text = line.marker + " " + line.text;
    line.marker.clear();
    line.text_x = line.box.x0;
  };
  // A dash, close to its text as in running text, opens an item where others stand below each other or a sentence has
  // just ended; else it is the dash of «Temadag / – Etablering av …».
  for (std::size_t i = 1; i < lines.size(); ++i) {
    TextLine& line = lines[i];
    if (!is_dash(line.marker) || line.marker_gap > 0.45F * line.size || lines[i - 1].page != line.page) continue;
    const auto like_it = std::count_if(lines.begin(), lines.end(), [&](const TextLine& other) {
      return other.marker == line.marker && std::abs(other.box.x0 - line.box.x0) < 2 &&
             std::abs(other.page - line.page) < 2;
    });
    if (like_it < 2 && !ends_sentence(lines[i - 1].text)) to_text(line);
  }
  std::vector<std::pair<TextLine*, long>> numbered;
  for (TextLine& line : lines) {
    if (line.marker.empty() || line.marker[0] < '0' || line.marker[0] > '9') continue;
    numbered.emplace_back(&line, std::strtol(line.marker.c_str(), nullptr, 10));
  }
  long last = 0;
  for (std::size_t i = 0; i < numbered.size(); ++i) {
    const auto [line, number] = numbered[i];
    const bool followed = i + 1 < numbered.size() && numbered[i + 1].second == number + 1 &&
                          std::abs(numbered[i + 1].first->box.x0 - line->box.x0) < line->size;
    if (number == 1 || number == last + 1 || followed || line->marker_gap > 0.6F * line->size) {
      last = number;
    } else {
      to_text(*line);
    }
  }
}

std::vector<Paragraph> make_paragraphs(const std::vector<TextLine>& lines, const std::vector<bool>& forced, int column,
                                       const Leading& leading, const Vocabulary& vocabulary) {
  std::vector<Paragraph> out;
  Builder builder(column, leading, vocabulary);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    if (line.text.empty()) continue;
    const bool first = !builder.open();
    const bool starts = first || (i < forced.size() && forced[i]) || builder.begins_paragraph(line);
    if (starts) {
      float gap = 0;
      if (!first) {
        const TextLine& before = *builder.previous();
        if (before.page == line.page) {
          gap = std::max(0.0F, (line.box.mid_y() - before.box.mid_y()) / leading.of(line.size) - 1);
        }
        out.push_back(builder.take());
      }
      builder.begin(line, gap);
    }
    builder.add(line);
  }
  if (builder.open()) out.push_back(builder.take());
  return out;
}

}  // namespace saksgang::layout
