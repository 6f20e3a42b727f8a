#include "crawl/links.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

#include <fmt/core.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "crawl/decoder.hpp"
#include "crawl/page_reader.hpp"
#include "crawl/sieve.hpp"

namespace saksgang::crawl {
namespace {

constexpr std::size_t kPiece = 4096;
// Elements that libxml2 keeps open at most. It looks through all of them for each end tag, so without a bound a page
// could make it slow; browsers have one too (512 in most). The outermost are forgotten first.
constexpr int kMostOpen = 512;
constexpr int kKeptOpen = 256;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

PageReader& reader_of(void* pointer) {
  return *static_cast<PageReader*>(pointer);
}

void on_start(void* reader, const xmlChar* name, const xmlChar** attributes) {
  PageReader::Attributes pairs;
  for (const xmlChar** at = attributes; at != nullptr && *at != nullptr; at += 2)
    pairs.emplace_back(view(at[0]), view(at[1]));
  reader_of(reader).start(view(name), pairs);
}

void on_end(void* reader, const xmlChar* name) {
  reader_of(reader).end(view(name));
}

void on_text(void* reader, const xmlChar* text, int size) {
  reader_of(reader).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

using Parser = std::unique_ptr<htmlParserCtxt, FreeParser>;

Parser make_parser(PageReader& reader) {
  static const bool initialised = [] {
    xmlInitParser();
    return true;
  }();
  if (!initialised) return nullptr;
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  Parser parser(htmlCreatePushParserCtxt(&handler, &reader, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (parser != nullptr) {
    // The text is UTF-8 by now, whatever a <meta> says.
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
  }
  return parser;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\"'");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\"'") - begin + 1);
}

}  // namespace

class LinkReader::Impl {
 public:
  Impl(Url page, std::string charset, LinkLimits limits)
      : limits_(limits),
        decoder_(std::move(charset)),
        reader_(std::move(page), limits),
        parser_(make_parser(reader_)) {}

  void write(std::string_view bytes) {
    if (!cut_.empty() || reader_.full() || parser_ == nullptr) return;
    if (bytes.size() > limits_.most_bytes - read_) {
      bytes = bytes.substr(0, limits_.most_bytes - read_);
      cut_ = fmt::format("more than {} bytes", limits_.most_bytes);
    }
    read_ += bytes.size();
    while (!bytes.empty()) {
      decoder_.feed(bytes.substr(0, kPiece), text_);
      bytes.remove_prefix(std::min(kPiece, bytes.size()));
      parse();
    }
  }

  Result<Page> finish() {
    decoder_.finish(text_);
    parse();
    if (parser_ == nullptr) return fail(ErrorCode::kInternal, "libxml2 has no memory for a page");
    htmlParseChunk(parser_.get(), "", 0, 1);
    Page page = reader_.finish();
    page.encoding = decoder_.encoding();
    page.elements = sieve_.start_tags();
    if (page.cut.empty()) page.cut = cut_;
    return page;
  }

 private:
  void parse() {
    if (parser_ != nullptr && !reader_.full()) {
      markup_.clear();
      sieve_.feed(text_, markup_);
      htmlParseChunk(parser_.get(), markup_.data(), static_cast<int>(markup_.size()), 0);
      forget_outermost();
    }
    text_.clear();
  }

  void forget_outermost() {
    htmlParserCtxt& parser = *parser_;
    if (parser.nameNr <= kMostOpen) return;
    std::memmove(parser.nameTab, parser.nameTab + (parser.nameNr - kKeptOpen), kKeptOpen * sizeof(*parser.nameTab));
    parser.nameNr = kKeptOpen;
    parser.name = parser.nameTab[kKeptOpen - 1];
  }

  LinkLimits limits_;
  Decoder decoder_;
  Sieve sieve_;
  PageReader reader_;
  Parser parser_;
  std::string text_;    // decoded
  std::string markup_;  // and sieved
  std::string cut_;
  std::size_t read_ = 0;
};

LinkReader::LinkReader(Url page, std::string charset, LinkLimits limits)
    : impl_(std::make_unique<Impl>(std::move(page), std::move(charset), limits)) {}
LinkReader::~LinkReader() = default;
LinkReader::LinkReader(LinkReader&&) noexcept = default;
LinkReader& LinkReader::operator=(LinkReader&&) noexcept = default;

void LinkReader::write(std::string_view bytes) {
  impl_->write(bytes);
}

Result<Page> LinkReader::finish() {
  return impl_->finish();
}

std::string media_type_of(std::string_view content_type) {
  return lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string charset_of(std::string_view content_type) {
  while (!content_type.empty()) {
    const std::size_t end = std::min(content_type.find(';'), content_type.size());
    const std::string_view part = trim(content_type.substr(0, end));
    content_type.remove_prefix(std::min(end + 1, content_type.size()));
    const std::size_t equals = part.find('=');
    if (equals != std::string_view::npos && lower(trim(part.substr(0, equals))) == "charset") {
      return lower(trim(part.substr(equals + 1)));
    }
  }
  return {};
}

}  // namespace saksgang::crawl
