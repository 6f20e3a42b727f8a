#include "analyzers/synonyms.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "analyzers/data.hpp"
#include "analyzers/norwegian.hpp"
#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

// No one writes so much by hand; offsets are of 32 bits.
constexpr std::size_t kMostBytes = std::size_t{64} << 20;

constexpr std::string_view kHint = "write «A = B» for the same, «A ~ B» for related; # begins a comment";

// What tokens leave out at the ends of a word; none of it is inside one («f.eks.», «prop. 1 s»).
constexpr std::string_view kEdges = "-.,;:()'\"";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// What becomes of a plain byte of a phrase: a letter or digit in lower case; 0 for others.
constexpr std::array<char, 128> kPlain = [] {
  std::array<char, 128> out{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) out[c] = out[c - ('a' - 'A')] = static_cast<char>(c);
  for (std::size_t c = '0'; c <= '9'; ++c) out[c] = static_cast<char>(c);
  return out;
}();

// Writes what synonym_key() makes of a phrase of Norwegian letters, digits, blanks and hyphens, as nearly all are, to
// `out`, which has room for as many bytes, and returns the end of it; nothing for another phrase. The carried file is
// read by every search, so this is worth its lines.
char* write_plain_key(std::string_view phrase, char* const out) {
  char* to = out;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const auto c = static_cast<unsigned char>(phrase[i]);
    if (c < kPlain.size() && kPlain[c] != 0) {
      *to++ = kPlain[c];
    } else if (c == ' ') {
      while (to > out && to[-1] == '-') --to;
      if (to > out && to[-1] != ' ') *to++ = ' ';
    } else if (c == '-') {
      if (to > out && to[-1] != ' ') *to++ = '-';
    } else if (c == 0xC3 && i + 1 < phrase.size()) {
      constexpr unsigned kSmall = 0x20;  // what a capital's second byte lacks
      const unsigned second = static_cast<unsigned char>(phrase[++i]) | kSmall;
      if (second == 0xA9) {  // é
        *to++ = 'e';
      } else if (second == 0xA5 || second == 0xA6 || second == 0xB8) {  // å æ ø
        *to++ = '\xC3';
        *to++ = static_cast<char>(second);
      } else {
        return nullptr;
      }
    } else {
      return nullptr;
    }
  }
  while (to > out && (to[-1] == '-' || to[-1] == ' ')) --to;
  return to;
}

// FNV-1a.
std::uint32_t hash(std::string_view key) {
  std::uint32_t state = 2166136261U;
  for (const char c : key) state = (state ^ static_cast<unsigned char>(c)) * 16777619U;
  return state;
}

std::size_t words_of(std::string_view key) {
  return 1 + static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
}

}  // namespace

std::string synonym_key(std::string_view phrase) {
  std::string out(phrase.size(), '\0');
  if (const char* const end = write_plain_key(phrase, out.data()); end != nullptr) {
    out.resize(static_cast<std::size_t>(end - out.data()));
    return out;
  }
  out.clear();
  const std::string folded = fold(utf8::collapse_blanks(phrase));
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string_view word = std::string_view(folded).substr(begin, end - begin);
    const std::size_t first = word.find_first_not_of(kEdges);
    if (first != std::string_view::npos) {
      word = word.substr(first, word.find_last_not_of(kEdges) + 1 - first);
      if (!out.empty()) out += ' ';
      out += word;
    }
    begin = end + 1;
  }
  return out;
}

