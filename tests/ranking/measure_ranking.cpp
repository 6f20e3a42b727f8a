// How well searches rank, by topics with judgements: nDCG@10 and recall of each kind of query and of all.
//
//   measure_ranking TOPICS.json INDEX [--steps] [--peer omega] [--markdown] [--faults LIMIT]
//
// --steps    nDCG@10 while the chain is built up, from the words as typed to all of it
// --peer     the same topics over the same records as Xapian Omega would have them, beside it
// --markdown the tables as Markdown
// --faults   the topics below that nDCG@10, with what was wanted and what came; never of a held-out set
//
// Exit status: 0 measured, 1 not, 2 wrong usage.

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "index/reader.hpp"
#include "peer.hpp"
#include "topics.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::ranking;

constexpr int kHits = 50;

struct Step {
  std::string_view name;
  bool index::Chain::*adds;  // null for the words as typed
};

constexpr Step kSteps[] = {
    {"words as typed", nullptr},
    {"+ lemmas", &index::Chain::lemmas},
    {"+ derivations", &index::Chain::derivations},
    {"+ parts of compounds", &index::Chain::parts},
    {"+ compounds joined", &index::Chain::joined},
    {"+ synonyms", &index::Chain::synonyms},
    {"+ nearest words", &index::Chain::replacements},
    {"+ partial hits", &index::Chain::partial},
};

struct Options {
  std::filesystem::path topics, index;
  bool steps = false, peer = false, markdown = false;
  std::optional<double> faults;
};

int usage() {
  fmt::print(stderr,
             "usage: measure_ranking TOPICS.json INDEX [--steps] [--peer omega] [--markdown] [--faults LIMIT]\n");
  return 2;
}

std::optional<Options> options_of(const std::vector<std::string_view>& arguments) {
  Options out;
  std::vector<std::string_view> places;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view one = arguments[i];
    const std::string_view value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    if (one == "--steps") {
      out.steps = true;
    } else if (one == "--markdown") {
      out.markdown = true;
    } else if (one == "--peer" && value == "omega") {
      out.peer = true;
      ++i;
    } else if (one == "--faults") {
      double limit = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), limit);
      if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
      out.faults = limit;
      ++i;
    } else if (one.starts_with("-")) {
      return std::nullopt;
    } else {
      places.push_back(one);
    }
  }
  if (places.size() != 2) return std::nullopt;
  out.topics = places[0];
  out.index = places[1];
  return out;
}

// Ends the program where there is none; what is measured wrongly is worth nothing.
template <class T>
T must(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "measure_ranking: {}\n", result.error().text());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

using Search = std::function<std::vector<std::string>(const std::string& query)>;

Search search_with(const index::Reader& reader, const index::Chain& chain) {
  return [&reader, chain](const std::string& query) {
    index::SearchRequest request;
    request.query = query;
    request.limit = kHits;
    request.chain = chain;
    std::vector<std::string> out;
    for (const index::Hit& hit : must(reader.search(request)).hits) out.push_back(case_key(hit.record));
    return out;
  };
}

// Of one kind of query, or of all.
struct Mean {
  std::size_t topics = 0, substantial = 0;
  double ndcg = 0, recall = 0, recall_substantial = 0;

  void add(const Score& score) {
    ++topics;
    ndcg += score.ndcg;
    recall += score.recall;
    substantial += score.recall_substantial ? 1 : 0;
    recall_substantial += score.recall_substantial.value_or(0);
  }
  void divide() {
    ndcg /= static_cast<double>(topics);
    recall /= static_cast<double>(topics);
    recall_substantial /= static_cast<double>(std::max<std::size_t>(substantial, 1));
  }
};

class Measuring {
 public:
  explicit Measuring(const std::vector<Topic>& topics) : topics_(topics) {
    for (const Topic& topic : topics) {
      if (std::find(kinds_.begin(), kinds_.end(), topic.kind) == kinds_.end()) kinds_.push_back(topic.kind);
    }
  }

  // Of each kind in the order they are met, then of all.
  std::vector<Mean> run(const Search& search) const {
    std::vector<Mean> out(kinds_.size() + 1);
    for (const Topic& topic : topics_) {
      const Score one = score(topic, search(topic.query));
      out[static_cast<std::size_t>(std::find(kinds_.begin(), kinds_.end(), topic.kind) - kinds_.begin())].add(one);
      out.back().add(one);
    }
    for (Mean& mean : out) mean.divide();
    return out;
  }

  std::vector<std::string> header(std::string_view corner) const {
    std::vector<std::string> out{std::string(corner)};
    out.insert(out.end(), kinds_.begin(), kinds_.end());
    out.emplace_back("all");
    return out;
  }

 private:
  const std::vector<Topic>& topics_;
  std::vector<std::string> kinds_;
};

using Row = std::vector<std::string>;

