#include "segment/actors.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/utf8.hpp"
#include "segment/clauses.hpp"
#include "segment/speech.hpp"

namespace saksgang::segment {
namespace {

constexpr std::size_t kLongestAside = 16;  // words between the commas behind a subject
constexpr std::size_t kLongestNoun = 5;    // words of a noun phrase beside an organisation

// The rules over one sentence.
class Reader : private Clauses {
 public:
  explicit Reader(const Sentence& sentence)
      : Clauses(sentence), question_(!sentence.empty() && sentence.back().text == "?") {}

  // True where the organisation at `i` speaks in this sentence.
  bool speaks(std::size_t i) const {
    const Group group = group_of(i);
    if (s_[i].genitive || possessive_follows(i)) return by_possession(i);
    Item organisation = s_[i];
    // «Spekter og Virke støtter»: what stands beside an organisation is one.
    for (std::size_t k = group.begin; k < group.end; ++k) {
      organisation.certain = organisation.certain || (s_[k].organisation() && s_[k].certain);
    }
    return as_subject(group, organisation) || behind_verb(group, organisation) || from_it(group) || by_it(group) ||
           in_comment(group, organisation) || before_colon(group, organisation) || for_it(group);
  }

  // True where it is the subject with which the sentence begins: who «De» of the next one are.
  bool opens(std::size_t i) const {
    const Group group = group_of(i);
    return !s_[i].genitive && !possessive_follows(i) && starts_clause(group.begin) && group.begin < 4 &&
           word(group.end);
  }

  // «De er bekymret»: who opened the sentence before speaks.
  bool goes_on_speaking() const {
    if (!is(0, "de") && !is(0, "dei")) return false;
    const std::size_t verb = skip_fillers(1);
    return word(verb) && speech_of(s_, verb, verb + 1) != Speech::kNone;
  }

  // The organisations in brackets at the end of the sentence, where they tell whose remark it is.
  std::vector<std::size_t> in_last_brackets() const {
    std::size_t end = s_.size();
    while (end > 0 && (is(end - 1, ".") || is(end - 1, "»") || is(end - 1, "\""))) --end;
    if (end == 0 || !is(end - 1, ")")) return {};
    std::size_t open = end - 1;
    while (open > 0 && !is(open, "(")) --open;
    if (!is(open, "(")) return {};
    std::vector<std::size_t> found;
    for (std::size_t i = open + 1; i + 1 < end; ++i) {
      const bool link = joins(i) || is(i, "fra") || is(i, "frå");
      if (link) continue;
      if (!s_[i].organisation() || !s_[i].certain || s_[i].genitive) return {};
      found.push_back(i);
    }
    if (open == 0) return found;
    if (s_[open - 1].organisation() || names_a_class(s_[open - 1].folded)) return {};
    if (found.size() == 1 && abbreviates(s_[found.front()].text, open)) return {};
    return found;
  }

 private:
  static bool enough(Speech speech, const Item& organisation) {
    return speech == Speech::kOfSpeakers || (speech == Speech::kAlsoOfThings && organisation.certain);
  }

  bool verb_at(std::size_t i, const Item& organisation) const {
    const std::size_t verb = skip_fillers(i);
    return word(verb) && enough(speech_of(s_, verb, verb + 1), organisation);
  }

  bool as_subject(const Group& group, const Item& organisation) const {
    if (!starts_clause(group.begin)) return false;
    std::size_t end = group.end;
    // «Kari Nordmann (KS) mente», «Kari Nordmann, KS, mente»
    if (is(end, ")") && group.begin > 0 && is(group.begin - 1, "(")) ++end;
    if (is(end, ",") && group.begin > 0 && is(group.begin - 1, ",")) ++end;
    if (verb_at(end, organisation)) return true;
    if (is(end, "på") && (is(end + 1, "vegne") || is(end + 1, "vegner"))) {
      for (std::size_t i = end + 3; i < s_.size() && i < end + 10 && !sign(i); ++i) {
        if (verb_at(i, organisation)) return true;
      }
    }
    if (is(end, "og") || is(end, "samt")) {
      // «KS og de regionale helseforetakene mente»
      for (std::size_t i = end + 2; i < s_.size() && i <= end + 1 + kLongestNoun && plain_noun(end + 1, i); ++i) {
        if (verb_at(i, organisation)) return true;
      }
    }
    if (is(end, ",") && behind_aside(end, organisation)) return true;
    return word(end) && later_verb(end, organisation);
  }

