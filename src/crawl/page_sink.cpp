#include "crawl/page_sink.hpp"

#include <utility>

namespace saksgang::crawl {

Result<void> PageSink::begin(const Hop& head) {
  is_good_ = head.status == 200 || head.status == 203;
  url_ = head.url;
  const std::string* type = head.header("content-type");
  content_type_ = type == nullptr ? "" : *type;
  if (!is_good_ || wanted_ != Wanted::kDocument) return {};
  auto body = archive_.incoming();
  if (!body) return tl::make_unexpected(body.error());
  body_.emplace(std::move(*body));
  return {};
}

Result<void> PageSink::write(std::string_view bytes) {
  if (!is_good_ || bytes.empty()) return {};
  if (!has_begun_ && !body_) {
    if (bytes.starts_with("%PDF-") || media_type_of(content_type_) == "application/pdf") {
      auto body = archive_.incoming();
      if (!body) return tl::make_unexpected(body.error());
      body_.emplace(std::move(*body));
    } else {
      links_.emplace(url_, charset_of(content_type_));
    }
  }
  has_begun_ = true;
  if (body_) return body_->write(bytes);
  hash_.update(bytes);
  links_->write(bytes);
  return {};
}

Result<Page> PageSink::page() {
  if (!links_) return Page{};
  return links_->finish();
}

bool PageSink::is_called_html() const {
  const std::string type = media_type_of(content_type_);
  return type == "text/html" || type == "application/xhtml+xml";
}

}  // namespace saksgang::crawl
