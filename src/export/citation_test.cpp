#include "export/citation.hpp"

#include <doctest/doctest.h>

namespace saksgang::exports {
namespace {

const Date kAccessed{2026, 11, 22};

CaseRecord minutes() {
  CaseRecord r;
  r.id = "3f0c6f0e2a9b1d44.referat.4-25";
  r.document.file = "nuit-2025-1.pdf";
  r.document.sha256 = "3f0c6f0e2a9b1d44";
  r.document.url = "https://example.org/møte a_b.pdf?x=1&y=50%25#s";
  r.part = Part::kReferat;
  r.first_page = 2;
  r.council = "NUIT";
  r.council_printed = "Prioriteringsutvalget (NUIT)";
  r.meeting = {"1/2025", {"2025-02-12"}, "Kaigata 12, Nordhavn"};
  r.case_number = "4/25";
  r.title = "Felles timebok";
  r.vedtak = Vedtak{"Vedtak", "NUIT anbefaler timeboka.\nOg mer.", 3};
  r.innspill = {{"Innspill", "Fastlegelaget støttet kravet.", 3, {"Fastlegelaget"}}, {"Innspill", "En til.", 4, {}}};
  return r;
}

// A treatment of which nothing is known but its text.
CaseRecord bare() {
  CaseRecord r;
  r.id = "aa00000000000000.annet.p7";
  r.document.file = "x.pdf";
  r.document.sha256 = "aa00000000000000";
  r.first_page = 7;
  return r;
}

Citation of(const CaseRecord& record, Unit unit = Unit::kCase, std::size_t nth = 1) {
  auto made = citation(record, unit, nth, kAccessed);
  REQUIRE(made.has_value());
  return *made;
}

}  // namespace

TEST_CASE("as text, in the order that Norwegians cite") {
  CHECK(citation_text(of(minutes())) ==
        "Nasjonalt utvalg for IT-prioritering (NUIT), møte 1/2025, 12. februar 2025, sak 4/25: «Felles timebok», "
        "referat, s. 2. "
        "https://example.org/m%C3%B8te%20a_b.pdf?x=1&y=50%25#s Lest 22. november 2026. SHA-256: 3f0c6f0e2a9b1d44\n");
  CHECK(citation_text(of(minutes(), Unit::kInnspill, 2)) ==
        "Nasjonalt utvalg for IT-prioritering (NUIT), møte 1/2025, 12. februar 2025, sak 4/25: «Felles timebok», "
        "referat, innspill 2, "
        "s. 4. https://example.org/m%C3%B8te%20a_b.pdf?x=1&y=50%25#s Lest 22. november 2026. "
        "SHA-256: 3f0c6f0e2a9b1d44\n");
  CHECK(citation_text(of(bare())) == "annet, s. 7. x.pdf. Lest 22. november 2026. SHA-256: aa00000000000000\n");
  CaseRecord untitled = minutes();
  untitled.case_number.reset();
  untitled.document.url.reset();
  CHECK(citation_text(of(untitled, Unit::kVedtak)) ==
        "Nasjonalt utvalg for IT-prioritering (NUIT), møte 1/2025, 12. februar 2025, «Felles timebok», referat, "
        "vedtak, s. 3. "
        "nuit-2025-1.pdf. Lest 22. november 2026. SHA-256: 3f0c6f0e2a9b1d44\n");
}

TEST_CASE("as BibTeX") {
  CHECK(citation_bibtex(of(minutes(), Unit::kVedtak)) ==
        "@incollection{nuit-4-25-referat-vedtak-3f0c6f0e,\n"
        "  author    = {{Nasjonalt utvalg for IT-prioritering (NUIT)}},\n"
        "  title     = {{Felles timebok}},\n"
        "  booktitle = {Referat fra møte 1/2025},\n"
        "  type      = {Sak},\n"
        "  chapter   = {4/25},\n"
        "  publisher = {Nasjonalt utvalg for IT-prioritering (NUIT)},\n"
        "  address   = {Kaigata 12, Nordhavn},\n"
        "  date      = {2025-02-12},\n"
        "  year      = {2025},\n"
        "  month     = feb,\n"
        "  day       = {12},\n"
        "  pages     = {3},\n"
        "  url       = {https://example.org/m%C3%B8te%20a_b.pdf?x=1&y=50%25#s},\n"
        "  urldate   = {2026-11-22},\n"
        "  abstract  = {NUIT anbefaler timeboka. Og mer.},\n"
        "  note      = {Vedtak. SHA-256: 3f0c6f0e2a9b1d44. Lest 2026-11-22.}\n"
        "}\n");
  CHECK(citation_bibtex(of(bare())) ==
        "@incollection{papir-s7-annet-aa000000,\n"
        "  booktitle = {Sakspapirer til møte},\n"
        "  pages     = {7},\n"
        "  urldate   = {2026-11-22},\n"
        "  note      = {Fil: x.pdf. SHA-256: aa00000000000000. Lest 2026-11-22.}\n"
        "}\n");
}

TEST_CASE("what means something to TeX is escaped, and braces are balanced") {
  CaseRecord record = minutes();
  record.title = "50 % & $1 #2 a_b {x} }{ \\q ~ ^";
  const std::string text = citation_bibtex(of(record));
  CHECK(text.find("  title     = {{50 \\% \\& \\$1 \\#2 a\\_b \\textbraceleft{}x\\textbraceright{} "
                  "\\textbraceright{}\\textbraceleft{} \\textbackslash{}q \\textasciitilde{} "
                  "\\textasciicircum{}}},\n") != std::string::npos);
}

TEST_CASE("a meeting of several days is a span") {
  CaseRecord record = minutes();
  record.meeting.dates = {"2025-02-12", "2025-02-13"};
  CHECK(citation_bibtex(of(record)).find("  date      = {2025-02-12/2025-02-13},\n  year      = {2025},\n") !=
        std::string::npos);
  CHECK(dump(citation_csl(of(record))["issued"]) == R"j({"date-parts":[[2025,2,12],[2025,2,13]]})j");
  CHECK(citation_ris(of(record)).find("DA  - 2025/02/12/\r\n") != std::string::npos);
}

TEST_CASE("a decision that goes over to the next page, and a remark that names its speakers") {
  CaseRecord record = minutes();
  record.spans = {{"vedtak", {1, 9, "r"}}, {"vedtak", {2, 4, "r"}}};
  record.innspill[0].actors = {"Fastlegelaget", "KS"};
  const Citation vedtak = of(record, Unit::kVedtak);
  CHECK(citation_text(vedtak).find("referat, vedtak, s. 3–4. ") != std::string::npos);
  CHECK(citation_bibtex(vedtak).find("  pages     = {3--4},\n") != std::string::npos);
  CHECK(citation_ris(vedtak).find("SP  - 3\r\nEP  - 4\r\n") != std::string::npos);
  CHECK(dump(citation_csl(vedtak)["page"]) == "\"3-4\"");
  const Citation remark = of(record, Unit::kInnspill);
  CHECK(citation_text(remark).find(", innspill 1 (Fastlegelaget, KS), s. 3. ") != std::string::npos);
  CHECK(citation_ris(remark).find("N1  - Innspill 1 (Fastlegelaget, KS). SHA") != std::string::npos);
}

TEST_CASE("as RIS") {
  CHECK(citation_ris(of(minutes(), Unit::kInnspill, 1)) ==
        "TY  - RPRT\r\n"
        "AU  - Nasjonalt utvalg for IT-prioritering (NUIT)\r\n"
        "TI  - Felles timebok\r\n"
        "T2  - Referat fra møte 1/2025\r\n"
        "PY  - 2025\r\n"
        "DA  - 2025/02/12/\r\n"
        "SN  - 4/25\r\n"
        "SP  - 3\r\n"
        "PB  - Nasjonalt utvalg for IT-prioritering (NUIT)\r\n"
        "CY  - Kaigata 12, Nordhavn\r\n"
        "UR  - https://example.org/m%C3%B8te%20a_b.pdf?x=1&y=50%25#s\r\n"
        "Y2  - 2026/11/22/\r\n"
        "AB  - Fastlegelaget støttet kravet.\r\n"
        "N1  - Innspill 1 (Fastlegelaget). SHA-256: 3f0c6f0e2a9b1d44. Lest 2026-11-22.\r\n"
        "ID  - nuit-4-25-referat-innspill-1-3f0c6f0e\r\n"
        "ER  - \r\n");
  CHECK(citation_ris(of(bare())) ==
        "TY  - RPRT\r\n"
        "T2  - Sakspapirer til møte\r\n"
        "SP  - 7\r\n"
        "Y2  - 2026/11/22/\r\n"
        "N1  - Fil: x.pdf. SHA-256: aa00000000000000. Lest 2026-11-22.\r\n"
        "ID  - papir-s7-annet-aa000000\r\n"
        "ER  - \r\n");
}

TEST_CASE("as CSL-JSON") {
  CHECK(
      dump(citation_csl(of(minutes()))) ==
      R"j({"id":"nuit-4-25-referat-3f0c6f0e","type":"report","author":[{"literal":"Nasjonalt utvalg for IT-prioritering (NUIT)"}],)j"
      R"j("title":"Felles timebok","container-title":"Referat fra møte 1/2025","genre":"Referat","number":"4/25",)j"
      R"j("event-title":"Møte 1/2025","event-date":{"date-parts":[[2025,2,12]]},"event-place":"Kaigata 12, Nordhavn",)j"
      R"j("publisher":"Nasjonalt utvalg for IT-prioritering (NUIT)","issued":{"date-parts":[[2025,2,12]]},"page":"2",)j"
      R"j("URL":"https://example.org/m%C3%B8te%20a_b.pdf?x=1&y=50%25#s","accessed":{"date-parts":[[2026,11,22]]},)j"
      R"j("note":"SHA-256: 3f0c6f0e2a9b1d44. Lest 2026-11-22."})j");
  CHECK(dump(citation_csl(of(bare()))) ==
        R"j({"id":"papir-s7-annet-aa000000","type":"report","container-title":"Sakspapirer til møte","genre":"Annet",)j"
        R"j("page":"7","accessed":{"date-parts":[[2026,11,22]]},)j"
        R"j("note":"Fil: x.pdf. SHA-256: aa00000000000000. Lest 2026-11-22."})j");
}

TEST_CASE("text of a paper cannot end a line, a field or a record") {
  CaseRecord record = minutes();
  record.title = "A\r\nER  - \r\nTY  - BOOK\x1b[31m";
  CHECK(citation_ris(of(record)).find("TI  - A ER - TY - BOOK[31m\r\n") != std::string::npos);
  record.document.url = "https://example.org/a}, note = {x\r\nER  - ";
  CHECK(citation_bibtex(of(record)).find("url       = {https://example.org/a%7D,%20note%20=%20%7Bx%20ER%20-},\n") !=
        std::string::npos);
}

TEST_CASE("what is not there cannot be cited") {
  CHECK(citation(minutes(), Unit::kInnspill, 3, kAccessed).error().message ==
        "3f0c6f0e2a9b1d44.referat.4-25 has 2 innspill, not 3");
  CHECK(citation(minutes(), Unit::kInnspill, 0, kAccessed).error().code == ErrorCode::kNotFound);
  CHECK(citation(bare(), Unit::kVedtak, 1, kAccessed).error().message == "aa00000000000000.annet.p7 has no vedtak");
}

TEST_CASE("the minutes are cited before the case paper, and that before the notice") {
  using Indexes = std::vector<std::size_t>;
  CaseRecord notice = bare(), paper = bare(), referat = minutes();
  notice.part = Part::kInnkalling;
  notice.meeting = referat.meeting;
  paper.part = Part::kToppnotat;
  paper.meeting = referat.meeting;
  CHECK(cited_treatments({notice, paper, referat}, Unit::kCase) == Indexes{2});
  CHECK(cited_treatments({notice, paper}, Unit::kCase) == Indexes{1});
  CHECK(cited_treatments({notice}, Unit::kCase) == Indexes{0});
  CHECK(cited_treatments({bare()}, Unit::kCase) == Indexes{0});
  CHECK(cited_treatments({notice, paper, referat}, Unit::kCase, Part::kInnkalling) == Indexes{0});
  CHECK(cited_treatments({notice, paper}, Unit::kVedtak).empty());
  CHECK(cited_treatments({notice, paper, referat}, Unit::kInnspill) == Indexes{2});

  // The same minutes in two files are one treatment; another decision, or another meeting, is another.
  CHECK(cited_treatments({referat, referat}, Unit::kVedtak) == Indexes{0});
  CaseRecord other = referat;
  other.vedtak->text = "NUIT anbefaler ikke timeboka.";
  CHECK(cited_treatments({referat, other}, Unit::kVedtak) == Indexes{0, 1});
  CHECK(cited_treatments({referat, other}, Unit::kCase) == Indexes{0});
  other.meeting.dates = {"2025-05-15"};
  CHECK(cited_treatments({referat, other}, Unit::kCase) == Indexes{0, 1});
}

}  // namespace saksgang::exports
