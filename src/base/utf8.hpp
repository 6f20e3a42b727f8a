#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// UTF-8 text as bytes. Offsets are byte offsets; a malformed byte counts as one code point U+FFFD.
namespace saksgang::utf8 {

// The code point that starts at `pos`, which is moved behind it. `pos` must be less than `text.size()`.
char32_t next(std::string_view text, std::size_t& pos);

// Appends the code point; surrogates and values above U+10FFFF become U+FFFD.
void append(std::string& out, char32_t c);

// Number of code points.
std::size_t length(std::string_view text);

bool valid(std::string_view text);

// Where the first malformed byte stands; npos if none does.
std::size_t first_malformed(std::string_view text);

// Malformed bytes replaced by U+FFFD; well-formed text comes back as it is.
std::string repaired(std::string_view text);

// Canonical composition (NFC), after repair. ASCII is returned as it is, without a look at ICU's tables.
std::string nfc(std::string_view text);

// Simple lower case, independent of the locale; lengths in bytes may change.
std::string lower(std::string_view text);

char32_t lower(char32_t c);
bool is_letter(char32_t c);
bool is_digit(char32_t c);  // a decimal digit of any script
bool is_upper(char32_t c);
bool is_space(char32_t c);  // white space, no-break blanks among them
bool is_mark(char32_t c);   // joins the character before it: an accent typed by itself

// Columns of a terminal that the character takes: none for marks and format controls, two for wide ones of East Asia
// and emoji (Unicode Standard Annex 11), otherwise one.
std::size_t columns(char32_t c);

// Blanks (all of Unicode's) off both ends.
std::string_view trim(std::string_view text);

// Each run of blanks as one U+0020, none at the ends.
std::string collapse_blanks(std::string_view text);

// Text that may go to a terminal: C0, C1 and DEL controls are dropped but for newline and tab (both kept only where
// `keep_layout`; otherwise they become blanks), and so are the bidirectional overrides and isolates, which can make a
// line show other than it reads.
std::string for_terminal(std::string_view text, bool keep_layout = false);

}  // namespace saksgang::utf8
