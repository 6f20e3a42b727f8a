#include "pdf/visibility.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <memory>
#include <vector>

#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include "pdf/hidden_text.hpp"

namespace saksgang::pdf {
namespace {

constexpr double kResolution = 72;       // dots an inch: enough to see whether something is drawn
constexpr double kMaxDots = 8e6;         // of a page; larger pages are rendered more coarsely
constexpr int kContrast = 12;            // of 255; less than that nobody reads
constexpr double kRenderingSeconds = 5;  // of processor time a document

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

class Tones {
 public:
  Tones(const poppler::image& image, double scale) : image_(image), scale_(scale) {}

  // Whether the tones within the box differ. A box outside the page has none to differ.
  bool differ(const Box& box) const {
    const int x0 = clamp(std::floor(box.x0 * scale_), image_.width());
    const int x1 = clamp(std::ceil(box.x1 * scale_), image_.width());
    const int y0 = clamp(std::floor(box.y0 * scale_), image_.height());
    const int y1 = clamp(std::ceil(box.y1 * scale_), image_.height());
    int darkest = 255;
    int lightest = 0;
    for (int y = y0; y < y1; ++y) {
      const auto* row = reinterpret_cast<const unsigned char*>(image_.const_data()) +
                        static_cast<std::ptrdiff_t>(y) * image_.bytes_per_row();
      for (int x = x0; x < x1; ++x) {
        darkest = std::min<int>(darkest, row[x]);
        lightest = std::max<int>(lightest, row[x]);
      }
      if (lightest - darkest > kContrast) return true;
    }
    return false;
  }

 private:
  static int clamp(double value, int most) {
    return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
  }

  const poppler::image& image_;
  double scale_;
};

void look_at(const poppler::document& document, int index, Page& page) {
  const double area = double{page.width} * page.height;
  if (page.words.empty() || area <= 0) return;
  const std::unique_ptr<poppler::page> source(document.create_page(index));
  if (!source) return;
  const double scale = std::min(kResolution / 72, std::sqrt(kMaxDots / area));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(source.get(), 72 * scale, 72 * scale);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return;

  const Tones tones(image, scale);
  std::vector<Word*> unseen;
  std::size_t seen = 0;
  for (Word& word : page.words) {
    if (word.invisible) continue;
    if (tones.differ(word.box)) {
      ++seen;
    } else {
      unseen.push_back(&word);
    }
  }
  if (seen == 0) return;
  for (Word* word : unseen) word->invisible = true;
}

}  // namespace

void mark_unseen_words(std::string_view bytes, const poppler::document& document, PageSet& set) {
  const double until = processor_seconds() + kRenderingSeconds;
  for (const int index : pages_with_hidden_text(bytes, document.is_encrypted(), static_cast<int>(set.pages.size()))) {
    if (processor_seconds() > until) return;
    look_at(document, index, set.pages[static_cast<std::size_t>(index)]);
  }
}

}  // namespace saksgang::pdf
