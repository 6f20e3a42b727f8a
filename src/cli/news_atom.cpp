#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/utf8.hpp"
#include "cli/case_text.hpp"
#include "cli/changed_places.hpp"
#include "cli/layout.hpp"
#include "cli/news_output.hpp"
#include "cli/version.hpp"
#include "export/atom.hpp"
#include "history/case_diff.hpp"

namespace saksgang::cli {
namespace {

using exports::AtomEntry;
using exports::html_text;
using news::DocumentNews;

std::string paragraph(std::string_view text) {
  return text.empty() ? std::string() : fmt::format("<p>{}</p>\n", html_text(text));
}

std::string address(const DocumentRef& document, int page) {
  return document.url ? fmt::format("{}#page={}", *document.url, page) : std::string();
}

// Both texts in one, with what went and what came as HTML has it.
std::string html_changes(const ChangedPlace& place) {
  std::string out;
  std::size_t done = 0;
  for (const history::Hunk& h : place.hunks) {
    out += html_text(std::string_view(place.new_text).substr(done, h.new_begin - done));
    const auto part = [&](std::string_view tag, const std::string& text, std::size_t begin, std::size_t end) {
      if (begin < end) out += fmt::format("<{}>{}</{}>", tag, html_text(text.substr(begin, end - begin)), tag);
    };
    part("del", place.old_text, h.old_begin, h.old_end);
    part("ins", place.new_text, h.new_begin, h.new_end);
    done = h.new_end;
  }
  return fmt::format("<p>{}{}</p>\n", out, html_text(std::string_view(place.new_text).substr(done)));
}

std::string html_changes(const history::TreatmentChange& change) {
  std::string out =
      paragraph(fmt::format("{} {}{}: {} ({})", name(change.change), change.council,
                            change.case_number ? " " + *change.case_number : "", change.title, name(change.part)));
  if (change.change != history::Change::kChanged) return out;
  for (const history::TextChange& text : change.texts) {
    out += paragraph(text.field);
    for (const ChangedPlace& place : changed_places(text)) out += html_changes(place);
  }
  return out;
}

class NewsFeed {
 public:
  NewsFeed(const news::News& news, std::string place) : news_(news), place_(std::move(place)) {}

  std::string take() {
    for (const DocumentNews& one : news_.fresh) document("new", "New", one, one.document.versions.front().sha256, "");
    for (const news::ChangedDocument& one : news_.changed) {
      std::string html = paragraph(one.not_compared);
      if (one.cases.empty() && one.not_compared.empty()) html = paragraph("other bytes, the same text");
      for (const history::TreatmentChange& change : one.cases) html += html_changes(change);
      document("changed", "Changed", one, one.old_sha256 + one.document.newest().sha256, html);
    }
    for (const DocumentNews& one : news_.vanished) document("vanished", "Vanished", one, iso(one.when), "");
    for (const news::CaseNews& one : news_.cases) {
      treatment("case", "New case", one.record, one.record.first_page, "", one.when, history::case_key(one.record));
    }
    for (const news::VedtakNews& one : news_.vedtak) {
      treatment("vedtak", "Vedtak", one.record, one.record.vedtak->page, one.record.vedtak->text, one.when,
                news::treatment_key(one.record) + one.record.vedtak->text);
    }
    for (const news::SearchNews& search : news_.searches) {
      for (const news::NewHit& one : search.hits) {
        treatment("search", fmt::format("«{}»", search.name), one.hit.record, one.hit.page, one.hit.snippet,
                  one.first_seen, search.name + search.query + news::treatment_key(one.hit.record));
      }
    }
    for (const news::FindingNews& one : news_.findings) finding(one);
    finish();
    return exports::atom(feed_);
  }

 private:
  AtomEntry& add(std::string_view kind, const std::string& key, Time when) {
    AtomEntry entry;
    entry.id = exports::urn_of(fmt::format("saksgang|{}|{}", kind, key));
    entry.category = kind;
    entry.updated = when;
    feed_.entries.push_back(std::move(entry));
    return feed_.entries.back();
  }

  void document(std::string_view kind, std::string_view said, const DocumentNews& one, const std::string& key,
                const std::string& html) {
    const crawl::Document& d = one.document;
    AtomEntry& entry = add(kind, d.identity + "|" + key, one.when);
    entry.title = fmt::format("{}: {}", said, d.title.empty() ? d.name : d.title);
    entry.link = d.url;
    std::string facts = d.name;
    if (!one.read) facts += "\nnot in the index";
    if (one.read && one.read->state != DocumentState::kOk) {
      facts += fmt::format("\n{}: {}", name(one.read->state), one.read->message.value_or(""));
    }
    entry.html = paragraph(facts) + html;
  }

  void treatment(std::string_view kind, std::string_view said, const CaseRecord& record, int page,
                 const std::string& text, Time when, const std::string& key) {
    AtomEntry& entry = add(kind, key, when);
    entry.title = fmt::format("{}: {}, {}", said, case_label(record), record.title);
    entry.link = address(record.document, page);
    entry.html = paragraph(fmt::format("{}\n{}", where_treated(record), at_page(record, page))) + paragraph(text);
  }

  void finding(const news::FindingNews& one) {
    const history::Finding& f = one.finding;
    AtomEntry& entry = add("finding", news::finding_key(f), one.first_seen);
    entry.title = fmt::format("{}{}{}", name(f.kind), f.case_name.empty() ? "" : ": ", f.case_name);
    entry.link = address(f.document, f.page);
    entry.html = paragraph(f.message);
    for (const history::FindingEvidence& ground : f.evidence) {
      entry.html +=
          paragraph(fmt::format("{}#page={} ({}): {}", ground.document.file, ground.page, ground.method, ground.quote));
    }
  }

  // What a feed says of itself. The newest first, as readers that show a few expect it.
  void finish() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
    feed_.id = exports::urn_of(fmt::format("saksgang|feed|{}|{}", host.data(), place_));
    feed_.title = "Norway's e-health councils: what is new";
    feed_.author = feed_.generator = "saksgang";
    feed_.version = program_version();
    feed_.updated = news_.since;
    std::stable_sort(feed_.entries.begin(), feed_.entries.end(),
                     [](const AtomEntry& a, const AtomEntry& b) { return a.updated > b.updated; });
    if (!feed_.entries.empty()) feed_.updated = feed_.entries.front().updated;
  }

  const news::News& news_;
  std::string place_;
  exports::AtomFeed feed_;
};

}  // namespace

std::string news_atom(const news::News& news, const std::string& place) {
  return NewsFeed(news, place).take();
}

}  // namespace saksgang::cli
