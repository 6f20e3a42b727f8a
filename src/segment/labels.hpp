#pragma once

#include <optional>
#include <string>
#include <string_view>

// The fixed words of council papers, in bokmål and nynorsk, by which their parts are known. All tables stand in
// labels.cpp; each function looks at one paragraph's text.
namespace saksgang::segment {

enum class Label {
  kProposal,  // «Forslag til vedtak», «Framlegg til vedtak»
  kVedtak,    // «Vedtak:», «Oppdatert vedtak:»
  kInnspill,  // «Innspill:», «Innspill – gapanalysen generelt:», «Innspel»
  kActions,   // «Aksjonspunkt», «Aksjon»
  kHistory,   // «Vedtak fra tidligere behandlinger i rådsmodellen»
};

struct LabelMatch {
  Label label;
  std::string printed;  // the label as it stands, without its colon
  std::string rest;     // text behind the label's colon in the same paragraph; may be empty
};

// The label with which the paragraph begins. `strong` says that its typography sets the paragraph off as a heading.
// A label is the whole paragraph, or ends in a colon; so «Vedtak 88: Stortinget ber …», «Forslag til målbilde» and
// «Innspill fra møtet tas med videre.» are none.
std::optional<LabelMatch> match_label(std::string_view text, bool strong);

// «Dato» and its like beside the head of a notice or of minutes.
enum class HeadField { kNone, kDate, kTime, kPlace, kMembers, kMeeting, kCouncil, kOther };
HeadField head_field(std::string_view text);

// The box of a toppnotat.
enum class BoxField { kNone, kTo, kDate, kCase, kType, kOwner, kHandler, kOther };
BoxField box_field(std::string_view text);

// True for the labels that only such a box has: «Saksnummer», «Innretning», «Sakseier», «Saksbehandler», but not «Sak»
// and «Sakstype», which head the columns of an agenda.
bool is_strong_box_label(std::string_view text);

// The head of a column in a table.
enum class ColumnHead { kNone, kCase, kTitle, kType, kTime, kMeeting, kDate, kCouncil, kVedtak };
ColumnHead column_head(std::string_view text);

// True for «Sak», «Saksnr.», «Saksn.» alone, which opens the head row of a case table.
bool is_case_column_head(std::string_view text);

// Breaks, days and arrivals that stand in an agenda beside its cases: «Lunsj», «Slutt dag 1», «Dag 2», «Pause».
bool is_schedule(std::string_view text);

// «Onsdag 22. januar 2025»: a day of a meeting as a line of its own.
bool is_day_line(std::string_view text);

// The text without a clock time at its end: «Slutt dag 1 16:00».
std::string_view without_clock(std::string_view text);

// «10:00», «kl. 10.15», «10:00 – 10:15».
bool is_clock(std::string_view text);

// The case type in the contract's spelling («Drøfting» for «DRØFTING», «Drøftingssak», nynorsk «Drøfting»); nothing for
// text that names no known type.
std::optional<std::string> known_case_type(std::string_view text);

// «Vedlegg 4A: …»
bool is_attachment(std::string_view text);

// A heading of a toppnotat's section known by its words alone.
bool is_section_heading(std::string_view text);

// A heading under which remarks stand, other than «Innspill»: «Generelt», «Diskusjon / oppsummering».
bool is_remark_heading(std::string_view text);

enum class Heading { kNone, kInnkalling, kReferat, kMeeting };

// What a part's heading says it is: «Innkalling …», «Møte i …», «Referat frå …», «Protokoll».
Heading part_heading(std::string_view text);

// «Neste møte: 12. juni», which may stand below the last decision.
bool is_next_meeting(std::string_view text);

// Words of letters and of consultation papers.
bool is_letter_sign(std::string_view text);
bool is_consultation_title(std::string_view text);

}  // namespace saksgang::segment
