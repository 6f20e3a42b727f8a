#include "analyzers/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <utility>

#include "analyzers/lexicon_format.hpp"
#include "analyzers/norwegian.hpp"
#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

using namespace lexicon_format;

// What a word may cost: arcs followed. The longest compounds of council papers need about a tenth of it.
constexpr std::size_t kMostArcs = 50'000;
constexpr std::size_t kDeepest = 512;
constexpr std::size_t kLongestWord = 96;
constexpr int kMostParts = 4;  // as lttoolbox has it
constexpr std::size_t kMostReadings = 64;

// Letters a part has at the least: dictionaries know many short words («in», «ran», «ise») that make nonsense of long
// ones. A word that the dictionary has whole is divided only with better reason.
constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kShortestPartOfKnown = 5;
constexpr std::size_t kShortestCompoundKnown = 2 * kShortestPartOfKnown - 1;

bool is_tag(char16_t symbol) {
  return symbol >= kFirstTag;
}

// One way to read a stretch of a word: lemma, then tags.
struct Reading {
  std::size_t end = 0;
  std::u16string symbols;

  std::u16string_view lemma() const { return std::u16string_view(symbols).substr(0, lemma_length()); }
  std::u16string_view tags() const { return std::u16string_view(symbols).substr(lemma_length()); }
  bool has(std::uint16_t tag) const {
    return tag != 0 && symbols.find(static_cast<char16_t>(tag)) != std::u16string::npos;
  }

 private:
  std::size_t lemma_length() const {
    return static_cast<std::size_t>(std::find_if(symbols.begin(), symbols.end(), is_tag) - symbols.begin());
  }
};

std::u16string utf16(std::string_view text) {
  std::u16string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    out.push_back(c < kFirstTag ? static_cast<char16_t>(c) : u'\uFFFD');
  }
  return out;
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  for (const char16_t c : text) utf8::append(out, c);
  return out;
}

// The letters that fold() makes one; the dictionaries have accents, what is looked up has none.
std::u16string_view accented(char16_t letter) {
  switch (letter) {
    case u'a':
      return u"àá";
    case u'e':
      return u"éèê";
    case u'o':
      return u"óòô";
    case u'u':
      return u"ü";
    case u'æ':
      return u"ä";
    case u'ø':
      return u"ö";
    default:
      return {};
  }
}

bool has_capital(char16_t letter) {
  return (letter >= u'a' && letter <= u'z') || letter == u'æ' || letter == u'ø' || letter == u'å';
}

// How much is read into a letter beside itself: nothing, or a capital at the beginning and accents anywhere.
enum class Letters { kExact, kLoose };

// All ways through a section that read a word from `begin` on, to any end.
class Walk {
 public:
  Walk(std::string_view bytes, SectionId section, Letters letters)
      : bytes_(bytes.data()), section_(header().sections[section]), letters_(letters) {}

  template <class Found>
  void from(std::u16string_view word, std::size_t begin, Found&& found) {
    word_ = word;
    out_.clear();
    step(section_.initial, begin, 0, found);
  }

 private:
  Header header() const {
    Header out;
    std::memcpy(&out, bytes_, sizeof(out));
    return out;
  }

  std::uint32_t state(std::uint32_t index) const {
    std::uint32_t out = 0;
    std::memcpy(&out, bytes_ + section_.states_offset + index * sizeof(out), sizeof(out));
    return out;
  }

  Arc arc(std::uint32_t index) const {
    Arc out;
    std::memcpy(&out, bytes_ + section_.arcs_offset + index * sizeof(out), sizeof(out));
    return out;
  }

  template <class Found>
  void step(std::uint32_t at, std::size_t pos, std::size_t depth, Found&& found) {
    const std::uint32_t first = state(at), last = state(at + 1) / 2;
    if ((first & 1) != 0) found(pos, out_);
    if (depth >= kDeepest) return;
    std::uint32_t i = first / 2;
    for (; i < last && arc(i).input == 0; ++i) follow(arc(i), pos, depth, found);
    if (pos >= word_.size()) return;
    const char16_t letter = word_[pos];
    follow_all(letter, i, last, pos, depth, found);
    if (letters_ == Letters::kExact) return;
    if (pos == 0 && has_capital(letter)) follow_all(letter - (u'a' - u'A'), i, last, pos, depth, found);
    for (const char16_t other : accented(letter)) follow_all(other, i, last, pos, depth, found);
  }

