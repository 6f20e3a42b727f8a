#include "pipeline/plan.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace saksgang::pipeline {
namespace {

constexpr std::array<std::string_view, 5> kActions{"read", "duplicate", "unreadable", "unchanged", "still-failed"};
constexpr std::array<std::string_view, 8> kWhys{"",      "new",    "changed", "extractor",
                                                "retry", "forced", "moved",   "renamed"};

// False where more or other is known of the file's name now than when it was read.
bool is_named_alike(const DocumentRecord& known, const FoundFile& file) {
  if (!file.published) return true;
  const Published& now = *file.published;
  return known.file == now.file && known.url == now.url && (!now.title || known.title == now.title);
}

}  // namespace

std::string_view name(Action action) {
  return kActions[static_cast<std::size_t>(action)];
}
std::string_view name(Why why) {
  return kWhys[static_cast<std::size_t>(why)];
}

Planner::Planner(const Found& found, const Ledger& ledger, PlanOptions options)
    : found_(found), ledger_(ledger), options_(std::move(options)) {
  for (const FoundFile& file : found.files) {
    by_key_.emplace(file.key, &file);
    if (file.published) published_.emplace(file.published->sha256, file.key);
  }
}

// nullptr where the file is not there or cannot be read.
const std::string* Planner::digest_of(const std::string& key) {
  auto it = digests_.find(key);
  if (it == digests_.end()) {
    const auto found = by_key_.find(key);
    const auto fd = open_for_reading(found == by_key_.end() ? std::filesystem::path(key) : found->second->path);
    std::string digest;
    if (fd) digest = sha256_of(fd->get()).value_or("");
    it = digests_.emplace(key, std::move(digest)).first;
  }
  return it->second.empty() ? nullptr : &it->second;
}

std::optional<std::string> Planner::published_with(const std::string& sha256) {
  const auto it = published_.find(sha256);
  if (it == published_.end()) return std::nullopt;
  const std::string* digest = digest_of(it->second);
  if (digest == nullptr || *digest != sha256) return std::nullopt;
  return it->second;
}

// The file that stands for these bytes: one of which it is known where they were published; else the one the ledger
// has, as long as it is still there with the same bytes; otherwise the first that asks.
std::optional<std::string> Planner::primary(const std::string& sha256, const std::string& key,
                                            std::vector<std::string>& supersedes) {
  if (auto published = published_with(sha256)) {
    chosen_.emplace(sha256, *published);
    for (const std::string& path : ledger_.primaries(sha256)) {
      if (key == *published && path != key) supersedes.push_back(path);
    }
    return published;
  }
  if (const auto it = chosen_.find(sha256); it != chosen_.end()) return it->second;
  std::optional<std::string> standing;
  for (const std::string& path : ledger_.primaries(sha256)) {
    const std::string* digest = path == key ? &sha256 : digest_of(path);
    if (digest != nullptr && *digest == sha256) {
      if (!standing) standing = path;
    } else {
      supersedes.push_back(path);
    }
  }
  return chosen_.emplace(sha256, standing.value_or(key)).first->second;
}

void Planner::decide(Step& step) {
  const std::string standing = *primary(step.sha256, step.file.key, step.supersedes);
  const DocumentRecord* known = ledger_.find(step.file.key);
  if (standing != step.file.key) {
    step.duplicate_of = standing;
    const bool noted = known != nullptr && is_duplicate(*known) && known->sha256 == step.sha256 &&
                       known->duplicate_of == step.duplicate_of;
    step.action = noted ? Action::kUnchanged : Action::kDuplicate;
    return;
  }
  step.action = Action::kRead;
  if (known == nullptr || is_duplicate(*known)) {
    step.why = step.supersedes.empty() ? Why::kNew : Why::kMoved;
  } else if (known->sha256 != step.sha256) {
    step.why = Why::kChanged;
  } else if (known->extractor != options_.extractor) {
    step.why = Why::kExtractor;
  } else if (options_.force) {
    step.why = Why::kForced;
  } else if (!is_named_alike(*known, step.file)) {
    step.why = Why::kRenamed;
  } else if (known->state != DocumentState::kFailed) {
    step.action = Action::kUnchanged;
  } else if (options_.retry_failed) {
    step.why = Why::kRetry;
  } else {
    step.action = Action::kStillFailed;
  }
}

