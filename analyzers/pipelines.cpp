#include "analyzers/pipelines.hpp"

#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "analyzers/lexicon.hpp"
#include "analyzers/norwegian.hpp"
#include "analyzers/recognise.hpp"
#include "analyzers/tokenizer.hpp"
#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

// Raised where the meaning of a token changes; whatever else changes its output is in the hash.
constexpr int kVersion = 2;

constexpr std::uint32_t kParagraphGap = 8;

// Chunks beyond this are no words, and are not remembered.
constexpr std::size_t kLongestRemembered = 128;

// Words whose analysis would change if the stemmer, ICU's tables or the rules did.
constexpr std::string_view kProbe =
    "Sak 05/26 og 17/2025: Nasjonalt e-helseråd anbefaler RHF-ene å følge pasientjournalloven, f.eks. HL7 FHIR 4.0.1, "
    "ICD\u201111 og MyHealth@EU.\nKommunane sine tilrådingar om folkehelse, brukere, brukerne, aktiviteten, idéen, "
    "vedtekne ordningar; helsedata\u00ADområdet 12.6.2025 kl. 10:30, og/eller saken.Det NUFAs medlemmer "
    "drøftingene løsninger virksomhetenes utvalget godkjenningen innspillene naïve Übertragung \uFB01n.";

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class T>
using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view text, std::uint64_t state = 14695981039346656037ULL) {
  for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return state;
}

class NorwegianAnalyzer final : public Analyzer {
 public:
  NorwegianAnalyzer(std::unique_ptr<Tokenizer> tokenizer, std::unique_ptr<Stemmer> stemmer,
                    std::optional<Lexicon> lexicon)
      : tokenizer_(std::move(tokenizer)), stemmer_(std::move(stemmer)), lexicon_(lexicon) {}

  void analyze(std::string_view text, std::vector<Token>& out, std::uint32_t first_position) override {
    out.clear();
    tokenizer_->cut(text, chunks_);
    out.reserve(chunks_.size());
    std::uint32_t position = first_position - 1;
    for (const Chunk& chunk : chunks_) {
      if (chunk.new_paragraph) position += kParagraphGap;
      for (Token token : words_of(text.substr(chunk.begin, chunk.end - chunk.begin))) {
        if (!token.part && token.adds == Adds::kNothing) ++position;
        token.position = position;
        token.begin += chunk.begin;
        token.end += chunk.begin;
        // The full stop belongs to an abbreviation, but the break rules cannot know one.
        if (token.type == TokenType::kAbbreviation && token.end < text.size() && text[token.end] == '.') ++token.end;
        out.push_back(token);
      }
    }
  }

  std::string_view text(TermId id) const override { return texts_[id]; }
  std::size_t terms() const override { return texts_.size(); }

  bool trim(std::size_t limit) override {
    if (texts_.size() <= limit) return false;
    words_.clear();
    ids_.clear();
    texts_.clear();
    return true;
  }

 private:
  const std::vector<Token>& words_of(std::string_view chunk) {
    if (chunk.size() > kLongestRemembered) return unremembered_ = recognised(chunk);
    if (const auto it = words_.find(chunk); it != words_.end()) return it->second;
    return words_.emplace(std::string(chunk), recognised(chunk)).first->second;
  }

