#include "crawl/page_reader.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "crawl/link_text.hpp"

namespace saksgang::crawl {
namespace {

constexpr std::size_t kMostBadLinks = 100;
constexpr std::size_t kMostShownHref = 200;
constexpr std::size_t kMostText = 1000;    // of one link or heading
constexpr std::size_t kMostBlock = 8000;   // of the block that is open
constexpr std::size_t kMostContext = 400;  // of a block, as a link keeps it
constexpr std::size_t kMostHeading = 300;
constexpr std::size_t kMostLead = 200;
constexpr std::size_t kMostPending = 2000;  // links of one block; more are settled before its end
constexpr std::size_t kMostKept = std::size_t{24} << 20;

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What always begins and ends a block of text.
constexpr std::array<std::string_view, 20> kHardBlocks{"li",    "tr",    "ul",    "ol", "dl",      "dd",      "table",
                                                       "thead", "tbody", "tfoot", "h1", "h2",      "h3",      "h4",
                                                       "h5",    "h6",    "body",  "hr", "details", "fieldset"};
// What does so but within a row or item, whose text is one.
constexpr std::array<std::string_view, 16> kSoftBlocks{
    "p",     "div",  "section", "article",    "main",       "header",  "footer", "nav",
    "aside", "form", "figure",  "figcaption", "blockquote", "address", "pre",    "center"};
// Between them there is a blank though the source may have none.
constexpr std::array<std::string_view, 4> kBlanks{"br", "td", "th", "option"};

// h1 … h6 are 1 … 6.
std::size_t heading_level(std::string_view name) {
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    return static_cast<std::size_t>(name[1] - '0');
  if (name == "summary" || name == "caption" || name == "legend") return 7;
  return name == "dt" ? 8 : 0;
}

std::string_view value(const PageReader::Attributes& attributes, std::string_view name) {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == name; });
  return found == attributes.end() ? std::string_view() : found->second;
}

bool has(const PageReader::Attributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == name; });
}

// Whether the word stands in a list of words apart by blanks or commas, in any case.
bool says(std::string_view list, std::string_view word) {
  const std::string lower = utf8::lower(list);
  for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1)) {
    const auto apart = [&](std::size_t i) {
      return i >= lower.size() || std::string_view(" \t\n\r\f,").find(lower[i]) != std::string_view::npos;
    };
    if ((at == 0 || apart(at - 1)) && apart(at + word.size())) return true;
  }
  return false;
}

std::string_view cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

std::string shown(std::string_view text, std::size_t limit) {
  return utf8::collapse_blanks(utf8::for_terminal(utf8::nfc(cut(text, limit))));
}

// So much of the block as stands around the place.
std::string_view around(std::string_view block, std::size_t at, std::size_t limit) {
  if (block.size() <= limit) return block;
  std::size_t begin = std::min(at > limit / 2 ? at - limit / 2 : 0, block.size() - limit);
  while (begin < block.size() && (static_cast<unsigned char>(block[begin]) & 0xC0) == 0x80) ++begin;
  return cut(block.substr(begin), limit);
}

}  // namespace

PageReader::PageReader(Url page, const LinkLimits& limits) : base_(std::move(page)), limits_(limits) {}

void PageReader::start(std::string_view name, const Attributes& attributes) {
  if (full_) return;
  if (name == "title" && !title_done_) in_title_ = true;
  if (name == "base" && !has_base_ && has(attributes, "href")) {
    // The first counts, even where it is no address (HTML Standard, 4.2.3).
    has_base_ = true;
    if (Result<Url> base = base_.resolve(value(attributes, "href"))) base_ = std::move(*base);
  }
  if (name == "meta" && (says(value(attributes, "name"), "robots") || says(value(attributes, "name"), "saksgang"))) {
    const std::string_view content = value(attributes, "content");
    page_.nofollow = page_.nofollow || says(content, "nofollow") || says(content, "none");
  }
  if (one_of(name, kHardBlocks) || heading_level(name) > 0 || (one_of(name, kSoftBlocks) && !inside_row_or_item())) {
    boundary();
  } else if (one_of(name, kSoftBlocks) || one_of(name, kBlanks)) {
    text(" ");
  }
  if (name == "tr") ++rows_;
  if (name == "li") ++items_;
  if (const std::size_t level = heading_level(name); level > 0) {
    end_heading();
    heading_level_ = level;
  }
  if (name == "a" || name == "area") open_link(attributes);
  if (name == "area") close_link();
  if (name == "img" && link_open_ && pending_.back().label.empty())
    append(pending_.back().label, value(attributes, "alt"), kMostText);
}

void PageReader::end(std::string_view name) {
  if (full_) return;
  if (name == "title" && in_title_) {
    in_title_ = false;
    title_done_ = true;
  }
  if (name == "a") close_link();
  if (one_of(name, kHardBlocks) || heading_level(name) > 0 || (one_of(name, kSoftBlocks) && !inside_row_or_item())) {
    boundary();
  } else if (one_of(name, kSoftBlocks) || one_of(name, kBlanks)) {
    text(" ");
  }
  if (name == "tr" && rows_ > 0) --rows_;
  if (name == "li" && items_ > 0) --items_;
  if (heading_level(name) > 0) end_heading();
  // What heads a part of these ends with them.
  if (name == "details" || name == "table" || name == "fieldset") headings_[7].clear();
  if (name == "dl") headings_[8].clear();
}

