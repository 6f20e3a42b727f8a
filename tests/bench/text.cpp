#include "text.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "words.hpp"

namespace saksgang::bench {
namespace {

// Fitted to council papers: a text of 30,000 words has about 4,000 different ones, half of them once.
constexpr double kCompoundShare = 0.55;
constexpr double kTopicShare = 0.35;
constexpr double kSlips = 0.001;  // of all words

constexpr std::string_view kMonths[] = {"januar", "februar", "mars",      "april",   "mai",      "juni",
                                        "juli",   "august",  "september", "oktober", "november", "desember"};

std::string capitalised(std::string text) {
  std::size_t pos = 0;
  if (text.empty()) return text;
  const char32_t first = utf8::next(text, pos);
  std::string out;
  if (first >= U'a' && first <= U'z') {
    out.push_back(static_cast<char>(first - U'a' + U'A'));
  } else if (first == U'æ' || first == U'ø' || first == U'å') {
    utf8::append(out, first - 0x20);
  } else {
    return text;
  }
  return out + text.substr(pos);
}

bool ends_in_s(std::string_view word) {
  return word.ends_with('s');
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

std::size_t Random::below(std::size_t n) {
  return static_cast<std::size_t>(unit() * static_cast<double>(n));
}

double Random::unit() {
  return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::normal() {
  return std::sqrt(-2 * std::log(1 - unit())) * std::cos(2 * std::numbers::pi * unit());
}

Zipf::Zipf(std::size_t n, double exponent, double shift) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    sums_.push_back(sum += 1 / std::pow(static_cast<double>(i) + 1 + shift, exponent));
  }
  for (double& value : sums_) value /= sum;
}

std::size_t Zipf::draw(Random& random) const {
  const auto at = std::upper_bound(sums_.begin(), sums_.end(), random.unit());
  return std::min(static_cast<std::size_t>(at - sums_.begin()), sums_.size() - 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string Noun::in(Form form, bool nynorsk) const {
  std::string word = nynorsk ? nynorsk_of(base) : base;
  const bool neuter = kind == 'n' || kind == 'o';
  const bool on_e = word.ends_with('e');
  const bool feminine = nynorsk && word.ends_with("ing");
  switch (form) {
    case Form::kBase:
      return word;
    case Form::kDefinite:
    case Form::kGenitive:
      word += feminine ? "a" : neuter ? (on_e ? "t" : "et") : (on_e ? "n" : "en");
      if (form == Form::kGenitive) word += "s";
      return word;
    case Form::kPlural:
      if (kind == 'n') return word;
      if (nynorsk && on_e) word.pop_back();
      return word + (nynorsk ? (neuter ? "e" : "ar") : (on_e ? "r" : "er"));
    case Form::kDefinitePlural:
      if (kind == 'n') return word + (nynorsk ? "a" : "ene");
      if (nynorsk && on_e) word.pop_back();
      return word + (nynorsk ? (neuter ? "a" : "ane") : (on_e ? "ne" : "ene"));
  }
  return word;
}

std::string nynorsk_of(std::string word) {
  static const auto pairs = [] {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    for (const std::string_view pair : split(words::kNynorsk, ' ')) {
      const std::size_t comma = pair.find(',');
      out.emplace_back(pair.substr(0, comma), pair.substr(comma + 1));
    }
    return out;
  }();
  for (const auto& [bokmaal, nynorsk] : pairs) {
    if (const std::size_t at = word.find(bokmaal); at != std::string::npos) {
      word.replace(at, bokmaal.size(), nynorsk);
      break;
    }
  }
  return word;
}

std::string misspelt(std::string_view word, Random& random) {
  std::string out(word);
  if (out.size() < 5) return out;
  for (int attempt = 0; attempt < 8; ++attempt) {
    const std::size_t at = 1 + random.below(out.size() - 2);
    const auto plain = [&](std::size_t i) { return out[i] >= 'a' && out[i] <= 'z'; };
    if (!plain(at) || !plain(at + 1) || out[at] == out[at + 1]) continue;
    std::swap(out[at], out[at + 1]);
    return out;
  }
  return out;
}

Vocabulary::Vocabulary()
    : modifiers_(split(words::kModifiers, ' ')),
      first_names_(split(words::kFirstNames, ' ')),
      last_names_(split(words::kLastNames, ' ')),
      places_(split(words::kPlaces, ' ')),
      organisations_(split(words::kOrganisations, ';')),
      acronyms_(split(words::kAcronyms, ' ')),
      codes_(split(words::kCodes, ' ')),
      councils_(split(words::kCouncils, ';')),
      body_(split(words::kBodySentences, '\n')),
      nynorsk_(split(words::kNynorskSentences, '\n')),
      remarks_(split(words::kRemarks, '\n')),
      decisions_(split(words::kDecisions, '\n')),
      proposals_(split(words::kProposals, '\n')),
      titles_(split(words::kTitles, '\n')),
      actions_(split(words::kActions, '\n')),
      questions_(split(words::kQuestions, '\n')),
      noun_rank_(split(words::kNouns, ' ').size(), 0.9, 2),
      compound_rank_(kCompounds, 1.0, 4),
      modifier_rank_(modifiers_.size(), 0.5),
      head_rank_(split(words::kNouns, ' ').size(), 0.6),
      name_rank_(std::min(first_names_.size(), last_names_.size()), 0.5) {
  for (const std::string_view word : split(words::kNouns, ' ')) {
    const std::size_t colon = word.find(':');
    nouns_.push_back({std::string(word.substr(0, colon)), word[colon + 1]});
  }
  for (const std::string_view stem : split(words::kRegularVerbs, ' ')) {
    verbs_.push_back(
        {{fmt::format("{}e", stem), fmt::format("{}er", stem), fmt::format("{}te", stem), fmt::format("{}t", stem)}});
  }
  for (const std::string_view forms : split(words::kIrregularVerbs, ' ')) {
    const auto four = split(forms, ',');
    Verb verb;
    std::copy(four.begin(), four.end(), verb.forms);
    verbs_.push_back(std::move(verb));
  }
  for (const std::string_view forms : split(words::kAdjectives, ' ')) {
    const auto two = split(forms, ',');
    adjectives_.emplace_back(two.front(), two.back());
  }
}

Noun Vocabulary::simple_of_rank(std::size_t rank) const {
  return nouns_[rank];
}

Noun Vocabulary::compound_of_rank(std::size_t rank) const {
  Random random(rank * 0x9E3779B97F4A7C15ULL + 17);
  std::string first(modifiers_[modifier_rank_.draw(random)]);
  // Rare compounds are longer; what is put behind a compound has an «s» before it.
  if (rank > 2'000 && random.chance(0.25)) {
    const std::string_view middle = nouns_[head_rank_.draw(random)].base;
    first += middle;
    if (!middle.ends_with('e') && !ends_in_s(middle)) first += 's';
  }
  const Noun& head = nouns_[head_rank_.draw(random)];
  return {first + head.base, head.kind};
}

Noun Vocabulary::compound(Random& random) const {
  return compound_of_rank(compound_rank_.draw(random));
}

Noun Vocabulary::noun(Random& random) const {
  return random.chance(kCompoundShare) ? compound(random) : nouns_[noun_rank_.draw(random)];
}

Topic Vocabulary::topic(Random& random, std::string council, int year, std::string date) const {
  Topic topic{{}, std::move(council), year, std::move(date), random.chance(0.08)};
  const std::size_t count = 4 + random.below(5);
  for (std::size_t i = 0; i < count; ++i) topic.nouns.push_back(i < 2 ? compound(random) : noun(random));
  return topic;
}

Noun Vocabulary::of_topic_or_any(const Topic& topic, Random& random) const {
  if (!random.chance(kTopicShare)) return noun(random);
  // The first ones most.
  const std::size_t at = std::min(random.below(topic.nouns.size()), random.below(topic.nouns.size()));
  return topic.nouns[at];
}

std::string Vocabulary::modifier(Random& random) const {
  return std::string(modifiers_[modifier_rank_.draw(random)]);
}

std::string Vocabulary::person(Random& random) const {
  const std::string first(first_names_[random.below(first_names_.size())]);
  const std::string last(last_names_[random.below(last_names_.size())]);
  if (random.chance(0.2)) return fmt::format("{} {} {}", first, last_names_[name_rank_.draw(random)], last);
  return fmt::format("{} {}", first, last);
}

std::string Vocabulary::organisation(Random& random) const {
  const double u = random.unit();
  if (random.chance(0.15)) return fmt::format("{} kommune", places_[random.below(places_.size())]);
  return std::string(organisations_[static_cast<std::size_t>(u * u * static_cast<double>(organisations_.size()))]);
}

std::string Vocabulary::acronym(Random& random) const {
  const double u = random.unit();
  return std::string(acronyms_[static_cast<std::size_t>(u * u * static_cast<double>(acronyms_.size()))]);
}

std::string Vocabulary::code(Random& random) const {
  return std::string(codes_[random.below(codes_.size())]);
}

void Vocabulary::fill(char slot, const Topic& topic, Random& random, std::string& out) const {
  const auto in = [&](Form form) { return of_topic_or_any(topic, random).in(form, topic.nynorsk); };
  const auto verb = [&](int form) -> const std::string& {
    const double u = random.unit();
    return verbs_[static_cast<std::size_t>(u * u * static_cast<double>(verbs_.size()))].forms[form];
  };
  const auto adjective = [&]() -> const std::pair<std::string_view, std::string_view>& {
    const double u = random.unit();
    return adjectives_[static_cast<std::size_t>(u * u * static_cast<double>(adjectives_.size()))];
  };
  std::string word;
  switch (slot) {
    case 'n':
      word = in(Form::kBase);
      break;
    case 'd':
      word = in(random.chance(0.06) ? Form::kGenitive : Form::kDefinite);
      break;
    case 'p':
      word = in(Form::kPlural);
      break;
    case 'q':
      word = in(Form::kDefinitePlural);
      break;
    case 'g':
      word = in(Form::kGenitive);
      break;
    case 'e': {
      const Noun one = of_topic_or_any(topic, random);
      const std::string_view article = one.kind == 'n' || one.kind == 'o' ? (topic.nynorsk ? "eit" : "et") : "en";
      word = fmt::format("{} {}", article, one.in(Form::kBase, topic.nynorsk));
      break;
    }
    case 'i':
      word = verb(0);
      break;
    case 'v':
      word = verb(1);
      break;
    case 't':
      word = verb(2);
      break;
    case 'r':
      word = verb(3);
      break;
    case 'a':
      word = adjective().first;
      break;
    case 'A':
      word = adjective().second;
      break;
    case 'o':
      word = organisation(random);
      break;
    case 'O':
      word = acronym(random);
      break;
    case 'u':
      word = code(random);
      break;
    case 'b':
      word = topic.council;
      break;
    case 'c':
      word = fmt::format("{}/{:02}", 1 + random.below(120), (topic.year - static_cast<int>(random.below(3))) % 100);
      break;
    case 'y':
      word = fmt::format("{}", topic.year - 2 + static_cast<int>(random.below(6)));
      break;
    case 'D':
      word = random.chance(0.5) ? topic.date
                                : fmt::format("{}. {} {}", 1 + random.below(28), kMonths[random.below(12)], topic.year);
      break;
    case 'x':
      word = fmt::format("{}", 2 + random.below(random.chance(0.3) ? 300 : 20));
      break;
    case 'X':
      word = fmt::format("{} {:03}", 1 + random.below(90), random.below(1000));
      break;
    case 'P':
      word = person(random);
      break;
    case 'L':
      word = places_[random.below(places_.size())];
      break;
    default:
      break;
  }
  out += random.chance(kSlips) ? misspelt(word, random) : word;
}

std::string Vocabulary::sentence(const std::vector<std::string_view>& sentences, const Topic& topic,
                                 Random& random) const {
  const auto& from = topic.nynorsk && &sentences == &body_ ? nynorsk_ : sentences;
  const std::string_view pattern = from[random.below(from.size())];
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size()) {
      fill(pattern[i + 1], topic, random, out);
      i += 2;
    } else {
      out.push_back(pattern[i]);
    }
  }
  return capitalised(std::move(out));
}

std::string Vocabulary::title(const Topic& topic, Random& random) const {
  return sentence(titles_, topic, random);
}

std::string Vocabulary::paragraph(const Topic& topic, std::size_t words, Random& random) const {
  std::string out;
  for (std::size_t have = 0; have < words;) {
    const std::string one = sentence(body_, topic, random);
    have += static_cast<std::size_t>(std::count(one.begin(), one.end(), ' ')) + 1;
    if (!out.empty()) out += ' ';
    out += one;
  }
  return out;
}

}  // namespace saksgang::bench
