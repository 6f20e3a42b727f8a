#include "segment/mentions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "segment/speech.hpp"
#include "segment/word_set.hpp"

namespace saksgang::segment {
namespace {

constexpr std::size_t kLongName = 10;        // bytes from which small letters do
constexpr std::size_t kAcronymBytes = 7;     // at most, for a name that must stand exactly so
constexpr std::size_t kNameWords = 6;        // at most, of an unlisted name
constexpr std::size_t kSentenceItems = 400;  // at most, so that rules over whole sentences cost no more on hostile text

// Nynorsk and bokmål spell the ends of these names apart.
std::string fold(std::string_view word) {
  std::string out = utf8::lower(word);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kForms{{
      {"forein", "foren"},
      {"foreninga", "foreningen"},
      {"sjuke", "syke"},
      {"forvaltar", "forvalter"},
      {"høgskul", "høgskol"},
      {"pleiar", "pleier"},
      {"noreg", "norge"},
  }};
  for (const auto& [from, to] : kForms) {
    if (const std::size_t at = out.find(from); at != std::string::npos) out.replace(at, from.size(), to);
  }
  if (out == "sjukehuset" || out == "sjukehus") out.replace(0, 4, "syk");
  return out;
}

bool starts_upper(std::string_view text) {
  std::size_t pos = 0;
  return !text.empty() && utf8::is_upper(utf8::next(text, pos));
}

// Capitals and perhaps digits alone, two letters at least.
bool all_upper(std::string_view text) {
  int upper = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (utf8::is_upper(c)) {
      ++upper;
    } else if (!utf8::is_digit(c)) {
      return false;
    }
  }
  return upper >= 2;
}

bool is_word_sign(char32_t c) {
  return c == '-' || c == '.' || c == '@' || c == '&' || c == '\'' || c == 0x2019;
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

// Words with their inner signs («St.» loses its own), «Helse-» with its hyphen, «KS’» with its apostrophe; every other
// sign alone.
std::vector<Item> split(std::string_view text) {
  std::vector<Item> out;
  bool blank = true;
  bool line = true;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    const char32_t c = utf8::next(text, next);
    if (utf8::is_space(c)) {
      blank = true;
      line = line || c == '\n';
      i = next;
      continue;
    }
    Item item;
    item.blank_before = std::exchange(blank, false);
    item.line_before = std::exchange(line, false);
    if (utf8::is_letter(c) || utf8::is_digit(c)) {
      for (std::size_t at = i; at < text.size();) {
        std::size_t behind = at;
        char32_t here = utf8::next(text, behind);
        if (here == 0xAD) {
          at = behind;
        } else if (utf8::is_letter(here) || utf8::is_digit(here)) {
          utf8::append(item.text, here);
          at = behind;
        } else {
          if (is_hyphen(here)) here = '-';
          std::size_t ahead = behind;
          const char32_t after = behind < text.size() ? utf8::next(text, ahead) : U' ';
          const bool inside = utf8::is_letter(after) || utf8::is_digit(after);
          const bool ends_word = here == '-' || here == '\'' || here == 0x2019;
          if (!is_word_sign(here) || (!inside && !ends_word)) break;
          utf8::append(item.text, here);
          at = behind;
        }
        i = at;
      }
    } else {
      item.kind = Item::Kind::kSign;
      item.text = std::string(text.substr(i, next - i));
      i = next;
    }
    item.folded = fold(item.text);
    out.push_back(std::move(item));
  }
  return out;
}

// The word without the ending of its genitive; nothing where it has none.
std::string_view without_genitive(std::string_view word) {
  for (const std::string_view end : {"’s", "'s", "’", "'", "s"}) {
    if (word.size() > end.size() && word.ends_with(end)) return word.substr(0, word.size() - end.size());
  }
  return {};
}

struct Form {
  std::string_view end;
  bool certain;
};

// Last parts of words that are names of organisations when they begin with a capital. The uncertain ones are also
// parts of words for groups and things.
constexpr std::array kForms{
    Form{"foreningen", true},    Form{"forbundet", true},       Form{"direktoratet", true},
    Form{"departementet", true}, Form{"tilsynet", true},        Form{"tilsynsmyndigheten", true},
    Form{"ombudet", true},       Form{"ombodet", true},         Form{"universitetet", true},
    Form{"fylkeskommune", true}, Form{"rådet", false},          Form{"utvalget", false},
    Form{"utvalet", false},      Form{"laget", false},          Form{"forum", false},
    Form{"forumet", false},      Form{"samvirket", false},      Form{"senteret", false},
    Form{"sykehuset", false},    Form{"instituttet", false},    Form{"registeret", false},
    Form{"etaten", false},       Form{"alliansen", false},      Form{"nemnda", false},
    Form{"selskapet", false},    Form{"organisasjonen", false}, Form{"forbund", true},
    Form{"forening", true},      Form{"akademiet", false},      Form{"stiftelsen", false},
    Form{"komiteen", false},     Form{"samarbeidet", false},    Form{"huset", false},
};

const WordSet& company_ends() {
  static const WordSet set("AS ASA SF HF RHF IKS KF SA BA AB");
  return set;
}

const WordSet& municipality_ends() {
  static const WordSet set("kommune fylkeskommune herad");
  return set;
}

bool in_a_name(const Item& item) {
  return item.kind == Item::Kind::kWord && !is_function_word(item.folded) && !is_opener(item.folded) &&
         !is_focus(item.folded) && !is_filler(item.folded);
}

// A class word by itself means the last organisation named whose name ends so; the two highest also stand for an office
// that every reader knows, and are then named as printed.
struct ClassWord {
  std::string_view word;
  std::string_view refers;
  std::string_view name;
};
constexpr std::array kClassWords{
    ClassWord{"direktoratet", "direktoratet", "Direktoratet"},
    ClassWord{"departementet", "departementet", "Departementet"},
    ClassWord{"kommunen", " kommune", ""},
    ClassWord{"fylkeskommunen", " fylkeskommune", ""},
    ClassWord{"foreningen", "forening", ""},
    ClassWord{"forbundet", "forbund", ""},
    ClassWord{"tilsynet", "tilsynet", ""},
    ClassWord{"helseforetaket", "HF", ""},
    ClassWord{"foretaket", "F", ""},
    ClassWord{"universitetet", "universitet", ""},
};

struct Unlisted {
  std::size_t words = 0;
  std::string name;
  bool certain = false;
  bool genitive = false;
};

std::string joined(const std::vector<Item>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && words[i].blank_before) out.push_back(' ');
    out += words[i].text;
  }
  return out;
}

