#include "analyzers/norwegian.hpp"

#include <algorithm>
#include <array>

#include <libstemmer.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

constexpr char32_t kUnicodeHyphen = 0x2010;  // what compatibility folding makes of U+2011
constexpr char32_t kTypographicApostrophe = 0x2019;

// Left where no composed letter takes it; off too, or it would join the letter that a second folding finds bare.
bool is_accent(char32_t c) {
  return c >= 0x0300 && c <= 0x036F;
}

bool fold_ascii(std::string_view word, std::string& out) {
  out.resize(word.size());
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return true;
}

// The letter under an accent, where that letter is ASCII; otherwise the character itself.
char32_t without_accent(char32_t c, const icu::Normalizer2& nfd) {
  switch (c) {
    case U'å':
      return c;
    case U'ä':
    case U'ǽ':
      return U'æ';
    case U'ö':
    case U'ǿ':
      return U'ø';
    case kUnicodeHyphen:
      return U'-';
    case kTypographicApostrophe:
      return U'\'';
    default:
      break;
  }
  icu::UnicodeString parts;
  for (UChar32 base = static_cast<UChar32>(c); nfd.getRawDecomposition(base, parts) && parts.length() > 0;) {
    base = parts.char32At(0);
    if (base == U'å') return U'å';
    if (base < 0x80) return static_cast<char32_t>(base);
  }
  return c;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.ends_with(end);
}

// Endings after which a known last part of a compound is the same word, longest first.
struct Guard {
  std::string_view ending;
  std::string_view stem;
};

// Heads of compounds in this field that Snowball would cut into; each stem stands for itself too.
constexpr std::array kGuards = {
    Guard{"lovenes", "lov"}, Guard{"lovene", "lov"},   Guard{"lovens", "lov"},  Guard{"lovers", "lov"},
    Guard{"loven", "lov"},   Guard{"lover", "lov"},    Guard{"lova", "lov"},    Guard{"lovs", "lov"},
    Guard{"lov", "lov"},     Guard{"helsens", "hels"}, Guard{"helsen", "hels"}, Guard{"helses", "hels"},
    Guard{"helse", "hels"},  Guard{"helsa", "hels"},   Guard{"hels", "hels"},   Guard{"legenes", "leg"},
    Guard{"legene", "leg"},  Guard{"legens", "leg"},   Guard{"legen", "leg"},   Guard{"legers", "leg"},
    Guard{"leger", "leg"},   Guard{"lege", "leg"},     Guard{"leg", "leg"},
};

class Snowball final : public Stemmer {
 public:
  explicit Snowball(sb_stemmer* stemmer) : stemmer_(stemmer) {}
  ~Snowball() override { sb_stemmer_delete(stemmer_); }
  Snowball(const Snowball&) = delete;
  Snowball& operator=(const Snowball&) = delete;

  std::string stem(std::string_view folded) override {
    std::string word(folded);
    // Snowball only ever shortens, so this ends; two rounds are enough for nearly every word.
    for (;;) {
      std::string shorter = once(word);
      if (shorter.empty() || shorter == word) return word;
      word = std::move(shorter);
    }
  }

 private:
  std::string once(std::string_view word) {
    for (const Guard& guard : kGuards) {
      if (!ends_with(word, guard.ending)) continue;
      return std::string(word.substr(0, word.size() - guard.ending.size())) + std::string(guard.stem);
    }
    // «brukerne» is «bruker» with an ending that Snowball does not know; «interne» is not.
    if (ends_with(word, "erne") && word.size() > std::string_view("kjerne").size() && word != "moderne" &&
        !ends_with(word, "interne") && !ends_with(word, "eksterne")) {
      word.remove_suffix(2);
    }
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_))};
  }

  sb_stemmer* stemmer_;
};

}  // namespace

std::string fold(std::string_view word) {
  std::string out;
  if (fold_ascii(word, out)) return out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return utf8::lower(word);  // ICU without its data: only then
  // ICU copies malformed bytes, which would become a letter where a soft hyphen between them goes.
  const std::string good = utf8::repaired(word);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  casefold->normalizeUTF8(0, icu::StringPiece(good.data(), static_cast<std::int32_t>(good.size())), sink, nullptr,
                          status);
  if (U_FAILURE(status)) return utf8::lower(word);
  out.clear();
  for (std::size_t pos = 0; pos < folded.size();) {
    const char32_t c = utf8::next(folded, pos);
    if (!is_accent(c)) utf8::append(out, c < 0x80 ? c : without_accent(c, *nfd));
  }
  return out;
}

std::string_view acronym_base(std::string_view folded, std::size_t letters) {
  static constexpr std::array<std::string_view, 9> kEndings = {"enes", "ene", "ens", "ers", "en", "er", "et", "a", "s"};
  const std::string_view base = folded.substr(0, letters);
  std::string_view rest = folded.substr(letters);
  if (!rest.empty() && (rest.front() == '-' || rest.front() == '\'')) rest.remove_prefix(1);
  if (rest.empty()) return base;
  return std::find(kEndings.begin(), kEndings.end(), rest) != kEndings.end() ? base : folded;
}

Result<std::unique_ptr<Stemmer>> Stemmer::make() {
  sb_stemmer* stemmer = sb_stemmer_new("norwegian", "UTF_8");
  if (stemmer == nullptr) {
    return fail(ErrorCode::kInternal, "libstemmer has no Norwegian stemmer",
                "install the libstemmer that the program was built with");
  }
  return std::make_unique<Snowball>(stemmer);
}

}  // namespace saksgang::analyzers