  template <class Found>
  void follow_all(int letter, std::uint32_t first, std::uint32_t last, std::size_t pos, std::size_t depth,
                  Found&& found) {
    for (std::uint32_t i = first_with(letter, first, last); i < last && arc(i).input == letter; ++i) {
      follow(arc(i), pos + 1, depth, found);
    }
  }

  template <class Found>
  void follow(const Arc& arc, std::size_t pos, std::size_t depth, Found&& found) {
    if (++arcs_ > kMostArcs) return;
    if (arc.output != 0) out_.push_back(static_cast<char16_t>(arc.output));
    step(arc.target, pos, depth + 1, found);
    if (arc.output != 0) out_.pop_back();
  }

  std::uint32_t first_with(int input, std::uint32_t first, std::uint32_t last) const {
    while (first < last) {
      const std::uint32_t middle = first + (last - first) / 2;
      if (arc(middle).input < input) {
        first = middle + 1;
      } else {
        last = middle;
      }
    }
    return first;
  }

  const char* bytes_;
  Section section_;
  Letters letters_;
  std::u16string_view word_;
  std::u16string out_;
  std::size_t arcs_ = 0;
};

void add_unless_there(std::vector<std::string>& out, std::string value) {
  if (!value.empty() && std::find(out.begin(), out.end(), value) == out.end()) out.push_back(std::move(value));
}

Error damaged(std::string what) {
  return Error{ErrorCode::kInternal,
               "the lexicon in this program is damaged: " + std::move(what),
               "build the program again",
               {},
               0};
}

}  // namespace

// Looks up one word.
class LexiconReader {
 public:
  LexiconReader(const Lexicon& lexicon, std::string_view folded)
      : lexicon_(lexicon), tags_(lexicon.tags_), folded_(folded), word_(utf16(folded)) {
    for (std::size_t pos = 0; pos < folded.size(); utf8::next(folded, pos)) byte_of_.push_back(pos);
    byte_of_.push_back(folded.size());
  }

  LexiconEntry run() {
    LexiconEntry out;
    for (const Letters letters : {Letters::kExact, Letters::kLoose}) {
      const Analysis bokmaal = analyse(word_, kBokmaal, letters, Depth::kParts);
      const Depth depth = bokmaal.whole.empty() ? Depth::kParts : Depth::kWhole;
      const Analysis nynorsk = analyse(word_, kNynorsk, letters, depth);
      choose(bokmaal, nynorsk, out);
      if (!out.lemmas.empty()) break;
    }
    return out;
  }

  Lexicon::Kinds kinds() const {
    Lexicon::Kinds out;
    for (const Reading& reading : analyse(word_, kBokmaal, Letters::kLoose, Depth::kWhole).whole) {
      if (reading.tags().empty() || fold(to_utf8(reading.lemma())) != folded_) continue;
      out.noun = out.noun || reading.tags().front() == tags_.noun;
      out.verb = out.verb || reading.tags().front() == tags_.verb;
    }
    return out;
  }

 private:
  // A word divided: its parts' readings, all but the last of which may only stand to the left.
  using Division = std::vector<std::pair<std::size_t, Reading>>;  // begin, reading

  struct Analysis {
    std::vector<Reading> whole;
    std::vector<Division> divisions;  // of the fewest parts

    int division_parts() const { return divisions.empty() ? kMostParts + 1 : static_cast<int>(divisions[0].size()); }
    int parts() const { return whole.empty() ? division_parts() : 1; }
  };

  enum class Depth { kWhole, kParts };

