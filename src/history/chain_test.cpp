#include "history/chain.hpp"

#include <ctime>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "history/test_cases.hpp"

using namespace saksgang;
using namespace saksgang::history;
using test::paper;
using test::row;

namespace {

using List = std::vector<std::string>;

// «2025-01-22 NUFA 7/25 declared 0.98 (not in the index)»
std::string shown(const Step& step) {
  std::string out = fmt::format("{} {} {} {} {:.2f}", step.date.value_or("-"), step.council,
                                step.number ? step.number->text() : "-", name(step.relation), step.confidence);
  if (!step.record) out += " absent";
  if (step.is_start) out += " start";
  return out;
}

CaseKey key(std::string council, int number, int year) {
  return {std::move(council), CaseNumber{number, year}};
}

Chain traced(const CaseKey& start, std::vector<CaseRecord> records, const ChainLimits& limits = {}) {
  const auto catalogue = catalogue_of(std::move(records));
  return trace(start, *catalogue, limits).value();
}

List steps(const Chain& chain) {
  List out;
  for (const Step& step : chain.steps) out.push_back(shown(step));
  return out;
}

List open_ends(const Chain& chain) {
  List out;
  for (const Unresolved& u : chain.unresolved) {
    out.push_back(fmt::format("{} {} {}", name(u.state), u.reference.council.value_or("-"),
                              u.reference.number ? u.reference.number->text() : "-"));
  }
  return out;
}

}  // namespace

TEST_CASE("a matter through three councils, from anywhere in it") {
  CaseRecord last = paper(Part::kToppnotat, "NEHR", "18/25", "2025-06-12", "Videre arbeid med modellen");
  last.earlier = {row("7/25", "NUFA", "2025-01-22", "Evaluering av rådsmodellen", "NUFA var enig."),
                  row("9/24", "NUFA", "2024-05-02", "Mandat for arbeidet", "NUFA drøftet mandatet."),
                  row("21/25", "NUIT", "2025-05-15", "Evaluering av rådsmodellen", "NUIT var enig.")};
  const std::vector<CaseRecord> records{
      paper(Part::kInnkalling, "NUFA", "6/25", "2025-01-22", "Evaluering av rådsmodellen"),
      paper(Part::kInnkalling, "NUFA", "7/25", "2025-01-22", "Ordning for helseteknologi"),
      paper(Part::kReferat, "NUIT", "21/25", "2025-05-15", "Evaluering av rådsmodellen"), last};
  const Chain chain = traced(key("NUIT", 21, 2025), records);
  CHECK(steps(chain) == List{"2024-05-02 NUFA 9/24 declared 0.96 absent", "2025-01-22 NUFA 7/25 declared 0.86",
                             "2025-05-15 NUIT 21/25 declared 1.00 start", "2025-06-12 NEHR 18/25 declared 0.98"});
  CHECK(chain.steps[1].note ==
        "NUFA 7/25 is another case, «Ordning for helseteknologi»; by day and title it is NUFA 6/25");
  CHECK(chain.steps[0].vedtak == "NUFA drøftet mandatet.");
  CHECK(open_ends(chain) == List{"dangling NUFA 9/24"});
  CHECK(chain.steps[2].evidence.size() == 4);
  CHECK(chain.steps[2].evidence[0].method == "own-paper");
  CHECK(chain.steps[2].evidence[1].method == "history-table");
  CHECK(chain.steps[2].evidence[1].quote == "21/25 | NUIT | 2025-05-15 | Evaluering av rådsmodellen | NUIT var enig.");
  CHECK(chain.steps[2].evidence[1].page == 4);
  // The other case of that number is in no chain with it.
  CHECK(steps(traced(key("NUFA", 7, 2025), records)) == List{"2025-01-22 NUFA 7/25 declared 1.00 start"});
  // Asked for by its own number, the case is called by it.
  const Chain own = traced(key("NUFA", 6, 2025), records);
  CHECK(own.steps.size() == 4);
  CHECK(shown(own.steps[1]) == "2025-01-22 NUFA 6/25 declared 1.00 start");
}

