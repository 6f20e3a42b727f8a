#include "analyzers/pipelines.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <iterator>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "analyzers/derivations.hpp"
#include "analyzers/elision.hpp"
#include "analyzers/lexicon.hpp"
#include "analyzers/norwegian.hpp"
#include "analyzers/recognise.hpp"
#include "analyzers/tokenizer.hpp"
#include "base/utf8.hpp"

namespace saksgang::analyzers {
namespace {

// Raised where the meaning of a token changes; whatever else changes its output is in the hash.
constexpr int kVersion = 3;

constexpr std::uint32_t kParagraphGap = 8;

// Chunks beyond this are no words, and are not remembered.
constexpr std::size_t kLongestRemembered = 128;

// Words whose analysis would change if the stemmer, ICU's tables or the rules did.
constexpr std::string_view kProbe =
    "Sak 05/26 og 17/2025: Nasjonalt e-helseråd anbefaler RHF-ene å følge pasientjournalloven, f.eks. HL7 FHIR 4.0.1, "
    "ICD\u201111 og MyHealth@EU.\nKommunane sine tilrådingar om folkehelse, brukere, brukerne, aktiviteten, idéen, "
    "vedtekne ordningar; helsedata\u00ADområdet 12.6.2025 kl. 10:30, og/eller saken.Det NUFAs medlemmer "
    "drift- og forvaltningskostnader, drøftingene løsninger virksomhetenes utvalget godkjenningen innspillene naïve "
    "Übertragung \uFB01n.";

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

constexpr char kKeySeparator = '+';

class NorwegianAnalyzer final : public Analyzer {
 public:
  NorwegianAnalyzer(std::unique_ptr<Tokenizer> tokenizer, std::unique_ptr<Stemmer> stemmer,
                    std::optional<Lexicon> lexicon)
      : tokenizer_(std::move(tokenizer)), stemmer_(std::move(stemmer)), lexicon_(lexicon) {}

  void analyze(std::string_view text, std::vector<Token>& out, std::uint32_t first_position) override {
    out.clear();
    tokenizer_->cut(text, chunks_);
    find_elisions(text, chunks_, elisions_);
    out.reserve(chunks_.size() + elisions_.size());
    std::uint32_t position = first_position - 1;
    auto elision = elisions_.cbegin();
    for (std::size_t i = 0; i < chunks_.size(); ++i) {
      const Chunk& chunk = chunks_[i];
      if (chunk.new_paragraph) position += kParagraphGap;
      for (Token token : words_of(text.substr(chunk.begin, chunk.end - chunk.begin))) {
        token.position = ++position;
        token.begin += chunk.begin;
        token.end += chunk.begin;
        // The full stop belongs to an abbreviation, but the break rules cannot know one.
        if (token.type == TokenType::kAbbreviation && token.end < text.size() && text[token.end] == '.') ++token.end;
        out.push_back(token);
      }
      for (; elision != elisions_.cend() && elision->incomplete == i; ++elision) add_elided(text, *elision, out);
    }
  }

  std::string_view text(TermId id) const override { return texts_[id]; }
  std::size_t terms() const override { return texts_.size(); }
  std::size_t words() const override { return entries_.size(); }

  const Word& word(WordId id) override {
    Entry& entry = entries_[id];
    if (!entry.is_looked_up) {
      entry.word = analysed(entry.recognised, entry.pieces);
      entry.is_looked_up = true;
    }
    return entry.word;
  }

  Word look_up(std::string_view folded) override {
    const auto all = recognise(folded);
    if (all.empty()) return {};
    const auto next = std::find_if(all.begin() + 1, all.end(), [](const Recognised& r) { return !r.part; });
    return analysed(all.front(), {all.begin() + 1, next});
  }

  std::vector<std::string> derivations(std::string_view lemma) const override {
    return analyzers::derivations(lemma, lexicon_ ? &*lexicon_ : nullptr);
  }

  bool trim(std::size_t limit) override {
    if (texts_.size() <= limit) return false;
    chunk_words_.clear();
    entry_of_.clear();
    entries_.clear();
    elided_.clear();
    ids_.clear();
    texts_.clear();
    return true;
  }

