#include "segment/labels.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/date.hpp"
#include "base/utf8.hpp"
#include "segment/wording.hpp"

namespace saksgang::segment {
namespace {

// Longer text is no label, whatever it begins with, in bytes.
constexpr std::size_t kLongestLabel = 60;
constexpr std::size_t kLongestHeading = 240;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

template <std::size_t N>
bool starts_with_any(const std::array<std::string_view, N>& starts, std::string_view text) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view s) { return text.starts_with(s); });
}

// What may stand before «vedtak» in the label of a decision.
constexpr std::array<std::string_view, 16> kVedtakWords{
    "vedtak",         "vedtaket",        "vedteke",        "oppdatert vedtak", "endret vedtak", "endra vedtak",
    "justert vedtak", "revidert vedtak", "nytt vedtak",    "enstemmig vedtak", "vedtatt",       "samrøystes vedtak",
    "møtets vedtak",  "omforent vedtak", "endelig vedtak", "rådets vedtak"};

constexpr std::array<std::string_view, 11> kProposalWords{
    "forslag til vedtak",       "framlegg til vedtak", "fremlegg til vedtak",   "forslag til oppdatert vedtak",
    "forslag til nytt vedtak",  "vedtaksforslag",      "innstilling",           "forslag til innstilling",
    "framlegg til innstilling", "forslag vedtak",      "innstilling til vedtak"};

constexpr std::array<std::string_view, 14> kActionWords{
    "aksjonspunkt", "aksjonspunkter",    "aksjonspunkta",      "aksjon",         "aksjoner",
    "aksjonar",     "oppfølgingspunkt",  "oppfølgingspunkter", "oppfølging",     "oppfylging",
    "tiltak",       "oppfølgingspunkta", "aksjonspunktar",     "aksjonspunktene"};

constexpr std::array<std::string_view, 8> kHistoryStarts{"vedtak fra tidligere behandling",
                                                         "vedtak frå tidlegare behandling",
                                                         "tidligere behandling",
                                                         "tidlegare behandling",
                                                         "tidligere vedtak",
                                                         "tidlegare vedtak",
                                                         "vedtak fra tidligere",
                                                         "vedtak frå tidlegare"};

constexpr std::array<std::string_view, 13> kRemarkHeadings{
    "generelt",  "diskusjon", "oppsummering", "drøfting",  "kommentar", "merknad", "tilbakemelding",
    "synspunkt", "spørsmål",  "momenter",     "generelle", "ordskifte", "debatt"};

constexpr std::array<std::string_view, 22> kSectionStarts{"hensikt med saken",
                                                          "hensikten med saken",
                                                          "hensikt",
                                                          "formål",
                                                          "føremål",
                                                          "føremålet med saka",
                                                          "bakgrunn",
                                                          "videre saksprosess",
                                                          "videre prosess",
                                                          "vidare saksprosess",
                                                          "vidare prosess",
                                                          "innledning",
                                                          "innleiing",
                                                          "saksfremstilling",
                                                          "saksframstilling",
                                                          "drøftingsspørsmål",
                                                          "problemstilling",
                                                          "vurdering",
                                                          "oppsummering",
                                                          "andre aktuelle lenker",
                                                          "spørsmål til drøfting",
                                                          "siktemål med saka"};

constexpr std::array<std::string_view, 20> kScheduleStarts{
    "lunsj",        "lunch",     "pause",     "kaffe",           "middag",     "slutt",      "start",
    "dag 1",        "dag 2",     "dag 3",     "velkommen",       "velkomen",   "frammøte",   "oppmøte",
    "registrering", "møteslutt", "møtestart", "enkel servering", "festmiddag", "møtet slutt"};

constexpr std::array<std::string_view, 14> kWeekdays{"mandag", "tirsdag", "onsdag", "torsdag", "fredag",
                                                     "lørdag", "søndag",  "måndag", "tysdag",  "laurdag",
                                                     "sundag", "onsd",    "torsd",  "fred"};

struct Named {
  std::string_view word;
  int field;
};

}  // namespace

std::string_view without_clock(std::string_view text) {
  text = utf8::trim(text);
  const std::size_t blank = text.find_last_of(' ');
  if (blank == std::string_view::npos || !is_clock(text.substr(blank + 1))) return text;
  return utf8::trim(text.substr(0, blank));
}

