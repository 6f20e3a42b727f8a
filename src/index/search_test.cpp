#include <set>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "index/test_records.hpp"
#include "model/json.hpp"

using namespace saksgang;
using namespace saksgang::index;
using namespace saksgang::index::test;

namespace {

// The snippet with brackets around what is highlighted.
std::string marked(const Hit& hit) {
  std::string out = hit.snippet;
  for (auto it = hit.highlights.rbegin(); it != hit.highlights.rend(); ++it) {
    out.insert(it->second, "]");
    out.insert(it->first, "[");
  }
  return out;
}

// «NUIT 17/25 referat p9: snippet», a hit a line.
std::string shown(const Reader& reader, const SearchRequest& request) {
  const auto result = reader.search(request);
  if (!result) return result.error().message;
  std::string out;
  for (const Hit& hit : result->hits) {
    out += fmt::format("{}{} {} {} p{}: {}", out.empty() ? "" : "\n", hit.record.council,
                       hit.record.case_number.value_or("-"), name(hit.record.part), hit.page, marked(hit));
  }
  return out;
}

SearchRequest request(std::string query, Unit unit = Unit::kCase) {
  SearchRequest out;
  out.query = std::move(query);
  out.unit = unit;
  return out;
}

}  // namespace

TEST_CASE("searching the sample") {
  const Folder folder;
  make_index(folder.index(), sample());
  const auto reader = must(Reader::open(folder.index()));
  const std::string vedtak = "NUIT slutter seg til forslaget. Utvalget ber om en ny vurdering av kostnadene.";
  const std::string mandate = "NUFA 17/25 referat p3: ";

  SUBCASE("words, by any of their forms, with the page they stand on") {
    CHECK(shown(*reader, request("kostnad")) ==
          "NUIT 17/25 referat p9: NUIT slutter seg til forslaget. Utvalget ber om en ny vurdering av [kostnadene].");
    CHECK(must(reader->search(request("laboratorium nyttår"))).total == 0);
    CHECK(shown(*reader, request("laboratoriet ulik kode")) ==
          "NUIT 17/25 toppnotat p5: Bakgrunnen er at [laboratoriene] bruker [ulike] [koder].");
    CHECK(shown(*reader, request("nyttår e-helsa")) ==
          "NUFA - referat p4: Ny organisering av [e-helse] fra [nyttår]. RHF-ene er informert.");
  }
  SUBCASE("one hit a case") {
    const auto result = must(reader->search(request("kodeverk")));
    CHECK(result.hits.size() == 1);
    CHECK(result.total == 1);
    CHECK(result.total_is_exact);
    CHECK(result.hits[0].rank == 1);
    CHECK(result.hits[0].score > 0);
  }
  SUBCASE("phrases") {
    CHECK(shown(*reader, request("\"slutter seg til\"")) ==
          "NUIT 17/25 referat p9: NUIT [slutter seg til] forslaget. Utvalget ber om en ny vurdering av kostnadene.");
    CHECK(shown(*reader, request("«seg slutter til»")) == "");
    CHECK(shown(*reader, request("\"koder Et\"")) == "");  // not over the paragraph's end
  }
  SUBCASE("acronyms with and without endings, however typed") {
    for (const char* query : {"RHF", "rhf", "RHF-ene", "rhfene OR rhf"}) {
      CAPTURE(query);
      CHECK(shown(*reader, request(query)) ==
            "NUFA - referat p4: Ny organisering av e-helse fra nyttår. [RHF-ene] er informert.");
    }
  }
  SUBCASE("case numbers and councils as words") {
    CHECK(must(reader->search(request("17/25"))).total == 2);
    CHECK(must(reader->search(request("NUIT 17/25"))).total == 1);
    CHECK(must(reader->search(request("017/2025"))).total == 2);
  }
  SUBCASE("filters") {
    const std::vector<std::pair<std::string, std::uint64_t>> table = {
        {"utvalg:NUIT", 1},
        {"utvalg:prioriteringsutvalget", 1},
        {"utvalg:NUFA", 2},
        {"-utvalg:NUIT", 2},
        {"sak:17/25", 2},
        {"sak:\"NUFA 17/25\"", 1},
        {"sak:18/25", 0},
        {"år:2025", 2},
        {"år:2024", 2},
        {"år:2023", 0},
        {"år:2024..2025", 3},
        {"type:drøfting", 1},
        {"del:toppnotat", 1},
        {"del:brev", 0},
        {"dato:2025", 1},
        {"dato:2025-05", 1},
        {"dato:2025-05-16", 0},
        {"dato:2024-11-20", 2},
        {"dato:\"20. november 2024\"", 2},
        {"dato:..2024", 2},
        {"dato:2025..", 1},
        {"kodeverk dato:2025-05-01..2025-05-31 utvalg:NUIT", 1},
        {"kodeverk utvalg:NUFA", 0},
        {"mandat OR kodeverk", 2},
        {"(mandat OR kodeverk) -utvalg:NUFA", 1},
        {"tittel:kodeverk", 1},
        {"tittel:kostnadene", 0},
        {"vedtak:kostnadene", 1},
        {"innspill:finansiering", 1},
        {"aktør:KS", 1},
        {"dok:nufa.pdf", 2},
        {"kode*", 1},
        {"tittel:kodeverk*", 1},
    };
    for (const auto& row : table) {
      const auto& query = row.first;
      const auto& total = row.second;
      CAPTURE(query);
      const auto result = reader->search(request(query));
      REQUIRE(result);
      CHECK(result->total == total);
      CHECK(result->hits.size() == total);
    }
  }
  SUBCASE("decisions as units") {
    CHECK(shown(*reader, request("vurderinga", Unit::kVedtak)) ==
          "NUIT 17/25 referat p9: NUIT slutter seg til forslaget. Utvalget ber om en ny [vurdering] av kostnadene.");
    CHECK(shown(*reader, request("kodeverk", Unit::kVedtak)) == "");
    CHECK(shown(*reader, request("år:2024", Unit::kVedtak)) == "NUFA 17/25 referat p3: NUFA godkjenner mandatet.");
  }
  SUBCASE("remarks as units") {
    CHECK(shown(*reader, request("finansiering", Unit::kInnspill)) ==
          "NUIT 17/25 referat p8: Kommunene trenger [finansiering] før innføringen.\n"
          "NUIT 17/25 referat p9: [Finansiering] må avklares; [finansieringen] er ikke på plass.");
    auto second = request("finansiering", Unit::kInnspill);
    second.offset = 1;
    second.limit = 1;
    const auto result = must(reader->search(second));
    CHECK(result.total == 2);
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].rank == 2);
    CHECK(must(reader->search(request("utvalg:NUIT", Unit::kInnspill))).total == 3);
  }
  SUBCASE("every treatment of a case") {
    auto all = request("kodeverk");
    CHECK(must(reader->search(all)).total == 1);
    all.every_treatment = true;
    std::set<Part> parts;
    const auto result = must(reader->search(all));
    for (const Hit& hit : result.hits) parts.insert(hit.record.part);
    CHECK(result.total == 3);
    CHECK(parts == std::set<Part>{Part::kInnkalling, Part::kToppnotat, Part::kReferat});
  }
  SUBCASE("offset and limit") {
    auto page = request("utvalg:NUFA OR utvalg:NUIT");
    page.limit = 2;
    CHECK(must(reader->search(page)).hits.size() == 2);
    CHECK(must(reader->search(page)).total == 3);
    page.offset = 2;
    REQUIRE(must(reader->search(page)).hits.size() == 1);
    CHECK(must(reader->search(page)).hits[0].rank == 3);
    page.offset = 3;
    CHECK(must(reader->search(page)).hits.empty());
    page.offset = 0;
    page.limit = 0;
    CHECK(must(reader->search(page)).hits.empty());
    CHECK(must(reader->search(page)).total == 3);
  }
  SUBCASE("without words the newest come first, with their own beginning") {
    CHECK(shown(*reader, request("sak:17/25 del:referat")) ==
          "NUIT 17/25 referat p9: " + vedtak + "\n" + mandate + "NUFA godkjenner mandatet.");
  }
  SUBCASE("faulty queries") {
    const auto result = reader->search(request("(kodeverk"));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::kQuery);
    CHECK(result.error().message == "this bracket is never closed\n  (kodeverk\n  ^");
  }
}