 private:
  struct Entry {
    Recognised recognised;
    std::vector<Recognised> pieces;  // what hyphens join in it
    Word word;
    bool is_looked_up = false;
  };

  const std::vector<Token>& words_of(std::string_view chunk) {
    if (chunk.size() > kLongestRemembered) return unremembered_ = tokens_of(chunk);
    if (const auto it = chunk_words_.find(chunk); it != chunk_words_.end()) return it->second;
    return chunk_words_.emplace(std::string(chunk), tokens_of(chunk)).first->second;
  }

  std::vector<Token> tokens_of(std::string_view chunk) {
    std::vector<Token> tokens;
    std::vector<Recognised> all = recognise(chunk);
    for (auto it = all.begin(); it != all.end();) {
      auto next = std::find_if(it + 1, all.end(), [](const Recognised& r) { return !r.part; });
      const TermId exact = id_of(it->text);
      Token token{it->begin, it->end, 0, exact, 0, it->type, false};
      token.word = entry_of(*it, {std::make_move_iterator(it + 1), std::make_move_iterator(next)});
      tokens.push_back(token);
      it = next;
    }
    return tokens;
  }

  // The same letters may be an acronym here and a word there («ROS», «ros»).
  WordId entry_of(Recognised& recognised, std::vector<Recognised> pieces) {
    name_ = recognised.text;
    name_ += '\0';
    name_ += static_cast<char>(recognised.type);
    name_ += recognised.plain;
    const auto [it, is_new] = entry_of_.try_emplace(name_, static_cast<WordId>(entries_.size()));
    if (is_new) entries_.push_back({recognised, std::move(pieces), {}, false});
    return it->second;
  }

  Word analysed(const Recognised& whole, const std::vector<Recognised>& pieces) const {
    Word out = single(whole);
    const std::string& text = whole.text;
    if (pieces.empty()) return out;
    // What hyphens join is a compound of what stands between them. A joined word that no dictionary has
    // («dho-løsninga») is inflected as its last part is.
    out.parts.clear();
    std::size_t at = 0;
    for (const Recognised& piece : pieces) {
      const std::size_t begin = text.find(piece.text, at);
      if (begin == std::string::npos) break;
      // A letter alone is no word, but tells «e-helse» from «helse».
      if (begin > at + 1) out.parts.push_back({u32(at), u32(begin - 1), text.substr(at, begin - 1 - at)});
      const Word part = single(piece);
      if (part.parts.empty()) {
        out.parts.push_back({u32(begin), u32(begin + piece.text.size()), part.lemmas.front()});
      } else {
        for (const CompoundPart& p : part.parts)
          out.parts.push_back({u32(begin) + p.begin, u32(begin) + p.end, p.lemma});
      }
      at = begin + piece.text.size() + 1;
      if (!out.known && whole.plain.empty() && begin + piece.text.size() == text.size() && piece.plain.empty()) {
        out.lemmas.clear();
        for (const std::string& lemma : part.lemmas) out.lemmas.push_back(text.substr(0, begin) + lemma);
      }
    }
    if (out.parts.size() < 2) out.parts.clear();
    return out;
  }

  // A word as if no hyphens were in it.
  Word single(const Recognised& recognised) const {
    if (!recognised.plain.empty()) return {{recognised.plain}, {}, true};
    Word out;
    if (lexicon_) {
      LexiconEntry entry = lexicon_->look_up(recognised.text);
      out = {std::move(entry.lemmas), std::move(entry.parts), true};
    }
    if (out.lemmas.empty()) out = {{stemmer_->stem(recognised.text)}, {}, false};
    return out;
  }

  static std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

