#include "news/gather.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "history/case_diff.hpp"
#include "model/json.hpp"
#include "pipeline/ledger.hpp"

namespace saksgang::news {
namespace {

// Hits asked for at a time.
constexpr int kAtOnce = 500;

std::string same_wording(std::string_view text) {
  return utf8::collapse_blanks(text);
}

// Keys of FirstSeen need not be read by anybody.
std::string short_key(const std::string& key) {
  constexpr std::size_t kDigits = 32;
  return sha256(key).substr(0, kDigits);
}

std::string meeting_key(const CaseRecord& record) {
  if (record.meeting.number) return *record.meeting.number;
  return record.meeting.dates.empty() ? std::string() : record.meeting.dates.front();
}

// What a decision is about: the case, or the point of the meeting.
std::string subject_key(const CaseRecord& record) {
  std::string key = history::case_key(record);
  if (!key.empty()) return key;
  return fmt::format("{}|{}|{}", record.council, meeting_key(record), utf8::lower(same_wording(record.title)));
}

CaseRecord without_running_text(const CaseRecord& record) {
  CaseRecord out = record;
  out.body.clear();
  out.body_pages.clear();
  out.spans.clear();
  return out;
}

// The order in which meetings took place, then that of the document.
bool comes_before(const CaseRecord& a, const CaseRecord& b) {
  const auto key = [](const CaseRecord& r) {
    return std::tuple(r.meeting.dates.empty() ? std::string_view() : std::string_view(r.meeting.dates.front()),
                      std::string_view(r.document.file), r.first_page, std::string_view(r.id));
  };
  return key(a) < key(b);
}

class Gathering {
 public:
  Gathering(const Sources& sources, const std::optional<Memory>& memory, Since since, Time now)
      : sources_(sources), old_(memory ? *memory : Memory{}), since_(since) {
    const bool remembered = since.is_last && memory;
    if (remembered) since_.moment = old_.told;
    before_ = remembered ? old_.documents : snapshot_at(sources.documents, since.moment);
    out_.memory.told = now;
    out_.memory.searches = old_.searches;
    out_.memory.findings = old_.findings;
    out_.news.since = since_.moment;
    out_.news.until = now;
    out_.news.faults = sources.searches.faults;
  }

  Result<Gathered> take() {
    auto read = sources_.index.documents();
    if (!read) return tl::make_unexpected(read.error());
    for (DocumentRecord& document : *read) {
      std::string digest = document.sha256;
      if (!pipeline::is_duplicate(document)) read_.emplace(std::move(digest), std::move(document));
    }
    look_at_documents();
    if (auto compared = compare_versions(); !compared) return tl::make_unexpected(compared.error());
    if (auto found = look_at_cases(); !found) return tl::make_unexpected(found.error());
    for (const SavedQuery& query : sources_.searches.queries) {
      if (auto asked = ask(query); !asked) return tl::make_unexpected(asked.error());
    }
    look_at_findings();
    return std::move(out_);
  }

 private:
  const DocumentRecord* read(const std::string& digest) const {
    const auto it = read_.find(digest);
    return it == read_.end() ? nullptr : &it->second;
  }

  void look_at_documents() {
    for (const crawl::Document& document : sources_.documents) {
      const std::string& digest = document.newest().sha256;
      const DocumentRecord* read_as = read(digest);
      out_.memory.documents[document.identity] = {digest, document.vanished.has_value(), read_as != nullptr};
      const auto it = before_.find(document.identity);
      const Known* known = it == before_.end() ? nullptr : &it->second;
      DocumentNews one{document, document.newest().first_seen,
                       read_as == nullptr ? std::nullopt : std::optional(*read_as)};
      const bool changed = known != nullptr && known->sha256 != digest;
      const bool back = known != nullptr && known->vanished && !document.vanished;
      if (known == nullptr) one.when = document.versions.front().first_seen;
      if (known == nullptr || changed || !known->read) fresh_.emplace(digest, document.newest().first_seen);
      if (document.vanished && (known == nullptr || !known->vanished)) {
        out_.news.vanished.push_back(one);
        out_.news.vanished.back().when = *document.vanished;
      }
      if (changed) {
        ChangedDocument change;
        static_cast<DocumentNews&>(change) = std::move(one);
        change.old_sha256 = known->sha256;
        out_.news.changed.push_back(std::move(change));
      } else if (known == nullptr || back) {
        if (back) one.when = document.newest().last_seen;
        out_.news.fresh.push_back(std::move(one));
      }
    }
    const auto order = [](auto& list) {
      std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.when < b.when; });
    };
    order(out_.news.fresh);
    order(out_.news.changed);
    order(out_.news.vanished);
  }

