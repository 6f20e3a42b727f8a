#include "crawl/robots.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::crawl;
using std::chrono::milliseconds;

namespace {

struct Row {
  std::string path;
  bool allowed;
};

void check(const Robots& robots, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(robots.allowed(row.path) == row.allowed);
  }
}

Robots rules(const std::string& lines) {
  return Robots::parse("User-agent: *\n" + lines, "saksgang");
}

// RFC 9309, section 5.1.
constexpr std::string_view kSimpleExample =
    "User-Agent: *\n"
    "Disallow: *.gif$\n"
    "Disallow: /example/\n"
    "Allow: /publications/\n"
    "\n"
    "User-Agent: foobot\n"
    "Disallow:/\n"
    "Allow:/example/page.html\n"
    "Allow:/example/allowed.gif\n"
    "\n"
    "User-Agent: barbot\n"
    "User-Agent: bazbot\n"
    "Disallow: /example/page.html\n"
    "\n"
    "User-Agent: quxbot\n";

}  // namespace

TEST_CASE("RFC 9309, section 5.1: the simple example") {
  const std::vector<Row> for_everyone{
      {"/", true},          {"/a.gif", false},        {"/a.gif?x", true},           {"/example", true},
      {"/example/", false}, {"/publications/", true}, {"/publications/a.gif", true}};
  check(Robots::parse(kSimpleExample, "unknownbot"), for_everyone);
  check(Robots::parse(kSimpleExample, "foobot/1.0"), {{"/", false},
                                                      {"/example/page.html", true},
                                                      {"/example/page.html5", true},
                                                      {"/example/allowed.gif", true},
                                                      {"/example/", false},
                                                      {"/publications/", false},
                                                      {"/robots.txt", true}});
  for (const std::string& agent : std::vector<std::string>{"barbot", "BazBot"}) {
    check(Robots::parse(kSimpleExample, agent), {{"/example/page.html", false}, {"/example/", true}, {"/a.gif", true}});
  }
  // A group without rules is a group all the same: "*" is not for it.
  check(Robots::parse(kSimpleExample, "quxbot"), {{"/example/", true}, {"/a.gif", true}});
}

TEST_CASE("RFC 9309, section 5.2: the longest match") {
  const Robots robots =
      Robots::parse("User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n", "foobot");
  check(robots, {{"/example/page/", true}, {"/example/page/disallowed.gif", false}, {"/example/page/a.gif", true}});
  CHECK(robots.deciding_rule("/example/page/disallowed.gif") == "Disallow: /example/page/disallowed.gif");
  CHECK(robots.deciding_rule("/example/page/x") == "Allow: /example/page/");
  CHECK(robots.deciding_rule("/x").empty());
}

TEST_CASE("RFC 9309, section 2.2.1: groups of one crawler are one") {
  const std::string text =
      "user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: *\ndisallow: /\n\n"
      "user-agent: examplebot/2.1\ndisallow: /baz\n";
  check(Robots::parse(text, "EXAMPLEBOT/9 (+https://a.no)"),
        {{"/foo", false}, {"/bar", false}, {"/baz", false}, {"/qux", true}});
  check(Robots::parse(text, "otherbot"), {{"/foo", false}, {"/qux", false}});
  // A token is compared as a whole.
  check(Robots::parse(text, "Example"), {{"/qux", false}});
  check(Robots::parse(text, "ExampleBotImages"), {{"/qux", false}});
  check(Robots::parse("user-agent: saks\ndisallow: /\n", "saksgang"), {{"/", true}});
}

TEST_CASE("groups of everyone are one too, and several names share one") {
  check(Robots::parse("User-agent: *\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: *\nDisallow: /c\n",
                      "saksgang"),
        {{"/a", false}, {"/b", true}, {"/c", false}});
  const std::string shared =
      "User-agent: other\nUser-agent: saksgang\nUser-agent: *\nDisallow: /a\nUser-agent: third\nDisallow: /b";
  check(Robots::parse(shared, "saksgang"), {{"/a", false}, {"/b", true}});
  check(Robots::parse(shared, "fourth"), {{"/a", false}, {"/b", true}});
  // Rules before any user-agent are nobody's.
  check(Robots::parse("Disallow: /\nUser-agent: *\nDisallow: /a", "saksgang"), {{"/b", true}, {"/a", false}});
}

