#include "history/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "history/lexemes.hpp"
#include "model/councils.hpp"

namespace saksgang::history {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// What says of a number behind it that it is a case's.
constexpr std::array<std::string_view, 15> kLabels{"sak",          "saka",   "saken", "saker",      "sakene",
                                                   "sakane",       "saksnr", "saknr", "saksnummer", "saknummer",
                                                   "saksnummeret", "saksnr", "ps",    "sakar",      "saks"};
// A case of another body.
constexpr std::array<std::string_view, 6> kForeignLabels{"styresak",        "styresaken",      "styresaka",
                                                         "kommunestyresak", "formannskapssak", "fylkestingssak"};
// What makes another number of it.
constexpr std::array<std::string_view, 32> kOtherNumbers{
    "møte",  "møtet",     "møter",    "møta",       "bnr",      "gnr",      "snr", "fnr",
    "iso",   "iec",       "nou",      "prop",       "meld",     "innst",    "lov", "lova",
    "loven", "forskrift", "direktiv", "forordning", "versjon",  "utgave",   "uke", "veke",
    "side",  "kapittel",  "budsjett", "skoleåret",  "vinteren", "sesongen", "ref", "standard"};
// Before a number that stands alone in a sentence about cases.
constexpr std::array<std::string_view, 16> kLeads{"opp", "som",  "før", "etter", "fra", "frå", "at",  "med",
                                                  "og",  "samt", "til", "i",     "av",  "jf",  "jfr", "se"};
// Bodies by the last part of their names.
constexpr std::array<std::string_view, 20> kBodyEnds{
    "utvalg", "utvalget", "utval", "utvalet", "råd",   "rådet",  "rådets", "styre", "styret",     "styrets",
    "komité", "komiteen", "forum", "forumet", "nemnd", "nemnda", "rhf",    "hf",    "stortinget", "departementet"};
// They mean the council that speaks.
constexpr std::array<std::string_view, 8> kOwn{"utvalg", "utvalget", "utval",  "utvalet",
                                               "råd",    "rådet",    "rådets", "utvalets"};

// A day or month, so that «12/10» may be a date.
constexpr int kLeastPlainYear = 2013;
constexpr std::size_t kMostOfRange = 20;

bool is_foreign_body(std::string_view word) {
  if (among(kOwn, word)) return false;
  return std::any_of(kBodyEnds.begin(), kBodyEnds.end(),
                     [&](std::string_view end) { return end.size() <= 3 ? word == end : word.ends_with(end); });
}

struct Day {
  std::size_t begin = 0;
  std::size_t end = 0;
  Date date;
  bool year_is_said = true;
  bool used = false;
};

// A number that may be a case's.
struct Number {
  std::size_t word = 0;  // its place among the words
  CaseNumber value;
  bool is_plain = false;  // two digits for the year
};

enum class Sign { kNone, kWeak, kContext, kSaid };

struct Council {
  std::optional<std::string> name;
  bool is_near = false;  // beside the number
};

class Sentence {
 public:
  Sentence(std::string_view text, std::size_t begin, std::size_t end, const Speaker& speaker)
      : text_(text), begin_(begin), end_(end), speaker_(speaker), words_(lexemes(text, begin, end)) {}

  std::vector<Reference> read() {
    find_numbers();
    find_days();
    if (numbers_.empty() && days_.empty()) return {};
    for (std::size_t i = 0; i < days_.size(); ++i) {
      days_in_order_.push_back(i);
      longest_day_ = std::max(longest_day_, days_[i].end - days_[i].begin);
    }
    std::sort(days_in_order_.begin(), days_in_order_.end(),
              [&](std::size_t a, std::size_t b) { return days_[a].begin < days_[b].begin; });
    councils_ = find_councils(text_.substr(begin_, end_ - begin_));
    for (CouncilMention& mention : councils_) {
      mention.begin += begin_;
      mention.end += begin_;
    }
    for (const Lexeme& word : words_) {
      about_cases_ =
          about_cases_ || (word.lower.starts_with("sak") && (word.lower.size() <= 6 || among(kLabels, word.lower)));
    }
    postponed_ = says_postponed(text_.substr(begin_, end_ - begin_));
    for (std::size_t i = 0; i < numbers_.size(); ++i) read_number(i);
    for (Day& day : days_) {
      if (!day.used) read_day(day);
    }
    return std::move(out_);
  }