Row row(std::string_view name, const std::vector<Mean>& means, double Mean::*figure) {
  Row out{std::string(name)};
  for (const Mean& mean : means) out.push_back(fmt::format("{:.3f}", mean.*figure));
  return out;
}

// The first row is the head.
void print(const std::vector<Row>& rows, bool markdown) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Row& one : rows) {
    for (std::size_t i = 0; i < one.size(); ++i) widths[i] = std::max(widths[i], one[i].size());
  }
  const std::string_view between = markdown ? " | " : "  ";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::string line = markdown ? "| " : "";
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      if (i > 0) line += between;
      line += i == 0 ? fmt::format("{:<{}}", rows[r][i], widths[i]) : fmt::format("{:>{}}", rows[r][i], widths[i]);
    }
    fmt::print("{}{}\n", line, markdown ? " |" : "");
    if (r > 0 || !markdown) continue;
    std::string rule = "|";
    for (std::size_t i = 0; i < widths.size(); ++i) {
      rule += fmt::format("{:-<{}}{}|", "", widths[i] + 1, i == 0 ? "-" : ":");
    }
    fmt::print("{}\n", rule);
  }
  fmt::print("\n");
}

void print_faults(const std::vector<Topic>& topics, const Search& search, double limit) {
  for (const Topic& topic : topics) {
    const auto ranking = search(topic.query);
    const Score one = score(topic, ranking);
    if (one.ndcg >= limit) continue;
    fmt::print("{} {} {:.3f}: {}\n    ({})\n", topic.id, topic.kind, one.ndcg, topic.query, topic.need);
    for (const auto& [key, grade] : topic.grades) {
      const auto at = std::find(ranking.begin(), ranking.end(), key);
      const std::string place = at == ranking.end() ? "-" : fmt::format("{}", at - ranking.begin() + 1);
      fmt::print("    wanted {}  rank {:>2}  {}\n", grade, place, key);
    }
    for (std::size_t i = 0; i < std::min(ranking.size(), kDepth); ++i) {
      const auto judged = topic.grades.find(ranking[i]);
      fmt::print("    {:>2}. {}  {}\n", i + 1, judged == topic.grades.end() ? 0 : judged->second, ranking[i]);
    }
  }
}

// A judged case that no record is of would count as one that no search finds.
bool all_there(const std::vector<Topic>& topics, const index::Reader& reader) {
  std::set<std::string> there;
  must(reader.each_record([&](const CaseRecord& record) {
    there.insert(case_key(record));
    return true;
  }));
  bool good = true;
  for (const Topic& topic : topics) {
    for (const auto& [key, grade] : topic.grades) {
      if (there.contains(key)) continue;
      fmt::print(stderr, "measure_ranking: topic {} judges «{}», which the index does not have\n", topic.id, key);
      good = false;
    }
  }
  return good;
}

int run(const Options& options) {
  const auto topics = must(read_topics(options.topics));
  const auto reader = must(index::Reader::open(options.index));
  if (!all_there(topics, *reader)) return 1;
  const Measuring measuring(topics);
  const Search whole = search_with(*reader, {});
  const auto means = measuring.run(whole);
  std::vector<Row> rows{measuring.header("saksgang"), {"topics"}};
  for (const Mean& mean : means) rows.back().push_back(std::to_string(mean.topics));
  rows.push_back(row("nDCG@10", means, &Mean::ndcg));
  rows.push_back(row("recall", means, &Mean::recall));
  rows.push_back(row("recall of grades 2 and 3", means, &Mean::recall_substantial));
  std::vector<Row> steps{measuring.header("nDCG@10 by steps")};
  if (options.peer) {
    const Peer peer = must(Peer::make(*reader));
    const auto theirs = measuring.run([&](const std::string& query) { return peer.search(query, kHits); });
    rows.push_back(row("as Xapian Omega: nDCG@10", theirs, &Mean::ndcg));
    rows.push_back(row("as Xapian Omega: recall", theirs, &Mean::recall));
    steps.push_back(row("as Xapian Omega", theirs, &Mean::ndcg));
  }
  print(rows, options.markdown);
  if (options.steps) {
    index::Chain chain;
    for (const Step& step : kSteps) {
      if (step.adds != nullptr) chain.*step.adds = false;
    }
    for (const Step& step : kSteps) {
      if (step.adds != nullptr) chain.*step.adds = true;
      steps.push_back(row(step.name, measuring.run(search_with(*reader, chain)), &Mean::ndcg));
    }
    print(steps, options.markdown);
  }
  if (options.faults) print_faults(topics, whole, *options.faults);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = options_of({argv + 1, argv + argc});
  if (!options) return usage();
  try {
    return run(*options);
  } catch (const Xapian::Error& error) {
    fmt::print(stderr, "measure_ranking: {}\n", error.get_description());
  }
  return 1;
}