  // Their new versions come from the index, the old ones are read again.
  Result<void> compare_versions() {
    if (out_.news.changed.empty()) return {};
    std::map<std::string, std::vector<CaseRecord>> now;
    std::vector<OldVersion> wanted;
    for (const ChangedDocument& change : out_.news.changed) {
      now[change.document.newest().sha256];
      wanted.push_back({&change.document, change.old_sha256});
    }
    auto all = sources_.index.each_record([&](const CaseRecord& record) {
      const auto it = now.find(record.document.sha256);
      if (it != now.end()) it->second.push_back(record);
      return true;
    });
    if (!all) return all;
    const auto old_records = sources_.read_again(wanted);
    if (!old_records) return tl::make_unexpected(old_records.error());
    for (ChangedDocument& change : out_.news.changed) {
      const auto before = old_records->find(change.old_sha256);
      if (before == old_records->end() || !before->second) {
        const std::string why = before == old_records->end() ? "it was not read" : before->second.error().text();
        change.not_compared = fmt::format("the former version cannot be read: {}", why);
      } else if (!change.read) {
        change.not_compared = "the new version is not in the index yet";
      } else if (change.read->state == DocumentState::kFailed || change.read->state == DocumentState::kSkipped) {
        change.not_compared = fmt::format("the new version cannot be read: {}", change.read->message.value_or(""));
      } else {
        change.cases = history::diff_versions(*before->second, now[change.document.newest().sha256], sources_.judge);
      }
      if (before == old_records->end() || !before->second) continue;
      for (const CaseRecord& record : *before->second) know(record);
    }
    return {};
  }

  void know(const CaseRecord& record) {
    if (std::string key = history::case_key(record); !key.empty()) known_cases_.insert(std::move(key));
    if (record.vedtak) known_vedtak_.insert(subject_key(record) + "\n" + same_wording(record.vedtak->text));
  }

  Result<void> look_at_cases() {
    std::vector<CaseRecord> fresh;
    auto all = sources_.index.each_record([&](const CaseRecord& record) {
      if (fresh_.contains(record.document.sha256)) {
        fresh.push_back(without_running_text(record));
      } else if (!fresh_.empty()) {
        know(record);
      }
      return !fresh_.empty();
    });
    if (!all) return all;
    std::stable_sort(fresh.begin(), fresh.end(), comes_before);
    std::unordered_map<std::string, std::size_t> told;
    for (CaseRecord& record : fresh) {
      const std::string key = history::case_key(record);
      const Time when = fresh_.at(record.document.sha256);
      if (record.vedtak &&
          known_vedtak_.insert(subject_key(record) + "\n" + same_wording(record.vedtak->text)).second) {
        out_.news.vedtak.push_back({record, when});
      }
      if (key.empty() || known_cases_.contains(key)) continue;
      const auto [it, is_first] = told.emplace(key, out_.news.cases.size());
      if (!is_first) {
        auto& parts = out_.news.cases[it->second].parts;
        if (std::find(parts.begin(), parts.end(), record.part) == parts.end()) parts.push_back(record.part);
        continue;
      }
      const Part part = record.part;
      out_.news.cases.push_back({std::move(record), {part}, when});
    }
    return {};
  }

  bool is_new(const FirstSeen& known, const std::string& key) const {
    const auto it = known.find(key);
    return it == known.end() || (!since_.is_last && it->second >= since_.moment);
  }