  Analysis analyse(std::u16string_view word, SectionId section, Letters letters, Depth depth) const {
    Analysis out;
    const std::size_t size = word.size();
    struct Left {
      std::size_t begin;
      Reading reading;
    };
    std::vector<std::vector<Left>> left(size + 1);  // by where they end
    std::vector<int> parts(size + 1, kMostParts);   // fewest before here
    parts[0] = 0;
    int fewest = kMostParts + 1;
    Walk walk(lexicon_.bytes_, section, letters);
    for (std::size_t begin = 0; begin < size; ++begin) {
      if (parts[begin] >= kMostParts) continue;
      if (begin > 0 && (depth == Depth::kWhole || (!out.whole.empty() && size < kShortestCompoundKnown))) break;
      walk.from(word, begin, [&](std::size_t end, const std::u16string& symbols) {
        if (end == begin) return;
        if (end - begin < kShortestPart && (begin > 0 || (end < size && word[end - 1] != u'-'))) return;
        Reading reading{end, symbols};
        const bool left_only = reading.has(tags_.left_only);
        if (end < size) {
          if (!left_only || parts[begin] + 1 > parts[end] || parts[begin] + 1 >= kMostParts) return;
          if (parts[begin] + 1 < parts[end]) left[end].clear();
          parts[end] = parts[begin] + 1;
          left[end].push_back({begin, std::move(reading)});
        } else if (begin == 0) {
          if (!left_only && out.whole.size() < kMostReadings) out.whole.push_back(std::move(reading));
        } else if (reading.has(tags_.right) && parts[begin] + 1 <= fewest) {
          if (parts[begin] + 1 < fewest) out.divisions.clear();
          fewest = parts[begin] + 1;
          if (out.divisions.size() < kMostReadings) out.divisions.push_back({{begin, std::move(reading)}});
        }
      });
    }
    for (Division& division : out.divisions) {
      while (division.front().first > 0) {
        const auto& all = left[division.front().first];
        const Left& before = *std::min_element(
            all.begin(), all.end(), [&](const Left& a, const Left& b) { return rank(a.reading) < rank(b.reading); });
        division.insert(division.begin(), {before.begin, before.reading});
      }
    }
    return out;
  }

  // Lower is likelier.
  int rank(const Reading& reading) const {
    const std::u16string_view tags = reading.tags();
    const char16_t kind = tags.empty() ? u'\0' : tags.front();
    if (kind == tags_.noun) return reading.lemma() == word_ ? 1 : 2;
    if (kind == tags_.adjective) return 3;
    if (kind == tags_.verb) return reading.has(tags_.imperative) ? 6 : 4;
    if (kind == tags_.name) return 5;
    return 0;
  }

  void choose(const Analysis& bokmaal, const Analysis& nynorsk, LexiconEntry& out) const {
    const int in_bokmaal = bokmaal.parts(), in_nynorsk = nynorsk.parts();
    if (in_bokmaal <= in_nynorsk) add(bokmaal, kBokmaal, false, out);
    // What bokmål knows too may be nynorsk all the same, as a noun («lova», «brukar»); verbs would join too much.
    if (in_nynorsk <= in_bokmaal) add(nynorsk, kNynorsk, in_nynorsk == in_bokmaal, out);
    const bool known = !bokmaal.whole.empty() || !nynorsk.whole.empty();
    if (nynorsk.division_parts() < bokmaal.division_parts()) {
      divide(nynorsk, kNynorsk, known, 0, out.parts);
    } else {
      divide(bokmaal, kBokmaal, known, 0, out.parts);
    }
    // «spesialister» is no kind of «ister»: what a known word is divided into must end as the word itself does.
    const bool ends_alike = std::any_of(out.lemmas.begin(), out.lemmas.end(), [&](const std::string& lemma) {
      return !out.parts.empty() && lemma.ends_with(out.parts.back().lemma);
    });
    if (out.parts.size() < 2 || (known && !ends_alike)) out.parts.clear();
  }