std::optional<LabelMatch> match_label(std::string_view text, bool strong) {
  text = utf8::trim(text);
  const std::size_t newline_free = text.size();
  if (newline_free == 0) return std::nullopt;
  const std::size_t colon = text.substr(0, 160).find(':');
  const bool whole = colon == std::string_view::npos || utf8::trim(text.substr(colon + 1)).empty();
  const std::string_view head_text = without_end_signs(colon == std::string_view::npos ? text : text.substr(0, colon));
  const bool has_colon = colon != std::string_view::npos;
  if (head_text.size() > 120) return std::nullopt;
  const std::string head = plain(head_text);
  const auto make = [&](Label label) {
    LabelMatch match{label, std::string(head_text), {}};
    if (has_colon && !whole) match.rest = std::string(utf8::trim(text.substr(colon + 1)));
    return match;
  };
  if (among(kProposalWords, head)) return make(Label::kProposal);
  if (among(kVedtakWords, head) && (has_colon || whole)) return make(Label::kVedtak);
  if (starts_with_any(kHistoryStarts, head) && whole && word_count(head) <= 12) return make(Label::kHistory);
  if (among(kActionWords, head) && whole && (has_colon || strong || head != "tiltak")) return make(Label::kActions);
  if (head.starts_with("innspill") || head.starts_with("innspel")) {
    const bool ends_sentence = text.back() == '.';
    const bool alone = head == "innspill" || head == "innspel" || head == "innspela" || head == "innspillene";
    if (whole && !ends_sentence && word_count(head) <= 12 && (alone || has_colon || strong))
      return make(Label::kInnspill);
    if (alone && has_colon) return make(Label::kInnspill);
  }
  return std::nullopt;
}

HeadField head_field(std::string_view text) {
  if (text.size() > kLongestLabel) return HeadField::kNone;
  const std::string word = plain(without_end_signs(text));
  static constexpr std::pair<std::string_view, HeadField> kFields[] = {{"dato", HeadField::kDate},
                                                                       {"møtedato", HeadField::kDate},
                                                                       {"når", HeadField::kDate},
                                                                       {"tid og dato", HeadField::kDate},
                                                                       {"dato og tid", HeadField::kDate},
                                                                       {"tid", HeadField::kTime},
                                                                       {"møtetid", HeadField::kTime},
                                                                       {"tidspunkt", HeadField::kTime},
                                                                       {"klokkeslett", HeadField::kTime},
                                                                       {"sted", HeadField::kPlace},
                                                                       {"stad", HeadField::kPlace},
                                                                       {"møtested", HeadField::kPlace},
                                                                       {"møtestad", HeadField::kPlace},
                                                                       {"hvor", HeadField::kPlace},
                                                                       {"møterom", HeadField::kPlace},
                                                                       {"medlemmer", HeadField::kMembers},
                                                                       {"medlemmar", HeadField::kMembers},
                                                                       {"deltakere", HeadField::kMembers},
                                                                       {"deltakarar", HeadField::kMembers},
                                                                       {"deltagere", HeadField::kMembers},
                                                                       {"til stede", HeadField::kMembers},
                                                                       {"tilstede", HeadField::kMembers},
                                                                       {"til stades", HeadField::kMembers},
                                                                       {"møtende", HeadField::kMembers},
                                                                       {"innkalt", HeadField::kMembers},
                                                                       {"innkalte", HeadField::kMembers},
                                                                       {"møte", HeadField::kMeeting},
                                                                       {"utvalg", HeadField::kCouncil},
                                                                       {"utval", HeadField::kCouncil},
                                                                       {"råd", HeadField::kCouncil},
                                                                       {"ikke til stede", HeadField::kOther},
                                                                       {"ikkje til stades", HeadField::kOther},
                                                                       {"forfall", HeadField::kOther},
                                                                       {"stedfortreder", HeadField::kOther},
                                                                       {"stedfortredere", HeadField::kOther},
                                                                       {"vara", HeadField::kOther},
                                                                       {"varamedlemmer", HeadField::kOther},
                                                                       {"helsedirektoratet", HeadField::kOther},
                                                                       {"sekretariat", HeadField::kOther},
                                                                       {"møteleder", HeadField::kOther},
                                                                       {"møteleiar", HeadField::kOther},
                                                                       {"referent", HeadField::kOther},
                                                                       {"observatører", HeadField::kOther},
                                                                       {"andre", HeadField::kOther},
                                                                       {"varamedlem", HeadField::kOther},
                                                                       {"leder", HeadField::kOther},
                                                                       {"leiar", HeadField::kOther},
                                                                       {"møtt", HeadField::kOther},
                                                                       {"ikke møtt", HeadField::kOther},
                                                                       {"fraværende", HeadField::kOther},
                                                                       {"varamedlemmar", HeadField::kOther},
                                                                       {"andre til stede", HeadField::kOther},
                                                                       {"meldt forfall", HeadField::kOther},
                                                                       {"gjester", HeadField::kOther},
                                                                       {"vararepresentant", HeadField::kOther},
                                                                       {"sekretær", HeadField::kOther},
                                                                       {"direktoratet", HeadField::kOther},
                                                                       {"fråfall", HeadField::kOther},
                                                                       {"ikkje møtt", HeadField::kOther},
                                                                       {"administrasjon", HeadField::kOther}};
  for (const auto& [name, field] : kFields) {
    if (word == name) return field;
  }
  return HeadField::kNone;
}

