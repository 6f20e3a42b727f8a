#include "crawl/links.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "crawl/link_text.hpp"

using namespace saksgang;
using namespace saksgang::crawl;

namespace {

const std::string kPage = "https://www.a.no/om-oss/raad/nufa";

Page read(const std::string& html, const std::string& charset = "utf-8", std::size_t piece = 1 << 20,
          const LinkLimits& limits = {}) {
  LinkReader reader(Url::parse(kPage).value(), charset, limits);
  for (std::size_t at = 0; at < html.size(); at += piece) reader.write(std::string_view(html).substr(at, piece));
  return reader.finish().value();
}

std::string shown(const Link& link) {
  return link.url.str() + " | " + link.text + " | " + link.title + " | " + link.heading + " | " + link.context + " | " +
         (link.date ? link.date->iso() : "-") + (link.nofollow ? " | nofollow" : "");
}

std::vector<std::string> urls(const std::string& html) {
  std::vector<std::string> out;
  for (const Link& link : read(html).links) out.push_back(link.url.str());
  return out;
}

Link only(const std::string& html) {
  const Page page = read(html);
  REQUIRE(page.links.size() == 1);
  return page.links[0];
}

double seconds_of(const std::string& html) {
  const auto begin = std::chrono::steady_clock::now();
  read(html, "utf-8", 16384);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("a page of a council, in whatever pieces it comes") {
  const std::string html = R"(<!DOCTYPE html>
<html lang="no"><head><meta charset="utf-8"><title>
  NUFA &ndash; Fagutvalget</title><style>a:after { content: "<a href='/style'>" }</style>
<script>document.write("<a href='/script'>x</a>")</script></head>
<body><nav><a href="/">Forsiden</a></nav>
<main><h1>NUFA</h1><p>Se <a href="/om-oss">om oss</a> for mer.</p>
<h2>Møter i 2025</h2>
<h3>Møte 12. juni 2025</h3>
<ul><li><a href="/om-oss/raad/nufa/_/attachment/inline/1a2b3c4d-0000-4111-8222-333344445555:0123456789abcdef0123456789abcdef01234567/Innkalling%20NUFA.pdf">Innkalling
   med saksliste</a> (PDF, 1,2&nbsp;MB)</li>
<li><a href="filer/referat.pdf"><span>Refe</span>rat</a> – godkjent 20. august 2025</li></ul>
<h3>Møte 2. april</h3>
<table><tr><th>Sak</th><th>Papir</th></tr>
<tr><td><p>Sak 4/25</p></td><td><p><a href='?vis=papir&amp;sak=4'>Last ned</a></p></td></tr></table>
</main></body></html>)";
  const std::string inline_path =
      "/_/attachment/inline/1a2b3c4d-0000-4111-8222-333344445555:0123456789abcdef0123456789abcdef01234567/";
  const std::string june = "NUFA › Møter i 2025 › Møte 12. juni 2025";
  const std::string april = "NUFA › Møter i 2025 › Møte 2. april";
  const std::string papers = "Innkalling med saksliste";
  const List expected{
      "https://www.a.no/ | Forsiden | Forsiden |  | Forsiden | -",
      "https://www.a.no/om-oss | om oss | om oss | NUFA | Se om oss for mer. | -",
      kPage + inline_path + "Innkalling%20NUFA.pdf | " + papers + " | " + papers + " | " + june + " | " + papers +
          " (PDF, 1,2 MB) | 2025-06-12",
      "https://www.a.no/om-oss/raad/filer/referat.pdf | Referat | Referat | " + june +
          " | Referat – godkjent 20. august 2025 | 2025-08-20",
      kPage + "?vis=papir&sak=4 | Last ned | Sak 4/25 | " + april + " | Sak 4/25 Last ned | 2025-04-02"};
  for (const std::size_t piece : {std::size_t{1} << 20, std::size_t{1}, std::size_t{7}, std::size_t{100}}) {
    const Page page = read(html, "", piece);
    CHECK(page.title == "NUFA – Fagutvalget");
    CHECK(page.encoding == "utf-8");
    CHECK(page.cut.empty());
    CHECK(page.bad_links.empty());
    CHECK_FALSE(page.nofollow);
    List found;
    for (const Link& link : page.links) found.push_back(shown(link));
    CHECK(found == expected);
  }
}

TEST_CASE("references, entities and <base>") {
  CHECK(urls("<a href=a.pdf>") == List{"https://www.a.no/om-oss/raad/a.pdf"});
  CHECK(urls("<a href='../b.pdf?x=1&amp;y=&aring;#s'>") == List{"https://www.a.no/om-oss/b.pdf?x=1&y=%C3%A5"});
  CHECK(urls("<a href='/b.pdf?a=1&copy=2&#x26;c=&#51;'>") == List{"https://www.a.no/b.pdf?a=1&copy=2&c=3"});
  CHECK(urls("<A HREF = \"//b.no/x y.pdf\" >") == List{"https://b.no/x%20y.pdf"});
  CHECK(urls("<a href=''>") == List{kPage});
  CHECK(urls("<a href=' \n/x\t.pdf '>") == List{"https://www.a.no/x.pdf"});
  CHECK(urls("<base href='/filer/'><a href=a.pdf><base href='/annet/'><a href=b.pdf>") ==
        List{"https://www.a.no/filer/a.pdf", "https://www.a.no/filer/b.pdf"});
  CHECK(urls("<base target=_blank><base href=https://b.no/x/><a href=a.pdf>") == List{"https://b.no/x/a.pdf"});
  CHECK(urls("<base href='javascript:1'><base href='/b/'><a href=a.pdf>") ==
        List{"https://www.a.no/om-oss/raad/a.pdf"});
  CHECK(urls("<map><area href=/kart.pdf alt=Kart></map>") == List{"https://www.a.no/kart.pdf"});
  CHECK(urls("<a name=x>anker</a><a>tomt</a>").empty());
  CHECK(urls("<a href='https://www.google.com/url?q=https%3A%2F%2Fb.no%2Fx.pdf&amp;sa=D'>x</a>") ==
        List{"https://b.no/x.pdf"});
}

TEST_CASE("what looks like a link and is none") {
  CHECK(urls("<!-- <a href=/a> --><script>'<a href=/b>'</script><style><a href=/c></style>"
             "<p title='<a href=/d>'>&lt;a href=/e&gt;</p>")
            .empty());
  CHECK(urls("<a href=/a>1<a href=/b>2</a>").size() == 2);
  CHECK(urls("").empty());
  CHECK(urls(std::string("\x89PNG\r\n\x1a\n\0\1\2\3", 12)).empty());
  CHECK(read("bare tekst").elements <= 3);  // what the parser puts around it
}

TEST_CASE("tags that do not fit give their links all the same") {
  CHECK(urls("<table><tr><td><a href=/a>en<td></b></i><a href='/b'>to</table></a><li><a href=/c>") ==
        List{"https://www.a.no/a", "https://www.a.no/b", "https://www.a.no/c"});
  CHECK(urls("<p></body></html><a href=/a>") == List{"https://www.a.no/a"});
  CHECK(urls("<textarea></textarea><noscript><a href=/a></noscript>") == List{"https://www.a.no/a"});
}

TEST_CASE("links that are no addresses are told of") {
  const Page page = read(
      "<a href='http://'>a</a><a href='https://a.no:99999/'>b</a><a href='ftp://a.no/x'>c</a>"
      "<a href='mailto:a@b.no'>d</a><a href='javascript:void(0)'>e</a><a href='https://k:h@a.no/x'>f</a>");
  CHECK(page.links.empty());
  CHECK(page.bad_links == std::vector<BadLink>{{"http://", "no host: «»"},
                                               {"https://a.no:99999/", "no such port: «99999»"},
                                               {"ftp://a.no/x", "another scheme than http and https: «ftp»"},
                                               {"https://k:h@a.no/x", "a user name or password in the address"}});
  const Page many = read(repeated("<a href='http://'>a</a>", 500) + "<a href='http://" + std::string(5000, ' ') + "'>");
  CHECK(many.bad_links.size() == 100);
}

TEST_CASE("an address stands once, where it says most") {
  const Page page = read(
      "<a href=/a.pdf><img src=x></a><a href=/a.pdf>Les mer</a><a href=/b.pdf>B</a><a href='/a.pdf#s'>Referat</a>");
  REQUIRE(page.links.size() == 2);
  CHECK(page.links[0].url.str() == "https://www.a.no/a.pdf");
  CHECK(page.links[0].text == "Referat");
}

TEST_CASE("titles where the text says nothing") {
  CHECK(only("<a href=/a.pdf aria-label='Referat fra møtet'><svg></svg></a>").title == "Referat fra møtet");
  CHECK(only("<a href=/a.pdf title='Referat'><img alt='ikon'></a>").title == "Referat");
  CHECK(only("<a href=/a.pdf><img alt='Årsplan'></a>").title == "Årsplan");
  CHECK(only("<ul><li>Innkalling, møte 3: <a href=/a.pdf>last ned</a></ul>").title == "Innkalling, møte 3");
  CHECK(only("<p>Protokollen finner du <a href=/a.pdf>her</a>.</p>").title == "Protokollen finner du");
  CHECK(only("<h2>Møte 4</h2><a href=/x_y%20z.pdf>PDF</a>").title == "x y z");
  CHECK(only("<h2>Møte 4</h2><a href=/pdf.pdf>PDF</a>").title == "Møte 4");
  CHECK(only("<a href=/a.pdf>https://a.no/a.pdf</a>").title == "a");
  CHECK(only("<a href=/a.pdf>Last ned Årsrapport 2024.pdf (pdf, 3 MB)</a>").title == "Årsrapport 2024");
  CHECK(only("<a href=/a.pdf>Vedtekter (NUFA)</a>").title == "Vedtekter (NUFA)");
}

TEST_CASE("titles that several share are told apart") {
  const Page page = read(
      "<h2>Møte 1</h2><a href=/1.pdf>Referat</a><h2>Møte 2</h2><a href=/2.pdf>Referat</a><a href=/3.pdf>Annet</a>");
  CHECK(page.links[0].title == "Møte 1: Referat");
  CHECK(page.links[1].title == "Møte 2: Referat");
  CHECK(page.links[2].title == "Annet");
  const Page dated = read("<p>1.2.2025 <a href=/1.pdf>Referat</a></p><p>1.3.2025 <a href=/2.pdf>Referat</a></p>");
  CHECK(dated.links[1].title == "Referat 2025-03-01");
}

TEST_CASE("dates from text, row, file name, lead-in and headings") {
  const auto date = [](const std::string& html) {
    const Link link = only(html);
    return link.date ? link.date->iso() : "-";
  };
  CHECK(date("<a href=/a.pdf>Referat 12. juni 2025</a>") == "2025-06-12");
  CHECK(date("<h2>1.1.2024</h2><table><tr><td>3.4.2025</td><td>NUFA</td><td><div><a "
             "href=/2023-01-01.pdf>Referat</a></div></td></tr></table>") == "2025-04-03");
  CHECK(date("<h2>1.1.2024</h2><a href='/Referat%2022.-23.%20januar%202025.pdf'>Referat</a>") == "2025-01-22");
  CHECK(date("<a href='/referat-nufa-12-juni-2025.pdf'>Referat</a>") == "2025-06-12");
  CHECK(date("<a href='/referat_20250612_v2.pdf'>Referat</a>") == "2025-06-12");
  CHECK(date("<a href='/2025_06_12.pdf'>Referat</a>") == "2025-06-12");
  CHECK(date("<a href='/sak-20259999-123456789.pdf'>Referat</a>") == "-");
  CHECK(date("<h2>1.1.2024</h2><p><b>Møte 5. mai 2025</b></p><ul><li><a href=/a.pdf>Referat</a></li></ul>") ==
        "2025-05-05");
  CHECK(date("<h2>1.1.2023</h2><p>5. mai 2025</p><h2>Nytt</h2><a href=/a.pdf>Referat</a>") == "-");
  CHECK(date("<h2>Møter 2025</h2><h3>Møte 4. sept.</h3><a href=/a.pdf>Referat</a>") == "2025-09-04");
  CHECK(date("<details><summary>2024</summary><ul><li>3. juni: <a href=/a.pdf>Referat</a></li></ul></details>") ==
        "2024-06-03");
  CHECK(date("<details><summary>2024</summary></details><p>3. juni <a href=/a.pdf>Referat</a></p>") == "-");
  CHECK(date("<dl><dt>Møte 12.6.2025</dt><dd><a href=/a.pdf>Referat</a></dd></dl>") == "2025-06-12");
  CHECK(date("<p>Sak 17/2025, 24. klasse <a href=/a.pdf>x</a></p>") == "-");
}

TEST_CASE("a row's and an item's text is one, a paragraph's ends with it") {
  CHECK(
      only("<table><tr><td><p>En</p></td><td><div>To <a href=/a>Tre</a></div></td></tr><tr><td>Fire</td></tr></table>")
          .context == "En To Tre");
  CHECK(only("<ul><li><p>En</p><p><a href=/a>To</a></p></li><li>Tre</li></ul>").context == "En To");
  CHECK(only("<div>Null</div><p>En<br>to <a href=/a>tre</a></p><p>fire</p>").context == "En to tre");
  CHECK(only("<a href=/a><div><h3>Møte</h3><p>i juni</p></div></a>").text == "Møte i juni");
  const std::string lang = repeated("ord ", 1000);
  const Link link = only("<p>" + lang + "<a href=/a>midt</a>" + lang + "</p>");
  CHECK(link.context.size() <= 400);
  CHECK(link.context.find("midt") != std::string::npos);
}

TEST_CASE("nofollow") {
  CHECK(only("<a href=/a rel='noopener NoFollow'>x</a>").nofollow);
  CHECK_FALSE(only("<a href=/a rel='nofollower'>x</a>").nofollow);
  CHECK(read("<meta name=ROBOTS content='noindex,nofollow'>").nofollow);
  CHECK(read("<meta name=robots content=none>").nofollow);
  CHECK_FALSE(read("<meta name=robots content='index, follow'>").nofollow);
  CHECK_FALSE(read("<meta name=googlebot content=nofollow>").nofollow);
}

TEST_CASE("encodings of a page") {
  const std::string html = "<title>Råd</title><a href='/m\xC3\xB8te.pdf'>Blå bok – én</a>";
  const Link expected = only(html);
  CHECK(expected.url.str() == "https://www.a.no/m%C3%B8te.pdf");
  const std::string latin =
      "<title>R\xE5"
      "d</title><a href='/m\xF8te.pdf'>Bl\xE5 bok \x96 \xE9n</a>";
  for (const std::string& charset : std::vector<std::string>{"iso-8859-1", "windows-1252", "utf-8", ""}) {
    CAPTURE(charset);
    CHECK(read(latin, charset).links == std::vector<Link>{expected});
    CHECK(read(latin, charset).title == "Råd");
  }
  // A <meta> that comes too late, or lies, does not lead libxml2 astray.
  CHECK(read(html + "<meta charset=utf-16>", "utf-8").links.size() == 1);
  CHECK(only(std::string(2000, ' ') + "<meta charset=iso-8859-1>" + html).text == "Blå bok – én");
}

TEST_CASE("controls and overrides of a page do not reach its texts") {
  const Link link = only("<a href=/a>Re\x1B[31mfe\xE2\x80\xAErat&#27;&#x202e;</a>");
  CHECK(link.text == "Re[31mferat");
}

TEST_CASE("ten thousand links") {
  std::string html = "<ul>";
  for (int i = 0; i < 10'000; ++i)
    html += "<li><a href='/sak-" + std::to_string(i) + ".pdf'>Sak " + std::to_string(i) + "</a>\n";
  const Page page = read(html);
  REQUIRE(page.links.size() == 10'000);
  CHECK(shown(page.links[9999]) == "https://www.a.no/sak-9999.pdf | Sak 9999 | Sak 9999 |  | Sak 9999 | -");
  CHECK(page.cut.empty());
}

TEST_CASE("a script's end is found wherever it falls among the pieces that libxml2 gets") {
  for (int i = 4060; i < 4130; ++i) {
    const std::string html = "<script>" + std::string(static_cast<std::size_t>(i), 'x') + "</script><a href='/b'>" +
                             std::string(static_cast<std::size_t>(i), 'y') + "</a><a title='x > \"y' href='/c'>z</a>";
    CHECK(urls(html) == List{"https://www.a.no/b", "https://www.a.no/c"});
  }
}

TEST_CASE("limits are told") {
  const std::string html = repeated("<a href='/b'>x</a>", 10) + "<a href=/c>y</a><a href=/d>z</a><a href=/e>w</a>";
  const Page few = read(html, "", 1 << 20, {1 << 20, 3});
  CHECK(few.links.size() == 3);
  CHECK(few.cut == "more links than 3");
  const Page bytes = read(html, "", 1 << 20, {200, 100});
  CHECK(bytes.links.size() == 2);
  CHECK(bytes.cut == "more than 200 bytes");
  CHECK(read(html, "", 5, {200, 100}).links == bytes.links);
}

// Each of these took quadratic time in one part or another of what could have read it; a second is a thousand times
// what they take, for slow machines and sanitizers.
TEST_CASE("no page is slow or deep enough to hurt") {
  const std::string last = "<a href='/sist.pdf'>sist</a>";
  const auto last_is_found = [&](const std::string& html) {
    const List found = urls(html + last);
    return !found.empty() && found.back() == "https://www.a.no/sist.pdf";
  };
  std::string attributes = "<b ";
  for (int i = 0; i < 200'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  const std::vector<std::pair<std::string, std::string>> pages{
      {"deep", repeated("<div>", 200'000)},
      {"deep lists", repeated("<ul><li>", 100'000)},
      {"deep, wrong ends", repeated("<b>", 200'000) + repeated("</i>", 200'000)},
      {"deep tables", repeated("<table><tr><td>", 60'000)},
      {"attributes", attributes + ">"},
      {"attributes in small", repeated("<b " + attributes.substr(3, 30'000) + ">", 30)},
      {"a long attribute", "<b a='" + std::string(3'000'000, 'x') + "'>"},
      {"entities", repeated("&amp;&#1234567890;&x", 100'000)},
      {"less-than signs", repeated("<", 500'000) + ">"},
      {"declarations", repeated("<!x", 200'000) + ">"},
      {"processing instructions", repeated("<?x ", 200'000) + ">"},
      {"comments", repeated("<!-- - -->", 200'000)},
      {"dashes", "<!--" + repeated("--", 300'000) + "-->"},
      {"text", "<p>" + repeated("ord ", 1'000'000) + "</p>"},
      {"long script", "<script>" + repeated("if (a < b) c = '<a href=/nei>'; ", 100'000) + "</script>"},
      {"long data", "<script type='application/json'>" + repeated("{\"a\": [1, 2]}, ", 200'000) + "</script>"},
      {"long style", "<style>" + repeated("a { b: c } ", 300'000) + "</style>"},
      {"long text", repeated("ord uten slutt ", 200'000)},
      {"script", "<script>" + repeated("</scrip ", 300'000) + "</script>"},
      {"links in a block", "<p>" + repeated("<a href='/x'>y</a>", 100'000) + "</p>"},
      {"headings", repeated("<h1>x<h2>y", 100'000)},
  };
  for (const auto& page : pages) {
    const std::string& html = page.second;
    CAPTURE(page.first);
    const double time = seconds_of(html);
    CHECK(time < 20);
    CHECK(last_is_found(html));
  }
  // Never ends: what comes behind belongs to it.
  for (const std::string& begin :
       std::vector<std::string>{"<!-- ", "<a title='", "<script>", "<![CDATA[", "<?", "</"}) {
    CAPTURE(begin);
    CHECK(seconds_of(begin + repeated("a b=c ", 1'000'000)) < 20);
  }
}

TEST_CASE("Content-Type") {
  CHECK(charset_of("text/html; charset=UTF-8") == "utf-8");
  CHECK(charset_of("text/html;foo=bar; Charset = \"Latin1\" ") == "latin1");
  CHECK(charset_of("text/html").empty());
  CHECK(charset_of("").empty());
  CHECK(media_type_of("Text/HTML ; charset=x") == "text/html");
  CHECK(media_type_of("").empty());
}

TEST_CASE("generic texts") {
  for (const std::string& text :
       std::vector<std::string>{"", "Her", "last ned:", " PDF ", "Les mer >", "https://a.no/x", "www.a.no"})
    CHECK(is_generic(text));
  for (const std::string& text : std::vector<std::string>{"Referat", "PDF-standarden", "Her er referatet"})
    CHECK_FALSE(is_generic(text));
  CHECK(without_file_notes("Referat (PDF)") == "Referat");
  CHECK(without_file_notes("Referat [pdf, 12 sider, 1,3 MB]") == "Referat");
  CHECK(without_file_notes("Referat (utkast)") == "Referat (utkast)");
  CHECK(without_file_notes("Last ned") == "Last ned");
}