  // Appends the parts of a word that stands at `begin`; of one that is none, nothing. Parts that are compounds
  // themselves are divided further.
  void divide(const Analysis& analysis, SectionId section, bool known, std::size_t begin,
              std::vector<CompoundPart>& out) const {
    const auto found = std::find_if(analysis.divisions.begin(), analysis.divisions.end(),
                                    [&](const Division& division) { return !known || is_plausible(division); });
    if (found == analysis.divisions.end()) return;
    for (const auto& [offset, reading] : *found) {
      const std::size_t from = begin + offset, to = begin + reading.end, before = out.size();
      const std::u16string_view part = std::u16string_view(word_).substr(from, to - from);
      divide(analyse(part, section, Letters::kExact, Depth::kParts), section, true, from, out);
      if (out.size() > before) continue;
      out.push_back({static_cast<std::uint32_t>(byte_of_[from]), static_cast<std::uint32_t>(byte_of_[to]),
                     lemmas_of(reading, section).front()});
    }
  }

  bool is_plausible(const Division& division) const {
    return std::all_of(division.begin(), division.end(), [&](const auto& part) {
      const auto& [begin, reading] = part;
      return reading.end - begin >= kShortestPartOfKnown &&
             reading.tags().starts_with(static_cast<char16_t>(tags_.noun));
    });
  }

  void add(const Analysis& analysis, SectionId section, bool nouns_only, LexiconEntry& out) const {
    std::vector<std::pair<int, const Reading*>> readings;
    std::map<const Reading*, std::string> before;
    const auto admit = [&](const Reading& reading, std::string prefix) {
      const int rank = this->rank(reading);
      if (nouns_only && rank != 1 && rank != 2) return;
      readings.emplace_back(rank, &reading);
      before.emplace(&reading, std::move(prefix));
    };
    if (!analysis.whole.empty()) {
      for (const Reading& reading : analysis.whole) admit(reading, {});
    } else {
      for (const Division& division : analysis.divisions) admit(division.back().second, prefix_of(division, section));
    }
    std::stable_sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first, a.second->lemma().size()) < std::pair(b.first, b.second->lemma().size());
    });
    for (const auto& [rank, reading] : readings) {
      // An imperative or a name that looks like a common word is that word.
      if (rank >= 5 && !out.lemmas.empty()) continue;
      auto lemmas = lemmas_of(*reading, section);
      for (std::string& lemma : lemmas) lemma.insert(0, before.at(reading));
      // What both languages call the same needs no other words for it that the bilingual dictionary has too.
      const bool is_there = std::any_of(lemmas.begin(), lemmas.end(), [&](const std::string& lemma) {
        return std::find(out.lemmas.begin(), out.lemmas.end(), lemma) != out.lemmas.end();
      });
      if (nouns_only && is_there) continue;
      for (std::string& lemma : lemmas) add_unless_there(out.lemmas, std::move(lemma));
    }
  }

  // A compound's parts before the last as printed, nynorsk ones led to bokmål with what links them.
  std::string prefix_of(const Division& division, SectionId section) const {
    std::string out;
    for (std::size_t i = 0; i + 1 < division.size(); ++i) {
      const auto& [begin, reading] = division[i];
      const std::string_view printed = folded_.substr(byte_of_[begin], byte_of_[reading.end] - byte_of_[begin]);
      const std::string own = fold(to_utf8(reading.lemma()));
      if (section == kNynorsk && printed.starts_with(own)) {
        out += lemmas_of(reading, section).front();
        out += printed.substr(own.size());
      } else {
        out += printed;
      }
    }
    return out;
  }

  std::vector<std::string> lemmas_of(const Reading& reading, SectionId section) const {
    if (section == kNynorsk) {
      const auto& translated = in_bokmaal(reading);
      if (!translated.empty()) return translated;
    }
    return {fold(to_utf8(reading.lemma()))};
  }

  // Number and definiteness make no other word of a noun: readings that differ in nothing else are translated once.
  const std::vector<std::string>& in_bokmaal(const Reading& reading) const {
    constexpr std::size_t kKindAndGender = 2;
    std::u16string key(reading.lemma());
    key += reading.tags().substr(0, kKindAndGender);
    const auto known = translated_.find(key);
    if (known != translated_.end()) return known->second;
    return translated_.emplace(std::move(key), translations(reading)).first->second;
  }

  // The bilingual dictionary answers for as many tags as it needs; what answers for the most counts.
  std::vector<std::string> translations(const Reading& reading) const {
    std::u16string sought(reading.lemma());
    for (const char16_t tag : reading.tags()) {
      if (tag != tags_.left_only && tag != tags_.right) sought.push_back(tag);
    }
    std::vector<std::string> out;
    std::size_t longest = reading.lemma().size();
    Walk(lexicon_.bytes_, kNynorskToBokmaal, Letters::kExact)
        .from(sought, 0, [&](std::size_t end, const std::u16string& symbols) {
          if (end <= reading.lemma().size() || end < longest) return;
          if (end > longest) out.clear();
          longest = end;
          add_unless_there(out, fold(to_utf8(Reading{0, symbols}.lemma())));
        });
    return out;
  }

  const Lexicon& lexicon_;
  const Lexicon::Tags& tags_;
  std::string_view folded_;
  std::u16string word_;
  std::vector<std::size_t> byte_of_;  // of each character, and the end
  mutable std::map<std::u16string, std::vector<std::string>> translated_;
};