TEST_CASE("two rows that give one number to two meetings are two steps") {
  CaseRecord last = paper(Part::kToppnotat, "NUFA", "5/25", "2025-01-22", "Konsekvenser");
  last.earlier = {row("32/23", "NUIT", "2023-09-14", "Forslag til forordning"),
                  row("32/23", "NUIT", "2024-11-14", "Forslag til forordning"), row("8/22", "", "", "Om helsedata")};
  CHECK(steps(traced(key("NUFA", 5, 2025), {last})) ==
        List{"-  8/22 declared 0.98 absent", "2023-09-14 NUIT 32/23 declared 0.98 absent",
             "2024-11-14 NUIT 32/23 declared 0.98 absent", "2025-01-22 NUFA 5/25 declared 1.00 start"});
}

TEST_CASE("rows that mean one case are one step") {
  CaseRecord one = paper(Part::kToppnotat, "NUFA", "5/25", "2025-01-22", "Konsekvenser");
  one.earlier = {
      row("8/22", "", "", "Om deling av helsedata"), row("8/22", "NUFA", "2022-03-01", "Deling av helsedata"),
      row("8/22", "NUIT", "2022-03-02", "Deling av helsedata"), row("", "NUIT", "2021-03-02", "Deling av prøvesvar"),
      row("", "NUIT", "2021-03-02", "Deling av prøvesvar", "NUIT var enig.")};
  CHECK(steps(traced(key("NUFA", 5, 2025), {one})) ==
        List{"2021-03-02 NUIT - declared 0.98 absent", "2022-03-01 NUFA 8/22 declared 0.98 absent",
             "2022-03-02 NUIT 8/22 declared 0.98 absent", "2025-01-22 NUFA 5/25 declared 1.00 start"});
}

TEST_CASE("a postponed case is followed to where it returns") {
  CaseRecord put_off = paper(Part::kReferat, "NUIT", "36/25", "2025-11-14", "Felles timebok i kommunene",
                             "Saken ble utsatt til neste møte fordi tiden løp ut.");
  const CaseRecord back = paper(Part::kInnkalling, "PORTEFOLJERADET", "6/26", "2026-02-12", "Felles timebok");
  const CaseRecord other = paper(Part::kInnkalling, "NUFA", "3/26", "2026-01-12", "Felles timebok");
  CHECK(steps(traced(key("NUIT", 36, 2025), {put_off, back})) ==
        List{"2025-11-14 NUIT 36/25 declared 1.00 start", "2026-02-12 PORTEFOLJERADET 6/26 postponed 0.90"});
  // From the other end it is found by its title, and a text that says so is better.
  CaseRecord said = back;
  said.body = "Saken var utsatt fra 14. november (36/25 i NUIT).";
  CHECK(steps(traced(key("PORTEFOLJERADET", 6, 2026), {put_off, said})) ==
        List{"2025-11-14 NUIT 36/25 postponed 0.90", "2026-02-12 PORTEFOLJERADET 6/26 declared 1.00 start"});
  // A case of another council is no return.
  const Chain with_other = traced(key("NUIT", 36, 2025), {put_off, other});
  CHECK(name(with_other.steps[1].relation) == "same-title");
  // «utsatt» of something else puts no case off.
  put_off.body = "Tjenester som sparer tid, må ikke utsettes.";
  CHECK(name(traced(key("NUIT", 36, 2025), {put_off, back}).steps[1].relation) == "same-title");
}

TEST_CASE("a citation is followed in both directions, once") {
  const std::vector<CaseRecord> records{
      paper(Part::kReferat, "NUIT", "1/25", "2025-02-13", "Felles kodeverk"),
      paper(Part::kReferat, "NUIT", "2/25", "2025-05-15", "Innføring av prøvesvar", "Vi viser til sak 1/25."),
      paper(Part::kReferat, "NUIT", "3/25", "2025-09-11", "Betaling for drift", "Vi viser til sak 2/25."),
      paper(Part::kReferat, "NUIT", "4/25", "2025-11-13", "Mandat og medlemmer", "Vi viser til sak 3/25."),
  };
  CHECK(steps(traced(key("NUIT", 2, 2025), records)) == List{"2025-02-13 NUIT 1/25 cited 0.60",
                                                             "2025-05-15 NUIT 2/25 declared 1.00 start",
                                                             "2025-09-11 NUIT 3/25 cited 0.60"});
}

