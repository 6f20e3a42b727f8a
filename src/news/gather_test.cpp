#include "news/gather.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "model/json.hpp"
#include "news/test_news.hpp"

namespace saksgang::news {
namespace {

using Lines = std::vector<std::string>;

const std::string kNight1 = "2026-11-01T02:30:00Z", kNight2 = "2026-11-02T02:30:00Z", kNight3 = "2026-11-03T02:30:00Z";

class Judge final : public history::WordJudge {
 public:
  bool same_lexeme(std::string_view, std::string_view) override { return false; }
  bool is_function_word(std::string_view) override { return false; }
};

history::Finding finding(const std::string& about, const std::string& quote, int page = 1) {
  history::Finding out;
  out.case_name = about;
  out.message = "message of " + about;
  out.page = page;
  out.evidence.push_back({{"a.pdf", "aa", std::nullopt, std::nullopt}, page, quote, "vedtak"});
  return out;
}

// An archive, an index and a memory over several nights.
class Nights {
 public:
  Lines tell(Since since = {{}, true}, const std::string& now = kNight3) {
    const Sources sources{documents, index,
                          searches,  findings,
                          judge,     [this](const std::vector<OldVersion>& wanted) {
                            return read_again(wanted); }};
    auto gathered = gather(sources, memory, since, at(now));
    REQUIRE(gathered.has_value());
    last = gathered->memory;
    return lines(gathered->news);
  }
  Lines tell_and_remember(const std::string& now = kNight3) {
    Lines out = tell({{}, true}, now);
    memory = last;
    return out;
  }

  std::vector<crawl::Document> documents;
  FakeIndex index;
  SavedSearches searches;
  std::optional<std::vector<history::Finding>> findings;
  std::map<std::string, std::vector<CaseRecord>> archive;  // records of old versions
  std::optional<Memory> memory;
  Memory last;
  Judge judge;
  int read_again_calls = 0;

 private:
  Result<OldRecords> read_again(const std::vector<OldVersion>& wanted) {
    ++read_again_calls;
    OldRecords out;
    for (const OldVersion& one : wanted) {
      const auto it = archive.find(one.sha256);
      if (it != archive.end()) {
        out.emplace(one.sha256, it->second);
      } else {
        out.emplace(one.sha256, fail(ErrorCode::kNotFound, "it was deleted"));
      }
    }
    return out;
  }

