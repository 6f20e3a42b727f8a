#include "pdf/extract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>

#include "pdf/content_scan.hpp"
#include "pdf/font_table.hpp"
#include "pdf/poppler_errors.hpp"
#include "pdf/text.hpp"
#include "pdf/visibility.hpp"

namespace saksgang::pdf {
namespace {

// Bounds far above every real document, so that a made-up one ends in an error and not in the limits of the worker.
constexpr int kMaxPages = 50'000;
constexpr std::size_t kMaxWords = 4'000'000;
constexpr float kFarAway = 100'000;  // points; no page is that large

bool has_pdf_header(std::string_view bytes) {
  // Readers accept junk before the header, as far as this.
  return bytes.substr(0, 1024).find("%PDF") != std::string_view::npos;
}

// Finite, within reason, and the right way round; false where nothing can be made of it.
bool to_box(const poppler::rectf& rect, Box& box) {
  const double sides[] = {rect.left(), rect.top(), rect.right(), rect.bottom()};
  for (const double side : sides) {
    if (!std::isfinite(side) || std::fabs(side) > kFarAway) return false;
  }
  box.x0 = static_cast<float>(std::min(sides[0], sides[2]));
  box.y0 = static_cast<float>(std::min(sides[1], sides[3]));
  box.x1 = static_cast<float>(std::max(sides[0], sides[2]));
  box.y1 = static_cast<float>(std::max(sides[1], sides[3]));
  return true;
}

float sane_length(double points) {
  return std::isfinite(points) && points > 0 ? static_cast<float>(std::min<double>(points, kFarAway)) : 0;
}

void set_size_of(const poppler::page& source, Page& page) {
  const poppler::rectf rect = source.page_rect();
  page.width = sane_length(std::fabs(rect.width()));
  page.height = sane_length(std::fabs(rect.height()));
  // The rectangle is given before the page's own rotation, the words after it.
  const auto orientation = source.orientation();
  if (orientation == poppler::page::landscape || orientation == poppler::page::seascape) {
    std::swap(page.width, page.height);
  }
}

class Extractor {
 public:
  Result<PageSet> run(const std::string& bytes, poppler::document& document) {
    set_.title = title_of(document);
    const int count = document.pages();
    if (count < 1) return fail(ErrorCode::kDamaged, "the PDF has no pages");
    if (count > kMaxPages) return fail(ErrorCode::kDamaged, fmt::format("the PDF claims to have {} pages", count));
    set_.pages.reserve(static_cast<std::size_t>(count));
    for (int index = 0; index < count; ++index) {
      set_.pages.emplace_back();
      set_.pages.back().number = index + 1;
      read_page(document, index, set_.pages.back());
      if (words_ > kMaxWords) {
        return fail(ErrorCode::kOutputLimit, fmt::format("the PDF has more than {} words", kMaxWords));
      }
    }
    set_.fonts = fonts_.take();
    mark_unseen_words(bytes, document, set_);
    return std::move(set_);
  }

 private:
  void read_page(const poppler::document& document, int index, Page& page) {
    const std::size_t errors_before = poppler_errors();
    const std::unique_ptr<poppler::page> source(document.create_page(index));
    if (!source) {
      page.readable = false;
      return;
    }
    set_size_of(*source, page);
    const std::vector<poppler::text_box> boxes = source->text_list(poppler::page::text_list_include_font);
    page.words.reserve(boxes.size());
    for (const poppler::text_box& box : boxes) add_word(box, page.words);
    words_ += page.words.size();
    // Poppler passes over what it cannot read; a page of which nothing is left was not read.
    if (page.words.empty() && poppler_errors() != errors_before) page.readable = false;
  }

  void add_word(const poppler::text_box& source, std::vector<Word>& words) {
    const poppler::ustring text = source.text();
    Word word;
    word.text = word_text(text);
    word.space_after = source.has_space_after();
    if (word.text.empty() || !to_box(source.bbox(), word.box)) {
      if (word.space_after && !words.empty()) words.back().space_after = true;
      return;
    }
    const int turns = source.rotation();
    word.rotation = static_cast<std::uint16_t>(turns >= 0 && turns < 4 ? turns * 90 : 0);
    const bool upright = word.rotation % 180 == 0;
    const float height = upright ? word.box.height() : word.box.width();
    word.size = sane_length(source.get_font_size());
    if (word.size == 0) word.size = height;
    word.font = fonts_.index_of(source, length_in_code_points(text));
    // Both: a font may lie about its height, and a form of type 3 about its size.
    word.invisible = word.size < kLegible && height < kLegible;
    // A form of type 3 may be scaled by its matrix: then the height is nearer to what is seen.
    if (height > 0 && (height > 1.6F * word.size || height < 0.6F * word.size)) word.size = height;
    words.push_back(std::move(word));
  }

  PageSet set_;
  FontTable fonts_;
  std::size_t words_ = 0;
};

}  // namespace

Result<PageSet> extract(std::string bytes) {
  if (!has_pdf_header(bytes)) return fail(ErrorCode::kNotPdf, "the file is no PDF");
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return fail(ErrorCode::kMemory, "the PDF is larger than 2 GiB");
  }
  silence_poppler();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) {
    if (poppler_spoke_of_encryption())
      return fail(ErrorCode::kEncrypted, "the PDF is encrypted in a way that Poppler does not know");
    return fail(ErrorCode::kDamaged, "the PDF is damaged beyond reading");
  }
  if (document->is_locked()) {
    return fail(ErrorCode::kEncrypted, "the PDF needs a password", "save a copy of it without a password");
  }
  return Extractor().run(bytes, *document);
}

}  // namespace saksgang::pdf