  // «Helsedirektoratet, som eier saken, svarte»
  bool behind_aside(std::size_t comma, const Item& organisation) const {
    static constexpr std::string_view kBegins[] = {"som", "ved", "v", "representert", "på", "gjennom", "med", "her"};
    if (comma + 1 >= s_.size()) return false;
    const std::string_view first = s_[comma + 1].folded;
    const bool person = capitalised(comma + 1) && capitalised(comma + 2);
    if (!person && std::find(std::begin(kBegins), std::end(kBegins), first) == std::end(kBegins)) return false;
    for (std::size_t i = comma + 2; i < s_.size() && i < comma + kLongestAside; ++i) {
      if (is(i, ",")) return verb_at(i + 1, organisation);
    }
    return false;
  }

  // As is_subordinator(), without those that are prepositions as often.
  static bool opens_subclause(std::string_view w) {
    return w == "at" || w == "som" || w == "der" || w == "hvor" || w == "hvis" || w == "dersom" || w == "fordi";
  }

  // «KS har lansert en løsning, og mener at …»: a second verb of the same subject.
  bool later_verb(std::size_t from, const Item& organisation) const {
    for (std::size_t i = from + 1; i + 1 < s_.size(); ++i) {
      if (!is(i, "og") && !is(i, "men")) continue;
      if (!is(i - 1, ",") && has_between(from, i, opens_subclause)) continue;
      const std::size_t verb = skip_fillers(i + 1);
      // «… og støtter kommunene» is help; «… og støtter at» is not.
      if (!word(verb) || !verb_at(verb, organisation)) continue;
      if (!s_[verb].folded.starts_with("støtt") || speech_of(s_, verb, verb + 1) == Speech::kOfSpeakers) return true;
    }
    return false;
  }

  // «Til dette svarte KS», «…», mente KS.
  bool behind_verb(const Group& group, const Item& organisation) const {
    if (question_ || group.begin == 0) return false;
    std::size_t verb = group.begin - 1;
    while (verb > 0 && word(verb) && (is_filler(s_[verb].folded) || is_focus(s_[verb].folded) || is(verb, "seg")) &&
           speech_of(s_, verb, group.end) == Speech::kNone) {
      --verb;
    }
    if (verb == 0 || !word(verb)) return false;
    const Speech speech = speech_of(s_, verb, group.end);
    if (!enough(speech, organisation)) return false;
    const bool comma_before = is(verb - 1, ",") || is(verb - 1, "»") || is(verb - 1, "\"") || is(verb - 1, "”");
    const std::size_t begin = clause_begin(verb);
    if (comma_before && (group.end >= s_.size() || sign(group.end) || is(group.end, "og"))) {
      return speech == Speech::kOfSpeakers;
    }
    if (begin == verb || !word(begin) || !is_opener(s_[begin].folded)) return false;
    if (is_question_word(s_[begin].folded) && !comma_before) return false;
    if (is(verb - 1, "som") || is(verb - 1, "at") || is(verb - 1, "å") || is(verb - 1, "og")) return false;
    const bool hangs = is_clause_opener(s_[begin].folded) || has_between(begin, verb, [](std::string_view w) {
                         return w == "at" || w == "hvorvidt" || w == "korvidt" || w == "dersom" || w == "når";
                       });
    if (hangs && !comma_before) return false;
    if (is(begin, "dette") || is(begin, "det") || is(begin, "som")) {
      // «Dette støtter KS.», but «Dette støtter KS i arbeidet.» may go the other way.
      return speech == Speech::kOfSpeakers || group.end >= s_.size() || sign(group.end);
    }
    return true;
  }

  // Whether the words from `from` to the next sign or «at» hold something said or asked.
  bool tells_speech(std::size_t from) const {
    for (std::size_t i = from; i < s_.size() && i < from + 9; ++i) {
      if (sign(i) || is(i, "at") || is(i, "som")) return false;
      const std::string_view w = s_[i].folded;
      if (is_speech_participle(w) || is_speech_passive(w) || is_speech_noun(w)) return true;
      if (w == "viktig" || w == "ønskelig" || w == "ønskeleg") return true;
    }
    return false;
  }

  // Behind «sin side», «sitt ståsted».
  std::size_t skip_side(std::size_t i) const { return possessive(i) ? i + 2 : i; }