  Result<void> ask(const SavedQuery& query) {
    SearchNews search;
    search.name = query.name;
    search.file = query.file;
    search.line = query.line;
    search.query = query.query;
    const std::string key = search_key(query.name, query.query);
    const auto remembered = old_.searches.find(key);
    search.is_first_run = remembered == old_.searches.end();
    FirstSeen seen = search.is_first_run ? FirstSeen{} : remembered->second;
    index::SearchRequest request;
    request.query = query.query;
    request.sort = index::Sort::kDate;
    request.limit = kAtOnce;
    request.every_treatment = true;
    request.chain.partial = false;
    // A word that no paper has is not to be told of by another, however near.
    request.chain.replacements = false;
    while (true) {
      auto found = sources_.index.search(request);
      if (!found && found.error().code == ErrorCode::kQuery) {
        out_.news.faults.push_back(Error{ErrorCode::kQuery,
                                         fmt::format("line {}: {}", query.line, found.error().message),
                                         found.error().hint, query.file.string(), 0});
        return {};
      }
      if (!found) return tl::make_unexpected(found.error());
      for (index::Hit& hit : found->hits) {
        ++search.total;
        const std::string treatment = short_key(treatment_key(hit.record));
        if (!search.is_first_run && is_new(seen, treatment)) {
          hit.record = without_running_text(hit.record);
          hit.rank = static_cast<int>(search.hits.size()) + 1;
          const auto it = seen.find(treatment);
          search.hits.push_back({std::move(hit), it == seen.end() ? out_.news.until : it->second});
        }
        seen.emplace(treatment, search.is_first_run ? kBefore : out_.news.until);
      }
      if (found->hits.size() < static_cast<std::size_t>(kAtOnce)) break;
      request.offset += kAtOnce;
    }
    out_.memory.searches[key] = std::move(seen);
    out_.news.searches.push_back(std::move(search));
    return {};
  }

  void look_at_findings() {
    if (!sources_.findings) return;
    const bool is_first_run = !old_.findings;
    FirstSeen seen = is_first_run ? FirstSeen{} : *old_.findings;
    std::set<std::string> told;
    for (const history::Finding& finding : *sources_.findings) {
      const std::string key = short_key(finding_key(finding));
      if (!is_first_run && is_new(seen, key) && told.insert(key).second) {
        const auto it = seen.find(key);
        out_.news.findings.push_back({finding, it == seen.end() ? out_.news.until : it->second});
      }
      seen.emplace(key, is_first_run ? kBefore : out_.news.until);
    }
    out_.memory.findings = std::move(seen);
  }

  const Sources& sources_;
  Memory old_;
  Since since_;
  Snapshot before_;
  Gathered out_;
  std::unordered_map<std::string, DocumentRecord> read_;  // by digest
  // Versions that the index has and had not, by digest, and when they were fetched.
  std::unordered_map<std::string, Time> fresh_;
  std::unordered_set<std::string> known_cases_, known_vedtak_;
};

}  // namespace

bool News::is_quiet() const {
  const bool no_hits = std::all_of(searches.begin(), searches.end(), [](const auto& s) { return s.hits.empty(); });
  return fresh.empty() && changed.empty() && vanished.empty() && cases.empty() && vedtak.empty() && findings.empty() &&
         no_hits;
}

std::string treatment_key(const CaseRecord& record) {
  const std::string what = record.case_number ? *record.case_number : utf8::lower(same_wording(record.title));
  return fmt::format("{}|{}|{}|{}", record.council, what, meeting_key(record), name(record.part));
}

std::string finding_key(const history::Finding& finding) {
  std::vector<std::string> grounds;
  for (const history::FindingEvidence& one : finding.evidence) {
    grounds.push_back(fmt::format("{}: {}", one.method, same_wording(one.quote)));
  }
  std::sort(grounds.begin(), grounds.end());
  std::string key = fmt::format("{}|{}", name(finding.kind), finding.case_name);
  for (const std::string& ground : grounds) key += "\n" + ground;
  return key;
}

Result<Gathered> gather(const Sources& sources, const std::optional<Memory>& memory, Since since, Time now) {
  return Gathering(sources, memory, since, now).take();
}

}  // namespace saksgang::news