  std::vector<Token> recognised(std::string_view chunk) {
    std::vector<Token> tokens;
    for (const Recognised& word : recognise(chunk)) {
      const TermId exact = id_of(word.text);
      if (!word.plain.empty()) {
        tokens.push_back({word.begin, word.end, 0, exact, id_of(word.plain), word.type, word.part, Adds::kNothing});
        continue;
      }
      const LexiconEntry entry = look_up(word.text);
      if (entry.lemmas.empty()) {
        const TermId stem = id_of(stemmer_->stem(word.text));
        tokens.push_back({word.begin, word.end, 0, exact, stem, word.type, word.part, Adds::kNothing});
      }
      Adds adds = Adds::kNothing;
      for (const std::string& lemma : entry.lemmas) {
        tokens.push_back({word.begin, word.end, 0, exact, id_of(lemma), word.type, word.part, adds});
        adds = Adds::kLemma;
      }
      // Folding may have changed the length; then a part's place in the word as printed is not known.
      const bool same_places = word.text.size() == word.end - word.begin;
      for (const CompoundPart& part : entry.parts) {
        const std::uint32_t begin = same_places ? word.begin + part.begin : word.begin;
        const std::uint32_t end = same_places ? word.begin + part.end : word.end;
        tokens.push_back({begin, end, 0, exact, id_of(part.lemma), word.type, word.part, Adds::kCompoundPart});
      }
    }
    return tokens;
  }

  // A joined word that no dictionary has («dho-løsninga») is inflected as its last part is.
  LexiconEntry look_up(const std::string& word) const {
    if (!lexicon_) return {};
    LexiconEntry entry = lexicon_->look_up(word);
    const std::size_t hyphen = word.rfind('-');
    if (hyphen == std::string::npos) return entry;
    entry.parts.clear();  // what hyphens join are tokens of their own
    if (!entry.lemmas.empty()) return entry;
    entry.lemmas = lexicon_->look_up(std::string_view(word).substr(hyphen + 1)).lemmas;
    for (std::string& lemma : entry.lemmas) lemma.insert(0, word, 0, hyphen + 1);
    return entry;
  }

  TermId id_of(const std::string& text) {
    const auto [it, is_new] = ids_.try_emplace(text, static_cast<TermId>(texts_.size()));
    if (is_new) texts_.push_back(it->first);
    return it->second;
  }

  std::unique_ptr<Tokenizer> tokenizer_;
  std::unique_ptr<Stemmer> stemmer_;
  std::optional<Lexicon> lexicon_;
  std::vector<Chunk> chunks_;
  Table<std::vector<Token>> words_;  // of each chunk, ranges relative to it
  std::vector<Token> unremembered_;
  Table<TermId> ids_;
  std::deque<std::string_view> texts_;  // into the keys of ids_, which do not move
};

}  // namespace

std::string_view name(Pipeline pipeline) {
  return pipeline == Pipeline::kNorwegian ? "norwegian" : "keyword";
}

std::string keyword(std::string_view text) {
  return utf8::collapse_blanks(fold(text));
}

Result<std::unique_ptr<Analyzer>> Analyzer::make() {
  auto tokenizer = Tokenizer::make();
  if (!tokenizer) return tl::make_unexpected(tokenizer.error());
  auto stemmer = Stemmer::make();
  if (!stemmer) return tl::make_unexpected(stemmer.error());
  auto lexicon = Lexicon::carried();
  if (!lexicon) return tl::make_unexpected(lexicon.error());
  return std::make_unique<NorwegianAnalyzer>(std::move(*tokenizer), std::move(*stemmer), *lexicon);
}

const std::string& version() {
  static const std::string text = [] {
    std::uint64_t state = hash(break_rules());
    const auto lexicon = Lexicon::carried();
    const bool has_lexicon = lexicon && *lexicon;
    if (has_lexicon) state = hash(fmt::format("{:08x}", (*lexicon)->checksum()), state);
    if (const auto analyzer = Analyzer::make()) {
      std::vector<Token> tokens;
      (*analyzer)->analyze(kProbe, tokens);
      for (const Token& token : tokens) {
        const auto line = fmt::format("{} {} {} {} {} {} {} {}\n", token.begin, token.end, token.position,
                                      (*analyzer)->text(token.exact), (*analyzer)->text(token.stem), name(token.type),
                                      token.part, static_cast<int>(token.adds));
        state = hash(line, state);
      }
    }
    return fmt::format("{}-{}-{:016x}", kVersion, has_lexicon ? "apertium" : "rules", state);
  }();
  return text;
}

}  // namespace saksgang::analyzers
