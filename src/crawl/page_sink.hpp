#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/sha256.hpp"
#include "crawl/archive.hpp"
#include "crawl/http.hpp"
#include "crawl/links.hpp"

namespace saksgang::crawl {

// Takes a body as it comes: a PDF goes into a file, also where a page was asked for; a page's links are read. What is
// neither is not kept, nor is the body of an answer other than 200.
class PageSink final : public BodySink {
 public:
  enum class Wanted { kPage, kDocument };
  PageSink(Archive& archive, Wanted wanted) : archive_(archive), wanted_(wanted) {}

  Result<void> begin(const Hop& head) override;
  Result<void> write(std::string_view bytes) override;

  // Whether a PDF came, or anything where a document was wanted.
  bool has_document() const { return body_.has_value(); }
  std::optional<Incoming>& body() { return body_; }

  // What was read of a page, once; a page without elements where nothing came.
  Result<Page> page();
  bool is_called_html() const;                     // by its Content-Type
  std::string digest() { return hash_.finish(); }  // of the page; once

 private:
  Archive& archive_;
  Wanted wanted_;
  bool is_good_ = false;
  bool has_begun_ = false;
  std::string content_type_;
  Url url_;
  std::optional<Incoming> body_;
  std::optional<LinkReader> links_;
  Sha256 hash_;
};

}  // namespace saksgang::crawl