TEST_CASE("other lines do not part a group") {
  const std::string text =
      "User-agent: saksgang\nSitemap: https://a.no/sitemap.xml\nUser-agent: other\nDisallow: /a\nHost: a.no\nnonsense\n"
      ":\n\nDisallow: /b\n";
  check(Robots::parse(text, "saksgang"), {{"/a", false}, {"/b", false}, {"/c", true}});
  check(Robots::parse(text, "other"), {{"/a", false}, {"/b", false}});
}

TEST_CASE("Allow wins a tie, whichever comes first") {
  for (const std::string& lines : std::vector<std::string>{"Disallow: /a\nAllow: /a\n", "Allow: /a\nDisallow: /a\n"}) {
    check(rules(lines), {{"/a", true}, {"/ab", true}, {"/b", true}});
  }
  // Of the same length though not of the same letters.
  check(rules("Disallow: /*b\nAllow: /ab\n"), {{"/ab", true}, {"/xb", false}});
  check(rules("Allow: /page\nDisallow: /*.htm\n"), {{"/page.htm", false}, {"/page", true}});
  check(rules("Allow: /$\nDisallow: /\n"), {{"/", true}, {"/page.htm", false}});
}

TEST_CASE("stars and the sign for the end") {
  struct Case {
    std::string pattern;
    std::vector<std::string> matching;
    std::vector<std::string> other;
  };
  const std::vector<Case> cases{
      {"/", {"/", "/x", "/?x"}, {}},
      {"/*", {"/", "/x"}, {}},
      {"/$", {"/"}, {"/x", "/?x"}},
      {"/fish",
       {"/fish", "/fish.html", "/fish/salmon", "/fishheads", "/fish?id=1"},
       {"/Fish", "/catfish", "/?id=fish"}},
      {"/fish*", {"/fish", "/fish.html", "/fishheads/a"}, {"/Fish.asp", "/desert/fish"}},
      {"/fish/", {"/fish/", "/fish/a"}, {"/fish", "/fish.html"}},
      {"/*.php", {"/index.php", "/a/b.php?c", "/a.php/", "/a.php5"}, {"/", "/windows.PHP"}},
      {"/*.php$", {"/a.php", "/a/b.php", "/a.php.php"}, {"/a.php?b", "/a.php/", "/a.php5", "/a.PHP"}},
      {"/fish*.php", {"/fish.php", "/fishheads/catfish.php?p"}, {"/Fish.PHP", "/fish"}},
      {"*.pdf$", {"/a.pdf", "/a/b.pdf"}, {"/a.pdf?x"}},
      {"/a*b*c", {"/abc", "/aXbYcZ", "/abbcc"}, {"/acb", "/ab"}},
      {"/a*b$", {"/ab", "/abb", "/a/b"}, {"/aba", "/a"}},
      {"/a*$", {"/a", "/abc"}, {"/b"}},
      {"/a**b", {"/ab", "/axb"}, {"/a"}},
      {"/a$b", {"/a$b", "/a$bc", "/a%24b"}, {"/a", "/ab"}},
      {"/ab*b$", {"/abb"}, {"/ab"}},
      // As if the slash stood there.
      {"fish", {"/fish"}, {"/catfish"}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    const Robots robots = rules("Disallow: " + c.pattern + "\n");
    for (const std::string& path : c.matching) check(robots, {{path, false}});
    for (const std::string& path : c.other) check(robots, {{path, true}});
  }
}

TEST_CASE("RFC 9309, section 2.2.2 and 2.2.3: writings of one path are the same") {
  struct Case {
    std::string pattern;
    std::string path;
    bool match;
  };
  const std::vector<Case> cases{
      // Figure 4
      {"/foo/bar?baz=quz", "/foo/bar?baz=quz", true},
      {"/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", true},
      {"/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar", true},
      {"/foo/bar/\xE3\x83\x84", "/foo/bar/%E3%83%84", true},
      {"/foo/bar/%E3%83%84", "/foo/bar/\xE3\x83\x84", true},
      {"/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", true},
      {"/foo/bar/%62%61%7A", "/foo/bar/baz", true},
      {"/foo/bar/baz", "/foo/bar/%62%61%7A", true},
      // Section 2.2.3
      {"/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true},
      {"/path/file-with-a-%2a.html", "/path/file-with-a-X.html", false},
      {"/path/foo-%24", "/path/foo-$", true},
      {"/path/foo-%24", "/path/foo-$x", true},
      {"/path/foo-%24$", "/path/foo-$x", false},
      // A slash that is encoded is no slash, and a "&" in a value is none either.
      {"/a%2Fb", "/a/b", false},
      {"/a/b", "/a%2Fb", false},
      {"/a%2fb", "/a%2Fb", true},
      {"/a?b=c%26d", "/a?b=c&d", false},
      {"/*x=a/b", "/q?x=a%2Fb", true},
      {"/*x=a/b", "/q?x=a/b", true},
      {"/m\xC3\xB8te", "/m%C3%B8te/x", true},
      {"/m\xF8te", "/m%F8te", true},
      {"/a b", "/a%20b", true},
      {"/100%", "/100%25", true},
      {"/100%$", "/100%25", true},
      {"/100%$", "/100%252", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CAPTURE(c.path);
    CHECK(rules("Disallow: " + c.pattern + "\n").allowed(c.path) != c.match);
  }
}

TEST_CASE("an address is asked for with its query, and robots.txt is always open") {
  const Robots robots = rules("Disallow: /*?side=\nDisallow: /robots\n");
  const auto url = [](std::string_view text) { return Url::parse(text).value(); };
  CHECK_FALSE(robots.allowed(url("https://a.no/om-oss?side=2")));
  CHECK(robots.allowed(url("https://a.no/om-oss")));
  CHECK(robots.allowed(url("https://a.no/robots.txt")));
  CHECK(robots.allowed(url("https://a.no/robots.txt?x")));
  CHECK_FALSE(robots.allowed(url("https://a.no/robots.txt.bak")));
}

TEST_CASE("lines end, begin and are remarked on in any way") {
  for (const std::string& end : std::vector<std::string>{"\n", "\r", "\r\n", "\n\n", "\r\r\n"}) {
    std::string text = "\xEF\xBB\xBF# en merknad" + end + "  USER-AGENT :\tSaksgang # vi" + end + "Disallow:/a#b" +
                       end + "Allow : /a/c " + end + "Disallow:" + end + "Disallow: # alt" + end + "disallow: /d";
    check(Robots::parse(text, "saksgang"),
          {{"/a", false}, {"/ab", false}, {"/a/c", true}, {"/d", false}, {"/e", true}});
  }
}

TEST_CASE("what sites mean though they misspell it") {
  check(Robots::parse("User agent: saksgang\nDissallow: /a\nDisalow: /b\nDisallow /c\nDisallow:\t/d\nAlow: /a/b\n",
                      "saksgang"),
        {{"/a", false}, {"/b", false}, {"/c", false}, {"/d", false}, {"/a/b", false}, {"/e", true}});
}

TEST_CASE("bytes of any kind are read") {
  CHECK(Robots::parse("", "saksgang").allowed("/"));
  CHECK(Robots::parse("<!DOCTYPE html><html><body>Disallow: /</body>", "saksgang").allowed("/"));
  CHECK(Robots::parse(std::string("User-agent: *\0\nDisallow: /a\0\n", 29), "saksgang").allowed("/b"));
  CHECK_FALSE(Robots::parse(std::string("User-agent: *\0\nDisallow: /a\0\n", 29), "saksgang").allowed("/ab"));
  CHECK(Robots::parse("User-agent: *\nDisallow: /", "").allowed("/x") == false);
}

TEST_CASE("500 KiB are read, and no half line") {
  std::string text = "User-agent: *\nDisallow: /first\n";
  const std::string last = "Disallow: /last\n";
  text += std::string(kMostRobotsBytes - text.size() - last.size() - 1, '#') + "\n" + last;
  CHECK(text.size() == kMostRobotsBytes);
  check(Robots::parse(text + "Disallow: /beyond\n", "saksgang"),
        {{"/first", false}, {"/last", false}, {"/beyond", true}});
  // One byte later the line of "/last" is cut, and "Disallow: /las" is not what the site said.
  text.insert(text.size() - last.size(), "\n");
  check(Robots::parse(text, "saksgang"), {{"/first", false}, {"/last", true}});
  CHECK(Robots::parse("User-agent: *\nDisallow: /" + std::string(kMostRobotsBytes, 'x'), "saksgang").allowed("/"));
}

TEST_CASE("many stars do not take long") {
  std::string pattern = "/";
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "Disallow: " + pattern + "b\n";
  CHECK(rules(lines).allowed("/" + std::string(8000, 'a')));
}

TEST_CASE("Crawl-delay") {
  const auto delay = [](const std::string& value) { return rules("Crawl-delay: " + value + "\n").crawl_delay(); };
  CHECK(delay("10") == milliseconds(10'000));
  CHECK(delay("0.5") == milliseconds(500));
  CHECK(delay("0") == milliseconds(0));
  CHECK(delay("99999999999999999999") == milliseconds(86'400'000));
  for (const std::string& none : std::vector<std::string>{"", "-1", "1e3", "inf", "1.2.3", ".", "ti", "5 s", "0x10"})
    CHECK_FALSE(delay(none));
  CHECK(rules("Crawl-delay: 2\nDisallow: /a\nCrawl-delay: 7\n").crawl_delay() == milliseconds(7000));
  const std::string text =
      "User-agent: *\nCrawl-delay: 30\nUser-agent: other\nDisallow: /\n\nUser-agent: saksgang\nCrawl-delay: 3\n";
  CHECK(Robots::parse(text, "saksgang").crawl_delay() == milliseconds(3000));
  CHECK(Robots::parse(text, "third").crawl_delay() == milliseconds(30'000));
  CHECK_FALSE(Robots::parse(text, "saksgang").closed());
}

TEST_CASE("what an answer means") {
  const std::string closed = "User-agent: *\nDisallow: /\n";
  for (const int status : {200, 203}) {
    CHECK_FALSE(Robots::of_answer(status, closed, "saksgang").allowed("/"));
    CHECK(Robots::of_answer(status, "", "saksgang").allowed("/"));
  }
  for (const int status : {400, 401, 403, 404, 410, 451})
    CHECK(Robots::of_answer(status, closed, "saksgang").allowed("/"));
  for (const int status : {0, 301, 304, 429, 500, 503, 999}) {
    CHECK_FALSE(Robots::of_answer(status, "", "saksgang").allowed("/"));
    CHECK(Robots::of_answer(status, "", "saksgang").closed());
  }
}

TEST_CASE("a site that is closed") {
  CHECK(rules("Disallow: /\n").closed());
  CHECK(rules("Disallow: *\n").closed());
  CHECK_FALSE(rules("Disallow: /\nAllow: /om-oss\n").closed());
  CHECK_FALSE(rules("Disallow: /$\n").closed());
  CHECK_FALSE(rules("").closed());
  CHECK(Robots::allow_none().closed());
  CHECK(Robots::allow_none().allowed("/robots.txt"));
  CHECK_FALSE(Robots::allow_all().closed());
}

TEST_CASE("product tokens") {
  CHECK(product_token("saksgang/0.1 (+mailto:a@b.no)") == "saksgang");
  CHECK(product_token("Saks_gang-X 2") == "Saks_gang-X");
  CHECK(product_token("1bot").empty());
  CHECK(product_token("").empty());
}
