#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saksgang::crawl {

// Takes out of a page's text, piece by piece, what says nothing about links, before libxml2 sees it: comments,
// declarations, scripts, style sheets, all attributes but a few, text beyond measure. What is left is whole tags with
// every value in double quotes, so that no page can lead libxml2's push parser (2.9) astray, which loses its place
// where a piece ends within quotes or within a script, and takes quadratic time for attributes. It reads as the HTML
// Standard's tokenizer does (13.2.5) but for the comments that a script may have within itself.
class Sieve {
 public:
  // Appends what is left of the text; references to characters stay as they are. What has begun and not ended at the
  // text's end, a tag or comment, is left out.
  void feed(std::string_view text, std::string& out);

  std::size_t start_tags() const { return start_tags_; }

 private:
  enum class State {
    kText,
    kLess,             // "<"
    kLessSlash,        // "</"
    kDeclaration,      // "<!"
    kDeclarationDash,  // "<!-"
    kComment,
    kBogusComment,
    kTagName,
    kBeforeAttribute,
    kAttributeName,
    kAfterName,
    kBeforeValue,
    kDoubleQuoted,
    kSingleQuoted,
    kUnquoted,
    kRawText,  // within script, style, title …, up to their own end tag
  };

  void step(char c, std::string& out);
  void step_tag(char c, std::string& out);
  void step_raw(char c, std::string& out);
  void step_comment(char c);
  void put_text(char c, std::string& out);
  void put_less(std::string& out);
  void begin_tag(char c, bool end);
  void end_attribute();
  void end_tag(std::string& out);

  State state_ = State::kText;
  std::size_t start_tags_ = 0;
  std::size_t text_run_ = 0;  // bytes of text since the last tag
  int foreign_ = 0;           // within svg or math, where "<style/>" has no content

  std::string tag_name_;
  bool is_end_tag_ = false;
  bool slash_ = false;  // just before: "/>" is the end
  std::string attribute_name_;
  std::string attribute_value_;
  std::string kept_;  // attributes, as they will be written

  int dashes_ = 0;  // of a comment's end
  bool bang_ = false;

  std::string raw_name_;     // whose end tag is waited for
  std::string raw_pending_;  // what may be its beginning
  bool raw_is_text_ = false;
};

}  // namespace saksgang::crawl