 private:
  const std::string& lower(std::size_t i) const { return words_[i].lower; }
  bool is(std::size_t i, std::string_view sign) const { return i < words_.size() && words_[i].lower == sign; }

  static int value(std::string_view digits) { return std::atoi(std::string(digits).c_str()); }

  void find_numbers() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i].lower;
      const std::size_t slash = word.find('/');
      if (slash == std::string::npos || word.find_first_not_of("0123456789/") != std::string::npos) continue;
      const std::string_view number = std::string_view(word).substr(0, slash),
                             year = std::string_view(word).substr(slash + 1);
      if (number.size() > 4 || (year.size() != 2 && year.size() != 4)) {
        // «Sak 2011/38»: only where it is said to be a case.
        const bool said = i > 0 && among(kLabels, lower(i - 1)) && number.size() == 4 && year.size() <= 3;
        if (!said) continue;
      }
      if (!stands_alone(i)) continue;
      // «2024/25» is a season or a budget.
      const bool may_be_year = number.size() == 4 && value(number) >= 1900;
      if (may_be_year && !(i > 0 && among(kLabels, lower(i - 1)))) continue;
      const auto parsed = parse_case_number(word);
      if (!parsed || (speaker_.year > 0 && parsed->year > speaker_.year + 1)) continue;
      numbers_.push_back({i, *parsed, year.size() == 2});
    }
  }

  // Not a part of a longer number: «8601-1/19», «3,5/25», «12.06/25», «2017/745/EU».
  bool stands_alone(std::size_t i) const {
    if (i > 0 && words_[i - 1].end == words_[i].begin) {
      const std::string& sign = lower(i - 1);
      const bool joins = sign == "-" || sign == "." || sign == "," || sign == "/" || sign == "§";
      const bool in_range = sign == "-" && i > 1 && lower(i - 2).find('/') != std::string::npos;
      if (joins && !in_range) return false;
    }
    if (i + 1 < words_.size() && words_[i + 1].begin == words_[i].end) {
      const std::string& sign = lower(i + 1);
      if (sign == "/" || sign == "%") return false;
      const bool digits_follow = i + 2 < words_.size() && words_[i + 2].begin == words_[i + 1].end &&
                                 lower(i + 2).front() >= '0' && lower(i + 2).front() <= '9';
      const bool range = sign == "-" && digits_follow && lower(i + 2).find('/') != std::string::npos;
      if ((sign == "-" || sign == "." || sign == ",") && digits_follow && !range) return false;
    }
    return true;
  }

  void find_days() {
    const std::string_view sentence = text_.substr(begin_, end_ - begin_);
    for (const DateMatch& match : find_dates(sentence)) {
      days_.push_back({begin_ + match.begin, begin_ + match.end, match.days.front(), true, false});
    }
    if (speaker_.days.empty()) return;
    // «20. mars»: the last such day before the meeting, its own among them.
    for (std::size_t i = 0; i + 2 < words_.size(); ++i) {
      const std::string& number = lower(i);
      if (number.size() > 2 || number.find_first_not_of("0123456789") != std::string::npos || !is(i + 1, ".")) continue;
      const int month = month_of(lower(i + 2));
      if (month == 0) continue;
      const bool known = std::any_of(days_.begin(), days_.end(), [&](const Day& d) {
        return words_[i].begin < d.end && d.begin < words_[i + 2].end;
      });
      if (known) continue;
      auto date = Date::make(speaker_.days.back().year, month, value(number));
      if (date && *date > speaker_.days.back()) date = Date::make(date->year - 1, month, value(number));
      if (date) days_.push_back({words_[i].begin, words_[i + 2].end, *date, false, false});
    }
  }

  // Back from the word over opening signs and «nr.»; the place of the word before, or npos.
  std::size_t lead(std::size_t i, bool& bracketed) const {
    while (i-- > 0) {
      const std::string& word = lower(i);
      if (word == "(" || word == "[") bracketed = true;
      if (words_[i].is_word && word != "nr" && word != "nummer") return i;
      if (!words_[i].is_word && word != "(" && word != "[" && word != "." && word != ":") return std::string::npos;
    }
    return std::string::npos;
  }

  // The first council that is named behind that place; they stand in order and apart.
  std::vector<CouncilMention>::const_iterator behind(std::size_t place) const {
    return std::upper_bound(councils_.begin(), councils_.end(), place,
                            [](std::size_t at, const CouncilMention& mention) { return at < mention.begin; });
  }

  // The council named last before that place; null where none is.
  const CouncilMention* mention_before(std::size_t place) const {
    auto next = behind(place);
    while (next != councils_.begin() && (next - 1)->end > place) --next;
    return next == councils_.begin() ? nullptr : &*(next - 1);
  }

  const CouncilMention* mention_ending_at(std::size_t word) const {
    const auto next = behind(words_[word].begin);
    if (next == councils_.begin()) return nullptr;
    const CouncilMention& mention = *(next - 1);
    return words_[word].end <= mention.end ? &mention : nullptr;
  }

  // The number before it in a list or range: «12/24 og 13/24», «5/25–7/25».
  bool continues_list(std::size_t n) const {
    if (n == 0) return false;
    for (std::size_t i = numbers_[n - 1].word + 1; i < numbers_[n].word; ++i) {
      const std::string& word = lower(i);
      const bool joins = word == "og" || word == "samt" || word == "eller" || word == "," || is_dash(i) ||
                         word == "til" || word == "sak" || word == "saken";
      if (!joins) return false;
    }
    return true;
  }

  bool is_dash(std::size_t i) const { return is(i, "-") || is(i, "–") || is(i, "—"); }

  Sign sign_of(std::size_t n, std::size_t& label) const {
    const std::size_t word = numbers_[n].word;
    bool bracketed = false;
    const std::size_t before = lead(word, bracketed);
    label = std::string::npos;
    if (before != std::string::npos) {
      const std::string& said = lower(before);
      if (among(kLabels, said) || among(kForeignLabels, said)) {
        label = before;
        return Sign::kSaid;
      }
      if (!bracketed && (among(kOtherNumbers, said) || said.ends_with("rapport") || said.ends_with("rapporten"))) {
        return Sign::kNone;
      }
      if (mention_ending_at(before) != nullptr) return Sign::kSaid;
    }
    // «sak i Nasjonalt e-helseråd, 13/24»
    if (word >= 2 && is(word - 1, ",") && mention_ending_at(word - 2) != nullptr && about_cases_) return Sign::kSaid;
    // «27/22 (NUFA)»
    if (is(word + 1, "(") && word + 2 < words_.size() && mention_ending_at(word + 2) != nullptr) return Sign::kSaid;
    if (bracketed && tells_of_meeting(word)) return Sign::kContext;
    if (numbers_[n].is_plain && numbers_[n].value.year < kLeastPlainYear) return Sign::kNone;
    if (!about_cases_ && !(before != std::string::npos && (lower(before) == "jf" || lower(before) == "jfr")))
      return Sign::kNone;
    if (is(word + 1, "av")) return Sign::kNone;  // a fraction
    if (before == std::string::npos) return word == 0 ? Sign::kWeak : Sign::kNone;
    return among(kLeads, lower(before)) ? Sign::kWeak : Sign::kNone;
  }

  // A day, a month, a meeting or a council is named before.
  bool tells_of_meeting(std::size_t word) const {
    for (; told_until_ < word && !is_meeting_told_; ++told_until_) {
      const std::string& said = lower(told_until_);
      is_meeting_told_ = said.starts_with("møte") || month_of(said) > 0 || mention_ending_at(told_until_) != nullptr;
    }
    return is_meeting_told_;
  }

  // The council named beside the number, nearest to it, or none; a body that is no council as printed.
  Council council_of(std::size_t word, std::size_t label) const {
    // «sak 29/22 i NUFA», «27/22 (NUFA)»
    std::size_t after = word + 1;
    while (is(after, "(") || is(after, "i") || is(after, "frå") || is(after, "fra") || is(after, "hos") ||
           is(after, "det"))
      ++after;
    if (after > word + 1 && after < words_.size()) {
      if (const auto* mention = mention_ending_at(after)) return {std::string(mention->council), true};
      if (const auto body = body_from(after)) return {body, true};
    }
    bool bracketed = false;
    std::size_t before = label != std::string::npos ? label : lead(word, bracketed);
    const bool is_foreign = label != std::string::npos && among(kForeignLabels, lower(label));
    if (label != std::string::npos && before > 0) {
      --before;
      while (before > 0 && (is(before, ",") || is(before, "i") || is(before, "(") || is(before, "si") ||
                            is(before, "sin") || is(before, "jf") || is(before, ".")))
        --before;
    } else if (label != std::string::npos) {
      before = std::string::npos;
    }
    if (before == std::string::npos && word >= 2 && is(word - 1, ",")) before = word - 2;
    if (before != std::string::npos) {
      if (const auto* mention = mention_ending_at(before)) return {std::string(mention->council), true};
      if (is_foreign_body(lower(before)) && label != std::string::npos) return {body_until(before), true};
    }
    if (is_foreign) return {"styret", true};
    // The nearest one before, else the first one behind.
    const CouncilMention* nearest = mention_before(words_[word].begin);
    if (nearest == nullptr && !councils_.empty()) nearest = &councils_.front();
    if (nearest != nullptr) return {std::string(nearest->council), false};
    return {};
  }

  // «styret i Helse Vest RHF», «Regionalt fagråd»: a name from that word on; nothing where no body is named.
  std::optional<std::string> body_from(std::size_t first) const {
    constexpr std::size_t kMostWords = 6;
    std::size_t last = std::string::npos;
    for (std::size_t i = first; i < words_.size() && i < first + kMostWords && words_[i].is_word; ++i) {
      if (mention_ending_at(i) != nullptr) return std::nullopt;
      if (is_foreign_body(lower(i))) last = i;
      if (!words_[i].is_capitalised && !is_foreign_body(lower(i)) && !is(i, "i") && !is(i, "for") && !is(i, "og"))
        break;
      if (last != std::string::npos && words_[i].is_capitalised) last = i;
    }
    if (last == std::string::npos) return std::nullopt;
    return std::string(text_.substr(words_[first].begin, words_[last].end - words_[first].begin));
  }

  // The name that ends with that word.
  std::string body_until(std::size_t last) const {
    std::size_t first = last;
    while (first > 0 && words_[first - 1].is_word && words_[first - 1].is_capitalised) --first;
    return std::string(text_.substr(words_[first].begin, words_[last].end - words_[first].begin));
  }

  // The day beside the number: «15. mai 2025 (16/25)», «sak 5/26 den 12. februar».
  Day* day_of(std::size_t begin, std::size_t end) {
    constexpr std::size_t kBefore = 16, kBehind = 14;
    const std::size_t reach = kBefore + longest_day_;
    std::size_t best = days_.size();
    for (auto it = std::lower_bound(days_in_order_.begin(), days_in_order_.end(), begin - std::min(begin, reach),
                                    [&](std::size_t i, std::size_t at) { return days_[i].begin < at; });
         it != days_in_order_.end() && days_[*it].begin <= end + kBehind; ++it) {
      const Day& day = days_[*it];
      const bool is_before = day.end <= begin && begin - day.end <= kBefore && joins(day.end, begin);
      const bool is_behind = day.begin >= end && day.begin - end <= kBehind && joins(end, day.begin);
      if (is_before || is_behind) best = std::min(best, *it);
    }
    return best < days_.size() ? &days_[best] : nullptr;
  }

  bool joins(std::size_t begin, std::size_t end) const {
    constexpr std::array<std::string_view, 14> kJoining{"(",     ",", "den", "jf",   "jfr",   ".",  "sak",
                                                        "saken", "i", "på",  "møte", "møtet", "nr", ":"};
    for (const Lexeme& word : lexemes(text_, begin, end)) {
      if (!among(kJoining, word.lower)) return false;
    }
    return true;
  }

  // «jf. sak 8/25 "Nasjonale råd og utvalg"»
  std::string title_behind(std::size_t end) const {
    constexpr std::size_t kLongest = 300;
    std::size_t i = end;
    while (i < end_ && (text_[i] == ' ' || text_[i] == ')' || text_[i] == ',' || text_[i] == ':')) ++i;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks{
        {{"«", "»"}, {"\"", "\""}, {"“", "”"}, {"”", "”"}}};
    for (const auto& [open, close] : kMarks) {
      if (!text_.substr(i).starts_with(open)) continue;
      const std::size_t from = i + open.size();
      const std::size_t to = text_.substr(0, std::min(end_, from + kLongest + close.size())).find(close, from);
      if (to != std::string_view::npos && to > from && to - from <= kLongest)
        return std::string(text_.substr(from, to - from));
    }
    return {};
  }

  // The sentence; of one that no reader would take in at once, what stands around it.
  std::string quote_of(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLongest = 3000, kAround = 1000;
    if (end_ - begin_ <= kLongest) return utf8::collapse_blanks(text_.substr(begin_, end_ - begin_));
    std::size_t from = begin - begin_ > kAround ? text_.find(' ', begin - kAround) : begin_;
    std::size_t to = end_ - end > kAround ? text_.rfind(' ', end + kAround) : end_;
    if (from > begin) from = begin;
    if (to == std::string_view::npos || to < end) to = end;
    return (from > begin_ ? "… " : "") + utf8::collapse_blanks(text_.substr(from, to - from)) + (to < end_ ? " …" : "");
  }

  Reference make(std::size_t begin, std::size_t end) const {
    Reference out;
    out.begin = begin;
    out.end = end;
    out.quote = quote_of(begin, end);
    out.is_postponement = postponed_;
    return out;
  }

  void read_number(std::size_t n) {
    constexpr double kBeside = 0.9, kNear = 0.85, kOwnCouncil = 0.8, kContextLess = 0.05, kWeakly = 0.6;
    const Lexeme& word = words_[numbers_[n].word];
    std::size_t label = std::string::npos;
    Sign sign = sign_of(n, label);
    const bool in_list = continues_list(n) && last_sign_ != Sign::kNone;
    if (in_list && sign < last_sign_) {
      sign = last_sign_;
      if (label == std::string::npos) label = last_label_;
    }
    last_sign_ = sign;
    last_label_ = label;
    if (sign == Sign::kNone) return;
    Council council = council_of(numbers_[n].word, label);
    if (in_list && !council.is_near) council = last_council_;
    last_council_ = council;
    Reference found = make(word.begin, word.end);
    found.number = numbers_[n].value;
    found.council_is_said = council.name.has_value();
    if (council.name) {
      found.council = council.name;
    } else if (!speaker_.council.empty()) {
      found.council = speaker_.council;
    }
    found.confidence = council.is_near ? kBeside : council.name ? kNear : kOwnCouncil;
    if (sign == Sign::kContext) found.confidence -= kContextLess;
    if (sign == Sign::kWeak) found.confidence = kWeakly;
    if (Day* day = day_of(word.begin, word.end)) {
      day->used = true;
      found.date = day->date;
      found.year_is_said = day->year_is_said;
    }
    found.title = title_behind(word.end);
    if (in_list && is_range(n)) add_between(numbers_[n - 1].value, found);
    out_.push_back(std::move(found));
  }

  bool is_range(std::size_t n) const {
    const std::size_t between = numbers_[n - 1].word + 1;
    return between + 1 == numbers_[n].word && (is_dash(between) || is(between, "til"));
  }

  void add_between(CaseNumber first, const Reference& last) {
    const int most = last.number->number;
    if (first.year != last.number->year || most <= first.number || most - first.number > static_cast<int>(kMostOfRange))
      return;
    for (int number = first.number + 1; number < most; ++number) {
      Reference between = last;
      between.number = CaseNumber{number, first.year};
      between.title.clear();
      out_.push_back(std::move(between));
    }
  }

  // The sentence is about the councils themselves: «Strategirådet tok over etter Nasjonalt e-helseråd 1. januar 2026».
  bool tells_of_councils() const {
    constexpr std::array<std::string_view, 11> kBeginnings{"overt",   "etterf", "avløs",  "avløy", "erstatt", "opprett",
                                                           "etabler", "oppnev", "opphør", "nedla", "nedle"};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = lower(i);
      if (std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](auto begin) { return word.starts_with(begin); })) {
        return true;
      }
      const bool takes = word == "tok" || word == "tar" || word == "tek" || word == "ta";
      if (takes && i + 1 < words_.size() && lower(i + 1) == "over") return true;
    }
    return false;
  }

  // A meeting named by its day: «i møte 12. juni anbefalte NUIT», «referatet fra møtet 15. mai 2025».
  void read_day(const Day& day) {
    constexpr double kMeeting = 0.8, kOwnMeeting = 0.6;
    constexpr std::size_t kReach = 4, kCouncilReach = 8, kMinutesReach = 14, kFarAway = 1000;
    const bool is_later = !speaker_.days.empty() && day.date > speaker_.days.back();
    const bool is_own = std::find(speaker_.days.begin(), speaker_.days.end(), day.date) != speaker_.days.end();
    if (is_own || (is_later && !postponed_)) return;
    const auto here = std::lower_bound(words_.begin(), words_.end(), day.begin,
                                       [](const Lexeme& one, std::size_t place) { return one.begin < place; });
    const auto at = static_cast<std::size_t>(here - words_.begin());
    bool is_meeting = false, is_minutes = false;
    for (std::size_t i = at; i-- > 0 && at - i <= kMinutesReach;) {
      const std::string& word = lower(i);
      if (at - i <= kReach && word.starts_with("møte")) is_meeting = true;
      if (word.starts_with("referat") || word.starts_with("protokoll")) is_minutes = true;
    }
    const CouncilMention* council = mention_before(day.begin);
    if (council != nullptr) {
      const bool is_far = day.begin - council->end > kFarAway;
      const std::size_t apart = is_far ? kCouncilReach + 1 : lexemes(text_, council->end, day.begin).size();
      if (apart <= 1 && !tells_of_councils()) is_meeting = true;
      if (apart > kCouncilReach) council = nullptr;
    }
    if (council == nullptr) {
      const auto next = behind(day.begin);
      if (next != councils_.end()) council = &*next;
    }
    if (!is_meeting && !is_minutes) return;
    if (council == nullptr && speaker_.council.empty()) return;
    Reference found = make(day.begin, day.end);
    found.subject = is_minutes ? Subject::kMinutes : Subject::kCase;
    found.council_is_said = council != nullptr;
    found.council = council != nullptr ? std::string(council->council) : speaker_.council;
    found.date = day.date;
    found.year_is_said = day.year_is_said;
    found.confidence = council != nullptr ? kMeeting : kOwnMeeting;
    out_.push_back(std::move(found));
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  const Speaker& speaker_;
  std::vector<Lexeme> words_;
  std::vector<Number> numbers_;
  std::vector<Day> days_;
  std::vector<CouncilMention> councils_;
  bool about_cases_ = false;
  bool postponed_ = false;
  mutable std::size_t told_until_ = 0;  // words looked at by tells_of_meeting(), which goes on from number to number
  mutable bool is_meeting_told_ = false;
  std::size_t longest_day_ = 0;
  std::vector<std::size_t> days_in_order_;  // of days_, by where they begin
  Sign last_sign_ = Sign::kNone;
  std::size_t last_label_ = std::string::npos;
  Council last_council_;
  std::vector<Reference> out_;
};

}  // namespace

std::vector<Reference> references_in(std::string_view text, std::size_t begin, std::size_t end,
                                     const Speaker& speaker) {
  return Sentence(text, begin, end, speaker).read();
}

}  // namespace saksgang::history
