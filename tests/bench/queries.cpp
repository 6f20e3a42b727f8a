#include "queries.hpp"

#include <functional>

#include <fmt/format.h>

namespace saksgang::bench {
namespace {

constexpr Form kInflected[] = {Form::kDefinite, Form::kPlural, Form::kDefinitePlural, Form::kGenitive};

class Maker {
 public:
  Maker(const Vocabulary& words, std::uint64_t seed) : words_(words), random_(seed) {}

  std::vector<Query> run() {
    add("common word", 15, [&] { return words_.simple_of_rank(random_.below(40)).base; });
    add("rare compound", 20, [&] { return rare().base; });
    add("inflected", 20, [&] { return inflected(words_.noun(random_)); });
    add("two words", 30, [&] { return several(2); });
    add("three words", 25, [&] { return several(3); });
    add("four to six words", 25, [&] { return several(4 + random_.below(3)); });
    add("compound", 15, [&] { return words_.compound(random_).base; });
    add("half a compound", 20, [&] { return half(); });
    add("phrase", 20, [&] { return phrase(); });
    add("field", 30, [&] { return field(); });
    add("operators", 20, [&] { return operators(); });
    add("truncated", 15, [&] { return truncated(); });
    add("misspelt", 20, [&] { return misspelt(words_.noun(random_).in(Form::kDefinite), random_); });
    add("nynorsk", 15, [&] { return words_.noun(random_).in(kInflected[random_.below(3)], true); });
    add("abbreviation", 10, [&] { return abbreviation(); });
    add("case or council", 10, [&] { return fmt::format("{} {}", council(), number()); });
    add("question", 20, [&] { return question(); });
    return std::move(out_);
  }

 private:
  void add(std::string_view kind, int count, const std::function<std::string()>& make) {
    for (int i = 0; i < count; ++i) out_.push_back({kind, make()});
  }

  Noun rare() { return words_.compound_of_rank(1'000 + random_.below(words_.compounds() / 10)); }
  std::string inflected(const Noun& noun) { return noun.in(kInflected[random_.below(4)]); }
  std::string council() {
    const auto& all = words_.councils();
    return std::string(all[random_.below(all.size())]);
  }
  std::string number() { return fmt::format("{}/{}", 1 + random_.below(60), 20 + random_.below(7)); }
  int year() { return 2010 + static_cast<int>(random_.below(17)); }

  // As typed by someone who thinks of a matter: mostly as the dictionary has the words.
  std::string one() {
    const Noun noun = random_.chance(0.2) ? rare() : words_.noun(random_);
    return random_.chance(0.6) ? noun.base : inflected(noun);
  }

  std::string several(std::size_t count) {
    std::string text = one();
    for (std::size_t i = 1; i < count; ++i) {
      text += ' ';
      text += random_.chance(0.15) ? words_.organisation(random_) : random_.chance(0.1) ? "i" : one();
    }
    return text;
  }

  // «pasient journal» for «pasientjournal», or one of the two.
  std::string half() {
    const std::string first = words_.modifier(random_);
    const std::string head = words_.simple_of_rank(random_.below(words_.simple_nouns())).base;
    const double u = random_.unit();
    return u < 0.4 ? first : u < 0.7 ? head : fmt::format("{} {}", first, head);
  }

  std::string phrase() {
    constexpr std::string_view kCommon[] = {"slutter seg til", "tar saken til orientering", "det er behov for",
                                            "bidra til",       "i tråd med innspillene",    "må sees i sammenheng med"};
    if (random_.chance(0.4)) return fmt::format("\"{}\"", kCommon[random_.below(std::size(kCommon))]);
    if (random_.chance(0.5)) return fmt::format("«{}»", words_.organisation(random_));
    return fmt::format("\"{} {}\"", random_.chance(0.5) ? "nasjonal" : "felles", words_.noun(random_).base);
  }

  std::string field() {
    switch (random_.below(8)) {
      case 0:
        return fmt::format("utvalg:NUIT {}", one());
      case 1:
        return fmt::format("år:{} {}", year(), one());
      case 2:
        return fmt::format("år:{}..{} type:drøfting {}", year() - 3, year(), several(2));
      case 3:
        return fmt::format("tittel:{}", one());
      case 4:
        return fmt::format("vedtak:({} OR {})", one(), one());
      case 5:
        return fmt::format("dato:{}-Q2 {}", year(), one());
      case 6:
        return fmt::format("innspill:{} aktør:KS", one());
      default:
        return fmt::format("sak:{} del:referat", number());
    }
  }

  std::string operators() {
    switch (random_.below(4)) {
      case 0:
        return fmt::format("{} OR {}", one(), one());
      case 1:
        return fmt::format("{} -{}", one(), one());
      case 2:
        return fmt::format("({} OR {}) {}", one(), one(), one());
      default:
        return fmt::format("{} IKKE ({} OR {})", several(2), one(), one());
    }
  }

  std::string truncated() {
    if (random_.chance(0.35)) return "*" + words_.simple_of_rank(random_.below(words_.simple_nouns())).base;
    return words_.modifier(random_) + "*";
  }

  std::string abbreviation() { return random_.chance(0.5) ? words_.acronym(random_) : words_.code(random_); }

  std::string question() {
    const Topic topic = words_.topic(random_, council(), year(), fmt::format("12.6.{}", year()));
    return words_.sentence(words_.questions(), topic, random_);
  }

  const Vocabulary& words_;
  Random random_;
  std::vector<Query> out_;
};

}  // namespace

std::vector<Query> make_queries(const Vocabulary& vocabulary, std::uint64_t seed) {
  return Maker(vocabulary, seed).run();
}

}  // namespace saksgang::bench