bool ends_as_organisation(std::string_view folded) {
  return std::any_of(kForms.begin(), kForms.end(), [&](const Form& form) { return folded.ends_with(form.end); });
}

// «Kysthelse RHF», «Ytre Holmen kommune»: capitalised, then at most one small word at a time, then the form.
Unlisted by_last_word(const std::vector<Item>& words, std::size_t at) {
  if (!starts_upper(words[at].text) || !in_a_name(words[at])) return {};
  bool linked = false;
  for (std::size_t i = at + 1; i < words.size() && i < at + kNameWords; ++i) {
    if (words[i].kind != Item::Kind::kWord || words[i].line_before) return {};
    const std::string_view stem = without_genitive(words[i].text);
    const std::string_view folded_stem = without_genitive(words[i].folded);
    const bool company = company_ends().has(words[i].text);
    const bool companys = company_ends().has(stem) && !company;
    const bool municipality = municipality_ends().has(words[i].folded);
    const bool municipalitys = municipality_ends().has(folded_stem);
    if (company || companys || municipality || municipalitys) {
      // Two names, unless it is «Strand og Holmen fylkeskommune».
      if (linked && !words[i].folded.starts_with("fylkeskommune")) return {};
      std::string name = joined(words, at, i) + " ";
      name += companys || municipalitys ? without_genitive(words[i].text) : std::string_view(words[i].text);
      return {i - at + 1, std::move(name), true, companys || municipalitys};
    }
    const bool link = words[i].folded == "og" || words[i].folded == "i";
    linked = linked || words[i].folded == "og";
    // «Eldrerådet i Storvik kommune», but not «ordføreren i Storvik kommune».
    if (words[i].folded == "i" && !ends_as_organisation(words[i - 1].folded)) return {};
    if (!link && !in_a_name(words[i])) return {};
    if (!starts_upper(words[i].text) && i > at + 1 && !starts_upper(words[i - 1].text)) return {};
  }
  return {};
}

