#include "crawl/sieve.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "crawl/url.hpp"

namespace saksgang::crawl {
namespace {

// A run of text without a tag beyond this is of no use for any link.
constexpr std::size_t kMostTextRun = 16'384;
constexpr std::size_t kMostName = 16;
// Enough to tell an address that is too long from one that is not.
constexpr std::size_t kMostValue = kMostUrlBytes + 8;

constexpr std::array<std::string_view, 8> kKeptAttributes{"href",  "rel",        "name", "content",
                                                          "title", "aria-label", "alt",  "shape"};

// Elements whose content is no markup (13.1.2), and whether it is text to read.
struct RawElement {
  std::string_view name;
  bool is_text;
};
constexpr std::array kRawElements{RawElement{"script", false},   RawElement{"style", false},
                                  RawElement{"xmp", false},      RawElement{"iframe", false},
                                  RawElement{"noembed", false},  RawElement{"noframes", false},
                                  RawElement{"textarea", false}, RawElement{"title", true}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  const char l = lower(c);
  return l >= 'a' && l <= 'z';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// What libxml2 takes for a name without a doubt; other elements (custom ones) are of no block anyway.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= kMostName &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
}

}  // namespace

void Sieve::feed(std::string_view text, std::string& out) {
  for (const char c : text) step(c, out);
}

void Sieve::put_text(char c, std::string& out) {
  // Never half a character.
  if (text_run_ >= kMostTextRun && (text_run_ > kMostTextRun || !is_continuation(c))) {
    text_run_ = kMostTextRun + 1;
    return;
  }
  ++text_run_;
  out += c;
}

void Sieve::put_less(std::string& out) {
  for (const char c : std::string_view("&lt;")) put_text(c, out);
}

void Sieve::begin_tag(char c, bool end) {
  state_ = State::kTagName;
  is_end_tag_ = end;
  slash_ = false;
  tag_name_.assign(1, lower(c));
  kept_.clear();
  attribute_name_.clear();
  attribute_value_.clear();
}

void Sieve::end_attribute() {
  const bool wanted =
      std::find(kKeptAttributes.begin(), kKeptAttributes.end(), attribute_name_) != kKeptAttributes.end();
  const std::string opening = ' ' + attribute_name_ + "=\"";
  // The first of a name counts.
  if (wanted && !is_end_tag_ && kept_.find(opening) == std::string::npos) {
    kept_ += opening;
    std::string_view value = attribute_value_;
    if (value.size() >= kMostValue) {
      value = value.substr(0, kMostValue);
      while (is_continuation(value.back())) value.remove_suffix(1);
      value.remove_suffix(1);
    }
    for (const char c : value) {
      if (c == '"') {
        kept_ += "&quot;";
      } else if (c == '<') {
        kept_ += "&lt;";
      } else if (c == '>') {
        kept_ += "&gt;";
      } else {
        kept_ += c;
      }
    }
    kept_ += '"';
  }
  attribute_name_.clear();
  attribute_value_.clear();
}

void Sieve::end_tag(std::string& out) {
  end_attribute();
  state_ = State::kText;
  text_run_ = 0;
  if (!is_end_tag_) ++start_tags_;
  if (!is_plain_name(tag_name_)) return;
  if (tag_name_ == "svg" || tag_name_ == "math") foreign_ = std::max(0, foreign_ + (is_end_tag_ ? -1 : slash_ ? 0 : 1));
  const auto raw =
      std::find_if(kRawElements.begin(), kRawElements.end(), [&](const RawElement& e) { return e.name == tag_name_; });
  if (raw != kRawElements.end() && !is_end_tag_) {
    if (foreign_ > 0) return;  // markup there like any other
    raw_name_ = tag_name_;
    raw_pending_.clear();
    raw_is_text_ = raw->is_text;
    state_ = State::kRawText;
    if (!raw_is_text_) return;
  }
  if (raw != kRawElements.end() && (foreign_ > 0 || !raw->is_text)) return;
  // Nothing ends with these two (13.2.6.4.19); libxml2 would not read on behind them.
  if (is_end_tag_ && (tag_name_ == "body" || tag_name_ == "html")) return;
  out += is_end_tag_ ? "</" : "<";
  out += tag_name_;
  out += kept_;
  out += '>';
}

void Sieve::step_comment(char c) {
  // "-->" and "--!>"; behind "<!--" the dashes count, so that "<!-->" is a comment too.
  if (c == '>' && (dashes_ >= 2 || bang_)) {
    state_ = State::kText;
    return;
  }
  bang_ = c == '!' && dashes_ >= 2;
  dashes_ = c == '-' ? dashes_ + 1 : 0;
}

void Sieve::step_raw(char c, std::string& out) {
  // "</title" and a blank, slash or ">" ends it.
  const std::string end = "</" + raw_name_;
  if (raw_pending_.size() == end.size() && (is_blank(c) || c == '/' || c == '>')) {
    begin_tag(raw_name_[0], true);
    tag_name_ = raw_name_;
    raw_pending_.clear();
    state_ = State::kBeforeAttribute;
    step(c, out);
    return;
  }
  if (raw_pending_.size() < end.size() && lower(c) == end[raw_pending_.size()]) {
    raw_pending_ += c;
    return;
  }
  const std::string missed = std::exchange(raw_pending_, {});
  if (raw_is_text_) {
    for (const char m : missed) {
      if (m == '<') {
        put_less(out);
      } else {
        put_text(m, out);
      }
    }
  }
  if (c == '<') {
    raw_pending_ = "<";
  } else if (raw_is_text_) {
    put_text(c, out);
  }
}

void Sieve::step_tag(char c, std::string& out) {
  const bool ends = c == '>' && state_ != State::kDoubleQuoted && state_ != State::kSingleQuoted;
  if (ends) {
    end_tag(out);
    return;
  }
  switch (state_) {
    case State::kTagName:
      if (is_blank(c) || c == '/') {
        slash_ = c == '/';
        state_ = State::kBeforeAttribute;
      } else if (tag_name_.size() <= kMostName) {
        tag_name_ += lower(c);
      }
      return;
    case State::kAfterName:
      if (c == '=') {
        state_ = State::kBeforeValue;
        return;
      }
      if (is_blank(c)) return;
      end_attribute();
      state_ = State::kBeforeAttribute;
      [[fallthrough]];
    case State::kBeforeAttribute:
      slash_ = c == '/';
      if (is_blank(c) || c == '/') return;
      attribute_name_.assign(1, lower(c));  // even "=" (unexpected-equals-sign-before-attribute-name)
      state_ = State::kAttributeName;
      return;
    case State::kAttributeName:
      if (c == '=') {
        state_ = State::kBeforeValue;
      } else if (is_blank(c)) {
        state_ = State::kAfterName;
      } else if (c == '/') {
        end_attribute();
        slash_ = true;
        state_ = State::kBeforeAttribute;
      } else if (attribute_name_.size() <= kMostName) {
        attribute_name_ += lower(c);
      }
      return;
    case State::kBeforeValue:
      if (is_blank(c)) return;
      if (c == '"' || c == '\'') {
        state_ = c == '"' ? State::kDoubleQuoted : State::kSingleQuoted;
        return;
      }
      state_ = State::kUnquoted;
      [[fallthrough]];
    default:
      break;
  }
  const bool value_ends = state_ == State::kDoubleQuoted   ? c == '"'
                          : state_ == State::kSingleQuoted ? c == '\''
                                                           : is_blank(c);
  if (value_ends) {
    end_attribute();
    slash_ = false;
    state_ = State::kBeforeAttribute;
  } else if (attribute_value_.size() < kMostValue) {
    attribute_value_ += c;
  }
}

void Sieve::step(char c, std::string& out) {
  switch (state_) {
    case State::kText:
      if (c == '<') {
        state_ = State::kLess;
      } else {
        put_text(c, out);
      }
      return;
    case State::kLess:
      if (is_letter(c)) {
        begin_tag(c, false);
      } else if (c == '/') {
        state_ = State::kLessSlash;
      } else if (c == '!') {
        state_ = State::kDeclaration;
      } else if (c == '?') {
        state_ = State::kBogusComment;
      } else {
        put_less(out);
        state_ = State::kText;
        step(c, out);  // once: from kText it returns
      }
      return;
    case State::kLessSlash:
      if (is_letter(c)) {
        begin_tag(c, true);
      } else {
        state_ = c == '>' ? State::kText : State::kBogusComment;
      }
      return;
    case State::kDeclaration:
      state_ = c == '-' ? State::kDeclarationDash : c == '>' ? State::kText : State::kBogusComment;
      return;
    case State::kDeclarationDash:
      state_ = c == '-' ? State::kComment : c == '>' ? State::kText : State::kBogusComment;
      dashes_ = 2;
      bang_ = false;
      return;
    case State::kComment:
      step_comment(c);
      return;
    case State::kBogusComment:
      if (c == '>') state_ = State::kText;
      return;
    case State::kRawText:
      step_raw(c, out);
      return;
    default:
      step_tag(c, out);
  }
}

}  // namespace saksgang::crawl
