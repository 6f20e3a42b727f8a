#include "analyzers/tokenizer.hpp"

#include <limits>

#include <fmt/format.h>
#include <unicode/rbbi.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

namespace saksgang::analyzers {
namespace {

// Chained: where one rule's match ends on the character that another's begins with, they join. Status 100 marks a word,
// 0 the run of everything else between two words. What the rules join too generously («saken.Det») is taken apart again
// by the recogniser, which sees the whole chunk.
constexpr std::string_view kRules = R"(
!!chain;
$Letter = [\p{L}\p{M}\u00AD];
$Digit  = [\p{Nd}];
$Word   = [\p{L}\p{M}\u00AD\p{Nd}];
$Other  = [^\p{L}\p{M}\u00AD\p{Nd}];
$Hyphen = [\-\u2010\u2011];
$Inside = [_@];
$Apostrophe = ['\u2019];
$Numeric = [/\:.,];
$Letters = [.\&];

$Word {100};
$Word $Word {100};
$Word $Hyphen $Word {100};
$Word $Inside $Word {100};
$Letter $Apostrophe $Letter {100};
$Digit $Numeric $Digit {100};
$Letter $Letters $Letter {100};
$Other+ {0};
)";

constexpr std::int32_t kWordStatus = 100;

class IcuTokenizer final : public Tokenizer {
 public:
  explicit IcuTokenizer(std::unique_ptr<icu::RuleBasedBreakIterator> iterator) : iterator_(std::move(iterator)) {}
  ~IcuTokenizer() override { utext_close(&utext_); }
  IcuTokenizer(const IcuTokenizer&) = delete;
  IcuTokenizer& operator=(const IcuTokenizer&) = delete;

  void cut(std::string_view text, std::vector<Chunk>& out) override {
    out.clear();
    text = text.substr(0, static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()));
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&utext_, status);
    if (U_FAILURE(status)) return;  // only for want of memory for a few hundred bytes
    bool new_paragraph = false;
    std::int32_t begin = iterator_->first();
    for (std::int32_t end = iterator_->next(); end != icu::BreakIterator::DONE; begin = end, end = iterator_->next()) {
      const auto b = static_cast<std::uint32_t>(begin), e = static_cast<std::uint32_t>(end);
      if (iterator_->getRuleStatus() == kWordStatus) {
        out.push_back({b, e, new_paragraph});
        new_paragraph = false;
      } else if (!out.empty()) {
        new_paragraph = text.substr(b, e - b).find('\n') != std::string_view::npos;
      }
    }
  }

 private:
  std::unique_ptr<icu::RuleBasedBreakIterator> iterator_;
  UText utext_ = UTEXT_INITIALIZER;
};

Result<std::unique_ptr<icu::RuleBasedBreakIterator>> compile_rules() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  auto iterator = std::make_unique<icu::RuleBasedBreakIterator>(
      icu::UnicodeString::fromUTF8(icu::StringPiece(kRules.data(), static_cast<std::int32_t>(kRules.size()))), where,
      status);
  if (U_FAILURE(status)) {
    return fail(ErrorCode::kInternal,
                fmt::format("ICU refuses the word rules at line {}: {}", where.line, u_errorName(status)),
                "install the ICU library that the program was built with");
  }
  return iterator;
}

}  // namespace

std::string_view break_rules() {
  return kRules;
}

Result<std::unique_ptr<Tokenizer>> Tokenizer::make() {
  // The rules are compiled once a process.
  static const auto compiled = compile_rules();
  if (!compiled) return tl::make_unexpected(compiled.error());
  return std::make_unique<IcuTokenizer>(std::unique_ptr<icu::RuleBasedBreakIterator>((*compiled)->clone()));
}

}  // namespace saksgang::analyzers