Lexicon::Lexicon(std::string_view bytes) : bytes_(bytes) {
  Header header;
  std::memcpy(&header, bytes.data(), sizeof(header));
  const std::array<std::pair<std::string_view, std::uint16_t*>, 7> known = {{
      {"<n>", &tags_.noun},
      {"<np>", &tags_.name},
      {"<adj>", &tags_.adjective},
      {"<vblex>", &tags_.verb},
      {"<imp>", &tags_.imperative},
      {"<compound-only-L>", &tags_.left_only},
      {"<compound-R>", &tags_.right},
  }};
  const char* tag = bytes.data() + header.tags_offset;
  for (std::uint32_t i = 0; i < header.tags; ++i) {
    const std::string_view text(tag);
    for (const auto& [wanted, number] : known) {
      if (text == wanted) *number = static_cast<std::uint16_t>(kFirstTag + i);
    }
    tag += text.size() + 1;
  }
}

Result<Lexicon> Lexicon::over(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof(header)) return tl::make_unexpected(damaged("it is too short"));
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.magic != kMagic) return tl::make_unexpected(damaged("it is of another version"));
  for (const Section& section : header.sections) {
    if (section.states_offset + (section.states + 1ULL) * sizeof(std::uint32_t) > bytes.size() ||
        section.arcs_offset + section.arcs * 1ULL * sizeof(Arc) > bytes.size() || section.initial >= section.states) {
      return tl::make_unexpected(damaged("it is cut off"));
    }
  }
  const std::size_t ends = static_cast<std::size_t>(
      header.tags_offset <= bytes.size() ? std::count(bytes.begin() + header.tags_offset, bytes.end(), '\0') : 0);
  if (ends < header.tags) return tl::make_unexpected(damaged("its tags are cut off"));
  return Lexicon(bytes);
}

Result<std::optional<Lexicon>> Lexicon::carried() {
  const std::string_view bytes = lexicon_bytes();
  if (bytes.empty()) return std::optional<Lexicon>();
  auto lexicon = over(bytes);
  if (!lexicon) return tl::make_unexpected(lexicon.error());
  return std::optional<Lexicon>(*lexicon);
}

std::uint32_t Lexicon::checksum() const {
  Header header;
  std::memcpy(&header, bytes_.data(), sizeof(header));
  return header.checksum;
}

LexiconEntry Lexicon::look_up(std::string_view folded) const {
  if (folded.empty() || folded.size() > kLongestWord) return {};
  return LexiconReader(*this, folded).run();
}

Lexicon::Kinds Lexicon::kinds(std::string_view lemma) const {
  if (lemma.empty() || lemma.size() > kLongestWord) return {};
  return LexiconReader(*this, lemma).kinds();
}

}  // namespace saksgang::analyzers
