#include "index/snippet.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "analyzers/sentences.hpp"
#include "index/query/truncation.hpp"

namespace saksgang::index {
namespace {

// Bytes; about three lines of a terminal.
constexpr std::size_t kLongestSnippet = 300;

// A record's text beyond this is not looked through for a better place once one is found.
constexpr std::size_t kLookedThrough = std::size_t{1} << 20;

// What the heading above a remark counts, beside the remark's own words.
constexpr double kHeadingCounts = 0.5;

constexpr std::string_view kEllipsis = "…";

// What a segment is worth beyond its matches: a decision tells more than a paragraph, the title stands over the hit
// anyway. Less than any match, so that it only decides between equals.
double preference(Field field) {
  switch (field) {
    case Field::kVedtak:
      return 0.3;
    case Field::kProposal:
      return 0.2;
    case Field::kInnspill:
      return 0.15;
    case Field::kText:
      return 0.1;
    case Field::kTitle:
      return -0.1;
    default:
      return 0;
  }
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

int page_of(const CaseRecord& record, std::string_view field) {
  for (const NamedSpan& span : record.spans) {
    if (span.field == field && span.span.first_page > 0) return span.span.first_page;
  }
  return record.first_page;
}

// How much a word of the text tells, by how it answers.
double worth(query::Match how) {
  switch (how) {
    case query::Match::kExact:
      return 1;
    case query::Match::kLemma:
    case query::Match::kJoined:
    case query::Match::kReplaced:
      return 0.8;
    case query::Match::kSame:
      return 0.7;
    case query::Match::kPart:
    case query::Match::kDerived:
      return 0.5;
    case query::Match::kRelated:
      return 0.35;
  }
  return 0;
}

}  // namespace

std::vector<Segment> segments(const CaseRecord& record) {
  std::vector<Segment> out;
  const auto add = [&](Field field, std::string_view text, int page) {
    if (!text.empty()) out.push_back({field, text, page > 0 ? page : record.first_page});
  };
  if (record.vedtak) add(Field::kVedtak, record.vedtak->text, record.vedtak->page);
  if (record.proposal) add(Field::kProposal, *record.proposal, page_of(record, "proposal"));
  for (const Innspill& remark : record.innspill) {
    add(Field::kInnspill, remark.text, remark.page);
    if (!remark.text.empty()) out.back().remark = &remark;
  }
  std::size_t paragraph = 0;
  for (std::string_view rest = record.body; !rest.empty(); ++paragraph) {
    const std::size_t end = rest.find('\n');
    add(Field::kText, rest.substr(0, end),
        paragraph < record.body_pages.size() ? record.body_pages[paragraph] : record.first_page);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  for (const std::string& action : record.actions) add(Field::kAction, action, page_of(record, "actions"));
  add(Field::kTitle, record.title, page_of(record, "title"));
  for (const Innspill& remark : record.innspill) add(Field::kInnspill, remark.group, remark.page);
  for (const std::string& attachment : record.attachments) add(Field::kAttachment, attachment, record.first_page);
  if (record.owner) add(Field::kOwner, *record.owner, page_of(record, "owner"));
  if (record.handler) add(Field::kOwner, *record.handler, page_of(record, "handler"));
  for (const EarlierTreatment& row : record.earlier) {
    if (row.title) add(Field::kEarlier, *row.title, row.page);
    if (row.vedtak) add(Field::kEarlier, *row.vedtak, row.page);
  }
  return out;
}

bool Snippets::answers_to(const query::SoughtWord& word, std::string_view text, query::Match& how) const {
  if (!word.pattern.empty()) {
    how = query::Match::kExact;
    return query::fits(word.pattern, text);
  }
  const auto found = word.terms.find(std::string(text));
  if (found == word.terms.end()) return false;
  how = found->second;
  return true;
}

const std::vector<Snippets::Answer>& Snippets::answers(analyzers::TermId term) {
  if (term >= answers_.size()) answers_.resize(std::max<std::size_t>(term + 1, answers_.size() * 2));
  auto& known = answers_[term];
  if (!known) {
    known.emplace();
    for (std::size_t which = 0; which < sought_.size(); ++which) {
      query::Match how{};
      if (answers_to(sought_[which].words.front(), analyzer_.text(term), how)) known->push_back({which, how});
    }
  }
  return *known;
}

// Of a compound that holds what was sought, the part that does.
void Snippets::narrow(const analyzers::Token& token, const query::SoughtWord& word, std::size_t& begin,
                      std::size_t& end) {
  const std::vector<analyzers::CompoundPart> parts = analyzer_.word(token.word).parts;
  // Folding may have changed the length; then a part's place in the word as printed is not known.
  if (token.elided || analyzer_.text(token.exact).size() != token.end - token.begin) return;
  for (std::size_t first = 0; first < parts.size(); ++first) {
    for (std::size_t last = first; last < parts.size() && last - first + 1 < parts.size(); ++last) {
      const auto run = std::span(parts).subspan(first, last - first + 1);
      const std::string key = run.size() == 1 ? run.front().lemma : analyzers::compound_key(run);
      if (std::find(word.keys.begin(), word.keys.end(), key) == word.keys.end()) continue;
      begin = token.begin + run.front().begin;
      end = token.begin + run.back().end;
      return;
    }
  }
}

std::vector<double> Snippets::weights(const std::vector<Place>& places) const {
  std::vector<double> out(sought_.size(), 0);
  for (const Place& place : places) out[place.which] = std::max(out[place.which], place.weight);
  return out;
}

// How well each thing sought is answered by who made the remark.
std::vector<double> Snippets::of_actors(const Segment& segment) {
  std::vector<double> out(sought_.size(), 0);
  const bool is_asked = std::any_of(sought_.begin(), sought_.end(),
                                    [](const query::Sought& sought) { return sought.field == Field::kActor; });
  if (segment.remark == nullptr || !is_asked) return out;
  for (const std::string& actor : segment.remark->actors) {
    for (const Place& place : matches({Field::kActor, actor, 0})) {
      if (sought_[place.which].field == Field::kActor) out[place.which] = std::max(out[place.which], place.weight);
    }
  }
  return out;
}

std::vector<Snippets::Place> Snippets::matches(const Segment& segment) {
  return matches(segment, std::vector<double>(sought_.size(), 0));
}

// With what of_actors() says of the segment: the name of who made a remark is shown as found where it stands in it.
std::vector<Snippets::Place> Snippets::matches(const Segment& segment, const std::vector<double>& of_actors) {
  const auto is_meant = [&](std::size_t which) {
    const Field field = sought_[which].field;
    return field == Field::kText || field == segment.field || any_field_ || of_actors[which] > 0;
  };
  analyzer_.analyze(segment.text, tokens_);
  std::vector<Place> out;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    for (const Answer& answer : answers(tokens_[i].exact)) {
      const query::Sought& sought = sought_[answer.which];
      if (!is_meant(answer.which)) continue;
      double weight = worth(answer.how);
      std::size_t last = i;
      bool found = true;
      for (std::size_t word = 1; word < sought.words.size() && found; ++word) {
        const std::uint32_t position = tokens_[last].position + 1;
        found = false;
        for (std::size_t k = last + 1; k < tokens_.size() && tokens_[k].position <= position && !found; ++k) {
          query::Match how{};
          if (tokens_[k].position != position) continue;
          found = answers_to(sought.words[word], analyzer_.text(tokens_[k].exact), how);
          if (!found) continue;
          last = k;
          weight = std::min(weight, worth(how));
        }
      }
      if (!found) continue;
      std::size_t begin = tokens_[i].begin, end = tokens_[last].end;
      if (answer.how == query::Match::kPart && last == i) narrow(tokens_[i], sought.words.front(), begin, end);
      out.push_back({begin, end, answer.which, weight});
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Place& a, const Place& b) { return std::pair(a.begin, b.end) < std::pair(b.begin, a.end); });
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> Snippets::mark(std::string_view text) {
  any_field_ = true;
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const Place& place : matches({Field::kText, text, 0})) {
    if (!out.empty() && place.begin < out.back().second) {
      out.back().second = std::max(out.back().second, place.end);
    } else {
      out.emplace_back(place.begin, place.end);
    }
  }
  any_field_ = false;
  return out;
}

Snippet Snippets::cut(const Segment& segment, const std::vector<Place>& matches) const {
  const std::string_view text = segment.text;
  const auto sentences = analyzers::sentences(text);
  std::size_t begin = 0, end = text.size();
  if (!sentences.empty()) {
    // The run of whole sentences that holds most of what was sought; the earliest of equals, as long as fits.
    double best = -1;
    for (std::size_t first = 0; first < sentences.size(); ++first) {
      std::vector<double> weights(sought_.size(), 0);
      double score = 0;
      std::size_t last = first;
      auto match = std::lower_bound(matches.begin(), matches.end(), sentences[first].begin,
                                    [](const Place& m, std::size_t at) { return m.begin < at; });
      for (std::size_t i = first; i < sentences.size(); ++i) {
        if (i > first && sentences[i].end - sentences[first].begin > kLongestSnippet) break;
        for (; match != matches.end() && match->begin < sentences[i].end; ++match) {
          weights[match->which] = std::max(weights[match->which], match->weight);
        }
        last = i;
      }
      for (const double weight : weights) score += weight;
      if (score > best) {
        best = score;
        begin = sentences[first].begin;
        end = sentences[last].end;
      }
      if (matches.empty()) break;
    }
  }
  Snippet out;
  out.page = segment.page;
  bool cut_before = false, cut_after = false;
  if (end - begin > kLongestSnippet) {
    // One sentence longer than a snippet: from a little before its first match.
    const auto first = std::find_if(matches.begin(), matches.end(), [&](const Place& m) { return m.begin >= begin; });
    std::size_t from = begin;
    if (first != matches.end() && first->begin < end && first->end > begin + kLongestSnippet) {
      from = first->begin - std::min(first->begin - begin, kLongestSnippet / 4);
      while (from < first->begin && text[from] != ' ') ++from;
      if (from < first->begin) ++from;
      cut_before = from > begin;
    }
    std::size_t to = std::min(end, from + kLongestSnippet);
    if (to < end) {
      cut_after = true;
      const std::size_t blank = text.rfind(' ', to);
      if (blank != std::string_view::npos && blank > from + kLongestSnippet / 2) to = blank;
      while (to > from && is_continuation(text[to])) --to;
    }
    begin = from;
    end = to;
  }
  if (cut_before) out.text += kEllipsis;
  const std::size_t offset = out.text.size();
  out.text += text.substr(begin, end - begin);
  std::replace(out.text.begin(), out.text.end(), '\n', ' ');
  if (cut_after) out.text += kEllipsis;
  for (const Place& match : matches) {
    if (match.begin < begin || match.end > end) continue;
    const std::size_t from = match.begin - begin + offset, to = match.end - begin + offset;
    if (!out.highlights.empty() && from < out.highlights.back().second) {
      out.highlights.back().second = std::max(out.highlights.back().second, to);
    } else {
      out.highlights.emplace_back(from, to);
    }
  }
  return out;
}

Snippet Snippets::of(const Segment& segment) {
  const std::vector<double> actors = of_actors(segment);
  const std::vector<Place> found = matches(segment, actors);
  Snippet out = cut(segment, found);
  const std::vector<double> in_text = weights(found);
  std::vector<double> in_heading(sought_.size(), 0);
  if (segment.remark != nullptr) in_heading = weights(matches({Field::kInnspill, segment.remark->group, 0}));
  for (std::size_t i = 0; i < sought_.size(); ++i) {
    const double weight = std::max({in_text[i], actors[i], in_heading[i] * kHeadingCounts});
    out.score += weight;
    if (weight > 0) ++out.matched;
  }
  return out;
}

Snippet Snippets::best(const CaseRecord& record) {
  Snippet best;
  double best_score = 0;
  std::size_t looked_through = 0;
  const auto all = segments(record);
  for (const Segment& segment : all) {
    if (best_score > 0 && looked_through > kLookedThrough) break;
    looked_through += segment.text.size();
    const std::vector<double> actors = of_actors(segment);
    const std::vector<Place> found = matches(segment, actors);
    std::vector<double> both = weights(found);
    for (std::size_t i = 0; i < both.size(); ++i) both[i] = std::max(both[i], actors[i]);
    const auto matched = std::count_if(both.begin(), both.end(), [](double w) { return w > 0; });
    if (matched == 0) continue;
    double score = preference(segment.field);
    for (const double weight : both) score += weight;
    if (score <= best_score) continue;
    best_score = score;
    best = cut(segment, found);
    best.score = score;
    best.matched = static_cast<std::size_t>(matched);
  }
  if (best_score > 0 || all.empty()) {
    if (best.page == 0) best.page = record.first_page;
    return best;
  }
  return cut(all.front(), {});
}

}  // namespace saksgang::index
