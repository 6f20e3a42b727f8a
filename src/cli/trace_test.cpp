#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "cli/trace_output.hpp"

using namespace saksgang;
using namespace saksgang::cli;

namespace {

const Date kMade{2026, 11, 22};

// A case with a hostile title and its one declared predecessor.
history::Chain sample() {
  CaseRecord record;
  record.id = "1";
  record.document.file = "a\"<b>.pdf";
  record.document.sha256 = "00";
  record.document.url = "https://example.org/a.pdf?x=\"1\"&y=2";
  record.part = Part::kReferat;
  record.first_page = 3;
  record.council = "NUIT";
  record.case_number = "17/25";
  record.title = "<script>alert('x')</script> \"];s9 --> \\n & mer\x1b[31m";
  const auto own = std::make_shared<const CaseRecord>(record);
  history::Step before;
  before.council = "NUFA";
  before.number = CaseNumber{7, 2025};
  before.date = "2025-01-22";
  before.title = "Kodeverk";
  before.vedtak = "Enig & klar.\nTo.";
  before.confidence = 0.98;
  before.evidence = {{own, 4, "7/25 | <i>", "history-table"}};
  history::Step start;
  start.council = "NUIT";
  start.number = CaseNumber{17, 2025};
  start.date = "2025-05-15";
  start.title = record.title;
  start.record = own;
  start.is_start = true;
  start.evidence = {{own, 3, record.title, "own-paper"}, {own, 4, "7/25 | <i>", "history-table"}};
  history::Chain chain;
  chain.start = {"NUIT", CaseNumber{17, 2025}};
  chain.steps = {before, start};
  history::Unresolved open;
  open.record = own;
  open.reference.council = "NUFA";
  open.reference.number = CaseNumber{9, 2023};
  open.reference.quote = "Se NUFA 9/23 <b>.";
  open.reference.page = 5;
  chain.unresolved = {open};
  return chain;
}

}  // namespace

TEST_CASE("lines between steps") {
  CHECK(trace_lines(sample()) == std::vector<TraceLine>{{0, 1, "history-table"}});
  history::Chain chain = sample();
  chain.steps[0].evidence.clear();
  CHECK(trace_lines(chain) == std::vector<TraceLine>{{0, 1, "declared"}});
}

TEST_CASE("a line tells of a postponement, whatever else it rests on") {
  history::Chain chain = sample();
  chain.steps[0].evidence.push_back({chain.steps[1].record, 3, "utsatt", "postponed"});
  CHECK(trace_lines(chain) == std::vector<TraceLine>{{0, 1, "history-table", true}});
  CHECK(trace_mermaid(chain).find("  s0 -->|table, postponed| s1\n") != std::string::npos);
  CHECK(trace_dot(chain).find("  s0 -> s1 [label=\"table, postponed\"];\n") != std::string::npos);
  chain.steps[0].evidence.erase(chain.steps[0].evidence.begin());
  CHECK(trace_mermaid(chain).find("  s0 -.->|postponed| s1\n") != std::string::npos);
  CHECK(trace_dot(chain).find("  s0 -> s1 [label=\"postponed\", style=dashed];\n") != std::string::npos);
}

TEST_CASE("a reference to a step that is not in the index is no open one") {
  history::Chain chain = sample();
  REQUIRE(unanswered(chain).size() == 1);
  history::Reference& open = chain.unresolved[0].reference;
  open.number = CaseNumber{7, 2025};
  CHECK(unanswered(chain).empty());
  CHECK(trace_text(chain, Settings{}, {}).find("References that no case here answers") == std::string::npos);
  CHECK(trace_html(chain, kMade).find("References that no case here answers") == std::string::npos);
  open.council.reset();
  CHECK(unanswered(chain).empty());
  open.council = "NUIT";
  CHECK(unanswered(chain).size() == 1);
  open.council = "NUFA";
  open.number.reset();
  open.date = Date{2025, 1, 22};
  CHECK(unanswered(chain).empty());
  open.date = Date{2025, 1, 23};
  CHECK(unanswered(chain).size() == 1);
  CHECK(reference_label(open) == "NUFA 2025-01-23");
  open.council = "STRATEGIRADET";
  open.number = CaseNumber{4, 2026};
  CHECK(reference_label(open) == "Strategirådet 4/26 2025-01-23");
}

TEST_CASE("a flowchart for Mermaid") {
  CHECK(trace_mermaid(sample()) ==
        "flowchart TD\n"
        "  s0[\"NUFA 7/25<br/>2025-01-22<br/>Kodeverk<br/>#40;not in the index#41;\"]:::absent\n"
        "  s1[\"NUIT 17/25<br/>2025-05-15<br/>#60;script#62;alert#40;#39;x#39;#41;#60;/script#62; "
        "#34;#93;#59;s9 --#62; #92;n #38; mer#91;31m\"]:::start\n"
        "  s0 -->|table| s1\n"
        "  classDef start stroke-width:3px\n"
        "  classDef absent stroke-dasharray:4\n");
}

TEST_CASE("a graph for Graphviz") {
  CHECK(trace_dot(sample()) ==
        "digraph trace {\n  rankdir=TB;\n  node [shape=box];\n"
        "  s0 [label=\"NUFA 7/25\\n2025-01-22\\nKodeverk\\n(not in the index)\", style=dashed];\n"
        "  s1 [label=\"NUIT 17/25\\n2025-05-15\\n<script>alert('x')</script> \\\"];s9 --> \\\\n & mer[31m\", "
        "penwidth=3];\n"
        "  s0 -> s1 [label=\"table\"];\n}\n");
}