  void add_elided(std::string_view text, const Elision& elision, std::vector<Token>& out) {
    const auto chunk = [&](std::size_t i) { return text.substr(chunks_[i].begin, chunks_[i].end - chunks_[i].begin); };
    const std::string incomplete = fold(chunk(elision.incomplete)), complete = fold(chunk(elision.complete));
    if (incomplete.size() + complete.size() > kLongestRemembered || out.empty()) return;
    name_ = incomplete + (elision.lacks_tail ? "- " : " -") + complete;
    auto known = elided_.find(name_);
    if (known == elided_.end()) {
      known = elided_.emplace(name_, completed(incomplete, complete, elision.lacks_tail)).first;
    }
    // Copied, since what follows may add to the token's own vector.
    const Token beside = out.back();
    const std::size_t end = chunks_[std::max(elision.incomplete, elision.complete)].end;
    const std::size_t begin = elision.lacks_tail ? beside.begin : chunks_[elision.complete].begin;
    for (const WordId id : known->second) {
      const TermId exact = id_of(entries_[id].recognised.text);
      out.push_back({u32(begin), u32(end), beside.position, exact, id, TokenType::kWord, true});
    }
  }

  // The words that stand for the incomplete one, by their compound keys; none where the other is no compound.
  std::vector<WordId> completed(const std::string& incomplete, const std::string& complete, bool lacks_tail) {
    std::vector<WordId> out;
    // «forvaltning.Det» is two words, neither of which ends with the chunk.
    const auto recognised = recognise(complete);
    if (recognised.empty() || recognised.front().end != complete.size()) return out;
    const Word whole = look_up(complete);
    if (whole.parts.size() < 2) return out;
    // What is shared is all but one part, or one part alone: «helse- og omsorgstjenesteloven» is meant with two.
    const std::size_t last = whole.parts.size() - 1;
    for (const std::size_t cut : {std::size_t{1}, last}) {
      if (!out.empty() && cut == 1) break;
      const std::size_t at = lacks_tail ? whole.parts[cut].begin : whole.parts[last + 1 - cut].begin;
      Word word = lacks_tail ? joined(incomplete + (complete[at - 1] == '-' ? "-" : ""), complete.substr(at))
                             : joined(complete.substr(0, at), incomplete);
      for (CompoundPart& part : word.parts) part.begin = part.end = 0;
      Recognised elided;
      elided.text = compound_key(word.parts);
      if (elided.text.empty()) continue;
      name_ = elided.text;
      name_ += '\0';
      const auto [it, is_new] = entry_of_.try_emplace(name_, u32(entries_.size()));
      if (is_new) entries_.push_back({std::move(elided), {}, std::move(word), true});
      out.push_back(it->second);
      if (last == 1) break;
    }
    return out;
  }

  // The compound of two pieces of text, with what may link them.
  Word joined(const std::string& first, const std::string& second) {
    Word plain;
    for (const std::string_view link : {"", "s", "e"}) {
      Word word = look_up(std::string(first).append(link).append(second));
      if (word.parts.size() > 1) return word;
    }
    const Word head = look_up(second);
    plain.parts = look_up(first).parts;
    if (plain.parts.empty()) plain.parts.push_back({0, 0, look_up(first).lemmas.front()});
    if (head.parts.empty()) {
      plain.parts.push_back({0, 0, head.lemmas.empty() ? second : head.lemmas.front()});
    } else {
      plain.parts.insert(plain.parts.end(), head.parts.begin(), head.parts.end());
    }
    plain.lemmas = {compound_key(plain.parts)};
    return plain;
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
  std::vector<Elision> elisions_;
  Table<std::vector<Token>> chunk_words_;  // of each chunk, ranges relative to it
  std::vector<Token> unremembered_;
  std::string name_;
  Table<WordId> entry_of_;
  std::deque<Entry> entries_;
  Table<std::vector<WordId>> elided_;
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

std::string compound_key(std::span<const CompoundPart> parts) {
  std::string out;
  if (parts.size() < 2) return out;
  for (const CompoundPart& part : parts) {
    if (!out.empty()) out += kKeySeparator;
    out += part.lemma;
  }
  return out;
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
        const Word& word = (*analyzer)->word(token.word);
        const auto line = fmt::format("{} {} {} {} {} {} {}\n", token.begin, token.end, token.position,
                                      (*analyzer)->text(token.exact), name(token.type), fmt::join(word.lemmas, " "),
                                      compound_key(word.parts));
        state = hash(line, state);
      }
    }
    return fmt::format("{}-{}-{:016x}", kVersion, has_lexicon ? "apertium" : "rules", state);
  }();
  return text;
}

}  // namespace saksgang::analyzers