// Called when all files found have been hashed.
bool Planner::is_orphan(const DocumentRecord& duplicate, std::vector<std::string>& supersedes) {
  if (by_key_.contains(duplicate.path) || chosen_.contains(duplicate.sha256)) return false;
  for (const std::string& path : ledger_.primaries(duplicate.sha256)) {
    // One that was found has other bytes now, or it would have been chosen.
    if (!by_key_.contains(path) && !is_superseded(path) && !(options_.prune && is_vanished(path))) return false;
    supersedes.push_back(path);
  }
  const std::string* digest = digest_of(duplicate.path);
  return digest != nullptr && *digest == duplicate.sha256;
}

void Planner::find_orphans() {
  orphans_.emplace();
  for (const std::string& path : ledger_.paths()) {
    const DocumentRecord& known = *ledger_.find(path);
    Step step;
    if (!is_duplicate(known) || !is_orphan(known, step.supersedes)) continue;
    step.file = {path, path, 0};
    step.why = Why::kMoved;
    step.sha256 = known.sha256;
    chosen_.emplace(step.sha256, path);
    orphans_->push_back(std::move(step));
  }
  std::reverse(orphans_->begin(), orphans_->end());
}

std::optional<Step> Planner::next_orphan() {
  if (!orphans_) find_orphans();
  while (!orphans_->empty()) {
    Step step = std::move(orphans_->back());
    orphans_->pop_back();
    auto fd = open_for_reading(step.file.path);
    if (!fd) continue;  // gone since it was hashed: it keeps its state, and the next run looks at it again
    step.fd = std::move(*fd);
    return step;
  }
  return std::nullopt;
}

std::optional<Step> Planner::next() {
  if (position_ == found_.files.size()) return next_orphan();
  Step step;
  step.file = found_.files[position_++];
  auto fd = open_for_reading(step.file.path);
  Result<std::string> digest = std::string();
  if (fd) {
    if (const auto it = digests_.find(step.file.key); it != digests_.end() && !it->second.empty()) {
      digest = it->second;
    } else {
      digest = sha256_of(fd->get());
    }
  }
  if (!fd || !digest) {
    step.action = Action::kUnreadable;
    step.error = fd ? digest.error() : fd.error();
    return step;
  }
  step.sha256 = std::move(*digest);
  digests_[step.file.key] = step.sha256;
  if (step.file.published && step.file.published->sha256 != step.sha256) {
    step.action = Action::kUnreadable;
    step.error = Error{ErrorCode::kDamaged, "its bytes are not those that were fetched",
                       "move it out of the archive; the next crawl fetches it again", "", 0};
    return step;
  }
  decide(step);
  if (step.action == Action::kRead) step.fd = std::move(*fd);
  return step;
}

bool Planner::is_superseded(const std::string& path) const {
  const auto below = [&](const std::string& archive) { return is_below(path, archive); };
  return !by_key_.contains(path) && std::any_of(found_.archive_keys.begin(), found_.archive_keys.end(), below);
}

std::vector<std::string> Planner::superseded() const {
  std::vector<std::string> out;
  for (std::string& path : ledger_.paths()) {
    if (is_superseded(path)) out.push_back(std::move(path));
  }
  return out;
}

bool Planner::is_vanished(const std::string& path) const {
  const auto below = [&](const std::string& root) { return is_below(path, root); };
  std::error_code error;
  const bool is_there = std::filesystem::exists(std::filesystem::symlink_status(path, error));
  return !by_key_.contains(path) && !is_there && !is_superseded(path) &&
         std::any_of(found_.roots.begin(), found_.roots.end(), below) &&
         std::none_of(found_.unreadable.begin(), found_.unreadable.end(),
                      [&](const Error& e) { return below(e.file); });
}

std::vector<std::string> Planner::vanished() const {
  std::vector<std::string> gone;
  for (std::string& path : ledger_.paths()) {
    if (is_vanished(path)) gone.push_back(std::move(path));
  }
  return gone;
}

}  // namespace saksgang::pipeline
