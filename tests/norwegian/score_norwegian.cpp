// How well the analysis joins the forms of a word and divides compounds: score_norwegian shared|fresh [--faults].
// «shared» are the word groups of ../shared/norwegian, which the rules were chosen by; «fresh» those beside this file,
// which nobody looked at meanwhile. Prints the figures of each step of the chain, and fails where the chain is below
// its aims, or for the fresh ones below what it reached. With --faults it prints the pairs and words that went wrong
// too.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "analyzers/lexicon.hpp"
#include "analyzers/norwegian.hpp"
#include "analyzers/pipelines.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::analyzers;
namespace fs = std::filesystem;

// A lexeme: its forms, and derivations that may be joined with them or not.
struct Group {
  std::vector<std::string> forms;
  std::set<std::string> related;  // all of them
};

using Keys = std::set<std::string>;

struct Figures {
  std::size_t right = 0, wrong = 0, missed = 0;
  double precision() const { return double(right) / double(right + wrong); }
  double recall() const { return double(right) / double(right + missed); }
};

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(line);
  }
  return out;
}

std::vector<Group> groups_of(const fs::path& path) {
  std::vector<Group> out;
  for (const std::string& line : lines_of(path)) {
    Group group;
    bool derived = false;
    for (std::string_view rest = std::string_view(line).substr(line.find(':') + 1); !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string word(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (word.empty()) continue;
      if (word == "|") {
        derived = true;
      } else if (derived) {
        group.related.insert(word);
      } else {
        group.forms.push_back(word);
        group.related.insert(word);
      }
    }
    out.push_back(std::move(group));
  }
  return out;
}

class Words {
 public:
  explicit Words(Analyzer& analyzer) : analyzer_(analyzer) {}

  Keys lemmas(const std::string& word, bool all) {
    Keys out;
    analyzer_.analyze(word, tokens_);
    for (const Token& token : tokens_) {
      for (const std::string& lemma : analyzer_.word(token.word).lemmas) {
        if (all || out.empty()) out.insert(lemma);
      }
    }
    return out;
  }

  std::set<std::size_t> cuts(const std::string& word) {
    std::set<std::size_t> out;
    analyzer_.analyze(word, tokens_);
    for (const Token& token : tokens_) {
      for (const CompoundPart& part : analyzer_.word(token.word).parts) {
        if (part.begin > 0) out.insert(token.begin + part.begin);
      }
    }
    return out;
  }

 private:
  Analyzer& analyzer_;
  std::vector<Token> tokens_;
};

template <class KeysOf>
Figures conflation(const std::vector<Group>& groups, bool faults, KeysOf&& keys_of) {
  struct Form {
    const Group* group;
    std::string word;
    Keys keys;
  };
  std::vector<Form> forms;
  for (const Group& group : groups) {
    for (const std::string& word : group.forms) forms.push_back({&group, word, keys_of(word)});
  }
  Figures out;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const Form &a = forms[k], &b = forms[i];
      if (a.word == b.word) continue;
      bool joined = false;
      for (const std::string& key : a.keys) joined = joined || b.keys.count(key) != 0;
      if (a.group == b.group) {
        ++(joined ? out.right : out.missed);
        if (!joined && faults) fmt::print("    apart: {} {}\n", a.word, b.word);
      } else if (joined && a.group->related.count(b.word) == 0 && b.group->related.count(a.word) == 0) {
        ++out.wrong;
        if (faults) fmt::print("    joined: {} {}\n", a.word, b.word);
      }
    }
  }
  return out;
}

struct Splits {
  std::size_t words = 0, right = 0, wrong_cuts = 0;
};

Splits splits(const fs::path& path, bool faults, Words& words) {
  Splits out;
  for (const std::string& line : lines_of(path)) {
    std::string word;
    std::set<std::size_t> must, may;
    for (const char c : line) {
      if (c == '|' || c == '.') {
        (c == '|' ? must : may).insert(word.size());
      } else {
        word.push_back(c);
      }
    }
    bool right = true, wrong = false;
    const auto cuts = words.cuts(word);
    for (const std::size_t cut : must) right = right && cuts.count(cut) != 0;
    for (const std::size_t cut : cuts) wrong = wrong || (must.count(cut) == 0 && may.count(cut) == 0);
    ++out.words;
    out.right += right && !wrong ? 1 : 0;
    out.wrong_cuts += wrong ? 1 : 0;
    if (faults && (!right || wrong)) {
      std::string shown = word;
      for (auto it = cuts.rbegin(); it != cuts.rend(); ++it) shown.insert(*it, 1, '|');
      fmt::print("    divided: {} for {}\n", shown, line);
    }
  }
  return out;
}