// Laid out close, with offsets for views: at a search's start the memory touched costs more than the work.
struct Synonyms::File {
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Phrase {
    Range text;               // in `text`
    std::uint32_t place = 0;  // of its own key
    std::uint32_t group = 0;
  };
  struct Group {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    Relation relation = Relation::kSame;
  };
  struct Place {
    Range key;  // in `keys`
    std::uint32_t phrase = 0;
    std::uint32_t next = kNone;  // later place of the same key
  };
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  static Result<std::shared_ptr<const File>> read(std::string_view bytes, std::string_view name, bool lives_on) {
    if (bytes.size() >= kMostBytes) {
      return tl::make_unexpected(Error{
          ErrorCode::kConfig, fmt::format("the file has more than {} bytes", kMostBytes), {}, std::string(name), 0});
    }
    if (!lives_on && !utf8::valid(bytes)) {  // our own is tested
      return tl::make_unexpected(
          Error{ErrorCode::kConfig, "the file is not UTF-8", "save it as UTF-8", std::string(name), 0});
    }
    const auto file = std::make_shared<File>();
    if (!lives_on) file->owned = bytes;
    file->text = lives_on ? bytes : std::string_view(file->owned);
    if (auto error = file->take_all(name)) return tl::make_unexpected(std::move(*error));
    return file;
  }

  std::optional<Error> take_all(std::string_view name) {
    constexpr std::size_t kBytesOfPhrase = 20;  // about; only how much room is made at once
    constexpr std::size_t kBytesOfLine = 48;
    keys.resize(text.size());
    places.reserve(text.size() / kBytesOfPhrase);
    phrases.reserve(text.size() / kBytesOfPhrase);
    groups.reserve(text.size() / kBytesOfLine);
    std::string_view rest = text;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);  // some editors put a byte order mark first
    for (std::size_t number = 1; !rest.empty(); ++number) {
      const std::size_t end = rest.find('\n');
      const std::string_view line = trimmed(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      if (line.empty() || line.front() == '#' || line.front() == '!') continue;
      if (const auto what = take_line(line)) {
        return Error{ErrorCode::kConfig, fmt::format("line {}: {}", number, *what), std::string(kHint),
                     std::string(name), 0};
      }
    }
    index();
    return std::nullopt;
  }

  std::string_view key(const Place& place) const {
    return std::string_view(keys).substr(place.key.begin, place.key.size);
  }

  // Appends the key of a phrase, and a place for it unless it is empty or that of `same_as`; says how long it is.
  std::size_t put(std::string_view phrase, std::uint32_t number, const Place* same_as) {
    const std::size_t begin = keys_end;
    if (const char* const end = write_plain_key(phrase, keys.data() + begin); end != nullptr) {
      keys_end = static_cast<std::size_t>(end - keys.data());
    } else {
      // Folding may make more of it; what is left of the text needs its room all the same.
      const std::string long_way = synonym_key(phrase);
      keys.resize(keys.size() + long_way.size());
      long_way.copy(keys.data() + begin, long_way.size());
      keys_end += long_way.size();
    }
    const std::string_view made = std::string_view(keys).substr(begin, keys_end - begin);
    if (made.empty() || (same_as != nullptr && made == key(*same_as))) return made.size();
    longest = std::max(longest, words_of(made));
    places.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(made.size())}, number, kNone});
    return made.size();
  }

  // Lays out the table when all places are known: open addressing, half empty at the least.
  void index() {
    slots.assign(std::bit_ceil(2 * places.size() + 1), kNone);
    for (auto place = static_cast<std::uint32_t>(places.size()); place-- > 0;) {
      std::uint32_t& slot = slots[slot_of(key(places[place]))];
      places[place].next = slot;
      slot = place;
    }
  }

  // The first place of a key, or kNone.
  std::uint32_t find(std::string_view phrase) const { return slots[slot_of(phrase)]; }

  // Where the key stands or would stand.
  std::size_t slot_of(std::string_view sought) const {
    std::size_t slot = hash(sought) & (slots.size() - 1);
    while (slots[slot] != kNone && key(places[slots[slot]]) != sought) slot = (slot + 1) & (slots.size() - 1);
    return slot;
  }

  // Takes one phrase of a line, with its bracket; says what is wrong with it.
  std::optional<std::string> take(std::string_view item) {
    std::string_view base;
    if (const std::size_t open = item.find('['); open != std::string_view::npos) {
      if (!item.ends_with(']')) return "a bracket is not closed at the end of its phrase";
      base = trimmed(item.substr(open + 1, item.size() - open - 2));
      item = trimmed(item.substr(0, open));
      if (base.empty()) return "there is nothing in the brackets";
    }
    const auto phrase = static_cast<std::uint32_t>(phrases.size());
    const auto place = static_cast<std::uint32_t>(places.size());
    if (put(item, phrase, nullptr) == 0) return "there is no phrase on one side of a sign";
    phrases.push_back({{static_cast<std::uint32_t>(item.data() - text.data()), static_cast<std::uint32_t>(item.size())},
                       place,
                       static_cast<std::uint32_t>(groups.size())});
    if (base.empty()) return std::nullopt;
    const Place own = places[place];
    if (put(base, phrase, &own) == 0) return "there is no word in the brackets";
    return std::nullopt;
  }

  // Takes one line that is neither empty nor a comment; says what is wrong with it.
  std::optional<std::string> take_line(std::string_view line) {
    const bool same = line.find('=') != std::string_view::npos;
    const bool related = line.find('~') != std::string_view::npos;
    if (same && related) return "both = and ~ stand in it";
    if (!same && !related) return "neither = nor ~ stands in it";
    const auto first = static_cast<std::uint32_t>(phrases.size());
    for (;;) {
      const std::size_t sign = line.find(same ? '=' : '~');
      if (auto what = take(trimmed(line.substr(0, sign)))) return what;
      if (sign == std::string_view::npos) break;
      line.remove_prefix(sign + 1);
    }
    groups.push_back(
        {first, static_cast<std::uint32_t>(phrases.size()) - first, same ? Relation::kSame : Relation::kRelated});
    return std::nullopt;
  }

  std::string owned;      // empty where the bytes live on without it
  std::string_view text;  // of `owned`, or elsewhere; a File does not move
  std::string keys;       // room for a plain key of each phrase, and more for the others
  std::size_t keys_end = 0;
  std::vector<Phrase> phrases;
  std::vector<Group> groups;
  std::vector<Place> places;
  std::vector<std::uint32_t> slots;
  std::size_t longest = 0;
};

