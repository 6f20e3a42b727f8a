#include "crawl/url.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace saksgang;
using namespace saksgang::crawl;

namespace {

// The normal form, or the error.
std::string parsed(std::string_view text) {
  const Result<Url> url = Url::parse(text);
  return url ? url->str() : "error: " + url.error().message;
}

std::string resolved(std::string_view base, std::string_view reference) {
  const Result<Url> url = Url::parse(base).value().resolve(reference);
  return url ? url->str() : "error: " + url.error().message;
}

Url url_of(std::string_view text) {
  return Url::parse(text).value();
}

constexpr std::string_view kUuid = "1a2b3c4d-0000-4111-8222-333344445555";
constexpr std::string_view kHex = "0123456789abcdef0123456789abcdef01234567";

}  // namespace

TEST_CASE("two writings of one address are one") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"https://www.helsedirektoratet.no/om-oss/", "https://www.helsedirektoratet.no/om-oss/"},
      {"HTTPS://WWW.Helsedirektoratet.NO:443", "https://www.helsedirektoratet.no/"},
      {"http://a.no:80/x", "http://a.no/x"},
      {"https://a.no:80/x", "https://a.no:80/x"},
      {"https://a.no:/x", "https://a.no/x"},
      {"https://a.no./x", "https://a.no/x"},
      {"https://a.no?q=1", "https://a.no/?q=1"},
      {"https://a.no/?", "https://a.no/?"},
      {"https://a.no/x#del-2", "https://a.no/x"},
      {"https://a.no/%7Eb/%41%2d%c3%b8", "https://a.no/~b/A-%C3%B8"},
      {"https://a.no/møte 1.pdf", "https://a.no/m%C3%B8te%201.pdf"},
      {"https://a.no/a/./b/../c/%2e%2e/d", "https://a.no/a/d"},
      {"https://a.no/../../x", "https://a.no/x"},
      {"https://a.no/a/..", "https://a.no/"},
      {"https://a.no/a/.", "https://a.no/a/"},
      {"https://a.no/a%2Fb", "https://a.no/a%2Fb"},
      {"https://a.no/100%.pdf?x=5%", "https://a.no/100%25.pdf?x=5%25"},
      {"https://a.no/a?b=../c", "https://a.no/a?b=../c"},
      {"https://a.no/{x}|[y]\"<z>", "https://a.no/%7Bx%7D%7C%5By%5D%22%3Cz%3E"},
      {"  https://a.no/a\n b\tc  ", "https://a.no/a%20bc"},
      {"https:\\\\a.no\\b\\..\\c?d\\e", "https://a.no/c?d%5Ce"},
      {"https://RÅD.no/", "https://xn--rd-yia.no/"},
      {"http://[::1]:8080/x", "http://[::1]:8080/x"},
      {"http://[0:0:0:0:0:0:0:1]/x", "http://[::1]/x"},
      // Numbers in other writings are the same address, so the refusal of private ones cannot be led astray.
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://2130706433/", "http://127.0.0.1/"},
  };
  for (const auto& [text, expected] : cases) CHECK(parsed(text) == expected);
}

TEST_CASE("normal form is a fixed point") {
  for (const std::string text :
       {"https://a.no/%25%2525%zz", "http://[::1]:81/?a=%20b", "https://a.no/a;b=c,d/@:!$&'()*+"}) {
    const std::string once = parsed(text);
    CHECK(parsed(once) == once);
  }
}

TEST_CASE("what is no address says why") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"", "no absolute address"},
      {"/om-oss", "no absolute address"},
      {"www.a.no/x", "no absolute address"},
      {"mailto:post@a.no", "another scheme than http and https: «mailto»"},
      {"FILE:///etc/passwd", "another scheme than http and https: «file»"},
      {"https:a.no/x", "no host"},
      {"https:///x", "no host: «»"},
      {"https://:80/", "no host: «:80»"},
      {"https://a b.no/", "no host: «a b.no»"},
      {"https://a%2eno/", "no host: «a%2eno»"},
      {"https://a..no/", "no host: «a..no»"},
      {"https://a.no../", "no host: «a.no..»"},
      {"https://./", "no host: «.»"},
      {"https://[::1/", "no host: «[::1»"},
      {"https://kari:hemmelig@a.no/", "a user name or password in the address"},
      {"https://www.a.no@b.no/", "a user name or password in the address"},
      {"https://a.no:99999/", "no such port: «99999»"},
      {"https://a.no:0/", "no such port: «0»"},
      {"https://a.no:8a/", "no such port: «8a»"},
      {"https://a.no/" + std::string(9000, 'x'), "longer than 8192 bytes"},
      // Three times as long when encoded.
      {"https://a.no/" + std::string(4000, ' ') + "x", "longer than 8192 bytes"},
  };
  for (const auto& [text, expected] : cases) CHECK(parsed(text) == "error: " + expected);
}