TEST_CASE("a page of HTML says no more than its own words in tags") {
  const std::string page = trace_html(sample(), kMade);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<i>") == std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;];s9 --&gt; \\n &amp; mer") !=
        std::string::npos);
  CHECK(page.find(
            "<a href=\"https://example.org/a.pdf?x=&quot;1&quot;&amp;y=2#page=3\">a&quot;&lt;b&gt;.pdf#page=3</a>") !=
        std::string::npos);
  CHECK(page.find("<blockquote><p>Enig &amp; klar.</p><p>To.</p></blockquote>") != std::string::npos);
  CHECK(page.find("<p class=\"meta\">not in the index · declared (0.98)</p>") != std::string::npos);
  CHECK(page.find("<li>dangling: NUFA 9/23, ") != std::string::npos);
  CHECK(page.find("<p class=\"note\">declared: a paper&#39;s table of earlier treatments has the case; ") !=
        std::string::npos);
  CHECK(page.find("Made on <time datetime=\"2026-11-22\">2026-11-22</time> by saksgang ") != std::string::npos);
  // Without an address a link leads to the file beside the page, wherever that is.
  history::Chain chain = sample();
  CaseRecord record = *chain.steps[1].record;
  record.document.url.reset();
  record.document.file = "møte: \"a\".pdf";
  chain.steps[1].record = std::make_shared<const CaseRecord>(record);
  CHECK(trace_html(chain, kMade)
            .find("<a href=\"./m%C3%B8te%3A%20%22a%22.pdf#page=3\">møte: &quot;a&quot;.pdf#page=3</a>") !=
        std::string::npos);
}

TEST_CASE("a timeline for a person") {
  Settings settings;
  CHECK(trace_text(sample(), settings, {}) ==
        "2025-01-22  NUFA 7/25  (not in the index)\n"
        "            Kodeverk\n"
        "            Vedtak, as quoted: Enig & klar. To.\n"
        "            declared (0.98)\n"
        "            · row in the table of NUIT 17/25, a\"<b>.pdf#page=4\n"
        "\n"
        "2025-05-15  NUIT 17/25  ◀\n"
        "            <script>alert('x')</script> \"];s9 --> \\n & mer[31m\n"
        "            a\"<b>.pdf#page=3\n"
        "\n"
        "References that no case here answers:\n"
        "dangling    NUFA 9/23  a\"<b>.pdf#page=5\n"
        "            «Se NUFA 9/23 <b>.»\n"
        "\n"
        "declared: a paper's table of earlier treatments has the case; cited: a sentence\n"
        "names it; postponed: put off, and taken up again; same-title: the titles are\n"
        "alike. The number tells how sure that is, up to 1.\n");
}

TEST_CASE("reasons of a step: one of each method first, each page once, and how many are left out") {
  history::Chain chain = sample();
  chain.unresolved.clear();
  history::Step& before = chain.steps[0];
  const history::RecordPtr own = chain.steps[1].record;
  before.evidence = {{own, 4, "7/25", "history-table"},
                     {own, 4, "7/25 again", "history-table"},
                     {own, 5, "7/25", "history-table"},
                     {own, 6, "se 7/25", "text"},
                     {own, 7, "Kodeverk", "same-title"}};
  const std::string head =
      "2025-01-22  NUFA 7/25  (not in the index)\n"
      "            Kodeverk\n"
      "            Vedtak, as quoted: Enig & klar. To.\n"
      "            declared (0.98)\n"
      "            · row in the table of NUIT 17/25, a\"<b>.pdf#page=4\n"
      "            · sentence in NUIT 17/25, a\"<b>.pdf#page=6\n"
      "            · title of NUIT 17/25, a\"<b>.pdf#page=7\n";
  CHECK(trace_text(chain, Settings{}, {})
            .starts_with(head + "            · and 1 more; --format html has the words of each\n\n2025-05-15"));
  before.evidence.erase(before.evidence.begin() + 2);
  CHECK(trace_text(chain, Settings{}, {}).starts_with(head + "\n2025-05-15"));
}

TEST_CASE("a postponed case says so in its own words") {
  history::Chain chain = sample();
  history::Step& start = chain.steps[1];
  CHECK(postponement(start) == nullptr);
  start.evidence.push_back({start.record, 3, "Saken ble utsatt til <neste> møte.", "postponed"});
  CHECK(postponement(start) == &start.evidence.back());
  CHECK(trace_text(chain, Settings{}, {}).find("            Postponed: «Saken ble utsatt til <neste> møte.»\n") !=
        std::string::npos);
  CHECK(trace_html(chain, kMade)
            .find("<p class=\"note\">Postponed: <q>Saken ble utsatt til &lt;neste&gt; møte.</q></p>\n") !=
        std::string::npos);
  // Another case's postponement is a reason, not this case's fate; and what was decided says more.
  CaseRecord other = *start.record;
  other.case_number = "16/25";
  start.evidence.back().record = std::make_shared<const CaseRecord>(other);
  CHECK(postponement(start) == nullptr);
  start.evidence.back().record = start.record;
  start.vedtak = "Enig.";
  CHECK(postponement(start) == nullptr);
  CHECK(vedtak_label(start) == "Vedtak");
  CHECK(vedtak_label(chain.steps[0]) == "Vedtak, as quoted");
}

TEST_CASE("rows for a spreadsheet") {
  const auto rows = trace_csv(sample());
  REQUIRE(rows.size() == 2);
  CHECK(trace_csv_head().size() == rows[0].size());
  CHECK(rows[0] == std::vector<std::string>{"2025-01-22", "NUFA", "7/25", "Kodeverk", "", "", "Enig & klar.\nTo.",
                                            "declared", "0.98", "false", "", "", "",
                                            "a\"<b>.pdf#page=4: history-table: 7/25 | <i>"});
}
