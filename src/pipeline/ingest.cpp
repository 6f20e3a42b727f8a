#include "pipeline/ingest.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "base/cancel.hpp"
#include "pipeline/response.hpp"

namespace saksgang::pipeline {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kWait{100};  // between two looks at the user's wish to stop

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void count_unlisted(const Found& found, IngestSummary& summary, IngestObserver& observer) {
  summary.files = found.files.size();
  summary.unlisted = found.unreadable.size();
  for (const Error& error : found.unreadable) observer.warning(error.text());
}

Result<Found> find(const IngestOptions& options) {
  auto found = find_files(options.inputs);
  if (!found) return found;
  if (auto listed = list_archives(*found, options.archive_files); !listed) return tl::make_unexpected(listed.error());
  return found;
}

class Ingest {
 public:
  Ingest(index::Writer& writer, const IngestOptions& options, const PoolFactory& start_pool, IngestObserver& observer,
         const Found& found, Ledger ledger)
      : writer_(writer),
        options_(options),
        start_pool_(start_pool),
        observer_(observer),
        ledger_(std::move(ledger)),
        planner_(found, ledger_, {options.force, options.retry_failed, options.prune, options.extractor}) {
    progress_.files = found.files.size();
    for (const FoundFile& file : found.files) progress_.bytes += file.bytes;
    count_unlisted(found, summary_, observer_);
  }

  Result<IngestSummary> run() {
    while (!cancelled()) {
      if (auto fed = feed(); !fed) return stopped(fed.error());
      if (at_work_.empty() && all_planned_) break;
      // The workers get their next files before this one's results are written: they need not wait for the disk.
      std::vector<pdf::Finished> finished;
      if (pool_) finished = pool_->wait(hungry_ ? std::chrono::milliseconds(0) : kWait);
      if (cancelled()) break;
      if (auto fed = feed(); !fed) return stopped(fed.error());
      for (pdf::Finished& one : finished) {
        if (auto written = finish(one); !written) return stopped(written.error());
      }
      if (auto committed = commit_if_due(); !committed) return stopped(committed.error());
      report();
    }
    summary_.cancelled = cancelled();
    if (pool_) pool_->stop();
    if (!summary_.cancelled) {
      if (auto removed = remove_superseded(); !removed) return tl::make_unexpected(removed.error());
      if (auto removed = remove_vanished(); !removed) return tl::make_unexpected(removed.error());
    }
    const bool once = options_.commit_documents == 0;
    if (once ? !summary_.cancelled : changes_ > 0) {
      if (auto committed = writer_.commit(); !committed) return tl::make_unexpected(committed.error());
    }
    report();
    summary_.seconds = seconds_since(start_);
    return summary_;
  }

 private:
  tl::unexpected<Error> stopped(const Error& error) {
    if (pool_) pool_->stop();
    return tl::make_unexpected(error);
  }

  // Plans files until the workers have enough to do. Steps that need no worker are done at once, but only so many that
  // the workers are heard in between.
  Result<void> feed() {
    constexpr int kAtOnce = 64;
    const auto wanting = [this] { return !all_planned_ && (!pool_ || pool_->free_slots() > 0); };
    for (int i = 0; i < kAtOnce && wanting() && !cancelled(); ++i) {
      std::optional<Step> step = planner_.next();
      if (!step) {
        all_planned_ = true;
        break;
      }
      Result<void> done = step->action == Action::kRead ? submit(std::move(*step)) : note(*step);
      if (!done) return done;
      if (auto committed = commit_if_due(); !committed) return committed;
      report();
    }
    hungry_ = wanting();
    return {};
  }

  Result<void> submit(Step step) {
    if (!pool_) {
      auto pool = start_pool_([this](const std::string& text) { observer_.warning(text); });
      if (!pool) return tl::make_unexpected(pool.error());
      pool_ = std::move(*pool);
    }
    const std::uint64_t id = ++last_id_;
    if (auto given = pool_->submit(id, step.fd.release(), request_for(step)); !given) return given;
    at_work_.emplace(id, std::move(step));
    return {};
  }

  Result<void> note(const Step& step) {
    if (step.action == Action::kUnchanged || step.action == Action::kStillFailed) {
      ++(step.action == Action::kUnchanged ? summary_.unchanged : summary_.still_failed);
      advance(step);
      return {};
    }
    return write(step, outcome_without_reading(step, options_.extractor));
  }

  Result<void> finish(const pdf::Finished& finished) {
    const auto it = at_work_.find(finished.id);
    if (it == at_work_.end()) return fail(ErrorCode::kInternal, "the pool reports a file that it was not given");
    const Step step = std::move(it->second);
    at_work_.erase(it);
    return write(step, outcome_of(step, finished, options_.extractor));
  }

