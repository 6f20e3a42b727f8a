// Time of chains and of reading references, over an index of cases made by rules, each with three references.
//
//   bench_trace DIR [CASES]     makes the index in DIR where there is none (100,000 cases), then traces 200 of them

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/files.hpp"
#include "history/chain.hpp"
#include "index/reader.hpp"
#include "index/writer.hpp"
#include "model/ids.hpp"

namespace {

using namespace saksgang;
using Clock = std::chrono::steady_clock;

constexpr int kMatters = 6;  // treatments of one matter, by which its cases refer to each other
constexpr int kMeetingCases = 12;

template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "bench_trace: {}\n", result.error().text());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

double since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

struct Place {
  std::string council;
  CaseNumber number;
  Date date;
};

// Meetings by turns of the councils, from 2000 on: numbers stay below 1,000 a year.
Place place_of(int i) {
  static const std::vector<std::string> councils = [] {
    std::vector<std::string> out{"NUFA", "NUIT", "NEHR"};
    for (int n = 1; n <= 7; ++n) out.push_back(fmt::format("Fagråd {}", n));
    return out;
  }();
  const int meeting = i / kMeetingCases, council = meeting % 10, turn = meeting / 10;
  const int a_year = 33, year = 2000 + turn / a_year, in_year = turn % a_year;
  return {councils[static_cast<std::size_t>(council)],
          {in_year * kMeetingCases + i % kMeetingCases + 1, year},
          Date{year, 1, 3}.plus_days(11 * in_year)};
}

std::string word(std::mt19937& random, int of) {
  return fmt::format("emne{}", random() % static_cast<unsigned>(of));
}

CaseRecord case_of(int i, std::mt19937& random) {
  const Place place = place_of(i);
  CaseRecord out;
  out.part = Part::kToppnotat;
  out.first_page = 2;
  out.last_page = 3;
  out.council = out.council_printed = place.council;
  out.case_number = place.number.text();
  out.meeting.dates = {place.date.iso()};
  std::mt19937 matter(static_cast<unsigned>(i / (kMatters * 1000) * 1000 + i % 1000));
  out.title = fmt::format("Innføring av {} for {} i {}", word(matter, 5000), word(matter, 5000), word(matter, 300));
  for (int p = 0; p < 3; ++p) {
    out.body += out.body.empty() ? "" : "\n";
    for (int w = 0; w < 30; ++w) out.body += word(random, 20000) + " ";
    out.body_pages.push_back(2);
  }
  // A row, a case and a meeting of the same matter, where there are any before.
  const int back = i - 1000, block = kMatters * 1000;
  if (back >= 0 && back / block == i / block) {
    const Place before = place_of(back);
    EarlierTreatment row;
    row.case_number = before.number.text();
    row.council = before.council;
    row.date = before.date.iso();
    row.title = out.title;
    row.page = 3;
    out.earlier = {row};
    const Place other = place_of(static_cast<int>(random() % static_cast<unsigned>(i)));
    out.body += fmt::format("\nVi viser til {} sak {}.", other.council, other.number.text());
    out.body += fmt::format("\nSaken følger opp {} {}.", before.council, before.number.text());
    out.body_pages.insert(out.body_pages.end(), 2, 3);
  }
  out.proposal = "Rådet anbefaler forslaget.";
  return out;
}

void make(const std::filesystem::path& at, int cases) {
  const auto writer = must(index::Writer::open(at));
  std::mt19937 random(7);
  double reading = 0;
  for (int i = 0; i < cases; i += kMeetingCases) {
    DocumentRecord document;
    document.file = fmt::format("{}.pdf", i);
    document.path = "/" + document.file;
    document.sha256 = sha256(document.path);
    std::vector<CaseRecord> records;
    for (int k = i; k < std::min(cases, i + kMeetingCases); ++k) {
      records.push_back(case_of(k, random));
      records.back().document.file = document.file;
      records.back().document.sha256 = document.sha256;
      const auto begin = Clock::now();
      static_cast<void>(history::referred_terms(records.back()));
      reading += since(begin);
    }
    document.cases = static_cast<int>(records.size());
    assign_ids(records);
    must(writer->put(document, records));
    if (i % 12000 == 0) must(writer->commit());
  }
  must(writer->commit());
  fmt::print("{} cases; references of a record in {:.3f} ms\n", cases, reading / cases);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_trace DIR [CASES]\n");
    return 2;
  }
  const int cases = argc > 2 ? std::atoi(argv[2]) : 100'000;
  if (!std::filesystem::exists(argv[1])) make(argv[1], cases);
  std::vector<double> times;
  std::size_t steps = 0, most = 0, cut = 0;
  std::mt19937 random(11);
  for (int i = 0; i < 200; ++i) {
    const Place place = place_of(static_cast<int>(random() % static_cast<unsigned>(cases)));
    const auto begin = Clock::now();
    // As the command does: a reader and a catalogue of its own.
    const auto reader = must(index::Reader::open(argv[1]));
    const auto catalogue = reader->catalogue();
    const auto chain = must(history::trace({place.council, place.number}, *catalogue));
    times.push_back(since(begin));
    steps += chain.steps.size();
    most = std::max(most, chain.steps.size());
    cut += chain.is_whole ? 0U : 1U;
  }
  std::sort(times.begin(), times.end());
  fmt::print(
      "trace of {} cases: median {:.1f} ms, 95 % {:.1f} ms, most {:.1f} ms; {:.1f} steps each, {} at most, {} cut "
      "off\n",
      times.size(), times[times.size() / 2], times[times.size() * 95 / 100], times.back(),
      static_cast<double>(steps) / static_cast<double>(times.size()), most, cut);
  return 0;
}
