#include "crawl/sieve.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang::crawl;

namespace {

std::string sieved(const std::string& text) {
  std::string whole;
  for (const std::size_t piece : {text.size() + 1, std::size_t{1}, std::size_t{3}}) {
    Sieve sieve;
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += piece) sieve.feed(std::string_view(text).substr(at, piece), out);
    if (whole.empty()) whole = out;
    CHECK(out == whole);
  }
  return whole;
}

}  // namespace

TEST_CASE("what is left of markup") {
  struct Case {
    std::string text;
    std::string left;
  };
  const std::vector<Case> cases{
      {"a &amp; b", "a &amp; b"},
      {"a < b <3 <", "a &lt; b &lt;3 "},
      {"<P CLASS=x>a</P >", "<p>a</p>"},
      {"<a href=x>", "<a href=\"x\">"},
      {"<a href='x\"y>z'>", "<a href=\"x&quot;y&gt;z\">"},
      {"<a\nHREF = \"x\" title=don't>", "<a href=\"x\" title=\"don't\">"},
      {"<a href=x/y/ rel>", "<a href=\"x/y/\" rel=\"\">"},
      {"<a href=1 href=2 data-href=3>", "<a href=\"1\">"},
      {"<a =href=x>", "<a>"},
      {"<a/href=x>", "<a href=\"x\">"},
      {"<a href=x\"y'z<w>", "<a href=\"x&quot;y'z&lt;w\">"},
      {"<a title=\"1\"href='2'>", "<a title=\"1\" href=\"2\">"},
      {"<a href=>x", "<a href=\"\">x"},
      {"<br/><img alt=x />", "<br><img alt=\"x\">"},
      {"</a href=x>", "</a>"},
      {"<my-card><x:y>z</my-card>", "z"},
      {"a</body>b</html>c", "abc"},
      {"a<!-- <b> -->b<!-->c<!--->d<!-- --!>e<!-- -- > -->f<!--", "abcdef"},
      {"a<!doctype html>b<![CDATA[<i>]]>c<?php <u> ?>d</ x>e</>f<!->g<!>h", "ab]]>c ?>defgh"},
      {"<script>a<b></scrip></SCRIPT >c", "c"},
      {"<script>'</script'</script>c", "c"},
      {"<script/>a</script>b", "b"},
      {"<style>a</style>b<textarea><a href=x></textarea>c", "bc"},
      {"<title>a<b>&aring;</titl</TITLE>c", "<title>a&lt;b>&aring;&lt;/titl</title>c"},
      {"<title>a<</title>", "<title>a&lt;</title>"},
      {"<svg><style/><title/><a href=x></svg><style>a</style>b", "<svg><a href=\"x\"></svg>b"},
      {"</script>a", "a"},
      {"a<b", "a"},
      {"a<a href='x", "a"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(sieved(c.text) == c.left);
  }
}

TEST_CASE("text and values beyond measure are left out, between characters") {
  const std::string out = sieved("<p>x" + std::string(100'000, 'y') + "</p>z");
  CHECK(out.size() == 16'384 + 8);
  CHECK(out.ends_with("y</p>z"));
  std::string letters;
  for (int i = 0; i < 20'000; ++i) letters += "ø";
  CHECK(sieved("x" + letters).size() == 16'385);
  const std::string tag = sieved("<a href='x" + letters + "'>");
  CHECK(tag.size() == 9 + 8199 + 2);
  CHECK(tag.ends_with("ø\">"));
}

TEST_CASE("start tags are counted, whatever they are") {
  Sieve sieve;
  std::string out;
  sieve.feed("<!doctype html><html><my-card></my-card><script></script><a", out);
  CHECK(sieve.start_tags() == 3);
}