TEST_CASE("the title and the decision count more than the rest") {
  const Folder folder;
  CaseRecord title = treatment(Part::kReferat, "NUIT", "1/25", "Veikart for e-resept", "2025-01-01");
  CaseRecord vedtak = treatment(Part::kReferat, "NUIT", "2/25", "Noe annet", "2025-01-01");
  vedtak.vedtak = Vedtak{"Vedtak", "Rådet støtter et veikart for området.", 1};
  CaseRecord body = treatment(Part::kReferat, "NUIT", "3/25", "Noe tredje", "2025-01-01");
  body.body = "Et veikart for området ble nevnt.";
  make_index(folder.index(), {file("x.pdf", {body, vedtak, title})});
  const auto result = must(must(Reader::open(folder.index()))->search(request("veikart")));
  REQUIRE(result.hits.size() == 3);
  CHECK(result.hits[0].record.case_number == "1/25");
  CHECK(result.hits[1].record.case_number == "2/25");
  CHECK(result.hits[2].record.case_number == "3/25");
}

TEST_CASE("highlights lie within the snippet, apart, on characters") {
  const Folder folder;
  CaseRecord record = treatment(Part::kToppnotat, "NUIT", "1/25", "Lang", "");
  for (int i = 0; i < 60; ++i) record.body += "ærlige ønsker om e-helseløsninger på øya åpner «dører» ";
  record.body += "målbildet " + std::string(900, 'q') + " slutt";
  make_index(folder.index(), {file("x.pdf", {record})});
  const auto reader = must(Reader::open(folder.index()));
  for (const char* query : {"ønske", "e-helseløsning", "\"om e-helseløsninger\"", "åpne* ærlig", "målbilde", "slutt",
                            "dører øya", "utvalg:NUIT"}) {
    CAPTURE(query);
    const auto result = must(reader->search(request(query)));
    REQUIRE(result.hits.size() == 1);
    const Hit& hit = result.hits[0];
    CHECK(utf8::valid(hit.snippet));
    CHECK(hit.snippet.size() <= 320);
    CHECK(hit.highlights.empty() == (std::string(query) == "utvalg:NUIT"));
    std::size_t end = 0;
    for (const auto& [from, to] : hit.highlights) {
      CHECK(from >= end);
      CHECK(from < to);
      REQUIRE(to <= hit.snippet.size());
      CHECK(utf8::valid(std::string_view(hit.snippet).substr(from, to - from)));
      end = to;
    }
  }
}

