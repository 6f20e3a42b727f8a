// Time and memory of searches in one process, over an index of cases made by rules.
//
//   bench_queries make DIR [CASES]         an index of so many cases (100,000) in DIR; one that is there already is
//   kept bench_queries run DIR [--markdown]     every query, after a round that warms the caches bench_queries list the
//   queries, a line each bench_queries smoke                    all of it at a small size, with bounds; a test

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "index/reader.hpp"
#include "index/writer.hpp"
#include "papers.hpp"
#include "queries.hpp"
#include "text.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::bench;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Raised where the generator makes other papers of the same seed.
constexpr int kGeneratorVersion = 1;
constexpr std::uint64_t kPapersSeed = 20250612;
constexpr std::uint64_t kQueriesSeed = 17;
constexpr std::size_t kCases = 100'000;
constexpr std::size_t kMostCases = 400'000;  // behind them the years run out
constexpr std::size_t kCasesACommit = 10'000;
constexpr std::size_t kSmokeCases = 300;
constexpr int kRounds = 3;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "bench_queries: {}\n", result.error().text());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// «VmHWM» of /proc/self/status in MB; 0 where the system does not tell.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

std::string note_of(std::size_t cases) {
  return fmt::format("generator {} seed {} cases {}\n", kGeneratorVersion, kPapersSeed, cases);
}

void make(const fs::path& directory, std::size_t cases) {
  const fs::path note = directory / "made-of";
  if (const auto kept = read_file(note); kept && *kept == note_of(cases) && index::Reader::open(directory)) {
    fmt::print(stderr, "the index of {} cases in {} is kept\n", cases, directory.string());
    return;
  }
  const auto begin = Clock::now();
  fs::create_directories(directory);
  fs::remove(note);
  // Fewer and larger merges than an ingest with its bound of memory wants.
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "20000", 1);
  const Vocabulary vocabulary;
  Papers papers(vocabulary, kPapersSeed, cases);
  std::size_t records = 0, committed = 0;
  const auto writer = must(index::Writer::recreate(directory));
  for (auto meeting = papers.next_meeting(); !meeting.empty(); meeting = papers.next_meeting()) {
    for (const Paper& paper : meeting) {
      must(writer->put(paper.document, paper.records));
      records += paper.records.size();
    }
    if (papers.cases_made() - committed < kCasesACommit) continue;
    must(writer->commit());
    committed = papers.cases_made();
    fmt::print(stderr, "{} cases, {} records, {:.0f} s\n", committed, records, seconds_since(begin));
  }
  must(writer->commit());
  must(write_atomically(note, note_of(cases)));
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  fmt::print(stderr, "{} cases, {} records, {:.0f} MB of index in {:.0f} s, {:.0f} MB of memory at most\n", cases,
             records, static_cast<double>(bytes) / 1e6, seconds_since(begin), peak_memory());
}

// Of this thread; on a busy machine it tells more than the clock on the wall.
double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Sample {
  double milliseconds = 0;
  std::size_t query = 0;
};

struct Figures {
  double median = 0, p90 = 0, p99 = 0;
  Sample worst;
};

Figures figures_of(std::vector<Sample> samples) {
  std::sort(samples.begin(), samples.end(),
            [](const Sample& a, const Sample& b) { return a.milliseconds < b.milliseconds; });
  // The least value that so many of all do not exceed.
  const auto at = [&](double share) {
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(samples.size()) + 0.999999);
    return samples[std::clamp<std::size_t>(rank, 1, samples.size()) - 1].milliseconds;
  };
  return {at(0.5), at(0.9), at(0.99), samples.back()};
}

struct Run {
  std::vector<Query> queries;
  std::vector<Sample> samples;        // of the rounds behind the first
  std::vector<Sample> cpu_samples;    // the same, without the time that other processes took
  std::vector<std::uint64_t> totals;  // what each query found
  std::vector<std::size_t> refused;   // queries that are none; they are in no other figure
  double first_round = 0;             // seconds
};

Run run_queries(const index::Reader& reader, int rounds) {
  const Vocabulary vocabulary;
  Run run{make_queries(vocabulary, kQueriesSeed), {}, {}, {}, {}, 0};
  const auto start = Clock::now();
  for (int round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < run.queries.size(); ++i) {
      index::SearchRequest request;
      request.query = run.queries[i].text;
      const auto begin = Clock::now();
      const double cpu_begin = cpu_seconds();
      const auto result = reader.search(request);
      const double cpu = (cpu_seconds() - cpu_begin) * 1000, milliseconds = seconds_since(begin) * 1000;
      if (!result && result.error().code != ErrorCode::kQuery) must(result);
      if (round == 0) {
        run.totals.push_back(result ? result->total : 0);
        if (!result) run.refused.push_back(i);
      } else if (result) {
        run.samples.push_back({milliseconds, i});
        run.cpu_samples.push_back({cpu, i});
      }
    }
    if (round == 0) run.first_round = seconds_since(start);
  }
  return run;
}

void print_table(const std::vector<std::vector<std::string>>& rows, bool markdown) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], utf8::length(row[i]));
  }
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string pad(widths[i] - utf8::length(rows[r][i]), ' ');
      const bool text = i == 0 || i + 1 == widths.size();
      line += (markdown ? "| " : "") + (text ? rows[r][i] + pad : pad + rows[r][i]) + (markdown ? " " : "  ");
    }
    if (!markdown) line.erase(line.find_last_not_of(' ') + 1);
    fmt::print("{}{}\n", line, markdown ? "|" : "");
    if (!markdown || r > 0) continue;
    std::string rule;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const bool text = i == 0 || i + 1 == widths.size();
      rule += "|" + std::string(widths[i] + (text ? 2 : 1), '-') + (text ? "" : ":");
    }
    fmt::print("{}|\n", rule);
  }
}

