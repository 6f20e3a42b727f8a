// How well chains are found without the tables that declare them: each table of earlier treatments of an export is left
// out in turn, and the chain computed from the rest is set against it.
//
//   score_chains EXPORT.jsonl     the lines of `saksgang export --format jsonl`; --titles also lists pairs of titles

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "history/chain.hpp"
#include "history/titles.hpp"
#include "model/json.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::history;

std::vector<CaseRecord> read(const char* file) {
  std::vector<CaseRecord> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    auto record = case_record_from_json(Json::parse(line));
    if (record) out.push_back(std::move(*record));
  }
  return out;
}

std::string first_day(const CaseRecord& record) {
  return record.meeting.dates.empty() ? std::string() : record.meeting.dates.front();
}

std::string label(const Reference& row) {
  return row.number ? CaseKey{row.council.value_or(""), *row.number}.text() : row.council.value_or("");
}

std::string label(const Step& step) {
  return step.number ? CaseKey{step.council, *step.number}.text() : step.council;
}

// Rows of the record's table, and what each means.
struct Row {
  std::string declared;
  std::string meant;  // the case it resolves to; as declared where it is not in the index
  bool is_attested = false;
};

struct Totals {
  std::size_t rows = 0, attested = 0, found = 0, computed = 0, right = 0;
};

// The records without that table.
std::vector<CaseRecord> without_table(const std::vector<CaseRecord>& records, const std::string& id) {
  std::vector<CaseRecord> out = records;
  for (CaseRecord& record : out) {
    if (record.id == id) record.earlier.clear();
  }
  return out;
}

Row row_of(const Reference& reference, const CaseRecord& record, Catalogue& rest) {
  Row row;
  row.declared = row.meant = label(reference);
  const auto resolution = resolve(reference, record, rest);
  if (resolution && resolution->key) row.meant = resolution->key->text();
  row.is_attested = resolution && resolution->state == State::kResolved;
  if (!row.is_attested && reference.number) {
    const auto others = rest.referring(case_term(reference.council, *reference.number), 10);
    row.is_attested = others && std::any_of(others->begin(), others->end(),
                                            [&](const RecordPtr& other) { return key_of(*other) != key_of(record); });
  }
  return row;
}

void score(const CaseRecord& record, const std::vector<CaseRecord>& records, Totals& totals) {
  const auto key = key_of(record);
  if (!key) return;
  const auto rest = catalogue_of(without_table(records, record.id));
  std::vector<Row> rows;
  for (const Reference& reference : references(record)) {
    if (reference.method == Method::kHistoryTable) rows.push_back(row_of(reference, record, *rest));
  }
  const auto chain = trace(*key, *rest);
  if (!chain) return;
  std::set<std::string> computed;
  for (const Step& step : chain->steps) {
    if (!step.is_start && step.date.value_or("") < first_day(record)) {
      computed.insert(step.record ? key_of(*step.record)->text() : label(step));
    }
  }
  std::size_t attested = 0, found = 0;
  for (const Row& row : rows) {
    attested += row.is_attested ? 1U : 0U;
    if (computed.count(row.meant) + computed.count(row.declared) > 0) ++found;
  }
  std::size_t right = 0;
  std::string wrong;
  for (const std::string& step : computed) {
    const bool is_declared = std::any_of(rows.begin(), rows.end(),
                                         [&](const Row& row) { return row.meant == step || row.declared == step; });
    right += is_declared ? 1U : 0U;
    if (!is_declared) wrong += " " + step;
  }
  fmt::print("{:<12} rows {:>2}, known elsewhere {:>2}, found {:>2}; computed {:>2}, declared {:>2}{}{}\n", key->text(),
             rows.size(), attested, found, computed.size(), right, wrong.empty() ? "" : "; not declared:", wrong);
  totals.rows += rows.size();
  totals.attested += attested;
  totals.found += found;
  totals.computed += computed.size();
  totals.right += right;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Likeness of titles of one matter (a row and the case that bears its number) and of different cases.
void print_titles(const std::vector<CaseRecord>& records) {
  const auto all = catalogue_of(records);
  std::vector<std::string> titles;
  std::set<CaseKey> met;
  for (const CaseRecord& record : records) {
    const auto key = key_of(record);
    if (key && met.insert(*key).second && title_words(record.title).size() >= kLeastTitleWords) {
      titles.push_back(record.title);
    }
    for (const Reference& r : references(record)) {
      if (r.method != Method::kHistoryTable || !r.number || !r.council) continue;
      const auto card = all->card({*r.council, *r.number});
      if (!card || !*card) continue;
      fmt::print("row  {:.2f} «{}» «{}»\n", likeness(r.title, (*card)->titles.front()), r.title,
                 (*card)->titles.front());
    }
  }
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      ++pairs;
      const double like = likeness(titles[i], titles[k]);
      if (like >= 0.4) fmt::print("pair {:.2f} «{}» «{}»\n", like, titles[i], titles[k]);
    }
  }
  fmt::print("{} pairs of titles\n", pairs);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: score_chains EXPORT.jsonl [--titles]\n");
    return 2;
  }
  const std::vector<CaseRecord> records = read(argv[1]);
  if (argc > 2 && std::string_view(argv[2]) == "--titles") {
    print_titles(records);
    return 0;
  }
  Totals totals;
  for (const CaseRecord& record : records) {
    if (!record.earlier.empty()) score(record, records, totals);
  }
  fmt::print("rows {}, known elsewhere {}, found {}; computed steps {}, declared {}\n", totals.rows, totals.attested,
             totals.found, totals.computed, totals.right);
  fmt::print("recall {:.2f} of rows known elsewhere ({:.2f} of all rows), precision {:.2f}\n",
             share(totals.found, totals.attested), share(totals.found, totals.rows),
             share(totals.right, totals.computed));
  return 0;
}
