// The analysis of any bytes.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzers/norwegian.hpp"
#include "analyzers/pipelines.hpp"
#include "analyzers/recognise.hpp"
#include "analyzers/sentences.hpp"
#include "analyzers/stop_words.hpp"
#include "fuzz.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::analyzers;
using saksgang::fuzz::is_boundary;
using saksgang::fuzz::must_hold;

// Words remembered from one input to the next, as while an index is open.
constexpr std::size_t kRemembered = 100'000;

template <class T>
T made(Result<T> result) {
  must_hold(result.has_value(), "the analysis can be made");
  return std::move(*result);
}

bool same(const Token& a, const Token& b) {
  return a.begin == b.begin && a.end == b.end && a.position == b.position && a.exact == b.exact && a.word == b.word &&
         a.type == b.type && a.elided == b.elided;
}

void check_tokens(Analyzer& analyzer, std::string_view text, const std::vector<Token>& tokens) {
  const bool well_formed = utf8::valid(text);
  std::uint32_t end = 0, position = 0;
  for (const Token& token : tokens) {
    must_hold(token.begin < token.end && token.end <= text.size(), "a token lies within the text");
    const std::string_view printed = text.substr(token.begin, token.end - token.begin);
    must_hold(utf8::valid(printed), "a token is of whole characters");
    must_hold(!well_formed || (is_boundary(text, token.begin) && is_boundary(text, token.end)),
              "a token begins and ends between characters");
    must_hold(token.exact < analyzer.terms() && token.word < analyzer.words(), "numbers are given out before");
    const std::string exact(analyzer.text(token.exact));
    must_hold(!exact.empty() && utf8::valid(exact), "a term has letters, in valid UTF-8");
    const Word word = analyzer.word(token.word);
    must_hold(!word.lemmas.empty(), "a word has a lemma or a stem");
    for (const std::string& lemma : word.lemmas) must_hold(utf8::valid(lemma), "a lemma is valid UTF-8");
    must_hold(word.parts.size() != 1, "a word has several parts or none");
    for (const CompoundPart& part : word.parts) {
      must_hold(part.begin <= part.end && part.end <= exact.size(), "a part lies within the word");
      must_hold(!part.lemma.empty() && utf8::valid(part.lemma), "a part has a lemma in valid UTF-8");
    }
    if (token.elided) {
      must_hold(token.position == position, "an elided word shares the position of what is left of it");
      must_hold(!word.parts.empty(), "an elided word is a compound");
      continue;
    }
    must_hold(token.begin >= end, "words stand in order and apart");
    must_hold(token.position > position, "positions grow with the words");
    end = token.end;
    position = token.position;
  }
}

void check_recognised(std::string_view chunk) {
  std::uint32_t end = 0;
  for (const Recognised& word : recognise(chunk)) {
    must_hold(word.begin < word.end && word.end <= chunk.size(), "a recognised word lies within the chunk");
    must_hold(!word.text.empty(), "a recognised word has letters");
    must_hold(!word.part || word.end <= end, "a part stands within its word");
    must_hold(word.part || word.begin >= end, "recognised words stand in order and apart");
    if (!word.part) end = word.end;
  }
}

void check_sentences(std::string_view text) {
  const bool well_formed = utf8::valid(text);
  std::uint32_t end = 0;
  for (const Sentence& sentence : sentences(text)) {
    must_hold(sentence.begin < sentence.end && sentence.end <= text.size(), "a sentence lies within the text");
    must_hold(sentence.begin >= end, "sentences stand in order and apart");
    must_hold(!well_formed || (is_boundary(text, sentence.begin) && is_boundary(text, sentence.end)),
              "a sentence is of whole characters");
    end = sentence.end;
  }
}

void check_words(std::string_view text) {
  static const auto stemmer = made(Stemmer::make());
  const std::string folded = fold(text);
  must_hold(utf8::valid(folded), "a folded word is valid UTF-8");
  must_hold(fold(folded) == folded, "folding twice changes nothing");
  is_stop_word(folded);
  const std::string stem = stemmer->stem(folded);
  must_hold(folded.empty() || !stem.empty(), "a word has a stem");
  must_hold(stemmer->stem(stem) == stem, "a stem is its own stem");
  const std::string whole = keyword(text);
  must_hold(utf8::valid(whole), "a keyword is valid UTF-8");
  must_hold(keyword(whole) == whole, "a keyword is its own keyword");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto analyzer = made(Analyzer::make());
  static std::vector<Token> tokens, again;
  const std::string_view text = fuzz::text_of(data, size);
  analyzer->trim(kRemembered);
  analyzer->analyze(text, tokens);
  check_tokens(*analyzer, text, tokens);
  analyzer->analyze(text, again);
  must_hold(std::equal(tokens.begin(), tokens.end(), again.begin(), again.end(), same),
            "a text has the same tokens each time");
  check_recognised(text);
  check_sentences(text);
  check_words(text);
  return 0;
}
