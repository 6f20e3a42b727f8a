#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crawl/links.hpp"

namespace saksgang::crawl {

// Gathers what tags and texts, told in order, say about links. It keeps no tree: the headings above, the block of text
// that is open (a list item, table row or paragraph), and the links found so far. Start and end tags need not match.
class PageReader {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

  PageReader(Url page, const LinkLimits& limits);

  void start(std::string_view name, const Attributes& attributes);  // name in lower case
  void end(std::string_view name);
  void text(std::string_view piece);

  bool full() const { return full_; }  // no more is taken: too many links, or too much said about them
  Page finish();

 private:
  // Deeper headings than h6: what heads a part of a table, a list of terms or a folded part.
  static constexpr std::size_t kLevels = 9;

  struct Pending {
    Link link;
    std::string label;   // title, aria-label or an image's alt: its text where it shows none
    std::size_t at = 0;  // where its text begins in the block
    bool bad = false;    // no address; only its text is of use, for the block
  };

  void open_link(const Attributes& attributes);
  void close_link();
  void boundary();
  static void append(std::string& to, std::string_view piece, std::size_t limit);
  void end_heading();
  std::string headings() const;
  void settle(Pending& pending, const std::string& block);
  void keep(Link link);
  void add_bad(std::string_view href, std::string_view reason);
  bool inside_row_or_item() const { return rows_ > 0 || items_ > 0; }

  Url base_;
  LinkLimits limits_;
  Page page_;
  std::unordered_map<std::string, std::size_t> by_url_;
  std::size_t kept_bytes_ = 0;
  bool full_ = false;
  bool has_base_ = false;

  std::array<std::string, kLevels> headings_;  // [level]; those below the open one are empty
  std::size_t heading_level_ = 0;              // that is being read; 0 for none
  std::string heading_text_;
  std::string lead_;  // the last block without a link since the last heading: «Møte 12. juni 2025:»
  std::string block_;
  std::vector<Pending> pending_;  // links of the open block, the last of them perhaps open
  bool link_open_ = false;
  std::string link_text_;
  int rows_ = 0;
  int items_ = 0;
  bool in_title_ = false;
  bool title_done_ = false;
};

}  // namespace saksgang::crawl