TEST_CASE("the parts of an address") {
  const Url url = url_of("http://a.no:8443/om%20oss/x?q=1&r=#z");
  CHECK(url.scheme() == "http");
  CHECK(url.host() == "a.no");
  CHECK(url.port() == 8443);
  CHECK(url.path() == "/om%20oss/x");
  CHECK(url.query() == "q=1&r=");
  CHECK(url.path_and_query() == "/om%20oss/x?q=1&r=");
  CHECK(url.origin() == "http://a.no:8443");
  CHECK(url_of("https://a.no").port() == 443);
  CHECK(url_of("https://a.no/?").path() == "/");
  CHECK(url_of("https://a.no/?").query().empty());
  CHECK(Url().empty());
  CHECK(Url().host().empty());
}

TEST_CASE("references resolve as in RFC 3986, section 5.4") {
  const std::string base = "http://a/b/c/d;p?q";
  const std::vector<std::pair<std::string, std::string>> cases{
      // 5.4.1, normal examples; fragments are dropped, and "g:h" is of another scheme.
      {"g:h", "error: another scheme than http and https: «g»"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g/"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q"},
      {"g#s", "http://a/b/c/g"},
      {"g?y#s", "http://a/b/c/g?y"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      // 5.4.2, abnormal examples
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"http:g", "error: no host"},
      // As pages have them
      {" \n/om oss ", "http://a/om%20oss"},
      {"\\g", "http://a/g"},
      {"https://b.no/x", "https://b.no/x"},
  };
  for (const auto& [reference, expected] : cases) CHECK(resolved(base, reference) == expected);
  CHECK(resolved("https://a.no", "x.pdf") == "https://a.no/x.pdf");
  CHECK(resolved("https://a.no/?q=/b/", "x.pdf") == "https://a.no/x.pdf");
}

TEST_CASE("schemes that lead to no document") {
  for (const std::string_view href :
       {"mailto:a@b.no", " JavaScript:void(0)", "tel:+47", "data:text/html,x", "java\nscript:x"}) {
    CHECK(is_no_document(href));
  }
  for (const std::string_view href : {"", "/mailto:x", "https://a.no", "ftp://a.no", "http//a.no", "C:\\x.pdf"}) {
    CHECK_FALSE(is_no_document(href));
  }
}

TEST_CASE("decoding leaves controls encoded and mends what is no UTF-8") {
  CHECK(percent_decoded("m%C3%B8te%20%31%") == "møte 1%");
  CHECK(percent_decoded("a%00%0A%7fb%2F") == "a%00%0A%7fb/");
  CHECK(percent_decoded("%F8%zz") == "\uFFFD%zz");
}

TEST_CASE("wrapped addresses are unwrapped") {
  const auto target = [](std::string_view text) { return unwrapped(url_of(text)).str(); };
  CHECK(target("https://www.google.com/url?q=https%3A%2F%2Fa.no%2Fx.pdf%3Fa%3D1&sa=D&usg=x") ==
        "https://a.no/x.pdf?a=1");
  CHECK(target("https://google.no/url?sa=t&url=https://a.no/x") == "https://a.no/x");
  CHECK(target("http://www.google.co.uk/url?q=https://a.no/m%25C3%25B8te.pdf") == "https://a.no/m%C3%B8te.pdf");
  CHECK(target(
            "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.no%2Fx.pdf&data=05%7C01&reserved=0") ==
        "https://a.no/x.pdf");
  CHECK(target("https://eur02.safelinks.protection.outlook.com/ap/b-59584e83/?url=https%3A%2F%2Fa.no%2F") ==
        "https://a.no/");
  // One in the other.
  CHECK(target("https://eur02.safelinks.protection.outlook.com/"
               "?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fa.no%252Fx") == "https://a.no/x");
  for (const std::string_view same :
       {"https://www.google.com/search?q=https://a.no/", "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url", "https://google.evil.no/url?q=https://a.no/",
        "https://notgoogle.com/url?q=https://a.no/",
        "https://safelinks.protection.outlook.com.evil.no/?url=https://a.no/", "https://a.no/url?q=https://b.no/"}) {
    CHECK(target(same) == url_of(same).str());
  }
}

TEST_CASE("unwrapping ends") {
  std::string text = "https://a.no/";
  for (int i = 0; i < 5; ++i) {
    std::string inner;
    for (const char c : text) {
      if (c == '%') {
        inner += "%25";
      } else {
        inner += c;
      }
    }
    text = "https://www.google.com/url?q=" + inner;
  }
  CHECK(unwrapped(url_of(text)).host() == "www.google.com");
}