BoxField box_field(std::string_view text) {
  if (text.size() > kLongestLabel) return BoxField::kNone;
  const std::string word = plain(without_end_signs(text));
  static constexpr std::pair<std::string_view, BoxField> kFields[] = {{"til", BoxField::kTo},
                                                                      {"dato", BoxField::kDate},
                                                                      {"møtedato", BoxField::kDate},
                                                                      {"saksnummer", BoxField::kCase},
                                                                      {"saknummer", BoxField::kCase},
                                                                      {"saksnr", BoxField::kCase},
                                                                      {"saknr", BoxField::kCase},
                                                                      {"sak nr", BoxField::kCase},
                                                                      {"sak", BoxField::kCase},
                                                                      {"innretning", BoxField::kType},
                                                                      {"innretting", BoxField::kType},
                                                                      {"sakstype", BoxField::kType},
                                                                      {"type", BoxField::kType},
                                                                      {"type sak", BoxField::kType},
                                                                      {"sakseier", BoxField::kOwner},
                                                                      {"sakseigar", BoxField::kOwner},
                                                                      {"ansvarlig", BoxField::kOwner},
                                                                      {"ansvarleg", BoxField::kOwner},
                                                                      {"saksansvarlig", BoxField::kOwner},
                                                                      {"saksbehandler", BoxField::kHandler},
                                                                      {"saksbehandlar", BoxField::kHandler},
                                                                      {"sakshandsamar", BoxField::kHandler},
                                                                      {"saksbehandlere", BoxField::kHandler},
                                                                      {"fra", BoxField::kOther},
                                                                      {"frå", BoxField::kOther},
                                                                      {"møte", BoxField::kTo},
                                                                      {"vedlegg", BoxField::kOther},
                                                                      {"unntatt offentlighet", BoxField::kOther}};
  for (const auto& [name, field] : kFields) {
    if (word == name) return field;
  }
  return BoxField::kNone;
}

bool is_strong_box_label(std::string_view text) {
  switch (box_field(text)) {
    case BoxField::kOwner:
    case BoxField::kHandler:
      return true;
    case BoxField::kType:
      return plain(without_end_signs(text)).starts_with("innret");
    case BoxField::kCase:
      return plain(without_end_signs(text)) != "sak";
    default:
      return false;
  }
}