TEST_CASE("circles, and a case that cites itself") {
  CaseRecord one = paper(Part::kReferat, "NUIT", "1/25", "2025-02-13", "Felles kodeverk", "Se sak 1/25 og NUFA 2/25.");
  CaseRecord two = paper(Part::kReferat, "NUFA", "2/25", "2025-03-13", "Innføring av prøvesvar", "Se sak 2/25.");
  one.earlier = {row("1/25", "NUIT", "2025-02-13", "Felles kodeverk"), row("2/25", "NUFA", "", "")};
  two.earlier = {row("1/25", "NUIT", "2025-02-13", "Felles kodeverk")};
  CHECK(steps(traced(key("NUIT", 1, 2025), {one, two})) ==
        List{"2025-02-13 NUIT 1/25 declared 1.00 start", "2025-03-13 NUFA 2/25 declared 0.98"});
}

TEST_CASE("what no case answers") {
  const CaseRecord one =
      paper(Part::kReferat, "NUIT", "1/25", "2025-02-13", "Felles kodeverk",
            "Se NUFA 9/23. Se NUFA 9/23.\nVedtatt i styresak 4/24 i Helse Vest RHF.\nSe Strategirådet 1/19.\n"
            "NUIT godkjenner referatet fra møtet 3. mai 2024.");
  CHECK(open_ends(traced(key("NUIT", 1, 2025), {one})) ==
        List{"dangling NUFA 9/23", "external Helse Vest RHF 4/24", "dangling STRATEGIRADET 1/19"});
}

TEST_CASE("unknown cases") {
  const auto catalogue = catalogue_of({});
  const auto chain = trace(key("NUIT", 1, 2025), *catalogue);
  REQUIRE_FALSE(chain);
  CHECK(chain.error().code == ErrorCode::kNotFound);
  CHECK(chain.error().message == "there is no case NUIT 1/25");
}

TEST_CASE("a case that rows alone know") {
  CaseRecord one = paper(Part::kToppnotat, "NEHR", "18/25", "2025-06-12", "Videre arbeid med modellen");
  one.earlier = {row("15/25", "NUFA", "2025-04-23", "Evaluering av rådsmodellen", "NUFA var enig."),
                 row("9/24", "NUFA", "2024-05-02", "Mandat for arbeidet")};
  CaseRecord two = paper(Part::kToppnotat, "NUIT", "30/25", "2025-09-11", "Nytt mandat");
  two.earlier = {row("15/25", "NUFA", "2025-04-23", "Evaluering av rådsmodellen", "NUFA var enig.")};
  const CaseRecord cited = paper(Part::kReferat, "NUIT", "31/25", "2025-09-11", "Noe annet", "Se NUFA 12/25.");
  const std::vector<CaseRecord> records{one, two, cited};
  const Chain chain = traced(key("NUFA", 15, 2025), records);
  CHECK(chain.start.text() == "NUFA 15/25");
  CHECK(steps(chain) == List{"2024-05-02 NUFA 9/24 declared 0.96 absent",
                             "2025-04-23 NUFA 15/25 declared 1.00 absent start", "2025-06-12 NEHR 18/25 declared 0.98",
                             "2025-09-11 NUIT 30/25 declared 0.98"});
  CHECK(chain.steps[1].vedtak == "NUFA var enig.");
  CHECK(chain.steps[1].evidence.size() == 2);
  CHECK(chain.steps[1].evidence[0].method == "history-table");
  // What a text alone names is no case.
  const auto catalogue = catalogue_of(records);
  CHECK(trace(key("NUFA", 12, 2025), *catalogue).error().message == "there is no case NUFA 12/25");
}

TEST_CASE("a case that rows name wrongly, and one that they give to two meetings") {
  const CaseRecord meant = paper(Part::kInnkalling, "NUFA", "6/25", "2025-01-22", "Evaluering av rådsmodellen");
  CaseRecord last = paper(Part::kToppnotat, "NEHR", "18/25", "2025-06-12", "Videre arbeid med modellen");
  last.earlier = {row("7/25", "NUFA", "2025-01-22", "Evaluering av rådsmodellen"),
                  row("32/23", "NUIT", "2023-09-14", "Forslag til forordning"),
                  row("32/23", "NUIT", "2024-11-14", "Forslag til forordning")};
  const Chain chain = traced(key("NUFA", 7, 2025), {meant, last});
  REQUIRE(chain.steps.size() == 4);
  CHECK(shown(chain.steps[2]) == "2025-01-22 NUFA 7/25 declared 1.00 start");
  CHECK(chain.steps[2].note == "there is no case NUFA 7/25; by day and title it is NUFA 6/25");
  CHECK(steps(traced(key("NUIT", 32, 2023), {meant, last})) ==
        List{"2023-09-14 NUIT 32/23 declared 1.00 absent start", "2024-11-14 NUIT 32/23 declared 1.00 absent start",
             "2025-01-22 NUFA 7/25 declared 0.86", "2025-06-12 NEHR 18/25 declared 0.98"});
}