// «Bydel Gamle Strand»
Unlisted by_first_word(const std::vector<Item>& words, std::size_t at) {
  if (words[at].text != "Bydel") return {};
  std::size_t end = at + 1;
  while (end < words.size() && end < at + 3 && starts_upper(words[end].text) && in_a_name(words[end])) ++end;
  if (end == at + 1) return {};
  return {end - at, joined(words, at, end), true, false};
}

// «Landsforeningen for pasientvarsling», «Senter for hjemmemåling»: to the verb or sign behind it.
Unlisted by_purpose(const std::vector<Item>& words, std::size_t at) {
  static const WordSet heads(
      "landsforeningen landsforbundet foreningen forbundet direktoratet senter senteret institutt instituttet forening "
      "stiftelsen kompetansesenter ombudet landslaget interesseorganisasjonen");
  std::size_t head = at;
  if (words[at].text == "Norsk" || words[at].text == "Nasjonalt" || words[at].text == "Nasjonal" ||
      words[at].text == "Regionalt") {
    ++head;
  }
  if (!starts_upper(words[at].text) || head + 2 >= words.size() || !heads.has(words[head].folded) ||
      words[head + 1].folded != "for") {
    return {};
  }
  for (std::size_t i = head + 2; i < words.size() && i < head + 9; ++i) {
    const bool verb = i > head + 2 && (speech_of(words, i, i + 1) != Speech::kNone || is_auxiliary(words[i].folded));
    if (verb || words[i].kind != Item::Kind::kWord || words[i].line_before) {
      if (i == head + 2) return {};
      return {i - at, joined(words, at, i), true, false};
    }
    const bool link = words[i].folded == "og" || words[i].folded == "i";
    if (link && i + 1 < words.size() && starts_upper(words[i + 1].text))
      return {i - at, joined(words, at, i), true, false};
    if (!link && is_function_word(words[i].folded)) return {};
  }
  return {};
}

Unlisted by_form(const std::vector<Item>& words, std::size_t at) {
  if (words[at].kind != Item::Kind::kWord || !starts_upper(words[at].text)) return {};
  if (auto found = by_first_word(words, at); found.words > 0) return found;
  if (auto found = by_purpose(words, at); found.words > 0) return found;
  const bool skips = is_class_word(words[at].folded) && at + 1 < words.size() && starts_upper(words[at + 1].text);
  if (auto found = by_last_word(words, at); found.words > 0 && !skips) return found;
  // «Norsk smitteforbund», «Norges hjerteråd»
  const bool national = words[at].text == "Norsk" || words[at].text == "Norges" || words[at].text == "Nordisk" ||
                        words[at].text == "Noregs";
  const std::size_t last = national && at + 1 < words.size() ? at + 1 : at;
  const Item& word = words[last];
  const std::string_view stem = without_genitive(word.folded);
  for (const Form& form : kForms) {
    const bool indefinite = form.end == "forbund" || form.end == "forening";
    if (indefinite != (last > at)) continue;
    for (const std::string_view folded : {std::string_view(word.folded), stem}) {
      if (!folded.ends_with(form.end) || folded.size() < form.end.size() + 3) continue;
      const bool genitive = folded.size() != word.folded.size();
      const std::string_view printed = genitive ? without_genitive(word.text) : std::string_view(word.text);
      const std::string before = last > at ? words[at].text + " " : std::string();
      return {last - at + 1, before + std::string(printed), form.certain, genitive};
    }
  }
  if (all_upper(word.text) && word.text.size() <= kAcronymBytes) return {1, word.text, false, false};
  return {};
}