  bool from_it(const Group& group) const {
    std::size_t p = group.begin;
    while (p > 0 && word(p - 1) && is_focus(s_[p - 1].folded)) --p;
    if (p == 0 || (!is(p - 1, "fra") && !is(p - 1, "frå"))) return false;
    --p;
    const std::size_t end = skip_side(group.end);
    if (p == 0 || is(p - 1, ";") || (is(p - 1, "og") && p >= 2 && is(p - 2, ",")) || (p == 1 && is(0, "også"))) {
      if (question_) return false;
      if (is(end, ":")) return true;
      if (!word(end)) return false;
      if (is_speech_passive(s_[end].folded)) return true;
      return is_auxiliary(s_[end].folded) && tells_speech(end + 1);
    }
    if (has_between(0, p, is_modal)) return false;
    std::size_t left = p - 1;
    while (left > 0 && word(left) && is_filler(s_[left].folded) && !is_particle(s_[left].folded)) --left;
    if (!word(left)) return false;
    const std::string_view before = s_[left].folded;
    if (is_speech_noun(before)) return noun_comes(left, end);
    // «Tilbakemeldingen fra KS er at …»
    if (left == 0 && is_definite_opinion(before)) return (is(end, "er") || is(end, "var")) && is(end + 1, "at");
    if (has_between(0, left, is_subordinator)) return false;
    if (is_auxiliary(before) || before == "det") return tells_speech(end) || tells_speech(end + 1);
    if (!has_between(0, left, is_auxiliary) && !is_speech_passive(before)) return false;
    if (is_speech_participle(before) || is_speech_passive(before)) return true;
    return is_particle(before) && left > 0 && word(left - 1) && is_speech_participle(s_[left - 1].folded);
  }

  // «Det kom (et tydelig) innspill fra KS», «Innspill fra KS om …», «På spørsmål fra KS …»
  bool noun_comes(std::size_t noun, std::size_t end) const {
    std::size_t first = noun;
    while (first > 0 && noun - first < 3 && word(first - 1) && !is_auxiliary(s_[first - 1].folded) &&
           !is_particle(s_[first - 1].folded) && !is_place_word(first - 1) &&
           !is_speech_participle(s_[first - 1].folded)) {
      --first;
    }
    if (first == 0) {
      return is(end, ":") || is(end, "om") || is(end, "at") || is(end, "til") || is(end, "–") || is(end, "på") ||
             is(end, ",");
    }
    if (first == 1 && is(0, "på") && (is(noun, "spørsmål") || is(noun, "oppfordring"))) return true;
    for (std::size_t i = first; i < noun; ++i) {
      if (is(i, "ingen") || is(i, "inga")) return false;
    }
    if (has_between(0, first, is_subordinator)) return false;
    const std::string_view before = s_[first - 1].folded;
    if (before == "med" || before == "for" || before == "uten" || before == "utan") return false;
    return is_auxiliary(before) || is_speech_participle(before) ||
           (is_particle(before) && first >= 2 && is_speech_participle(s_[first - 2].folded));
  }

  // «Dette ble påpekt av KS», «støttes av»
  bool by_it(const Group& group) const {
    if (group.begin < 2 || !is(group.begin - 1, "av") || question_) return false;
    std::size_t left = group.begin - 2;
    while (left > 0 && word(left) && (is_particle(s_[left].folded) || is_filler(s_[left].folded))) --left;
    if (!word(left) || has_between(0, left, is_subordinator) || has_between(0, left, is_modal)) return false;
    if (is_speech_passive(s_[left].folded)) return true;
    return is_speech_participle(s_[left].folded) && has_between(0, left, is_auxiliary);
  }

  // «KS sin representant mente», «Legeforeningens syn er at», «Etter Helsedirektoratets vurdering»
  bool by_possession(std::size_t i) const {
    const Group group = group_of(i);
    std::size_t noun = possessive(i + 1) ? i + 2 : i + 1;
    while (word(noun) && noun < i + 5 && !is_spokesman(s_[noun].folded) && !is_opinion_noun(s_[noun].folded)) ++noun;
    if (!word(noun) || noun >= i + 5) return false;
    if (is_spokesman(s_[noun].folded)) {
      std::size_t end = noun + 1;
      while (capitalised(end)) ++end;
      return (starts_clause(group.begin) && verb_at(end, s_[i])) || behind_verb({group.begin, end}, s_[i]);
    }
    if (is(group.begin - 1, "etter") && group.begin == 1) return true;
    return starts_clause(group.begin) && (is(noun + 1, "er") || is(noun + 1, "var"));
  }