TEST_CASE("ten thousand references end at a limit, which is told") {
  std::string body;
  for (int i = 1; i <= 10000; ++i) body += fmt::format("Se NUFA {}/24.\n", i % 1000 + 1);
  std::vector<CaseRecord> records{paper(Part::kReferat, "NUIT", "1/25", "2025-02-13", "Felles kodeverk", body)};
  for (int i = 2; i < 1000; ++i) {
    CaseRecord other =
        paper(Part::kReferat, "NUFA", fmt::format("{}/24", i), "2024-02-13", fmt::format("Tittel{} tekst{}", i, i));
    other.earlier = {row("1/25", "NUIT", "2025-02-13", "Felles kodeverk")};
    records.push_back(std::move(other));
  }
  const Chain chain = traced(key("NUIT", 1, 2025), std::move(records));
  CHECK(chain.steps.size() == ChainLimits{}.steps);
  CHECK_FALSE(chain.is_whole);
}

namespace {

// Seconds of processor time, so that a busy machine makes no test fail.
double seconds(const auto& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

constexpr double kQuickly = 5;  // some hundred times what it takes, for builds with sanitizers

}  // namespace

TEST_CASE("ten thousand references in one sentence, and ten thousand rows of a table") {
  CaseRecord one = paper(Part::kReferat, "NUIT", "1/25", "2025-02-13", "Felles kodeverk", "Se NUFA 1/24");
  for (int i = 2; i <= 10000; ++i) one.body += fmt::format(", NUFA {}/24 den 3. mai 2024", i % 9999 + 1);
  CaseRecord two = paper(Part::kToppnotat, "NUFA", "2/24", "2024-05-03", "Innføring av prøvesvar");
  two.earlier.assign(10000, row("1/25", "NUIT", "2025-02-13", "Felles kodeverk"));
  for (std::size_t i = 0; i < two.earlier.size(); i += 2)
    two.earlier[i].case_number = fmt::format("{}/23", i % 9998 + 1);
  Chain chain;
  CHECK(seconds([&] { chain = traced(key("NUIT", 1, 2025), {one, two}); }) < kQuickly);
  CHECK(steps(chain) == List{"2024-05-03 NUFA 2/24 declared 0.98", "2025-02-13 NUIT 1/25 declared 1.00 start"});
  CHECK_FALSE(chain.is_whole);
  CHECK(chain.unresolved.size() == ChainLimits{}.unresolved);
  CHECK(chain.unresolved.back().reference.quote.size() < 3000);
}

TEST_CASE("circles of a thousand cases that all refer to each other's neighbours and to themselves") {
  std::vector<CaseRecord> records;
  constexpr int kCases = 1000;
  for (int i = 0; i < kCases; ++i) {
    CaseRecord one =
        paper(Part::kToppnotat, "NUIT", fmt::format("{}/25", i + 1), "2025-02-13", fmt::format("Kodeverk nummer{}", i));
    for (const int step : {0, 1, 2, kCases - 1}) {
      const int other = (i + step) % kCases;
      one.earlier.push_back(
          row(fmt::format("{}/25", other + 1), "NUIT", "2025-02-13", fmt::format("Kodeverk nummer{}", other)));
      one.body += fmt::format("Se sak {}/25.\n", other + 1);
    }
    records.push_back(std::move(one));
  }
  Chain chain;
  CHECK(seconds([&] { chain = traced(key("NUIT", 500, 2025), records); }) < kQuickly);
  CHECK_FALSE(chain.is_whole);
  CHECK(chain.unresolved.empty());
  // By two numbers a link, in both directions: those nearest to it, each once.
  std::set<int> numbers;
  for (const Step& step : chain.steps) numbers.insert(step.number->number);
  CHECK(numbers.size() == ChainLimits{}.steps);
  CHECK(chain.steps.size() == ChainLimits{}.steps);
  CHECK(numbers.count(500) == 1);
}