// A set of word groups, and what is asked of it.
struct Set {
  fs::path folder;
  std::string prefix;  // of its files
  double precision_nb, recall_nb, precision_nn, recall_nn, divided;
  std::size_t most_wrong_cuts;
};

Set set_of(std::string_view name) {
  if (name == "fresh") return {fs::path(SAKSGANG_SOURCE_DIR) / "tests/norwegian", "fresh", .97, .97, .98, .84, .88, 2};
  const char* given = std::getenv("SAKSGANG_SHARED");
  const fs::path shared = given != nullptr ? fs::path(given) : fs::path(SAKSGANG_SOURCE_DIR).parent_path() / "shared";
  return {shared / "norwegian", "gold", .97, .99, .99, .99, .95, 2};
}

int run(std::string_view name, bool faults) {
  const Set set = set_of(name);
  const fs::path& folder = set.folder;
  if (!fs::is_directory(folder)) {
    fmt::print("SKIPPED (nothing to test): {} is not there\n", folder.string());
    return 0;
  }
  if (lexicon_bytes().empty()) {
    fmt::print("SKIPPED (nothing to test): built without Apertium's dictionaries\n");
    return 0;
  }
  auto stemmer = Stemmer::make();
  auto analyzer = Analyzer::make();
  if (!stemmer || !analyzer) return 1;
  Words words(**analyzer);
  fmt::print("analysis {}\n", version());

  bool good = true;
  const auto require = [&](bool holds, std::string_view what) {
    if (!holds) fmt::print("below its aim: {}\n", what);
    good = good && holds;
  };
  const std::vector<std::tuple<std::string, std::string, double, double>> languages = {
      {"bokmål", set.prefix + "_nb.txt", set.precision_nb, set.recall_nb},
      {"nynorsk", set.prefix + "_nn.txt", set.precision_nn, set.recall_nn}};
  const auto show = [](std::string_view step, const Figures& figures) {
    fmt::print("  {:<27} precision {:.4f}  recall {:.4f}  ({} right, {} wrong, {} missed)\n", step, figures.precision(),
               figures.recall(), figures.right, figures.wrong, figures.missed);
  };
  for (const auto& [language, file, precision, recall] : languages) {
    const auto groups = groups_of(folder / file);
    if (groups.empty()) {
      fmt::print("{}: no word groups\n", file);
      return 1;
    }
    fmt::print("{}\n", language);
    show("rules alone",
         conflation(groups, false, [&](const std::string& word) { return Keys{(*stemmer)->stem(fold(word))}; }));
    show("likeliest lemma, else rules",
         conflation(groups, false, [&](const std::string& word) { return words.lemmas(word, false); }));
    const Figures all = conflation(groups, faults, [&](const std::string& word) { return words.lemmas(word, true); });
    show("every lemma, else rules", all);
    require(all.precision() >= precision, language + " precision");
    require(all.recall() >= recall, language + " recall");
  }
  const Splits divided = splits(folder / (set.prefix + "_split.txt"), faults, words);
  fmt::print("compounds\n  {} of {} divided rightly, {} with a wrong cut\n", divided.right, divided.words,
             divided.wrong_cuts);
  require(double(divided.right) >= set.divided * double(divided.words), "compounds divided rightly");
  require(divided.wrong_cuts <= set.most_wrong_cuts, "wrong cuts");
  return good ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view set = argc > 1 ? argv[1] : "";
  if (set != "shared" && set != "fresh") {
    fmt::print(stderr, "usage: score_norwegian shared|fresh [--faults]\n");
    return 2;
  }
  return run(set, argc > 2 && std::string_view(argv[2]) == "--faults");
}