  // «Ifølge FHI», «slik KS ser det», «Som KS påpekte»
  bool in_comment(const Group& group, const Item& organisation) const {
    if (group.begin == 0) return false;
    const std::size_t p = group.begin - 1;
    if (is(p, "ifølge") || is(p, "ifølgje")) return organisation.certain;
    if ((is(p, "følge") || is(p, "følgje")) && p > 0 && is(p - 1, "i")) return organisation.certain;
    const bool slik = is(p, "slik");
    const bool sums_up = (is(p, "noe") || is(p, "noko")) && p > 0 && is(p - 1, ",");  // «…, noe KS bekreftet»
    if (!slik && !sums_up && !(is(p, "som") && p == 0)) return false;
    if (slik && (is(group.end, "ser") || is(group.end, "såg") || is(group.end, "så"))) return true;
    return verb_at(group.end, organisation);
  }

  // «KS: …», «Kari Nordmann (KS): …»
  bool before_colon(const Group& group, const Item& organisation) const {
    if (!organisation.certain || !starts_clause(group.begin)) return false;
    std::size_t end = group.end;
    if (is(end, ")")) ++end;
    if (!is(end, ":") || end > 12) return false;
    // What is before belongs to the name of who speaks.
    return group.begin == 0 || person_begin(group.begin - 1) == 0 || has_between(0, group.begin, is_spokesman);
  }

  // «For KS er det viktig at»
  bool for_it(const Group& group) const {
    if (group.begin != 1 || !is(0, "for") || !(is(group.end, "er") || is(group.end, "var"))) return false;
    if (!is(group.end + 1, "det")) return false;
    for (std::size_t i = group.end + 2; i < s_.size() && i < group.end + 6; ++i) {
      if (is(i, "viktig") || is(i, "viktigst") || is(i, "viktigste") || is(i, "avgjørende") || is(i, "avgjerande") ||
          is(i, "uaktuelt") || is(i, "ønskelig") || is(i, "vesentlig")) {
        return true;
      }
    }
    return false;
  }

  // «andre aktører (KS, FHI)» are examples of what the word means.
  static bool names_a_class(std::string_view folded) {
    for (const std::string_view end :
         {"aktører",   "aktørene",    "aktørar",        "virksomheter",    "virksomhetene",  "verksemder", "etater",
          "etatene",   "etatar",      "organisasjoner", "organisasjonene", "organisasjonar", "parter",     "partene",
          "partar",    "myndigheter", "myndighetene",   "direktorater",    "direktoratene",  "foreninger", "utvalg",
          "råd",       "kommuner",    "foretak",        "departement",     "departementer",  "miljøer",    "eksempel",
          "instanser", "samarbeid",   "leverandører",   "forvalter"}) {
      if (folded.ends_with(end)) return true;
    }
    return false;
  }

  // «Landslaget for nattarbeid (LFN)»: the word that its first letter stands for is near and has a capital.
  bool abbreviates(std::string_view name, std::size_t open) const {
    std::size_t pos = 0;
    const char32_t first = utf8::next(name, pos);
    for (std::size_t i = open; i > 0 && i + 9 > open; --i) {
      std::size_t at = 0;
      if (i - 1 > 0 && capitalised(i - 1) && utf8::next(s_[i - 1].text, at) == first) return true;
    }
    return false;
  }

  bool question_;
};

// Collects names; a class word means the last of its class named before it.
class Names {
 public:
  void mention(const Item& item) {
    if (item.refers.empty()) seen_.push_back(item.name);
  }

  void add(const Item& item) {
    std::string name = item.name;
    if (!item.refers.empty()) {
      for (auto it = seen_.rbegin(); it != seen_.rend(); ++it) {
        if (!std::string_view(*it).ends_with(item.refers) &&
            !(item.refers == "direktoratet" && it->starts_with("Direktoratet "))) {
          continue;
        }
        name = *it;
        break;
      }
    }
    if (!name.empty() && std::find(out_.begin(), out_.end(), name) == out_.end()) out_.push_back(name);
  }

  std::vector<std::string> take() { return std::move(out_); }

 private:
  std::vector<std::string> seen_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> speaking_organisations(std::string_view remark) {
  const std::vector<Sentence> sentences = known_organisations().sentences(remark);
  Names names;
  std::vector<const Item*> opened;  // who opened the sentence before
  for (const Sentence& sentence : sentences) {
    const Reader reader(sentence);
    if (reader.goes_on_speaking()) {
      for (const Item* item : opened) names.add(*item);
    } else {
      opened.clear();
    }
    std::vector<std::size_t> last;
    if (&sentence == &sentences.back()) last = reader.in_last_brackets();
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (!sentence[i].organisation()) continue;
      if (reader.speaks(i) || std::find(last.begin(), last.end(), i) != last.end()) names.add(sentence[i]);
      if (reader.opens(i)) opened.push_back(&sentence[i]);
      names.mention(sentence[i]);
    }
  }
  return names.take();
}

}  // namespace saksgang::segment
