#include "papers.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/files.hpp"
#include "model/ids.hpp"

namespace saksgang::bench {
namespace {

constexpr int kFirstYear = 2003;
constexpr int kLastYear = 2026;
constexpr int kMeetingsAYear = 10;

// How many words the text of a case paper has: measured on real ones, a median of 430, a tenth above 1,300.
std::size_t paper_words(Random& random) {
  return static_cast<std::size_t>(std::clamp(430 * std::exp(0.75 * random.normal()), 100.0, 1500.0));
}

std::string paragraphs(const Vocabulary& words, const Topic& topic, std::size_t length, Random& random,
                       std::vector<int>& pages, int first_page) {
  std::string out;
  for (std::size_t have = 0; have < length;) {
    const std::size_t wanted = std::min(length - have, 30 + random.below(90));
    if (!out.empty()) out += '\n';
    out += words.paragraph(topic, wanted, random);
    pages.push_back(first_page + static_cast<int>(have / 400));
    have += wanted;
  }
  return out;
}

std::string bullets(const Vocabulary& words, const std::vector<std::string_view>& from, const Topic& topic,
                    std::size_t count, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (!out.empty()) out += '\n';
    out += words.sentence(from, topic, random);
  }
  return out;
}

void span(CaseRecord& record, const char* field, int page) {
  record.spans.push_back({field, {page, page, "generated"}});
}

Paper paper(std::string name, int pages, std::vector<CaseRecord> records) {
  Paper out;
  out.document.file = name;
  out.document.path = "/papers/" + name;
  out.document.sha256 = sha256(name);
  out.document.pages = pages;
  out.document.cases = static_cast<int>(records.size());
  out.document.extractor = "generated";
  for (CaseRecord& record : records) {
    record.document.file = name;
    record.document.sha256 = out.document.sha256;
  }
  assign_ids(records);
  out.records = std::move(records);
  return out;
}

}  // namespace

Papers::Papers(const Vocabulary& vocabulary, std::uint64_t seed, std::size_t cases)
    : words_(vocabulary),
      random_(seed),
      cases_(cases),
      year_(kLastYear),
      last_number_(vocabulary.councils().size(), 0) {}

std::vector<Paper> Papers::next_meeting() {
  if (made_ >= cases_) return {};
  const std::string council(words_.councils()[council_]);
  const int month = 1 + (meeting_ * 12 + 6) / kMeetingsAYear % 12, day = 1 + static_cast<int>(random_.below(28));
  const std::string iso = fmt::format("{:04}-{:02}-{:02}", year_, month, day);
  const std::string printed = fmt::format("{}.{}.{}", day, month, year_);
  Meeting meeting{fmt::format("{}/{}", meeting_ + 1, year_), {iso}, std::nullopt};
  if (random_.chance(0.7)) meeting.place = random_.chance(0.5) ? "Teams" : "Oslo";

  std::vector<CaseRecord> sent, minutes;
  const std::size_t count = std::min(cases_ - made_, 8 + random_.below(9));
  int page = 2, minutes_page = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const Topic topic = words_.topic(random_, council, year_, printed);
    CaseRecord base;
    base.council = council;
    base.council_printed = council;
    base.meeting = meeting;
    base.case_number = fmt::format("{}/{:02}", ++last_number_[council_], year_ % 100);
    base.title = words_.title(topic, random_);
    constexpr const char* kTypes[] = {"Orientering", "Drøfting", "Anbefaling", "Godkjenning"};
    base.case_type = kTypes[random_.below(4)];
    const std::string proposal = words_.sentence(words_.proposals(), topic, random_);

    const bool in_agenda = random_.chance(0.8), has_paper = random_.chance(0.6);
    const bool in_minutes = random_.chance(0.85) || (!in_agenda && !has_paper);
    if (in_agenda) {
      CaseRecord agenda = base;
      agenda.part = Part::kInnkalling;
      agenda.first_page = agenda.last_page = 1 + static_cast<int>(i / 6);
      agenda.body = words_.paragraph(topic, 8 + random_.below(30), random_);
      agenda.body_pages = {agenda.first_page};
      agenda.proposal = proposal;
      if (has_paper) agenda.attachments = {fmt::format("Vedlegg {}: {}", i + 1, words_.title(topic, random_))};
      span(agenda, "title", agenda.first_page);
      span(agenda, "proposal", agenda.first_page);
      sent.push_back(std::move(agenda));
    }
    if (has_paper) {
      CaseRecord one = base;
      one.part = Part::kToppnotat;
      one.first_page = page;
      one.body = paragraphs(words_, topic, paper_words(random_), random_, one.body_pages, page);
      page = one.body_pages.back() + 1;
      one.last_page = page - 1;
      one.proposal = proposal;
      one.owner = words_.organisation(random_);
      one.handler = words_.person(random_);
      if (random_.chance(0.15)) {
        one.earlier.push_back({fmt::format("{}/{:02}", 1 + random_.below(90), (year_ - 1) % 100), council, std::nullopt,
                               words_.title(topic, random_), words_.sentence(words_.decisions(), topic, random_),
                               one.first_page});
      }
      span(one, "title", one.first_page);
      span(one, "proposal", one.last_page);
      sent.push_back(std::move(one));
    }
    if (in_minutes) {
      CaseRecord one = base;
      one.part = Part::kReferat;
      one.first_page = minutes_page;
      one.body = words_.paragraph(topic, 5 + random_.below(40), random_);
      one.body_pages = {minutes_page};
      const std::size_t remarks = random_.chance(0.3) ? 0 : 1 + random_.below(random_.chance(0.2) ? 14 : 5);
      for (std::size_t k = 0; k < remarks; ++k) {
        Innspill remark{"Innspill", words_.sentence(words_.remarks(), topic, random_), minutes_page, {}};
        if (random_.chance(0.3)) remark.text += " " + words_.sentence(words_.remarks(), topic, random_);
        if (random_.chance(0.6)) remark.actors = {words_.organisation(random_)};
        one.innspill.push_back(std::move(remark));
      }
      one.vedtak = Vedtak{
          "Vedtak", random_.chance(0.5) ? proposal : words_.sentence(words_.decisions(), topic, random_), minutes_page};
      if (random_.chance(0.2)) one.actions = {bullets(words_, words_.actions(), topic, 1, random_)};
      one.last_page = one.first_page;
      minutes_page += i % 2 == 1 ? 1 : 0;
      span(one, "title", one.first_page);
      minutes.push_back(std::move(one));
    }
  }
  made_ += count;
  const std::string stem = fmt::format("{}-{}-{}", sha256(council).substr(0, 6), year_, meeting_ + 1);
  std::vector<Paper> out;
  if (!sent.empty()) out.push_back(paper(stem + "-sakspapirer.pdf", page - 1, std::move(sent)));
  if (!minutes.empty()) out.push_back(paper(stem + "-referat.pdf", minutes_page, std::move(minutes)));

  // All councils' first meeting, then their second …; one year after another, back to the first and then on from the
  // last.
  if (++council_ == words_.councils().size()) {
    council_ = 0;
    if (++meeting_ == kMeetingsAYear) {
      meeting_ = 0;
      year_ = year_ > kLastYear ? year_ + 1 : year_ > kFirstYear ? year_ - 1 : kLastYear + 1;
      std::fill(last_number_.begin(), last_number_.end(), 0);
    }
  }
  return out;
}

}  // namespace saksgang::bench