void PageReader::text(std::string_view piece) {
  if (full_) return;
  if (in_title_) {
    append(page_.title, piece, kMostText);
    return;
  }
  append(block_, piece, kMostBlock);
  if (heading_level_ > 0) append(heading_text_, piece, kMostText);
  if (link_open_) append(link_text_, piece, kMostText);
}

void PageReader::append(std::string& to, std::string_view piece, std::size_t limit) {
  if (to.size() < limit) to += cut(piece, limit - to.size());
}

void PageReader::open_link(const Attributes& attributes) {
  close_link();
  if (!has(attributes, "href")) return;
  const std::string_view href = value(attributes, "href");
  Pending pending;
  pending.at = block_.size();
  pending.label = std::string(cut(value(attributes, "aria-label"), kMostText));
  if (pending.label.empty()) pending.label = std::string(cut(value(attributes, "title"), kMostText));
  if (Result<Url> url = base_.resolve(href)) {
    pending.link.url = unwrapped(*url);
    pending.link.nofollow = says(value(attributes, "rel"), "nofollow");
    pending.link.heading = headings();
  } else {
    if (!is_no_document(href)) add_bad(href, url.error().message);
    pending.bad = true;
  }
  pending_.push_back(std::move(pending));
  link_open_ = true;
  link_text_.clear();
}

void PageReader::close_link() {
  if (!link_open_) return;
  link_open_ = false;
  Pending& pending = pending_.back();
  pending.link.text = shown(link_text_, kMostText);
  if (pending.link.text.empty()) pending.link.text = shown(pending.label, kMostText);
  if (pending_.size() >= kMostPending) boundary();
}

// The open block ends here; its links know their surroundings now. One that is still open goes on in the next block.
void PageReader::boundary() {
  const std::string block = shown(block_, kMostBlock);
  if (pending_.empty()) {
    if (!block.empty() && heading_level_ == 0) lead_ = cut(block, kMostLead);
  } else {
    const std::size_t settled = pending_.size() - (link_open_ ? 1 : 0);
    for (std::size_t i = 0; i < settled; ++i) {
      if (!pending_[i].bad) settle(pending_[i], block);
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(settled));
  }
  block_.clear();
  if (link_open_) {
    pending_.back().at = 0;
    text(" ");
  }
}

void PageReader::end_heading() {
  if (heading_level_ == 0) return;
  const std::string text = shown(heading_text_, kMostHeading);
  if (!text.empty()) {
    headings_[heading_level_] = text;
    for (std::size_t level = heading_level_ + 1; level < kLevels; ++level) headings_[level].clear();
    lead_.clear();
  }
  heading_level_ = 0;
  heading_text_.clear();
}

std::string PageReader::headings() const {
  std::string all;
  for (const std::string& heading : headings_) {
    if (heading.empty()) continue;
    if (!all.empty()) all += " › ";
    all += heading;
  }
  return all;
}

void PageReader::settle(Pending& pending, const std::string& block) {
  Link& link = pending.link;
  link.context = utf8::trim(around(block, std::min(pending.at, block.size()), kMostContext));
  std::vector<std::string_view> above{lead_};
  std::string_view rest = link.heading;
  constexpr std::string_view kBetween = " › ";
  for (std::size_t at = rest.rfind(kBetween); at != std::string_view::npos; at = rest.rfind(kBetween)) {
    above.push_back(rest.substr(at + kBetween.size()));
    rest = rest.substr(0, at);
  }
  above.push_back(rest);
  link.date = date_from({link.text, link.context}, file_name_of(link.url), above);
  keep(std::move(link));
}

void PageReader::keep(Link link) {
  if (full_) return;
  const auto [place, is_new] = by_url_.try_emplace(link.url.str(), page_.links.size());
  if (!is_new) {
    // A picture and a text often lead to the same; what says something wins.
    Link& known = page_.links[place->second];
    if (is_generic(known.text) && !is_generic(link.text)) known = std::move(link);
    return;
  }
  kept_bytes_ +=
      2 * link.url.str().size() + link.text.size() + link.context.size() + link.heading.size() + sizeof(Link);
  page_.links.push_back(std::move(link));
  if (page_.links.size() >= limits_.most_links) {
    page_.cut = "more links than " + std::to_string(limits_.most_links);
    full_ = true;
  } else if (kept_bytes_ > kMostKept) {
    page_.cut = "too much text about links";
    full_ = true;
  }
}

void PageReader::add_bad(std::string_view href, std::string_view reason) {
  if (page_.bad_links.size() < kMostBadLinks) {
    page_.bad_links.push_back({shown(href, kMostShownHref), std::string(reason)});
  }
}

Page PageReader::finish() {
  close_link();
  end_heading();
  boundary();
  page_.title = shown(page_.title, kMostText);
  give_titles(page_.links);
  return std::move(page_);
}

}  // namespace saksgang::crawl