Item made_of(const Item& first, std::string text, std::string name) {
  Item item = first;
  item.kind = Item::Kind::kOrganisation;
  item.text = std::move(text);
  item.folded = utf8::lower(item.text);
  item.name = std::move(name);
  return item;
}

// Whether the sign ends a sentence. Abbreviations and ordinals do not.
bool ends_sentence(const std::vector<Item>& items, std::size_t at) {
  static const WordSet abbreviations(
      "avd bl f.eks eks ev evt m.fl fl jf nr ca inkl ift ifm ifbm mv m.v osv pga st dr kap pkt mm m.m t.d dvs o.l p.t "
      "vs "
      "hhv "
      "ang art prof adv red");
  const std::string& sign = items[at].text;
  if (sign != "." && sign != "?" && sign != "!") return false;
  if (at + 1 == items.size()) return true;
  const Item& next = items[at + 1];
  if (!next.blank_before) return false;
  const bool capital = starts_upper(next.text) || next.kind == Item::Kind::kSign ||
                       (!next.text.empty() && next.text[0] >= '0' && next.text[0] <= '9');
  if (!capital) return false;
  return sign != "." || at == 0 || !abbreviations.has(items[at - 1].folded);
}

}  // namespace

OrganisationNames::OrganisationNames(const std::vector<Organisation>& list) {
  for (const Organisation& organisation : list) {
    add(organisation.name, organisation.ambiguous, organisation.name);
    for (const OrganisationName& alias : organisation.aliases) add(alias.text, alias.ambiguous, organisation.name);
  }
  for (auto& [first, entries] : entries_) {
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
  }
}

void OrganisationNames::add(std::string_view text, bool ambiguous, const std::string& name) {
  Entry entry;
  entry.words = split(text);
  if (entry.words.empty()) return;
  if (entry.words.size() == 1 && all_upper(text) && text.size() <= kAcronymBytes) {
    entry.letters = Entry::Case::kExact;
  } else if (text.size() < kLongName || ambiguous) {
    entry.letters = Entry::Case::kCapital;
  }
  entry.ambiguous = ambiguous;
  entry.name = name;
  entries_[entry.words.front().folded].push_back(std::move(entry));
}

OrganisationNames::Found OrganisationNames::find_listed(const std::vector<Item>& words, std::size_t at) const {
  const auto match = [&](const Entry& entry, bool genitive_of_first) -> Found {
    const std::size_t n = entry.words.size();
    if (at + n > words.size()) return {};
    bool genitive = genitive_of_first;
    for (std::size_t i = 0; i < n; ++i) {
      const Item& word = words[at + i];
      if (i > 0 && word.line_before) return {};
      if (word.folded == entry.words[i].folded) continue;
      if (i + 1 < n || without_genitive(word.folded) != entry.words[i].folded) return {};
      genitive = true;
    }
    const std::string_view first = words[at].text;
    if (entry.letters == Entry::Case::kExact) {
      if ((genitive ? without_genitive(first) : first) != entry.words.front().text) return {};
    } else if (entry.letters == Entry::Case::kCapital && starts_upper(entry.words.front().text) &&
               !starts_upper(first)) {
      return {};
    }
    std::string printed = joined(words, at, at + n);
    if (genitive) printed = std::string(without_genitive(printed));
    Item item = made_of(words[at], std::move(printed), entry.name);
    item.genitive = genitive;
    item.certain = !entry.ambiguous;
    return {n, std::move(item)};
  };
  const std::string& folded = words[at].folded;
  if (const auto entries = entries_.find(folded); entries != entries_.end()) {
    for (const Entry& entry : entries->second) {
      if (Found found = match(entry, false); found.words > 0) return found;
    }
  }
  if (const auto entries = entries_.find(std::string(without_genitive(folded))); entries != entries_.end()) {
    for (const Entry& entry : entries->second) {
      if (entry.words.size() != 1) continue;
      if (Found found = match(entry, true); found.words > 0) return found;
    }
  }
  return {};
}

