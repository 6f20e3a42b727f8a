#include "export/atom.hpp"

#include <doctest/doctest.h>

namespace saksgang::exports {
namespace {

Time at(std::string_view text) {
  return time_from_iso(text).value();
}

}  // namespace

TEST_CASE("a feed has what RFC 4287 requires, and nothing that XML cannot hold") {
  AtomFeed feed;
  feed.id = urn_of("feed");
  feed.title = "News & \"more\"";
  feed.author = feed.generator = "saksgang";
  feed.version = "0.1.0";
  feed.updated = at("2026-11-22T02:30:00Z");
  feed.entries.push_back({"urn:a", "Møte <1>\n\x01\x1b[31m", feed.updated, "https://example.no/a?b=1&c=2", "new",
                          "<p>" + html_text("a < b\n\"æ\" \xff") + "</p>"});
  feed.entries.push_back({"urn:b", "", feed.updated, "javascript:alert(1)", "", ""});
  CHECK(atom(feed) == R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:uuid:)" + feed.id.substr(9) +
                          R"(</id>
  <title>News &amp; &quot;more&quot;</title>
  <updated>2026-11-22T02:30:00.000Z</updated>
  <author><name>saksgang</name></author>
  <generator version="0.1.0">saksgang</generator>
  <entry>
    <id>urn:a</id>
    <title>Møte &lt;1&gt; [31m</title>
    <updated>2026-11-22T02:30:00.000Z</updated>
    <category term="new"/>
    <link rel="alternate" href="https://example.no/a?b=1&amp;c=2"/>
    <content type="html">&lt;p&gt;a &amp;lt; b&lt;br/&gt;
&amp;quot;æ&amp;quot; )"
                          "\uFFFD"
                          R"(&lt;/p&gt;</content>
  </entry>
  <entry>
    <id>urn:b</id>
    <title>urn:b</title>
    <updated>2026-11-22T02:30:00.000Z</updated>
    <content type="html"></content>
  </entry>
</feed>
)");
}

TEST_CASE("no two entries have one id") {
  AtomFeed feed;
  feed.entries = {{"urn:a", "first", at("2026-01-01T00:00:00Z"), "", "", ""},
                  {"urn:b", "other", at("2026-01-01T00:00:00Z"), "", "", ""},
                  {"urn:a", "last", at("2026-01-01T00:00:00Z"), "", "", ""}};
  const std::string xml = atom(feed);
  CHECK(xml.find("first") == std::string::npos);
  CHECK(xml.find("<title>other") < xml.find("<title>last"));
}

TEST_CASE("the name of a thing is the same always, and a UUID of version 8") {
  CHECK(urn_of("vedtak|NUIT|2025|17") == urn_of("vedtak|NUIT|2025|17"));
  // SHA-256 of the empty text is e3b0c442 98fc 1c14 9afb f4c8996fb924…
  CHECK(urn_of("") == "urn:uuid:e3b0c442-98fc-8c14-9afb-f4c8996fb924");
  CHECK(urn_of("a") != urn_of("b"));
}

}  // namespace saksgang::exports
