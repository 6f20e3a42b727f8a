#include "history/version_diff.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "model/json.hpp"

namespace saksgang::history {
namespace {

using Field = std::pair<std::string_view, std::string>;

std::string lines(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "\n") + item;
  return out;
}

std::string joined(std::initializer_list<std::optional<std::string>> parts) {
  std::string out;
  for (const auto& part : parts) {
    if (part && !part->empty()) out += (out.empty() ? "" : ", ") + *part;
  }
  return out;
}

std::string remarks(const CaseRecord& record) {
  std::vector<std::string> out;
  for (const Innspill& remark : record.innspill) {
    out.push_back(remark.group.empty() ? remark.text : fmt::format("{}: {}", remark.group, remark.text));
  }
  return lines(out);
}

std::string rows(const CaseRecord& record) {
  std::vector<std::string> out;
  for (const EarlierTreatment& row : record.earlier) {
    out.push_back(joined({row.case_number, row.council, row.date, row.title, row.vedtak}));
  }
  return lines(out);
}

std::vector<Field> fields(const CaseRecord& r) {
  std::string dates;
  for (const std::string& date : r.meeting.dates) dates += (dates.empty() ? "" : ", ") + date;
  return {{"council", r.council},
          {"meeting", joined({r.meeting.number, dates, r.meeting.place})},
          {"case", r.case_number.value_or("")},
          {"title", r.title},
          {"case_type", r.case_type.value_or("")},
          {"proposal", r.proposal.value_or("")},
          {"vedtak", r.vedtak ? r.vedtak->text : ""},
          {"innspill", remarks(r)},
          {"actions", lines(r.actions)},
          {"attachments", lines(r.attachments)},
          {"owner", r.owner.value_or("")},
          {"handler", r.handler.value_or("")},
          {"earlier", rows(r)},
          {"body", r.body}};
}

bool is_its_name(std::string_view field) {
  return field == "council" || field == "case" || field == "title";
}

TreatmentChange change_of(Change change, const CaseRecord& record) {
  TreatmentChange out;
  out.change = change;
  out.council = record.council;
  out.case_number = record.case_number;
  out.title = record.title;
  out.part = record.part;
  out.first_page = record.first_page;
  out.last_page = record.last_page;
  return out;
}

TreatmentChange compared(Change change, const CaseRecord& before, const CaseRecord& after, WordJudge& judge) {
  TreatmentChange out = change_of(change, change == Change::kRemoved ? before : after);
  std::vector<Field> old_fields = fields(before), new_fields = fields(after);
  for (std::size_t i = 0; i < old_fields.size(); ++i) {
    if (old_fields[i].second == new_fields[i].second) continue;
    if (change != Change::kChanged && is_its_name(old_fields[i].first)) continue;
    TextChange text;
    text.field = old_fields[i].first;
    text.old_text = std::move(old_fields[i].second);
    text.new_text = std::move(new_fields[i].second);
    text.comparison = compare(text.old_text, text.new_text, judge);
    out.texts.push_back(std::move(text));
  }
  return out;
}

// Finds for each treatment of the new version the one of the old that it was.
class Matching {
 public:
  Matching(const std::vector<CaseRecord>& before, const std::vector<CaseRecord>& after)
      : before_(before), after_(after), partner_(after.size()), taken_(before.size(), false) {
    by([](const CaseRecord& r) {
      return fmt::format("{}|{}|{}|{}", name(r.part), r.council, r.case_number.value_or(""), title_key(r));
    });
    by([](const CaseRecord& r) {
      return r.case_number ? fmt::format("{}|{}|{}", name(r.part), r.council, *r.case_number) : std::string();
    });
    by([](const CaseRecord& r) {
      return r.title.empty() ? std::string() : fmt::format("{}|{}", name(r.part), title_key(r));
    });
    by([](const CaseRecord& r) { return r.case_number ? std::string() : std::string(name(r.part)); });
  }

  const CaseRecord* partner(std::size_t after) const { return partner_[after] ? &before_[*partner_[after]] : nullptr; }
  bool taken(std::size_t before) const { return taken_[before]; }

 private:
  static std::string title_key(const CaseRecord& record) { return utf8::lower(utf8::collapse_blanks(record.title)); }

  // Those with one key, in order; an empty key is none.
  template <class Key>
  void by(const Key& key) {
    std::map<std::string, std::vector<std::size_t>> free;
    for (std::size_t i = before_.size(); i-- > 0;) {
      if (!taken_[i]) free[key(before_[i])].push_back(i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i]) continue;
      const std::string wanted = key(after_[i]);
      const auto found = wanted.empty() ? free.end() : free.find(wanted);
      if (found == free.end() || found->second.empty()) continue;
      partner_[i] = found->second.back();
      taken_[found->second.back()] = true;
      found->second.pop_back();
    }
  }

  const std::vector<CaseRecord>& before_;
  const std::vector<CaseRecord>& after_;
  std::vector<std::optional<std::size_t>> partner_;
  std::vector<bool> taken_;
};

constexpr std::array<std::string_view, 3> kChanges{"added", "removed", "changed"};

}  // namespace

std::string_view name(Change change) {
  return kChanges[static_cast<std::size_t>(change)];
}

Verdict TreatmentChange::verdict() const {
  Verdict out = Verdict::kIdentical;
  for (const TextChange& text : texts) out = std::max(out, text.comparison.verdict);
  return out;
}

std::vector<TreatmentChange> diff_versions(const std::vector<CaseRecord>& old_version,
                                           const std::vector<CaseRecord>& new_version, WordJudge& judge) {
  const Matching matching(old_version, new_version);
  std::vector<TreatmentChange> out;
  for (std::size_t i = 0; i < new_version.size(); ++i) {
    const CaseRecord* before = matching.partner(i);
    TreatmentChange change = before == nullptr ? compared(Change::kAdded, {}, new_version[i], judge)
                                               : compared(Change::kChanged, *before, new_version[i], judge);
    if (before == nullptr || !change.texts.empty()) out.push_back(std::move(change));
  }
  for (std::size_t i = 0; i < old_version.size(); ++i) {
    if (!matching.taken(i)) out.push_back(compared(Change::kRemoved, old_version[i], {}, judge));
  }
  return out;
}

}  // namespace saksgang::history
