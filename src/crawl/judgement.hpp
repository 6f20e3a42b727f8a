#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "crawl/archive_records.hpp"
#include "crawl/http.hpp"

// What an answer is worth. Pure.
namespace saksgang::crawl {

// Outcome::kRead where it is what was asked for, kUnchanged for status 304, kElsewhere never.
struct Judgement {
  Outcome outcome = Outcome::kRead;
  std::string reason, message;  // empty where all is well; see Fetch
  bool may_help_again = false;  // another attempt in the same night may
};

// Whether the site had an answer, though not one that can be used; otherwise it or the net did not do its part.
bool is_an_answer(FaultKind kind);

// What the head and the transfer say. `sent_validators`: without them, status 304 is a mistake of the server.
Judgement judge_answer(const Exchange& exchange, bool sent_validators);

// Whether a whole body is a PDF: "%PDF-" stands within its first 1024 bytes, as readers of PDF take it, and it does not
// begin as HTML does.
Judgement judge_document(std::string_view beginning, std::uint64_t bytes, std::string_view content_type);

// Whether bytes begin as an HTML page does: a tag or a comment, after blanks and a byte order mark.
bool looks_like_html(std::string_view beginning);

// Whether the address promises something that is neither a page nor a PDF ("…/logo.svg"): nobody need ask for it.
bool promises_neither(const Url& url);

// What the log keeps of an exchange; kind, identity, and where it was found are the caller's.
Fetch logged(const Exchange& exchange, const Url& asked);

}  // namespace saksgang::crawl