  // All of one file's changes, with no commit in between: the records' ids come from the bytes, so a file that had them
  // before must give them up in the same commit.
  Result<void> write(const Step& step, const Outcome& outcome) {
    for (const std::string& path : step.supersedes) {
      const DocumentRecord* known = ledger_.find(path);
      if (known == nullptr || known->sha256 != step.sha256 || is_duplicate(*known)) continue;
      if (auto removed = remove(path); !removed) return removed;
    }
    if (auto put = writer_.put(outcome.document, outcome.records); !put) return put;
    ++changes_;
    ledger_.put(outcome.document);
    count(outcome.document);
    observer_.document(outcome.document);
    advance(step);
    return {};
  }

  Result<void> remove(const std::string& path) {
    if (auto removed = writer_.remove(path); !removed) return removed;
    ledger_.remove(path);
    ++summary_.removed;
    ++changes_;
    return {};
  }

  Result<void> remove_superseded() {
    for (const std::string& path : planner_.superseded()) {
      if (auto removed = remove(path); !removed) return removed;
      ++summary_.superseded;
    }
    return {};
  }

  Result<void> remove_vanished() {
    for (const std::string& path : planner_.vanished()) {
      if (!options_.prune) {
        ++summary_.vanished;
      } else if (auto removed = remove(path); !removed) {
        return removed;
      }
    }
    return {};
  }

  Result<void> commit_if_due() {
    if (options_.commit_documents == 0 || changes_ == 0) return {};
    if (changes_ < options_.commit_documents && Clock::now() - last_commit_ < options_.commit_interval) return {};
    auto committed = writer_.commit();
    changes_ = 0;
    last_commit_ = Clock::now();
    return committed;
  }

  void count(const DocumentRecord& document) {
    switch (document.state) {
      case DocumentState::kOk:
        ++summary_.ok;
        break;
      case DocumentState::kPartial:
        ++summary_.partial;
        break;
      case DocumentState::kFailed:
        ++summary_.failed;
        break;
      case DocumentState::kSkipped:
        ++summary_.skipped;
        break;
    }
    if (is_duplicate(document)) ++summary_.duplicates;
    summary_.pages += static_cast<std::uint64_t>(document.pages);
    summary_.cases += static_cast<std::uint64_t>(document.cases);
    progress_.pages = summary_.pages;
  }

  void advance(const Step& step) {
    ++progress_.files_done;
    progress_.bytes_done += step.file.bytes;
  }

  void report() {
    progress_.seconds = seconds_since(start_);
    observer_.progress(progress_);
  }

  index::Writer& writer_;
  const IngestOptions& options_;
  const PoolFactory& start_pool_;
  IngestObserver& observer_;
  Ledger ledger_;
  Planner planner_;
  std::unique_ptr<pdf::Pool> pool_;
  std::unordered_map<std::uint64_t, Step> at_work_;
  std::uint64_t last_id_ = 0;
  bool all_planned_ = false;
  bool hungry_ = false;      // the workers could take more, and there is more to plan
  std::size_t changes_ = 0;  // since the last commit
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_commit_ = start_;
  Progress progress_;
  IngestSummary summary_;
};

}  // namespace

Result<IngestSummary> ingest(index::Writer& writer, const IngestOptions& options, const PoolFactory& start_pool,
                             IngestObserver& observer) {
  const auto found = find(options);
  if (!found) return tl::make_unexpected(found.error());
  auto documents = writer.documents();
  if (!documents) return tl::make_unexpected(documents.error());
  return Ingest(writer, options, start_pool, observer, *found, Ledger(std::move(*documents))).run();
}

Result<IngestSummary> plan_only(std::vector<DocumentRecord> documents, const IngestOptions& options,
                                IngestObserver& observer) {
  const auto start = Clock::now();
  const auto found = find(options);
  if (!found) return tl::make_unexpected(found.error());
  const Ledger ledger(std::move(documents));
  Planner planner(*found, ledger, {options.force, options.retry_failed, options.prune, options.extractor});
  IngestSummary summary;
  count_unlisted(*found, summary, observer);
  while (std::optional<Step> step = planner.next()) {
    if (cancelled()) {
      summary.cancelled = true;
      break;
    }
    summary.unchanged += step->action == Action::kUnchanged ? 1 : 0;
    summary.still_failed += step->action == Action::kStillFailed ? 1 : 0;
    observer.planned(*step);
  }
  for (const std::string& path : planner.superseded()) observer.would_remove(path, "superseded");
  const auto vanished = planner.vanished();
  summary.vanished = vanished.size();
  for (const std::string& path : vanished) {
    if (options.prune) observer.would_remove(path, "vanished");
  }
  summary.seconds = seconds_since(start);
  return summary;
}

}  // namespace saksgang::pipeline