// The figures of one kind of query, or of all where `kind` is empty.
std::vector<std::string> row_of(std::string_view name, const Run& run, const std::vector<Sample>& from,
                                std::string_view kind) {
  const auto is_meant = [&](std::size_t query) { return kind.empty() || run.queries[query].kind == kind; };
  std::size_t count = 0, found = 0;
  for (std::size_t i = 0; i < run.queries.size(); ++i) {
    if (!is_meant(i)) continue;
    ++count;
    if (run.totals[i] > 0) ++found;
  }
  std::vector<Sample> samples;
  std::copy_if(from.begin(), from.end(), std::back_inserter(samples),
               [&](const Sample& sample) { return is_meant(sample.query); });
  std::vector<std::string> row = {std::string(name), fmt::format("{}", count), fmt::format("{}", found)};
  if (samples.empty()) {
    row.insert(row.end(), {"–", "–", "–", "–", ""});
    return row;
  }
  const Figures figures = figures_of(std::move(samples));
  for (const double milliseconds : {figures.median, figures.p90, figures.p99, figures.worst.milliseconds}) {
    row.push_back(fmt::format("{:.2f}", milliseconds));
  }
  row.push_back(run.queries[figures.worst.query].text);
  std::replace(row.back().begin(), row.back().end(), '|', '/');
  return row;
}

void report(const Run& run, bool markdown) {
  std::vector<std::vector<std::string>> rows = {
      {"ms a search", "queries", "with hits", "median", "90 %", "99 %", "worst", "the worst one"}};
  for (std::size_t i = 0; i < run.queries.size(); ++i) {
    const std::string_view kind = run.queries[i].kind;
    if (i == 0 || run.queries[i - 1].kind != kind) rows.push_back(row_of(kind, run, run.samples, kind));
  }
  rows.push_back(row_of("all", run, run.samples, {}));
  rows.push_back(row_of("all, CPU time", run, run.cpu_samples, {}));
  print_table(rows, markdown);
  for (const std::size_t i : run.refused) fmt::print(stderr, "not a query: {}\n", run.queries[i].text);
  fmt::print("\nPeak memory of the process: {:.0f} MB. The first round, with cold caches: {:.1f} ms a search.\n",
             peak_memory(), run.first_round * 1000 / static_cast<double>(run.queries.size()));
}

int smoke() {
  const fs::path folder = fs::temp_directory_path() / fmt::format("saksgang-bench-{}", ::getpid());
  int faults = 0;
  const auto expect = [&](bool holds, std::string_view what) {
    if (holds) return;
    ++faults;
    fmt::print("FAILED  {}\n", what);
  };
  {
    const Vocabulary vocabulary;
    Papers papers(vocabulary, kPapersSeed, 20), same(vocabulary, kPapersSeed, 20);
    const auto one = papers.next_meeting(), other = same.next_meeting();
    expect(!one.empty() && one.size() == other.size(), "a meeting has papers, the same each time");
    for (std::size_t i = 0; i < one.size(); ++i) {
      expect(!one[i].records.empty() && one[i].records[0].body == other[i].records[0].body,
             "the same seed, the same text");
    }
  }
  make(folder, kSmokeCases);
  make(folder, kSmokeCases);  // kept
  const auto reader = must(index::Reader::open(folder));
  const auto info = must(reader->info());
  expect(info.records > kSmokeCases && info.records < 3 * kSmokeCases, "a case has one to three treatments");
  const Run run = run_queries(*reader, 1);
  report(run, false);
  const auto found = std::count_if(run.totals.begin(), run.totals.end(), [](std::uint64_t n) { return n > 0; });
  expect(run.queries.size() >= 300, "there are 300 queries");
  expect(run.refused.size() * 20 < run.queries.size(), "at most one in twenty is refused as no query");
  expect(found * 10 >= static_cast<std::ptrdiff_t>(run.queries.size()) * 3, "three in ten queries find something");
  // Far above what is measured on a free machine: what fails this is wrong, not slow.
  expect(figures_of(run.cpu_samples).median < 100, "a search over 300 cases takes less than 100 ms of the CPU");
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return faults == 0 ? 0 : 1;
}

int usage() {
  fmt::print(stderr, "bench_queries: make DIR [CASES] | run DIR [--markdown] | list | smoke\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  if (words.empty()) return usage();
  if (words[0] == "smoke" && words.size() == 1) return smoke();
  if (words[0] == "list" && words.size() == 1) {
    const Vocabulary vocabulary;
    for (const Query& query : make_queries(vocabulary, kQueriesSeed)) fmt::print("{}\n", query.text);
    return 0;
  }
  if (words[0] == "make" && (words.size() == 2 || words.size() == 3)) {
    std::size_t cases = kCases;
    if (words.size() == 3) {
      const auto [end, error] = std::from_chars(words[2].data(), words[2].data() + words[2].size(), cases);
      if (error != std::errc() || end != words[2].data() + words[2].size() || cases == 0 || cases > kMostCases) {
        return usage();
      }
    }
    make(fs::path(words[1]), cases);
    return 0;
  }
  if (words[0] == "run" && (words.size() == 2 || (words.size() == 3 && words[2] == "--markdown"))) {
    const auto reader = must(index::Reader::open(fs::path(words[1])));
    report(run_queries(*reader, kRounds), words.size() == 3);
    return 0;
  }
  return usage();
}
