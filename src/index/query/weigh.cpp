#include "index/query/weigh.hpp"

#include <algorithm>
#include <utility>

#include "index/terms.hpp"

namespace saksgang::index::query {
namespace {

using Xapian::Query;

// What an answer counts. A word as typed is also its own lemma and among the compounds that hold it, and counts as the
// sum of the three.
constexpr double kExact = 0.25;
constexpr double kForms = 0.375;
constexpr double kCompounds = 0.375;
constexpr double kDerived = 0.5;
constexpr double kSame = 0.8;
constexpr double kRelated = 0.35;
constexpr double kReplaced = 0.9;
constexpr double kPartsTogether = 0.4;
constexpr double kPartsApart = 0.3;
constexpr double kPartAlone = 0.15;
constexpr double kClose = 0.4;

// Of the same in a title, beside what it counts as a word of the record.
constexpr double kInTitle = 0.3125;

// Words between the parts of a compound that a text writes apart («kostnader til drift»).
constexpr Xapian::termcount kPartsWindow = 6;
constexpr Xapian::termcount kCloseWindow = 3;

double weight(Match how) {
  switch (how) {
    case Match::kDerived:
      return kDerived;
    case Match::kSame:
      return kSame;
    case Match::kRelated:
      return kRelated;
    case Match::kReplaced:
      return kReplaced;
    case Match::kExact:
    case Match::kLemma:
    case Match::kJoined:
    case Match::kPart:
      break;
  }
  return 1;
}

class Builder {
 public:
  explicit Builder(Field field) : field_(field) {}

  // Of words that count as one: how often any of them occurs.
  WeightedTerms any(const std::vector<std::string>& words, double factor) const {
    WeightedTerms out{{}, factor};
    out.terms.reserve(words.size());
    for (const std::string& word : words) out.terms.push_back(term(field_, word));
    return out;
  }

  // Where positions count; each word weighs by itself.
  Query any_placed(const std::vector<std::string>& words) const {
    std::vector<std::string> terms;
    terms.reserve(words.size());
    for (const std::string& word : words) terms.push_back(term(field_, word));
    return Query(Query::OP_OR, terms.begin(), terms.end());
  }

 private:
  Field field_;
};

// The word itself: as typed, in other forms, and however its compound is written.
std::vector<std::string> own_forms(const Meaning& meaning, Match last) {
  std::vector<std::string> out;
  for (const Forms& forms : meaning.forms) {
    if (forms.how <= last || (forms.how == Match::kReplaced && last >= Match::kLemma)) {
      out.insert(out.end(), forms.terms.begin(), forms.terms.end());
    }
  }
  return out;
}

bool has(const Meaning& meaning, Match how) {
  return std::any_of(meaning.forms.begin(), meaning.forms.end(), [&](const Forms& f) { return f.how == how; });
}

// Ways that ask for the same words are one, worth their sum.
class Ways {
 public:
  explicit Ways(Field field) : builder_(field) {}

  void add(std::vector<std::string> words, double factor) {
    if (words.empty()) return;
    if (!asked_.empty() && asked_.back().words == words) {
      asked_.back().factor += factor;
    } else {
      asked_.push_back({std::move(words), factor});
    }
  }

  void take(double factor, std::vector<WeightedTerms>& out) const {
    for (const Asked& one : asked_) out.push_back(builder_.any(one.words, factor * one.factor));
  }