// «KS-representanten»
OrganisationNames::Found OrganisationNames::find_compound(const Item& word) const {
  for (std::size_t hyphen = word.text.rfind('-'); hyphen != std::string::npos && hyphen > 0;
       hyphen = word.text.rfind('-', hyphen - 1)) {
    if (!is_spokesman(utf8::lower(std::string_view(word.text).substr(hyphen + 1)))) continue;
    std::vector<Item> before = split(std::string_view(word.text).substr(0, hyphen));
    Found found = find_listed(before, 0);
    if (found.words != before.size() || found.item.genitive) return {};
    found.item.spokesman = true;
    return found;
  }
  return {};
}

std::vector<Sentence> OrganisationNames::sentences(std::string_view text) const {
  const std::vector<Item> items = split(text);
  std::vector<Sentence> out;
  Sentence sentence;
  const auto close = [&] {
    if (!sentence.empty()) out.push_back(std::exchange(sentence, {}));
  };
  for (std::size_t i = 0; i < items.size();) {
    const Item& item = items[i];
    if (item.line_before || sentence.size() == kSentenceItems) close();
    if (item.kind == Item::Kind::kSign) {
      sentence.push_back(item);
      if (ends_sentence(items, i)) close();
      ++i;
      continue;
    }
    Found found = find_listed(items, i);
    if (found.words == 0) found = find_compound(item);
    Unlisted unlisted = by_form(items, i);
    // «Kari Nordmann Norsk helsenett SF»: a person before a listed name.
    for (std::size_t k = i + 1; k < i + unlisted.words; ++k) {
      if (k + find_listed(items, k).words == i + unlisted.words) unlisted = {};
    }
    // «Helse Vest IKT Drift AS» is not «Helse Vest IKT».
    if (unlisted.words > std::max<std::size_t>(found.words, 1) || (unlisted.words == 1 && found.words == 0)) {
      found.words = unlisted.words;
      found.item = made_of(item, unlisted.name, unlisted.name);
      found.item.certain = unlisted.certain;
      found.item.genitive = unlisted.genitive;
    }
    if (found.words == 0) {
      for (const ClassWord& word : kClassWords) {
        const bool genitive = without_genitive(item.folded) == word.word;
        if (item.folded != word.word && !genitive) continue;
        found.words = 1;
        found.item = made_of(item, item.text, std::string(word.name));
        found.item.certain = true;
        found.item.genitive = genitive;
        found.item.refers = word.refers;
      }
    }
    if (found.words == 0) {
      sentence.push_back(item);
      ++i;
      continue;
    }
    i += found.words;
    // The office of one county: «Statsforvalteren i Vestland», «… i Troms og Finnmark».
    if (found.item.name == "Statsforvalteren" && i + 1 < items.size() && items[i].folded == "i" &&
        starts_upper(items[i + 1].text)) {
      std::size_t end = i + 2;
      if (end + 1 < items.size() && items[end].folded == "og" && starts_upper(items[end + 1].text) &&
          !find_listed(items, end + 1).words) {
        end += 2;
      }
      found.item.name += " " + joined(items, i, end);
      found.item.text += " " + joined(items, i, end);
      i = end;
    }
    sentence.push_back(std::move(found.item));
  }
  close();
  return out;
}

const OrganisationNames& known_organisations() {
  static const OrganisationNames names(organisations());
  return names;
}

}  // namespace saksgang::segment
