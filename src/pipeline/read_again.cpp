#include "pipeline/read_again.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>

#include "base/cancel.hpp"
#include "base/files.hpp"
#include "pipeline/plan.hpp"
#include "pipeline/response.hpp"

namespace saksgang::pipeline {
namespace {

using Read = Result<std::vector<CaseRecord>>;

constexpr std::chrono::milliseconds kWait{100};  // between two looks at the user's wish to stop

Result<Step> opened(const FoundFile& file) {
  Step step;
  step.file = file;
  auto fd = open_for_reading(file.path);
  if (!fd) return tl::make_unexpected(fd.error());
  auto digest = sha256_of(fd->get());
  if (!digest) return tl::make_unexpected(digest.error());
  if (file.published && file.published->sha256 != *digest) {
    return fail(ErrorCode::kDamaged, "its bytes are not those that were fetched");
  }
  step.sha256 = std::move(*digest);
  step.fd = std::move(*fd);
  return step;
}

Read records_of(Outcome outcome) {
  const DocumentRecord& document = outcome.document;
  if (document.state == DocumentState::kOk || document.state == DocumentState::kPartial) {
    return std::move(outcome.records);
  }
  return fail(error_code(document.reason.value_or("")).value_or(ErrorCode::kInternal), document.message.value_or(""));
}

}  // namespace

Result<std::vector<Read>> read_again(const std::vector<FoundFile>& files, const PoolFactory& start_pool,
                                     const std::function<void(const std::string&)>& warn) {
  std::vector<Read> out(files.size(), fail(ErrorCode::kInternal, "it was not read"));
  if (files.empty()) return out;
  auto pool = start_pool(warn);
  if (!pool) return tl::make_unexpected(pool.error());
  std::map<std::uint64_t, Step> at_work;
  for (std::size_t next = 0; next < files.size() || !at_work.empty();) {
    for (; next < files.size() && (*pool)->free_slots() > 0; ++next) {
      auto step = opened(files[next]);
      if (!step) {
        out[next] = tl::make_unexpected(step.error());
        continue;
      }
      if (auto given = (*pool)->submit(next, step->fd.release(), request_for(*step)); !given) {
        (*pool)->stop();
        return tl::make_unexpected(given.error());
      }
      at_work.emplace(next, std::move(*step));
    }
    if (cancelled()) {
      (*pool)->stop();
      return fail(ErrorCode::kCancelled, "stopped");
    }
    if (at_work.empty()) continue;
    for (const pdf::Finished& finished : (*pool)->wait(kWait)) {
      const auto it = at_work.find(finished.id);
      if (it == at_work.end()) continue;
      out[finished.id] = records_of(outcome_of(it->second, finished, ""));
      at_work.erase(it);
    }
  }
  (*pool)->stop();
  return out;
}

}  // namespace saksgang::pipeline