ColumnHead column_head(std::string_view text) {
  if (text.size() > kLongestLabel) return ColumnHead::kNone;
  const std::string word = plain(without_end_signs(text));
  if (word.size() > 40) return ColumnHead::kNone;
  if (is_case_column_head(text)) return ColumnHead::kCase;
  static constexpr std::pair<std::string_view, ColumnHead> kHeads[] = {{"tittel på sak", ColumnHead::kTitle},
                                                                       {"tittel", ColumnHead::kTitle},
                                                                       {"tema", ColumnHead::kTitle},
                                                                       {"sakstittel", ColumnHead::kTitle},
                                                                       {"tittel på saken", ColumnHead::kTitle},
                                                                       {"tittel på saka", ColumnHead::kTitle},
                                                                       {"emne", ColumnHead::kTitle},
                                                                       {"sakstype", ColumnHead::kType},
                                                                       {"type", ColumnHead::kType},
                                                                       {"vedlegg", ColumnHead::kType},
                                                                       {"innretning", ColumnHead::kType},
                                                                       {"tidspunkt", ColumnHead::kTime},
                                                                       {"tid", ColumnHead::kTime},
                                                                       {"klokkeslett", ColumnHead::kTime},
                                                                       {"møte og dato", ColumnHead::kMeeting},
                                                                       {"møte/dato", ColumnHead::kMeeting},
                                                                       {"råd og dato", ColumnHead::kMeeting},
                                                                       {"utvalg og dato", ColumnHead::kMeeting},
                                                                       {"utval og dato", ColumnHead::kMeeting},
                                                                       {"møte", ColumnHead::kMeeting},
                                                                       {"møtedato", ColumnHead::kDate},
                                                                       {"dato", ColumnHead::kDate},
                                                                       {"utvalg", ColumnHead::kCouncil},
                                                                       {"utval", ColumnHead::kCouncil},
                                                                       {"råd", ColumnHead::kCouncil},
                                                                       {"råd/utvalg", ColumnHead::kCouncil},
                                                                       {"behandlet i", ColumnHead::kCouncil},
                                                                       {"arena", ColumnHead::kCouncil},
                                                                       {"organ", ColumnHead::kCouncil},
                                                                       {"vedtak", ColumnHead::kVedtak},
                                                                       {"vedtak/oppsummering", ColumnHead::kVedtak},
                                                                       {"tidligere vedtak", ColumnHead::kVedtak},
                                                                       {"referat", ColumnHead::kVedtak},
                                                                       {"dato og møte", ColumnHead::kMeeting}};
  for (const auto& [name, head] : kHeads) {
    if (word == name) return head;
  }
  return ColumnHead::kNone;
}

bool is_case_column_head(std::string_view text) {
  if (text.size() > kLongestLabel) return false;
  static constexpr std::array<std::string_view, 12> kHeads{"sak",       "saksnr", "saknr",   "saksnummer",
                                                           "saknummer", "saksn",  "sak nr",  "nr",
                                                           "saks nr",   "sakenr", "saksnr.", "sak nr."};
  return among(kHeads, plain(without_end_signs(text)));
}

bool is_schedule(std::string_view text) {
  if (text.size() > kLongestHeading) return false;
  const std::string word = plain(without_end_signs(without_clock(text)));
  return word_count(word) <= 8 && starts_with_any(kScheduleStarts, word);
}

bool is_day_line(std::string_view text) {
  if (text.size() > kLongestHeading) return false;
  std::string word = plain(without_end_signs(text));
  if (word.starts_with("sak ")) word.erase(0, 4);  // the head of the number's column on the same line
  if (word_count(word) > 7 || !starts_with_any(kWeekdays, word)) return false;
  const auto dates = find_dates(word);
  return !dates.empty() && word.size() - dates.back().end <= 20;
}

bool is_clock(std::string_view text) {
  if (text.size() > kLongestLabel) return false;
  std::string word = plain(text);
  if (word.starts_with("kl"))
    word = std::string(utf8::trim(std::string_view(word).substr(word.starts_with("kl.") ? 3 : 2)));
  if (word.size() < 4 || word.size() > 24) return false;
  int digits = 0;
  bool separator = false;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::next(word, i);
    if (utf8::is_digit(c)) {
      ++digits;
    } else if (c == ':' || c == '.') {
      separator = true;
    } else if (c != '-' && c != 0x2013 && c != ' ' && c != 0x2014) {
      return false;
    }
  }
  return separator && digits >= 3 && digits <= 8;
}

