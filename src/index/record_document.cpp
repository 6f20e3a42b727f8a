#include "index/record_document.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analyzers/definitions.hpp"
#include "analyzers/norwegian.hpp"
#include "history/catalogue.hpp"
#include "index/card_value.hpp"
#include "index/facets.hpp"
#include "index/terms.hpp"
#include "model/case_number.hpp"
#include "model/json.hpp"

namespace saksgang::index {
namespace {

// Between two texts of a record, so that no phrase spans them.
constexpr std::uint32_t kTextGap = 100;

// Words remembered by the analyzer; a word takes about 200 bytes.
constexpr std::size_t kRememberedTerms = 200'000;

std::string compact(const std::string& iso) {
  std::string out;
  for (const char c : iso) {
    if (c != '-') out.push_back(c);
  }
  return out;
}

void set_value(Xapian::Document& out, Field field, const std::string& value) {
  if (!value.empty()) out.add_value(static_cast<Xapian::valueno>(info(field).slot), value);
}

void add_filters(const CaseRecord& record, std::string_view path, std::size_t order, Xapian::Document& out) {
  out.add_boolean_term(term(Field::kKind, kKindCase));
  out.add_boolean_term(id_term(record.id));
  out.add_boolean_term(file_term(path));
  out.add_boolean_term(term(Field::kPart, name(record.part)));
  if (!record.council.empty()) out.add_boolean_term(council_term(record.council));
  if (!record.council_printed.empty()) out.add_boolean_term(council_term(record.council_printed));
  if (record.case_number) out.add_boolean_term(case_term(*record.case_number));
  if (const std::string key = case_key_term(record); !key.empty()) out.add_boolean_term(key);
  for (const int year : years(record)) out.add_boolean_term(year_term(year));
  if (record.case_type) out.add_boolean_term(term(Field::kType, analyzers::keyword(*record.case_type)));
  if (record.vedtak) out.add_boolean_term(term(Field::kHas, kHasVedtak));
  if (!record.innspill.empty()) out.add_boolean_term(term(Field::kHas, kHasInnspill));
  if (!record.meeting.dates.empty()) {
    const auto [first, last] = std::minmax_element(record.meeting.dates.begin(), record.meeting.dates.end());
    set_value(out, Field::kDate, compact(*first));
    set_value(out, Field::kDateEnd, compact(*last));
  }
  set_value(out, Field::kCollapse, collapse_key(record));
  set_value(out, Field::kOrder, Xapian::sortable_serialise(static_cast<double>(order)));
  for (const std::string& referred : history::referred_terms(record))
    out.add_boolean_term(term(Field::kRefers, referred));
  if (const auto key = history::key_of(record)) {
    for (const std::string& iso : record.meeting.dates) {
      if (const auto date = Date::from_iso(iso)) {
        out.add_boolean_term(term(Field::kMeeting, history::meeting_term(key->council, *date)));
      }
    }
    set_value(out, Field::kCard, card_value(record));
  }
  for (const Facet facet : {Facet::kCouncil, Facet::kYear, Facet::kType, Facet::kActor}) {
    set_value(out, field_of(facet), facet_value(record, facet));
  }
}

}  // namespace

RecordIndexer::Occurrences& RecordIndexer::Counter::at(analyzers::TermId id) {
  if (id >= slot_of.size()) slot_of.resize(std::max<std::size_t>(id + 1, slot_of.size() * 2));
  std::uint32_t& slot = slot_of[id];
  if (slot == 0) {
    met.push_back(id);
    slot = static_cast<std::uint32_t>(met.size());
    if (occurrences.size() < met.size()) occurrences.emplace_back();
  }
  return occurrences[slot - 1];
}

void RecordIndexer::Counter::clear() {
  for (std::size_t i = 0; i < met.size(); ++i) {
    slot_of[met[i]] = 0;
    occurrences[i].frequency = 0;
    occurrences[i].positions.clear();
  }
  met.clear();
}

Result<std::unique_ptr<RecordIndexer>> RecordIndexer::make() {
  auto analyzer = analyzers::Analyzer::make();
  if (!analyzer) return tl::make_unexpected(analyzer.error());
  return std::unique_ptr<RecordIndexer>(new RecordIndexer(std::move(*analyzer)));
}

void RecordIndexer::meet(const analyzers::Token& token) {
  if (token.word >= is_met_.size()) is_met_.resize(std::max<std::size_t>(token.word + 1, is_met_.size() * 2));
  if (is_met_[token.word]) return;
  is_met_[token.word] = true;
  name_ = analyzer_->text(token.exact);
  bound_term(name_);
  word_table_.add(name_, analyzer_->word(token.word));
}

// Analyses a text once, for its field and for the unfielded text.
void RecordIndexer::add_text(Field field, std::string_view text) {
  if (text.empty()) return;
  analyzer_->analyze(text, tokens_, position_ + 1);
  if (tokens_.empty()) return;
  const auto weight = static_cast<std::uint32_t>(info(field).weight);
  const bool has_field = !info(field).prefix.empty();
  for (const analyzers::Token& token : tokens_) {
    meet(token);
    if (weight > 0) text_.at(token.exact).add(token.position, weight);
    if (has_field) field_.at(token.exact).add(token.position, 1);
  }
  position_ = tokens_.back().position + kTextGap;
}

// What a case is called, so that its council and number typed as words find it.
void RecordIndexer::add_name(std::string_view text) {
  analyzer_->analyze(text, tokens_, position_ + 1);
  for (const analyzers::Token& token : tokens_) {
    meet(token);
    text_.at(token.exact).add(token.position, static_cast<std::uint32_t>(info(Field::kTitle).weight));
  }
  if (!tokens_.empty()) position_ = tokens_.back().position;
}

// What an abbreviation is short for, where the text says so itself.
void RecordIndexer::add_definitions(std::string_view text, Xapian::Document& out) {
  for (const analyzers::Definition& definition : analyzers::find_definitions(text)) {
    std::string key;
    analyzer_->analyze(definition.long_form, tokens_);
    for (const analyzers::Token& token : tokens_) {
      if (token.elided) continue;
      key += (key.empty() ? "" : " ") + analyzer_->word(token.word).lemmas.front();
    }
    const std::string abbreviation = analyzers::fold(definition.abbreviation);
    for (const std::string& term :
         {abbreviation_term(abbreviation, definition.long_form), long_form_term(key, definition.abbreviation)}) {
      if (!term.empty()) out.add_boolean_term(term);
    }
  }
}

void RecordIndexer::add_terms(std::string_view prefix, const Counter& counter, Xapian::Document& out) {
  for (std::size_t i = 0; i < counter.met.size(); ++i) {
    const Occurrences& occurrences = counter.occurrences[i];
    name_.assign(prefix);
    name_ += analyzer_->text(counter.met[i]);
    bound_term(name_);
    if (occurrences.positions.empty()) {
      out.add_term(name_, occurrences.frequency);
      continue;
    }
    const auto positions = static_cast<std::uint32_t>(occurrences.positions.size());
    // The first occurrence carries what the weight of its field adds.
    Xapian::termcount frequency = occurrences.frequency - (positions - 1);
    for (const Xapian::termpos position : occurrences.positions) {
      out.add_posting(name_, position, frequency);
      frequency = 1;
    }
  }
}

void RecordIndexer::finish_field(Field field, Xapian::Document& out) {
  add_terms(info(field).prefix, field_, out);
  field_.clear();
}

void RecordIndexer::finish_text(Xapian::Document& out) {
  add_terms({}, text_, out);
  text_.clear();
}

Xapian::Document RecordIndexer::document(const CaseRecord& record, std::string_view path, std::size_t order) {
  if (analyzer_->trim(kRememberedTerms)) {
    text_ = field_ = {};
    is_met_.clear();
  }
  Xapian::Document out;
  position_ = 0;
  const auto finish = [&](Field field) { finish_field(field, out); };
  const auto one = [&](Field field, std::string_view text) {
    add_text(field, text);
    finish(field);
  };
  one(Field::kTitle, record.title);
  one(Field::kVedtak, record.vedtak ? std::string_view(record.vedtak->text) : std::string_view{});
  one(Field::kProposal, record.proposal ? std::string_view(*record.proposal) : std::string_view{});
  for (const Innspill& remark : record.innspill) {
    add_text(Field::kInnspill, remark.group);
    add_text(Field::kInnspill, remark.text);
  }
  finish(Field::kInnspill);
  for (const Innspill& remark : record.innspill) {
    for (const std::string& actor : remark.actors) add_text(Field::kActor, actor);
  }
  finish(Field::kActor);
  for (const std::string& action : record.actions) add_text(Field::kAction, action);
  finish(Field::kAction);
  for (const std::string& attachment : record.attachments) add_text(Field::kAttachment, attachment);
  finish(Field::kAttachment);
  add_text(Field::kOwner, record.owner ? std::string_view(*record.owner) : std::string_view{});
  add_text(Field::kOwner, record.handler ? std::string_view(*record.handler) : std::string_view{});
  finish(Field::kOwner);
  for (const EarlierTreatment& row : record.earlier) {
    if (row.title) add_text(Field::kEarlier, *row.title);
    if (row.vedtak) add_text(Field::kEarlier, *row.vedtak);
  }
  add_text(Field::kDocument, record.document.file);
  add_text(Field::kDocument, record.document.title ? std::string_view(*record.document.title) : std::string_view{});
  finish(Field::kDocument);
  add_text(Field::kText, record.body);
  add_name(record.council);
  if (record.case_number) add_name(*record.case_number);
  finish_text(out);

  for (const auto& text : {std::string_view(record.body), record.proposal ? std::string_view(*record.proposal) : "",
                           record.vedtak ? std::string_view(record.vedtak->text) : ""}) {
    add_definitions(text, out);
  }
  for (const Innspill& remark : record.innspill) add_definitions(remark.text, out);

  add_filters(record, path, order, out);
  out.set_data(dump(to_json(record)));
  return out;
}

Xapian::Document RecordIndexer::document(const DocumentRecord& record, std::size_t records) {
  Xapian::Document out;
  out.add_boolean_term(term(Field::kKind, kKindDocument));
  out.add_boolean_term(file_term(record.path));
  set_value(out, Field::kOrder, Xapian::sortable_serialise(static_cast<double>(records)));
  out.set_data(dump(to_json(record)));
  return out;
}

}  // namespace saksgang::index
