#include "analyzers/recognise.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace saksgang::analyzers;

namespace {

// «text[=plain]:type», parts with a plus sign before them.
std::string shown(std::string_view chunk) {
  std::string out;
  for (const Recognised& word : recognise(chunk)) {
    out += fmt::format("{}{}{}{}:{}", out.empty() ? "" : " ", word.part ? "+" : "", word.text,
                       word.plain.empty() ? "" : "=" + word.plain, name(word.type));
  }
  return out;
}

}  // namespace

TEST_CASE("chunks are known by their form") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"Helse", "helse:word"},
      {"e-helse", "e-helse:word +helse:word"},
      {"e\u2011helse", "e-helse:word +helse:word"},
      {"17/25", "17/25=17/25:case-number"},
      {"05/26", "05/26=5/26:case-number"},
      {"046/2020", "046/2020=46/20:case-number"},
      {"24/7", "24/7=24/7:number"},
      {"24/7-tjeneste", "24/7-tjeneste:word +24/7=24/7:number +tjeneste:word"},
      {"ICD-11", "icd-11=icd-11:code +icd=icd:acronym +11=11:number"},
      {"HL7", "hl7=hl7:code"},
      {"3.0", "3.0=3.0:number"},
      {"1,5", "1,5=1,5:number"},
      {"2026:1", "2026:1=2026:1:number"},
      {"12.6.2025", "12.6.2025=12.6.2025:date"},
      {"2025-06-12", "2025-06-12=2025-06-12:date"},
      {"2024-2025", "2024-2025=2024-2025:number +2024=2024:number +2025=2025:number"},
      {"f.eks", "f.eks=f.eks:abbreviation"},
      {"t.o.m", "t.o.m=t.o.m:abbreviation"},
      {"bl.a", "bl.a=bl.a:abbreviation"},
      {"helsenorge.no", "helsenorge.no=helsenorge.no:code"},
      {"ola@helsedir.no", "ola@helsedir.no=ola@helsedir.no:code"},
      {"saken.Det", "saken:word det:word"},
      {"Vi.Det", "vi:word det:word"},
      {"NUFA", "nufa=nufa:acronym"},
      {"NUFAs", "nufas=nufa:acronym"},
      {"RHF-ene", "rhf-ene=rhf:acronym"},
      {"HF\u2019ene", "hf'ene=hf:acronym"},
      {"ANBEFALINGER", "anbefalinger:word"},
      {"DHO-løsning", "dho-løsning:word +dho=dho:acronym +løsning:word"},
      {"MyHealth@EU", "myhealth@eu:word +myhealth:word +eu=eu:acronym"},
      {"Covid-19", "covid-19=covid-19:code +covid:word +19=19:number"},
      {"COVID-19-pandemien", "covid-19-pandemien:word +covid=covid:acronym +19=19:number +pandemien:word"},
      {"Å", "å:word"},
      {"\u00AD", ""},
      {"", ""},
  };
  for (const auto& row : table) {
    const auto& chunk = row.first;
    const auto& expected = row.second;
    CAPTURE(chunk);
    CHECK(shown(chunk) == expected);
  }
}

TEST_CASE("every word lies within its chunk, parts within their word") {
  for (const std::string chunk : {"e-helse-forum", "saken.Det", "HF\u2019ene", "a-b-c-dd", "-", "x@y_zz", "1.2.3.4"}) {
    std::uint32_t begin = 0, end = 0;
    for (const Recognised& word : recognise(chunk)) {
      CAPTURE(chunk);
      CHECK(word.begin < word.end);
      CHECK(word.end <= chunk.size());
      if (word.part) {
        CHECK(word.begin >= begin);
        CHECK(word.end <= end);
      } else {
        CHECK(word.begin >= end);
        begin = word.begin;
        end = word.end;
      }
    }
  }
}