TEST_CASE("attachments keep their identity when their content changes") {
  const std::string page = "https://www.helsedirektoratet.no/om-oss/nufa/_/attachment/";
  const auto at = [&](const std::string& rest) { return attachment_of(url_of(page + rest)); };
  const std::string uuid(kUuid);
  const std::string hex(kHex);
  const Attachment expected{uuid, hex, "Møte 1.pdf"};
  CHECK(at("inline/" + uuid + ":" + hex + "/M%C3%B8te%201.pdf") == expected);
  CHECK(at("inline/" + uuid + "%3a" + hex + "/Møte 1.pdf?download=true") == expected);
  CHECK(at("download/1A2B3C4D-0000-4111-8222-333344445555:0123456789ABCDEF0123456789ABCDEF01234567/Mo\xCC\x88te.pdf") ==
        Attachment{uuid, hex, "M\xC3\xB6te.pdf"});
  CHECK(at("inline/" + uuid + "/x.pdf") == Attachment{uuid, "", "x.pdf"});
  CHECK(at("inline/" + uuid + ":" + hex + "/..%2F..%2Fx.pdf") == Attachment{uuid, hex, "../../x.pdf"});
  for (const std::string& rest : {"inline/" + uuid + ":" + hex + "/", "inline/" + uuid + ":" + hex,
                                  "inline/" + uuid + ":" + hex.substr(1) + "/x.pdf",
                                  "inline/" + uuid + ":" + hex + "/a/x.pdf", "inline/" + uuid.substr(1) + "a/x.pdf",
                                  "image/" + uuid + "/x.png", "inline/" + uuid.substr(0, 35) + "g/x.pdf"}) {
    CHECK_FALSE(at(rest));
    CHECK(identity_of(url_of(page + rest)) == url_of(page + rest).str());
  }
  CHECK(identity_of(url_of(page + "inline/" + uuid + ":" + hex + "/x.pdf")) == "attachment:" + uuid + "/x.pdf");
  CHECK(identity_of(url_of(page + "download/" + uuid + "%3A" + hex.substr(1) + "f/x.pdf?v=2")) ==
        "attachment:" + uuid + "/x.pdf");
  CHECK(identity_of(url_of("https://a.no/b.pdf?v=2#s")) == "https://a.no/b.pdf?v=2");
}

TEST_CASE("names and promises") {
  CHECK(file_name_of(url_of("https://a.no/b/M%C3%B8te.pdf?x")) == "Møte.pdf");
  CHECK(file_name_of(url_of("https://a.no/b/")).empty());
  CHECK(promises_pdf(url_of("https://a.no/b.PDF?x")));
  CHECK_FALSE(promises_pdf(url_of("https://a.no/b?x=.pdf")));
  CHECK_FALSE(promises_pdf(url_of("https://a.no/b.pdf/")));
  CHECK(promises_pdf(url_of("https://a.no/x.pdf")));
}

TEST_CASE("the crawl stays where it may be") {
  const Scope scope{
      {{"a.no", std::nullopt, {"/om-oss/råd", "/filer/"}}, {"*.b.no", std::nullopt, {}}, {"127.0.0.1", 8080, {}}}};
  for (const std::string_view inside :
       {"https://a.no/om-oss/r%c3%a5d", "http://a.no/om-oss/råd/nufa", "https://a.no/filer/x.pdf", "https://www.b.no/x",
        "https://x.y.b.no/", "http://127.0.0.1:8080/x", "https://127.0.0.1:8080/"}) {
    CHECK(scope.allows(url_of(inside)));
    CHECK(scope.allows_host(url_of(inside)));
  }
  for (const std::string_view outside : {"https://a.no/om-oss/rådet", "https://a.no/om-oss", "https://a.no/filer",
                                         "https://a.no/om-oss/råd/../x", "https://a.no/om-oss/råd/%2e%2e/x"}) {
    CHECK_FALSE(scope.allows(url_of(outside)));
    CHECK(scope.allows_host(url_of(outside)));
  }
  for (const std::string_view outside :
       {"https://b.no/", "https://xb.no/", "https://a.no.evil.no/om-oss/råd", "https://a.no:444/om-oss/råd",
        "https://www.a.no/om-oss/råd", "http://127.0.0.1/x", "http://127.0.0.1:8081/x"}) {
    CHECK_FALSE(scope.allows(url_of(outside)));
    CHECK_FALSE(scope.allows_host(url_of(outside)));
  }
  CHECK_FALSE(Scope{}.allows(url_of("https://a.no/")));
}