TEST_CASE("cases are found by name") {
  const Folder folder;
  auto files = sample();
  files.push_back(file("c/nehr.pdf", {treatment(Part::kReferat, "NEHR", "5/25", "Strategi", "2025-03-20")}));
  make_index(folder.index(), files);
  const auto reader = must(Reader::open(folder.index()));
  const auto parts = [&](const std::string& name) {
    std::string out;
    const auto found = reader->find_case(name);
    if (!found) return found.error().message + "|" + found.error().hint;
    for (const CaseRecord& record : *found) {
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", record.council, saksgang::name(record.part));
    }
    return out;
  };
  for (const char* name :
       {"NUIT 17/25", "nuit-17/25", "NUIT-17/25", "Prioriteringsutvalget 17/2025", "nuit sak 017/25"}) {
    CAPTURE(name);
    CHECK(parts(name) == "NUIT innkalling, NUIT toppnotat, NUIT referat");
  }
  CHECK(parts("Nasjonalt e-helseråd 5/25") == "NEHR referat");
  CHECK(parts("05/25") == "NEHR referat");
  CHECK(parts("17/25") ==
        "several councils have a case 17/25|name one of them: NUFA 17/25 «Mandat for utvalget»; NUIT 17/25 «Felles "
        "kodeverk for prøvesvar»");
  CHECK(parts("NUIT 18/25") ==
        "there is no case NUIT 18/25 in the index|nearest are NUIT 17/25 «Felles kodeverk for prøvesvar»; NUFA 17/25 "
        "«Mandat for utvalget»; NEHR 5/25 «Strategi»");
  CHECK(parts("x") == "«x» names no case|write it as \"NUIT 17/25\", nuit-17/25 or 17/25");
  CHECK(reader->find_case("17/25").error().code == ErrorCode::kAmbiguous);
  CHECK(reader->find_case("18/25").error().code == ErrorCode::kNotFound);
  CHECK(reader->record("no-such-id").error().code == ErrorCode::kNotFound);
  CHECK(reader->record("no-such-id").error().message == "there is no record with the id «no-such-id»");
}
