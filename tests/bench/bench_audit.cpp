// Time and memory of an audit of cases made by rules, three history rows to a case.
//
//   bench_audit [CASES]     100,000 unless told; with the text analysis of the program, without an index
//   bench_audit smoke       a small one, with bounds; a test
//   bench_audit index DIR [CASES]   only makes an index of the cases in DIR, for `time saksgang --index DIR audit`

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/files.hpp"
#include "cli/word_judge.hpp"
#include "history/audit.hpp"
#include "index/writer.hpp"
#include "model/ids.hpp"
#include "text.hpp"

namespace {

using namespace saksgang;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kCases = 100'000, kSmokeCases = 2'000, kRows = 3, kCouncils = 12, kCasesAYear = 400;

double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

// A sentence of twenty words out of two thousand.
std::string sentence(bench::Random& random) {
  std::string out = "NUFA ber";
  for (int i = 0; i < 20; ++i)
    out += fmt::format(" ord{}", static_cast<char>('a' + random.below(26))) +
           std::string(1, static_cast<char>('a' + random.below(26)));
  return out + ".";
}

struct Place {
  std::string council, number, date;
};

Place place(std::size_t i) {
  const std::size_t of_council = i / kCouncils, year = of_council / kCasesAYear, number = of_council % kCasesAYear;
  return {fmt::format("Utvalg {}", i % kCouncils), fmt::format("{}/{:02}", number + 1, year + 1),
          fmt::format("20{:02}-{:02}-15", year + 1, 1 + number * 12 / kCasesAYear)};
}

// The three treatments of a case; the same number gives the same records.
std::vector<CaseRecord> treatments(std::size_t i, const std::vector<std::string>& decisions) {
  bench::Random random(i + 1);
  const Place own = place(i);
  CaseRecord base;
  base.council = own.council;
  base.case_number = own.number;
  base.meeting.dates = {own.date};
  base.title = sentence(random);
  base.first_page = base.last_page = 1;
  std::vector<CaseRecord> out(3, base);
  const Part parts[] = {Part::kInnkalling, Part::kToppnotat, Part::kReferat};
  for (std::size_t k = 0; k < 3; ++k) {
    out[k].part = parts[k];
    out[k].document.file = fmt::format("{} {}{}.pdf", own.council, own.date, k == 2 ? " minutes" : "");
    out[k].document.sha256 = out[k].document.file;
    out[k].id = fmt::format("{}.{}.{}", out[k].document.file, k, own.number);
  }
  out[0].proposal = out[1].proposal = decisions[i];
  out[2].vedtak = Vedtak{"Vedtak", decisions[i], 1};
  if (random.chance(0.1)) out[0].proposal = sentence(random);
  if (random.chance(0.1)) out[2].actions = {sentence(random)};
  if (random.chance(0.02)) out[2].body = "Saken ble utsatt til neste møte.", out[2].vedtak.reset();
  for (std::size_t k = 0; k < kRows; ++k) {
    const std::size_t other = i == 0 ? 0 : random.below(i);
    Place target = place(other);
    if (random.chance(0.1)) target.number = fmt::format("{}/99", 1 + random.below(400));
    std::string decision = decisions[other];
    if (random.chance(0.2)) decision.replace(decision.rfind(' '), std::string::npos, " noe annet.");
    out[1].earlier.push_back({target.number, target.council, target.date, std::nullopt, std::move(decision), 1});
  }
  return out;
}

std::vector<std::string> decisions_of(std::size_t cases) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < cases; ++i) {
    bench::Random random(i + 1'000'003);
    out.push_back(sentence(random));
  }
  return out;
}

// The treatments of a meeting's cases in two documents: notice with case papers, and minutes.
Result<void> make_index(const std::string& at, std::size_t cases) {
  const auto writer = index::Writer::open(at);
  if (!writer) return tl::make_unexpected(writer.error());
  const std::vector<std::string> decisions = decisions_of(cases);
  std::map<std::string, std::vector<CaseRecord>> documents;
  const auto write = [&]() -> Result<void> {
    for (auto& [name, records] : documents) {
      DocumentRecord document;
      document.file = name;
      document.path = "/" + name;
      document.sha256 = sha256(name);
      document.cases = static_cast<int>(records.size());
      for (CaseRecord& record : records) record.document.sha256 = document.sha256;
      assign_ids(records);
      if (auto put = (*writer)->put(document, records); !put) return put;
    }
    documents.clear();
    return (*writer)->commit();
  };
  for (std::size_t i = 0; i < cases; ++i) {
    // Whole years, so that a meeting's cases come together.
    if (i % (kCouncils * kCasesAYear) == 0) {
      if (auto written = write(); !written) return written;
    }
    for (CaseRecord& record : treatments(i, decisions)) documents[record.document.file].push_back(std::move(record));
  }
  return write();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::string_view(argv[1]) == "index") {
    const auto made = make_index(argv[2], argc > 3 ? std::strtoul(argv[3], nullptr, 10) : kCases);
    if (!made) fmt::print(stderr, "bench_audit: {}\n", made.error().text());
    return made ? 0 : 1;
  }
  const bool smoke = argc > 1 && std::string_view(argv[1]) == "smoke";
  const std::size_t cases = smoke ? kSmokeCases : argc > 1 ? std::strtoul(argv[1], nullptr, 10) : kCases;
  const auto judge = cli::AnalyzerJudge::make();
  if (!judge) {
    fmt::print(stderr, "bench_audit: {}\n", judge.error().text());
    return 1;
  }
  const std::vector<std::string> decisions = decisions_of(cases);
  const double before = peak_memory();
  double seconds = 0;
  const auto timed = [&](const auto& work) {
    const auto begin = Clock::now();
    work();
    seconds += std::chrono::duration<double>(Clock::now() - begin).count();
  };
  history::Audit audit(**judge);
  for (std::size_t i = 0; i < cases; ++i) {
    const auto records = treatments(i, decisions);
    timed([&] {
      for (const CaseRecord& record : records) audit.add(record);
    });
  }
  timed([&] { audit.begin_second_round(); });
  for (std::size_t i = 0; i < cases; ++i) {
    const auto records = treatments(i, decisions);
    timed([&] {
      for (const CaseRecord& record : records) audit.add_again(record);
    });
  }
  std::vector<history::Finding> findings;
  timed([&] { findings = audit.finish(); });
  fmt::print("{} cases, {} references: {} findings in {:.1f} s; {:.0f} MB beside the {:.0f} of the papers\n", cases,
             cases * kRows, findings.size(), seconds, peak_memory() - before, before);
  // A fifth of the quotations are altered, a tenth of the references dangle.
  const bool plausible = findings.size() > cases * kRows / 10;
  return plausible && (!smoke || seconds < 60) ? 0 : 1;
}
