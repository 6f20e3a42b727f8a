#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Norwegian made by rules: text whose words are distributed as in council papers, without any paper in it.
namespace saksgang::bench {

// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t n);  // n > 0
  double unit();                     // 0 <= x < 1
  bool chance(double p) { return unit() < p; }
  double normal();

 private:
  std::uint64_t state_;
};

// Ranks from 0, each as often as 1 / (rank + 1 + shift)^exponent.
class Zipf {
 public:
  Zipf(std::size_t n, double exponent, double shift = 0);
  std::size_t draw(Random& random) const;

 private:
  std::vector<double> sums_;
};

enum class Form { kBase, kDefinite, kPlural, kDefinitePlural, kGenitive };

struct Noun {
  std::string base;
  char kind = 'm';  // as in words::kNouns

  std::string in(Form form, bool nynorsk = false) const;
};

// What a text is about: the words that it comes back to.
struct Topic {
  std::vector<Noun> nouns;
  std::string council;
  int year = 0;
  std::string date;  // as printed
  bool nynorsk = false;
};

// The words and what is made of them. Immutable once made.
class Vocabulary {
 public:
  Vocabulary();

  Noun noun(Random& random) const;      // simple or compound, common ones more often
  Noun compound(Random& random) const;  // common ones more often
  Noun compound_of_rank(std::size_t rank) const;
  Noun simple_of_rank(std::size_t rank) const;
  std::size_t compounds() const { return kCompounds; }
  std::size_t simple_nouns() const { return nouns_.size(); }

  Topic topic(Random& random, std::string council, int year, std::string date) const;

  // One of the sentences, its slots filled in.
  std::string sentence(const std::vector<std::string_view>& sentences, const Topic& topic, Random& random) const;
  std::string title(const Topic& topic, Random& random) const;
  std::string paragraph(const Topic& topic, std::size_t words, Random& random) const;

  std::string modifier(Random& random) const;
  std::string person(Random& random) const;
  std::string organisation(Random& random) const;
  std::string acronym(Random& random) const;
  std::string code(Random& random) const;
  const std::vector<std::string_view>& councils() const { return councils_; }

  const std::vector<std::string_view>& body() const { return body_; }
  const std::vector<std::string_view>& remarks() const { return remarks_; }
  const std::vector<std::string_view>& decisions() const { return decisions_; }
  const std::vector<std::string_view>& proposals() const { return proposals_; }
  const std::vector<std::string_view>& actions() const { return actions_; }
  const std::vector<std::string_view>& questions() const { return questions_; }

 private:
  static constexpr std::size_t kCompounds = 150'000;

  struct Verb {
    std::string forms[4];  // infinitive, present, past, participle
  };

  Noun of_topic_or_any(const Topic& topic, Random& random) const;
  void fill(char slot, const Topic& topic, Random& random, std::string& out) const;

  std::vector<Noun> nouns_;
  std::vector<std::string_view> modifiers_, first_names_, last_names_, places_, organisations_, acronyms_, codes_;
  std::vector<std::string_view> councils_;
  std::vector<std::string_view> body_, nynorsk_, remarks_, decisions_, proposals_, titles_, actions_, questions_;
  std::vector<Verb> verbs_;
  std::vector<std::pair<std::string_view, std::string_view>> adjectives_;
  Zipf noun_rank_, compound_rank_, modifier_rank_, head_rank_, name_rank_;
};

// A text with two neighbouring letters of one of its longer words exchanged, as a slip of the hand does; as it is where
// it has no such word.
std::string misspelt(std::string_view word, Random& random);

// The word led from bokmål to nynorsk, where it is one of words::kNynorsk or has one in it.
std::string nynorsk_of(std::string word);

std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace saksgang::bench