std::optional<std::string> known_case_type(std::string_view text) {
  if (text.size() > kLongestLabel) return std::nullopt;
  const std::string word = plain(without_end_signs(text));
  if (word_count(word) != 1) return std::nullopt;
  static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"godkjenning", "Godkjenning"},
      {"godkjenningssak", "Godkjenning"},
      {"orientering", "Orientering"},
      {"orienteringssak", "Orientering"},
      {"drøfting", "Drøfting"},
      {"drøftingssak", "Drøfting"},
      {"drøftelse", "Drøfting"},
      {"anbefaling", "Anbefaling"},
      {"anbefalingssak", "Anbefaling"},
      {"tilråding", "Tilråding"},
      {"drøftingsak", "Drøfting"},
      {"godkjennelse", "Godkjenning"},
      {"beslutning", "Beslutning"},
      {"beslutningssak", "Beslutning"},
      {"vedtakssak", "Vedtakssak"},
      {"diskusjon", "Diskusjon"},
      {"tilslutning", "Tilslutning"},
      {"informasjon", "Informasjon"},
      {"godkjenning/orientering", "Godkjenning/orientering"},
      {"innspill", "Innspill"},
      {"innspel", "Innspel"}};
  for (const auto& [name, type] : kTypes) {
    if (word == name) return std::string(type);
  }
  return std::nullopt;
}

bool is_attachment(std::string_view text) {
  const std::string word = plain(text.substr(0, 40));
  if (!word.starts_with("vedlegg")) return false;
  std::string_view rest = utf8::trim(std::string_view(word).substr(7));
  if (rest.starts_with(":")) return true;
  return !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
}

bool is_section_heading(std::string_view text) {
  if (text.size() > kLongestHeading) return false;
  const std::string word = plain(without_end_signs(text));
  if (word_count(word) > 12 || (!text.empty() && text.back() == '.')) return false;
  for (const std::string_view start : kSectionStarts) {
    if (!word.starts_with(start)) continue;
    const std::string_view rest = std::string_view(word).substr(start.size());
    // «Bakgrunn: Veikart mot …», «Vurdering og anbefaling»; «Bakgrunnen for saken er …» is a sentence.
    if (rest.empty() || rest.front() == ':' || (rest.front() == ' ' && word_count(word) <= 6)) return true;
  }
  return false;
}

bool is_remark_heading(std::string_view text) {
  if (text.size() > kLongestHeading) return false;
  const std::string word = plain(without_end_signs(text));
  if (word_count(word) > 8 || (!text.empty() && text.back() == '.')) return false;
  return starts_with_any(kRemarkHeadings, word);
}

Heading part_heading(std::string_view text) {
  if (text.size() > kLongestHeading) return Heading::kNone;
  const std::string word = plain(text);
  if (word_count(word) > 16) return Heading::kNone;
  for (const std::string_view start :
       {"referat", "møtereferat", "protokoll", "møteprotokoll", "møtebok", "utkast til referat", "godkjent referat"}) {
    if (word.starts_with(start)) return Heading::kReferat;
  }
  for (const std::string_view start : {"innkalling", "møteinnkalling", "sakliste", "saksliste", "agenda", "dagsorden",
                                       "sakspapirer", "sakspapir", "invitasjon til møte"}) {
    if (word.starts_with(start)) return Heading::kInnkalling;
  }
  for (const std::string_view start : {"møte i ", "møte nr", "møte ", "ordinært møte", "ekstraordinært møte"}) {
    if (word.starts_with(start)) return Heading::kMeeting;
  }
  return Heading::kNone;
}

bool is_next_meeting(std::string_view text) {
  if (text.size() > kLongestHeading) return false;
  const std::string word = plain(text);
  return word.starts_with("neste møte") || word.starts_with("neste møtet") || word.starts_with("møtet slutt") ||
         word.starts_with("møtet ble hevet") || word.starts_with("møtet vart heva");
}

bool is_letter_sign(std::string_view text) {
  const std::string word = plain(text.substr(0, 80));
  for (const std::string_view sign : {"deres ref", "vår ref", "dykkar ref", "med hilsen", "med vennlig hilsen",
                                      "med helsing", "med venleg helsing", "vennlig hilsen", "postboks"}) {
    if (word.starts_with(sign)) return true;
  }
  return false;
}

bool is_consultation_title(std::string_view text) {
  const std::string word = plain(text);
  for (const std::string_view sign :
       {"høring", "høyring", "invitasjon til innspill", "invitasjon til innspel", "invitasjon til å gi innspill"}) {
    if (word.find(sign) != std::string::npos) return true;
  }
  return false;
}

}  // namespace saksgang::segment