  static Lines lines(const News& news) {
    Lines out;
    for (const auto& d : news.fresh) {
      out.push_back(fmt::format("new {} {}{}", d.document.identity, iso(d.when), d.read ? "" : " (not read)"));
    }
    for (const auto& d : news.changed) {
      std::string line = fmt::format("changed {} from {}", d.document.identity, d.old_sha256);
      for (const auto& c : d.cases) {
        line += fmt::format(" [{} {}", name(c.change), c.title);
        for (const auto& t : c.texts) line += fmt::format(" {}: {} -> {}", t.field, t.old_text, t.new_text);
        line += "]";
      }
      out.push_back(line + (d.not_compared.empty() ? "" : ": " + d.not_compared));
    }
    for (const auto& d : news.vanished) out.push_back(fmt::format("vanished {} {}", d.document.identity, iso(d.when)));
    for (const auto& c : news.cases) {
      std::string parts;
      for (const Part part : c.parts) parts += fmt::format(" {}", name(part));
      out.push_back(fmt::format("case {} {}{}", c.record.case_number.value_or("-"), c.record.title, parts));
      CHECK(c.record.body.empty());
    }
    for (const auto& v : news.vedtak) {
      out.push_back(fmt::format("vedtak {} {}", v.record.case_number.value_or("-"), v.record.vedtak->text));
    }
    for (const auto& s : news.searches) {
      std::string line =
          fmt::format("search {}: {} of {}{}", s.name, s.hits.size(), s.total, s.is_first_run ? " first" : "");
      for (const auto& one : s.hits) line += " " + one.hit.record.title;
      out.push_back(line);
    }
    for (const auto& f : news.findings) {
      out.push_back(fmt::format("finding {} {}", f.finding.case_name, iso(f.first_seen)));
    }
    for (const Error& fault : news.faults) out.push_back("fault " + fault.text());
    CHECK(news.is_quiet() == std::none_of(out.begin(), out.end(), [](const std::string& line) {
            return !line.starts_with("fault") && line.find(": 0 of") == std::string::npos;
          }));
    return out;
  }
};

}  // namespace

TEST_CASE("new documents bring new cases and decisions, once") {
  Nights nights;
  nights.documents = {document("a", {{"a1", kNight1}}), document("b", {{"b1", kNight2}})};
  nights.index.read("a1", {treatment("a1", Part::kInnkalling, "1/25", "Mandat"),
                           treatment("a1", Part::kToppnotat, "1/25", "Mandat")});
  CHECK(nights.tell_and_remember() == Lines{"new a 2026-11-01T02:30:00.000Z",
                                            "new b 2026-11-02T02:30:00.000Z (not read)",
                                            "case 1/25 Mandat innkalling toppnotat"});
  CHECK(nights.tell_and_remember().empty());
  // Read later than it was fetched: its cases are told then, and the document no second time.
  nights.index.read("b1", {treatment("b1", Part::kReferat, "1/25", "Mandat", "NUIT støtter."),
                           treatment("b1", Part::kReferat, "2/25", "Plan", "Tas til orientering."),
                           treatment("b1", Part::kReferat, std::nullopt, "Eventuelt", "Ingenting.")});
  CHECK(nights.tell_and_remember() == Lines{"case 2/25 Plan referat", "vedtak - Ingenting.",
                                            "vedtak 1/25 NUIT støtter.", "vedtak 2/25 Tas til orientering."});
  CHECK(nights.tell_and_remember().empty());
}

TEST_CASE("papers that are of no archive are known, whenever they were read") {
  Nights nights;
  nights.index.read("own", {treatment("own", Part::kReferat, "1/25", "Mandat", "Ja.")});
  nights.documents = {document("a", {{"a1", kNight1}})};
  nights.index.read("a1", {treatment("a1", Part::kReferat, "1/25", "Mandat", "Ja. "),
                           treatment("a1", Part::kReferat, "1/25", "Mandat", "Nei.")});
  CHECK(nights.tell() == Lines{"new a 2026-11-01T02:30:00.000Z", "vedtak 1/25 Nei."});
}

TEST_CASE("a changed document is told with what its cases changed, and only what is new in it") {
  Nights nights;
  nights.documents = {document("a", {{"a1", kNight1}})};
  nights.archive["a1"] = {treatment("a1", Part::kReferat, "1/25", "Mandat", "Frist 1. mars."),
                          treatment("a1", Part::kReferat, "2/25", "Plan")};
  nights.index.read("a1", nights.archive["a1"]);
  nights.tell_and_remember(kNight1);
  nights.documents = {document("a", {{"a1", kNight1}, {"a2", kNight2}})};
  nights.index.forget("a1");
  SUBCASE("one decision") {
    nights.index.read("a2", {treatment("a2", Part::kReferat, "1/25", "Mandat", "Frist 2. mars."),
                             treatment("a2", Part::kReferat, "2/25", "Plan")});
    CHECK(nights.tell_and_remember() ==
          Lines{"changed a from a1 [changed Mandat vedtak: Frist 1. mars. -> Frist 2. mars.]",
                "vedtak 1/25 Frist 2. mars."});
    CHECK(nights.tell_and_remember().empty());
  }
  SUBCASE("nothing that a reader would see") {
    nights.index.read("a2", {treatment("a2", Part::kReferat, "1/25", "Mandat", "Frist 1. mars."),
                             treatment("a2", Part::kReferat, "2/25", "Plan")});
    CHECK(nights.tell() == Lines{"changed a from a1"});
  }
  SUBCASE("a case more, one less") {
    nights.index.read("a2", {treatment("a2", Part::kReferat, "1/25", "Mandat", "Frist 1. mars."),
                             treatment("a2", Part::kReferat, "3/25", "Nytt")});
    CHECK(nights.tell() == Lines{"changed a from a1 [added Nytt meeting:  -> 1/2025, 2025-03-01 body:  -> running "
                                 "text] [removed Plan meeting: 1/2025, 2025-03-01 ->  body: running text -> ]",
                                 "case 3/25 Nytt referat"});
  }
  SUBCASE("not read yet") {
    CHECK(nights.tell() == Lines{"changed a from a1: the new version is not in the index yet"});
  }
  SUBCASE("the new one cannot be read") {
    nights.index.read("a2", {}, DocumentState::kFailed);
    CHECK(nights.tell() == Lines{"changed a from a1: the new version cannot be read: it has a password"});
  }
  SUBCASE("the old one is gone") {
    nights.archive.clear();
    nights.index.read("a2", {treatment("a2", Part::kReferat, "1/25", "Mandat", "Frist 1. mars.")});
    CHECK(nights.tell() == Lines{"changed a from a1: the former version cannot be read: it was deleted",
                                 "case 1/25 Mandat referat", "vedtak 1/25 Frist 1. mars."});
  }
  CHECK(nights.read_again_calls == 1);
}

TEST_CASE("two changes between two tellings are one, and a change undone is none") {
  Nights nights;
  nights.documents = {document("a", {{"a1", kNight1}})};
  nights.tell_and_remember(kNight1);
  nights.archive["a1"] = {treatment("a1", Part::kReferat, "1/25", "Mandat", "En.")};
  nights.documents = {document("a", {{"a1", kNight1}, {"a2", kNight2}, {"a3", kNight3}})};
  nights.index.read("a3", {treatment("a3", Part::kReferat, "1/25", "Mandat", "Tre.")});
  CHECK(nights.tell().front() == "changed a from a1 [changed Mandat vedtak: En. -> Tre.]");
  nights.documents = {document("a", {{"a1", kNight1}, {"a2", kNight2}, {"a1", kNight3}})};
  CHECK(nights.tell().empty());
}

TEST_CASE("what vanishes is told once, and again when it is back") {
  Nights nights;
  nights.documents = {document("a", {{"a1", kNight1}})};
  nights.tell_and_remember(kNight1);
  nights.documents[0].vanished = at(kNight2);
  CHECK(nights.tell_and_remember() == Lines{"vanished a 2026-11-02T02:30:00.000Z"});
  CHECK(nights.tell_and_remember().empty());
  nights.documents[0].vanished.reset();
  nights.documents[0].versions[0].last_seen = at(kNight3);
  CHECK(nights.tell_and_remember() == Lines{"new a 2026-11-03T02:30:00.000Z (not read)"});
}

TEST_CASE("since a moment: what stood before it is known, whatever was told") {
  Nights nights;
  nights.documents = {document("a", {{"a1", kNight1}, {"a2", kNight2}}), document("b", {{"b1", kNight2}}),
                      document("c", {{"c1", kNight1}})};
  nights.documents[2].vanished = at(kNight2);
  nights.archive["a1"] = {treatment("a1", Part::kReferat, "1/25", "Mandat", "Ja.")};
  nights.index.read("a2", {treatment("a2", Part::kReferat, "1/25", "Mandat", "Nei.")});
  nights.index.read("b1", {treatment("b1", Part::kReferat, "2/25", "Plan")});
  nights.index.read("c1", {treatment("c1", Part::kReferat, "3/25", "Gammelt", "Ja.")});
  nights.tell_and_remember();
  CHECK(nights.tell({at(kNight2), false}) ==
        Lines{"new b 2026-11-02T02:30:00.000Z", "changed a from a1 [changed Mandat vedtak: Ja. -> Nei.]",
              "vanished c 2026-11-02T02:30:00.000Z", "case 2/25 Plan referat", "vedtak 1/25 Nei."});
  CHECK(nights.tell({at(kNight3), false}).empty());
  CHECK(nights.tell({at(kNight1), false}) ==
        Lines{"new a 2026-11-01T02:30:00.000Z", "new c 2026-11-01T02:30:00.000Z", "new b 2026-11-02T02:30:00.000Z",
              "vanished c 2026-11-02T02:30:00.000Z", "case 1/25 Mandat referat", "case 2/25 Plan referat",
              "case 3/25 Gammelt referat", "vedtak 1/25 Nei.", "vedtak 3/25 Ja."});
}

TEST_CASE("the first run of a saved search is silent, and a changed query is a new search") {
  Nights nights;
  nights.documents = {document("a", {{"a1", kNight1}})};
  nights.index.read("a1", {treatment("a1", Part::kReferat, "1/25", "Arkiv for alle")});
  nights.searches.queries = {{"arkiv", "/s/arkiv.txt", 1, "Arkiv"}};
  nights.tell_and_remember(kNight1);
  CHECK(nights.tell_and_remember(kNight1) == Lines{"search arkiv: 0 of 1"});

  nights.documents.push_back(document("b", {{"b1", kNight2}}));
  nights.index.read("b1", {treatment("b1", Part::kReferat, "2/25", "Arkiv igjen")});
  CHECK(nights.tell_and_remember(kNight2).back() == "search arkiv: 1 of 2 Arkiv igjen");
  CHECK(nights.tell_and_remember(kNight3) == Lines{"search arkiv: 0 of 2"});
  // By date it is told again, but what was there at the first run never.
  CHECK(nights.tell({at(kNight2), false}).back() == "search arkiv: 1 of 2 Arkiv igjen");
  CHECK(nights.tell({at("2026-01-01T00:00:00Z"), false}).back() == "search arkiv: 1 of 2 Arkiv igjen");
  CHECK(nights.tell({at(kNight3), false}) == Lines{"search arkiv: 0 of 2"});

  nights.searches.queries[0].query = "Arkiv for";
  CHECK(nights.tell_and_remember() == Lines{"search arkiv: 0 of 1 first"});
}

TEST_CASE("a hit is a treatment by what it is about, not by its bytes") {
  Nights nights;
  nights.searches.queries = {{"arkiv", "/s/arkiv.txt", 1, "Arkiv"}};
  nights.documents = {document("a", {{"a1", kNight1}})};
  nights.index.read("a1", {treatment("a1", Part::kToppnotat, "1/25", "Arkiv")});
  nights.tell_and_remember(kNight1);
  nights.index.forget("a1");
  nights.index.read("a2", {treatment("a2", Part::kToppnotat, "1/25", "Arkiv")});
  CHECK(nights.tell() == Lines{"search arkiv: 0 of 1"});
  // The same case in the minutes is another treatment.
  nights.index.read("b1", {treatment("b1", Part::kReferat, "1/25", "Arkiv")});
  CHECK(nights.tell() == Lines{"search arkiv: 1 of 2 Arkiv"});
}

TEST_CASE("all hits of a search are looked at, however many") {
  Nights nights;
  nights.searches.queries = {{"arkiv", "/s/arkiv.txt", 1, "Arkiv"}};
  std::vector<CaseRecord> records;
  for (int i = 1; i <= 1234; ++i) {
    records.push_back(treatment("a1", Part::kReferat, fmt::format("{}/25", i), "Arkiv"));
  }
  nights.index.read("a1", records);
  CHECK(nights.tell_and_remember() == Lines{"search arkiv: 0 of 1234 first"});
  records.push_back(treatment("a1", Part::kReferat, "2000/25", "Arkiv nytt"));
  nights.index.read("a1", records);
  CHECK(nights.tell() == Lines{"search arkiv: 1 of 1235 Arkiv nytt"});
}

TEST_CASE("a query that the index refuses is a fault with its line, and the others are asked") {
  Nights nights;
  nights.index.read("a1", {treatment("a1", Part::kReferat, "1/25", "Arkiv")});
  nights.searches.queries = {{"a", "/s/a.txt", 3, "!"}, {"b", "/s/b.txt", 1, "Arkiv"}};
  nights.searches.faults = {Error{ErrorCode::kConfig, "a saved search cannot be read", "", "/s/c.txt", 0}};
  CHECK(nights.tell_and_remember() == Lines{"search b: 0 of 1 first", "fault a saved search cannot be read (/s/c.txt)",
                                            "fault line 3: a query needs words (/s/a.txt)"});
  CHECK(nights.memory->searches.size() == 1);
}

TEST_CASE("findings: the first run is silent, then each is told once, whatever its page and message") {
  Nights nights;
  nights.findings = {finding("NUIT 1/25", "Ja.")};
  CHECK(nights.tell_and_remember(kNight1).empty());
  nights.findings = {finding("NUIT 1/25", "Ja.", 7), finding("NUIT 2/25", "Nei.")};
  CHECK(nights.tell_and_remember(kNight2) == Lines{"finding NUIT 2/25 2026-11-02T02:30:00.000Z"});
  CHECK(nights.tell_and_remember(kNight3).empty());
  CHECK(nights.tell({at(kNight1), false}) == Lines{"finding NUIT 2/25 2026-11-02T02:30:00.000Z"});
  // A night without an audit forgets nothing.
  const auto known = nights.findings;
  nights.findings.reset();
  CHECK(nights.tell_and_remember(kNight3).empty());
  nights.findings = known;
  CHECK(nights.tell_and_remember(kNight3).empty());
}

}  // namespace saksgang::news
