"""The links of a page: against html5lib, which reads pages as the HTML Standard has it, and from the fault server's pages."""

import random
import unittest
import urllib.parse
import urllib.request

from fault_server import HEX, PAGE, UUID, FaultServer
from harness import main
from probe import ProbeTest

try:
    import html5lib
except ImportError:
    html5lib = None

SITE = "http://www.example.no"


def normal(href):
    """The path of an href as the pages here have it: no scheme, no dots."""
    href = "".join(c for c in href.strip(" \t\n\r\f") if c not in "\t\n\r").split("#")[0]
    return urllib.parse.quote(href, safe="!$&'()*+,;=:@/?-._~") or "/om/raad"


class LinksTest(ProbeTest):
    def links(self, data, charset="utf-8", piece=16384):
        file = self.folder / "page.html"
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return self.probe({"do": "links", "url": SITE + "/om/raad", "charset": charset, "file": str(file), "piece": piece})[0]


@unittest.skipUnless(html5lib, "no html5lib")
class LikeABrowser(LinksTest):
    # What makes markup hard: quotes, comments, scripts, tags that do not fit. Not here: what only a tree decides
    # (select, template, frameset, a plaintext that never ends), and the comments that a script may have within itself.
    PIECES = [
        "<a href={q}/{n}{q}>", "<a  HREF = {q}/{n}{q} title={q}x > y{q}>", "<a title='>' href=/{n} >", '<a title="<a href=/{n}>" >', "<a href=/{n}",
        "<A\nhref\n=\n'/{n}'\n>", "<a/href='/{n}'/>", "<a data-x=don't href=/{n}>", "<a href=/{n} href=/x{n}>", "<a =x href=/{n}>", "<a a='1'b=\"2\"href=/{n}>",
        "<area href=/{n}>", "</a>", "</A x=y>", "<b>", "</b>", "<i>", "</i>", "<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<h2>", "</h2>",
        "<!-- <a href=/{n}> -->", "<!--><a href=/{n}>", "<!---><a href=/{n}>", "<!-- -- > <a href=/{n}> --!>", "<!--->-->", "<!-- <!-- -->", "<!doctype html>",
        "<?php <a href=/{n}> ?>", "</ <a href=/{n}>", "<!x <a href=/{n}>", "<![CDATA[<a href=/{n}>]]>", "</>", "<>", "<3", "< a href=/{n}>", "<", ">", '"', "'", "&amp;",
        "<script>'<a href=/{n}>'</script>", "<script>if (a</b && c>d) '</scrip'</SCRIPT >", "<script src=x />x</script>", "<style>a{{}}<a href=/{n}></style>",
        "<textarea><a href=/{n}></textarea>", "<title><a href=/{n}></title>", "<svg><a href=/{n}></svg>", "<svg><title/><a href=/{n}></svg>", "<xmp><a href=/{n}></xmp>",
        "<iframe><a href=/{n}></iframe>", "<noembed><a href=/{n}></noembed>", "<img alt='<a href=/{n}>' src=x>", "<br/>", "<my-tag a='>'>", "tekst ", "æøå ", "\n",
    ]  # fmt: skip

    def soup(self, seed):
        choose = random.Random(seed)
        return "<body>" + "".join(
            choose.choice(self.PIECES).format(n=f"{i}.pdf", q=choose.choice("'\"")) for i in range(choose.randint(1, 40))
        )

    def expected(self, text):
        tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
        names = {"a", "area", "{http://www.w3.org/2000/svg}a"}
        return {normal(e.get("href")) for e in tree.iter() if isinstance(e.tag, str) and e.tag in names and e.get("href") is not None}

    def test_many_soups(self):
        for text in map(self.soup, range(400)):
            found = {link["url"].removeprefix(SITE) for link in self.links(text, piece=17)["links"]}
            self.assertEqual(found, self.expected(text), text)


class FromTheServer(LinksTest):
    def setUp(self):
        super().setUp()
        self.server = FaultServer()
        self.addCleanup(self.server.stop)

    def test_encodings(self):
        for data, charset, encoding in (
            (PAGE.encode(), "utf-8", "utf-8"),
            (PAGE.encode("windows-1252"), "utf-8", "utf-8"),
            (PAGE.encode("windows-1252"), "iso-8859-1", "windows-1252"),
            (("\ufeff" + PAGE).encode("utf-16-le"), "utf-8", "utf-16le"),
        ):
            page = self.links(data, charset)
            self.assertEqual((page["title"], page["encoding"]), ("Møter i NUIT", encoding))
            self.assertEqual(
                page["links"],
                [{"url": SITE + "/fine.pdf", "text": "Innkalling – blå bok", "title": "Innkalling – blå bok",
                  "context": "12. juni 2025: Innkalling – blå bok", "heading": "Møter", "date": "2025-06-12"}],
            )  # fmt: skip

    def page(self, path):
        """A page of the fault server's, read."""
        with urllib.request.urlopen(self.server.url(path), timeout=60) as answer:
            return self.links(answer.read())

    def test_pages_of_misfortune(self):
        def urls(path):
            return [link["url"].removeprefix(SITE) for link in self.page(path)["links"]]

        self.assertEqual(urls("/page/deep"), ["/fine.pdf"])
        self.assertEqual(urls("/page/attributes"), ["/fine.pdf", "/plain.pdf"])
        self.assertEqual(urls("/page/broken"), ["/fine.pdf", "/plain.pdf"])
        self.assertEqual(urls("/page/links/10000"), [f"/fine-{i}.pdf" for i in range(10_000)])
        self.assertEqual(self.page("/page/no-html")["links"], [])
        wrapped = self.page("/page/wrapped")["links"]
        self.assertEqual([link["url"] for link in wrapped], [self.server.url("/fine.pdf"), self.server.url("/plain.pdf")])

    def test_names_that_are_none(self):
        page = self.page("/page/names")
        inline = f"{SITE}/raad/_/attachment/inline/{UUID}:{HEX}/"
        self.assertEqual([link["url"] for link in page["links"]],
                         [inline + "..%2F..%2Fetc%2Fpasswd.pdf", inline + "a%00%1B%5B31m.pdf", inline + "x" * 300 + ".pdf"])  # fmt: skip
        self.assertEqual(page["bad"], [["http://", "no host: «»"], ["https://[::1/", "no host: «[::1»"], ["http://a.no:99999/x.pdf", "no such port: «99999»"]])


if __name__ == "__main__":
    main()