 private:
  struct Asked {
    std::vector<std::string> words;
    double factor;
  };
  Builder builder_;
  std::vector<Asked> asked_;
};

std::vector<Query> ways(const Meaning& meaning, Field field, const std::shared_ptr<Lengths>& lengths, double factor) {
  std::vector<Query> out;
  const bool is_there = has(meaning, Match::kExact) || has(meaning, Match::kLemma) || has(meaning, Match::kJoined) ||
                        has(meaning, Match::kPart);
  Ways words(field), title(Field::kTitle);
  if (is_there) {
    words.add(own_forms(meaning, Match::kExact), kExact);
    words.add(own_forms(meaning, Match::kJoined), kForms);
    words.add(own_forms(meaning, Match::kPart), kCompounds);
    title.add(own_forms(meaning, Match::kPart), kInTitle);
  }
  for (const Forms& forms : meaning.forms) {
    if (forms.how <= Match::kPart) continue;
    words.add(forms.terms, weight(forms.how));
    title.add(forms.terms, kInTitle * weight(forms.how));
  }
  std::vector<WeightedTerms> group;
  words.take(factor, group);
  if (field == Field::kText) title.take(factor, group);
  if (Query query = word_group(std::move(group), lengths); !query.empty()) out.push_back(std::move(query));
  const Builder builder(field);
  for (const Sequence& sequence : meaning.sequences) {
    std::vector<Query> placed;
    for (const auto& word : sequence.words) placed.push_back(builder.any_placed(word));
    out.push_back((factor * weight(sequence.how)) * Query(Query::OP_PHRASE, placed.begin(), placed.end()));
  }
  return out;
}

}  // namespace

Query weighed(const Meaning& meaning, Field field, const std::shared_ptr<Lengths>& lengths, double factor) {
  std::vector<Query> all = ways(meaning, field, lengths, factor);
  if (meaning.parts.size() > 1) {
    const Builder builder(field);
    std::vector<Query> parts;
    for (const Meaning& part : meaning.parts) parts.push_back(builder.any_placed(own_forms(part, Match::kLemma)));
    const bool all_there = std::all_of(meaning.parts.begin(), meaning.parts.end(),
                                       [](const Meaning& part) { return !own_forms(part, Match::kLemma).empty(); });
    if (all_there) {
      const auto window = kPartsWindow + static_cast<Xapian::termcount>(parts.size());
      all.push_back((factor * kPartsTogether) * Query(Query::OP_NEAR, parts.begin(), parts.end(), window));
    }
  }
  return all.empty() ? Query() : Query(Query::OP_OR, all.begin(), all.end());
}

Query weighed_loosely(const Query& all, const Meaning& meaning, Field field, const std::shared_ptr<Lengths>& lengths,
                      bool is_alone) {
  Query out = all;
  std::vector<Query> parts;
  for (const Meaning& part : meaning.parts) {
    const std::vector<Query> one = ways(part, field, lengths, 1);
    parts.emplace_back(Query::OP_OR, one.begin(), one.end());
  }
  if (parts.empty()) return out;
  const Query apart = kPartsApart * Query(Query::OP_AND, parts.begin(), parts.end());
  out = out.empty() ? apart : out | apart;
  if (is_alone) return out;
  for (const Query& part : parts) out |= kPartAlone * part;
  return out;
}

Query close_together(const Meaning& first, const Meaning& second, Field field) {
  const auto a = own_forms(first, Match::kJoined), b = own_forms(second, Match::kJoined);
  if (a.empty() || b.empty()) return {};
  const Builder builder(field);
  const Query both[] = {builder.any_placed(a), builder.any_placed(b)};
  return kClose * Query(Query::OP_NEAR, std::begin(both), std::end(both), kCloseWindow);
}

void seek(const Meaning& meaning, Field field, std::vector<Sought>& out) {
  SoughtWord word;
  for (const Forms& forms : meaning.forms) {
    for (const std::string& term : forms.terms) word.terms.try_emplace(term, forms.how);
  }
  word.keys = meaning.keys;
  if (!word.terms.empty()) {
    Sought sought{field, {}};
    sought.words.push_back(std::move(word));
    out.push_back(std::move(sought));
  }
  for (const Sequence& sequence : meaning.sequences) {
    Sought sought{field, {}};
    for (const auto& any : sequence.words) {
      SoughtWord one;
      for (const std::string& term : any) one.terms.try_emplace(term, sequence.how);
      sought.words.push_back(std::move(one));
    }
    out.push_back(std::move(sought));
  }
}

void want(const Meaning& meaning, Field field, Wanted& out) {
  const auto terms = [&](const std::vector<std::string>& words) {
    std::vector<std::string> list;
    for (const std::string& word : words) list.push_back(term(field, word));
    return list;
  };
  for (const Forms& forms : meaning.forms) out.ways.push_back({terms(forms.terms)});
  for (const Sequence& sequence : meaning.sequences) {
    out.ways.emplace_back();
    for (const auto& word : sequence.words) out.ways.back().push_back(terms(word));
  }
  if (meaning.parts.size() > 1) {
    out.ways.emplace_back();
    for (const Meaning& part : meaning.parts) out.ways.back().push_back(terms(own_forms(part, Match::kLemma)));
  }
}

}  // namespace saksgang::index::query
