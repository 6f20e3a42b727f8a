#include "pdf/hidden_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "pdf/content_scan.hpp"
#include "pdf/raw_objects.hpp"

namespace saksgang::pdf {
namespace {

constexpr double kTransparent = 0.05;
// Images of more pixels than that can exhaust the worker's memory when they are rendered; then rather no look at all.
constexpr double kMaxPixels = 100e6;

std::vector<int> all_pages(int count) {
  std::vector<int> pages(static_cast<std::size_t>(std::max(count, 0)));
  std::iota(pages.begin(), pages.end(), 0);
  return pages;
}

bool is_image(std::string_view head) {
  return after_name(head, "/Subtype").starts_with("/Image");
}

// Streams that hold no drawing operators, by what their dictionaries say.
bool is_no_content(std::string_view head) {
  constexpr std::array<std::string_view, 11> kOthers = {
      "/Length1", "/Type1C",       "/CIDFontType0C", "/OpenType",     "/XRef",    "/ObjStm",
      "/XML",     "/FunctionType", "/ShadingType",   "/EmbeddedFile", "/CMapName"};
  return is_image(head) ||
         std::any_of(kOthers.begin(), kOthers.end(), [&](std::string_view key) { return has_name(head, key); });
}

double number_after(std::string_view head, std::string_view key, double otherwise) {
  const std::string text(after_name(head, key).substr(0, 24));
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return end == text.c_str() ? otherwise : value;
}

bool is_giant_image(std::string_view head) {
  return is_image(head) && number_after(head, "/Width", 0) * number_after(head, "/Height", 0) > kMaxPixels;
}

// An ExtGState, alone or within a page's resources, that makes fills vanish.
bool is_transparent(std::string_view head) {
  return number_after(head, "/ca", 1) < kTransparent;
}

class Search {
 public:
  Search(std::string_view bytes, int page_count) : objects_(bytes), page_count_(page_count) {}

  std::vector<int> run(bool encrypted) {
    for (const RawObject& object : objects_.all()) {
      if (is_giant_image(object.head)) return {};
    }
    if (encrypted) return all_pages(page_count_);
    look_at_streams();
    objects_.unpack_object_streams();
    for (const RawObject& object : objects_.all()) {
      if (is_transparent(object.head)) uses_[object.number].near_white = true;
    }
    const bool suspicious = std::any_of(uses_.begin(), uses_.end(), [&](const auto& entry) {
      const TextUse& use = entry.second;
      return use.any_hidden() || use.ends_hidden || (use.form_under_hidden && forms_show_text_);
    });
    return suspicious ? pages_of_uses() : std::vector<int>();
  }

 private:
  void look_at_streams() {
    std::string buffer;
    for (const RawObject& object : objects_.all()) {
      if (!object.is_stream || is_no_content(object.head)) continue;
      std::string_view content;
      TextUse use;
      const bool is_form = has_name(object.head, "/Form");
      if (objects_.unpack(object, buffer, content)) {
        use = scan_content(content, !is_form);
      } else {
        // It may be anything; where a page leads to it, that page is worth a look.
        use.plain = use.near_white = true;
      }
      const bool shows_text = use.plain || use.any_hidden();
      if (shows_text && is_form) forms_show_text_ = true;
      if (shows_text || use.form_under_hidden || use.ends_hidden) uses_[object.number].add(use);
    }
  }

  // From the streams back along the references to the pages that lead to them.
  std::vector<int> pages_of_uses() {
    const std::vector<int> order = objects_.page_numbers();
    if (order.size() != static_cast<std::size_t>(page_count_)) return all_pages(page_count_);
    const std::unordered_set<int> pages(order.begin(), order.end());
    std::unordered_map<int, std::vector<int>> referrers;
    for (const RawObject& object : objects_.all()) {
      for (const int number : references(object.head)) referrers[number].push_back(object.number);
    }
    std::unordered_map<int, TextUse> of_page;
    for (const auto& [number, use] : uses_) {
      if (!spread(number, use, pages, referrers, of_page)) return all_pages(page_count_);
    }
    std::vector<int> out;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const auto found = of_page.find(order[i]);
      if (found != of_page.end() && is_suspicious(order[i], found->second)) out.push_back(static_cast<int>(i));
    }
    return out;
  }

  bool is_suspicious(int page, const TextUse& use) const {
    return use.near_white || (use.mode_hidden && use.plain) || (use.form_under_hidden && forms_show_text_) ||
           (use.ends_hidden && has_several_streams(page));
  }

  // The streams of one page are one: the next goes on in the state that the former ends in.
  bool has_several_streams(int page) const {
    const RawObject* object = objects_.find(page);
    const std::string_view contents = object == nullptr ? std::string_view() : after_name(object->head, "/Contents");
    return contents.starts_with("[") && references(contents.substr(0, contents.find(']'))).size() > 1;
  }

  // Adds the use to all pages from which the object can be reached. False where the way leads to a node of the page
  // tree: then every page below inherits it.
  bool spread(int number, const TextUse& use, const std::unordered_set<int>& pages,
              const std::unordered_map<int, std::vector<int>>& referrers, std::unordered_map<int, TextUse>& of_page) {
    std::vector<int> open = {number};
    std::unordered_set<int> seen = {number};
    while (!open.empty()) {
      const int current = open.back();
      open.pop_back();
      if (pages.count(current) != 0) {
        of_page[current].add(use);
        continue;
      }
      const RawObject* object = objects_.find(current);
      if (object != nullptr && !object->is_stream && has_name(object->head, "/Kids") &&
          has_name(object->head, "/Pages")) {
        if (use.any_hidden()) return false;
        continue;
      }
      const auto found = referrers.find(current);
      if (found == referrers.end()) continue;
      for (const int referrer : found->second) {
        if (seen.insert(referrer).second) open.push_back(referrer);
      }
    }
    return true;
  }

  RawObjects objects_;
  int page_count_;
  std::unordered_map<int, TextUse> uses_;
  bool forms_show_text_ = false;
};

}  // namespace

std::vector<int> pages_with_hidden_text(std::string_view bytes, bool encrypted, int page_count) {
  return Search(bytes, page_count).run(encrypted);
}

}  // namespace saksgang::pdf