Result<Synonyms> Synonyms::parse(std::string_view text, std::string_view name) {
  auto file = File::read(text, name, false);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  Synonyms out;
  out.files_.push_back(std::move(*file));
  return out;
}

const Synonyms& Synonyms::carried() {
  static const Synonyms synonyms = [] {
    Synonyms out;
    // A unit test reads the data; were it faulty all the same, there would be no synonyms.
    if (auto file = File::read(data::kSynonyms, "synonyms.txt", true)) out.files_.push_back(std::move(*file));
    return out;
  }();
  return synonyms;
}

void Synonyms::add(const Synonyms& other) {
  const auto files = other.files_;  // other may be this one
  files_.insert(files_.end(), files.begin(), files.end());
}

std::vector<Synonym> Synonyms::of(std::string_view phrase) const {
  std::vector<Synonym> out;
  std::vector<std::string_view> keys;  // of `out`
  for (const auto& file : files_) {
    for (std::uint32_t at = file->find(phrase); at != File::kNone; at = file->places[at].next) {
      const File::Phrase& self = file->phrases[file->places[at].phrase];
      const std::string_view own = file->key(file->places[self.place]);
      const File::Group& group = file->groups[self.group];
      for (std::uint32_t i = group.first; i < group.first + group.count; ++i) {
        const File::Phrase& other = file->phrases[i];
        const std::string_view key = file->key(file->places[other.place]);
        if (key == own || key == phrase) continue;
        const auto there = std::find(keys.begin(), keys.end(), key);
        if (there == keys.end()) {
          keys.push_back(key);
          out.push_back({std::string(file->text.substr(other.text.begin, other.text.size)), group.relation});
        } else if (group.relation == Relation::kSame) {
          out[static_cast<std::size_t>(there - keys.begin())].relation = Relation::kSame;
        }
      }
    }
  }
  return out;
}

std::size_t Synonyms::longest() const {
  std::size_t out = 0;
  for (const auto& file : files_) out = std::max(out, file->longest);
  return out;
}

}  // namespace saksgang::analyzers
