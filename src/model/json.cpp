#include "model/json.hpp"

#include <array>
#include <limits>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace saksgang {
namespace {

constexpr std::array<std::pair<Part, std::string_view>, 7> kParts{{
    {Part::kInnkalling, "innkalling"},
    {Part::kReferat, "referat"},
    {Part::kToppnotat, "toppnotat"},
    {Part::kBrev, "brev"},
    {Part::kHoring, "horing"},
    {Part::kVedlegg, "vedlegg"},
    {Part::kAnnet, "annet"},
}};

constexpr std::array<std::pair<DocumentState, std::string_view>, 4> kStates{{
    {DocumentState::kOk, "ok"},
    {DocumentState::kPartial, "partial"},
    {DocumentState::kFailed, "failed"},
    {DocumentState::kSkipped, "skipped"},
}};

// Builds an object of keys that are known to differ: the library would compare each new key with all before it.
class Object {
 public:
  template <class Value>
  Object&& operator()(const char* key, Value&& value) && {
    items_.emplace_back(key, std::forward<Value>(value));
    return std::move(*this);
  }

  Object&& operator()(const char* key, const std::optional<std::string>& value) && {
    items_.emplace_back(key, value ? Json(*value) : Json(nullptr));
    return std::move(*this);
  }

  Json done() && { return Json(std::move(items_)); }

 private:
  Json::object_t items_;
};

Json null_if_empty(const std::string& value) {
  return value.empty() ? Json(nullptr) : Json(value);
}

Json pages(int first, int last) {
  return Json(Json::array_t{first, last});
}

// Reads one object key by key and keeps the first fault, so that a record is read in one run without a check a key.
class Fields {
 public:
  Fields(const Json& object, std::optional<Error>& fault) : Fields(object, nullptr, {}, fault) {}

  void constant(const char* key, std::string_view expected) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_string() || value->get_ref<const std::string&>() != expected) {
      blame({key}, fmt::format("is not \"{}\"", expected));
    }
  }

  void text(const char* key, std::string& out) {
    if (const Json* value = find(key); value != nullptr) read_text(*value, {key}, out);
  }

  void text(const char* key, std::optional<std::string>& out) {
    const Json* value = find(key);
    if (value == nullptr || value->is_null()) return;
    read_text(*value, {key}, out.emplace());
  }

  // null stands for the empty string.
  void text_or_null(const char* key, std::string& out) {
    const Json* value = find(key);
    if (value != nullptr && !value->is_null()) read_text(*value, {key}, out);
  }

  void number(const char* key, int& out) {
    if (const Json* value = find(key); value != nullptr) read_number(*value, {key}, out);
  }

  void number(const char* key, double& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_number()) return blame({key}, "is no number");
    out = value->get<double>();
  }

  void page_range(const char* key, int& first, int& last) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_array() || value->size() != 2) return blame({key}, "is no pair of pages");
    read_number((*value)[0], {key}, first);
    read_number((*value)[1], {key}, last);
  }

  template <class T, std::size_t N>
  void choice(const char* key, const std::array<std::pair<T, std::string_view>, N>& table, T& out) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_string()) return blame({key}, "is no text");
    const std::string& text = value->get_ref<const std::string&>();
    for (const auto& [choice, word] : table) {
      if (word == text) {
        out = choice;
        return;
      }
    }
    blame({key}, fmt::format("has the unknown value \"{}\"", text));
  }

  void list(const char* key, std::vector<std::string>& out) {
    each(key, [&](const Json& item, At at) { read_text(item, at, out.emplace_back()); });
  }

  void list(const char* key, std::vector<int>& out) {
    each(key, [&](const Json& item, At at) { read_number(item, at, out.emplace_back()); });
  }

  // Calls `read(Fields&)` for the object under `key`; nothing for null where `optional`.
  template <class Read>
  void object(const char* key, bool optional, Read read) {
    const Json* value = find(key);
    if (value == nullptr || (optional && value->is_null())) return;
    Fields inner(*value, this, {key}, fault_);
    if (!fault_) read(inner);
  }

  template <class T, class Read>
  void objects(const char* key, std::vector<T>& out, Read read) {
    each(key, [&](const Json& item, At at) {
      Fields inner(item, this, at, fault_);
      if (!fault_) read(inner, out.emplace_back());
    });
  }

 private:
  // A key, and the place in the list under it; put into words only where there is a fault to tell.
  struct At {
    const char* key = nullptr;
    std::ptrdiff_t index = -1;
  };

  Fields(const Json& object, const Fields* outer, At at, std::optional<Error>& fault)
      : object_(object), outer_(outer), at_(at), fault_(fault) {
    if (!object.is_object()) blame({}, "is no object");
    next_ = object.begin();
  }

  // Records are read in the order in which they are written, so the key wanted is nearly always the next one.
  const Json* find(const char* key) {
    if (fault_) return nullptr;
    if (next_ == object_.end() || next_.key() != key) next_ = object_.find(key);
    if (next_ == object_.end()) {
      blame({key}, "is missing");
      return nullptr;
    }
    const Json* found = &*next_;
    ++next_;
    return found;
  }

  template <class Read>
  void each(const char* key, Read read) {
    const Json* value = find(key);
    if (value == nullptr) return;
    if (!value->is_array()) return blame({key}, "is no array");
    for (std::size_t i = 0; i < value->size() && !fault_; ++i)
      read((*value)[i], At{key, static_cast<std::ptrdiff_t>(i)});
  }

  void read_text(const Json& value, At at, std::string& out) {
    if (!value.is_string()) return blame(at, "is no text");
    out = value.get_ref<const std::string&>();
  }

  void read_number(const Json& value, At at, int& out) {
    if (!value.is_number_integer()) return blame(at, "is no whole number");
    const auto number = value.get<std::int64_t>();
    if (number < 0 || number > std::numeric_limits<int>::max()) return blame(at, "is out of range");
    out = static_cast<int>(number);
  }

  // «vedtak.page», «innspill[3].text»; empty for the record itself.
  std::string path(At at) const {
    std::string out = outer_ != nullptr ? outer_->path(at_) : std::string();
    if (at.key == nullptr) return out;
    if (!out.empty()) out.push_back('.');
    out += at.index < 0 ? std::string(at.key) : fmt::format("{}[{}]", at.key, at.index);
    return out;
  }

  void blame(At at, std::string_view what) {
    if (fault_) return;
    const std::string where = path(at);
    fault_ = Error{
        ErrorCode::kInternal,
        where.empty() ? fmt::format("the record {}", what) : fmt::format("key \"{}\" of a record {}", where, what), "",
        "", 0};
  }

  const Json& object_;
  const Fields* outer_;
  At at_;
  std::optional<Error>& fault_;
  Json::const_iterator next_;
};

}  // namespace

std::string_view name(Part part) {
  return kParts[static_cast<std::size_t>(part)].second;
}
std::string_view name(DocumentState state) {
  return kStates[static_cast<std::size_t>(state)].second;
}

Json to_json(const CaseRecord& r) {
  Json::array_t innspill;
  for (const Innspill& i : r.innspill) {
    innspill.push_back(Object()("group", i.group)("text", i.text)("page", i.page)("actors", i.actors).done());
  }
  Json::array_t earlier;
  for (const EarlierTreatment& e : r.earlier) {
    earlier.push_back(Object()("case", e.case_number)("council", e.council)("date", e.date)("title", e.title)(
                          "vedtak", e.vedtak)("page", e.page)
                          .done());
  }
  Json::array_t spans;
  for (const NamedSpan& s : r.spans) {
    spans.push_back(
        Object()("field", s.field)("pages", pages(s.span.first_page, s.span.last_page))("rule", s.span.rule).done());
  }
  Json vedtak;
  if (r.vedtak) vedtak = Object()("label", r.vedtak->label)("text", r.vedtak->text)("page", r.vedtak->page).done();
  return Object()("record", "case")("id", r.id)(
             "document", Object()("file", r.document.file)("sha256", r.document.sha256)("url", r.document.url)(
                             "title", r.document.title)
                             .done())("part", name(r.part))("pages", pages(r.first_page, r.last_page))(
             "council", r.council)("council_printed", null_if_empty(r.council_printed))(
             "meeting",
             Object()("number", r.meeting.number)("dates", r.meeting.dates)("place", r.meeting.place).done())(
             "case", r.case_number)("title", r.title)("case_type", r.case_type)("proposal", r.proposal)(
             "vedtak", std::move(vedtak))("innspill", std::move(innspill))("actions", r.actions)(
             "attachments", r.attachments)("owner", r.owner)("handler", r.handler)("earlier", std::move(earlier))(
             "body", r.body)("body_pages", r.body_pages)("spans", std::move(spans))
      .done();
}

Json to_json(const DocumentRecord& d) {
  return Object()("record", "document")("file", d.file)("path", d.path)("sha256", d.sha256)("url", d.url)(
             "title", d.title)("state", name(d.state))("reason", d.reason)("message", d.message)("pages", d.pages)(
             "pages_without_text", d.pages_without_text)("cases", d.cases)("seconds", d.seconds)(
             "duplicate_of", null_if_empty(d.duplicate_of))("extractor", null_if_empty(d.extractor))
      .done();
}

Result<CaseRecord> case_record_from_json(const Json& json) {
  CaseRecord r;
  std::optional<Error> fault;
  Fields f(json, fault);
  f.constant("record", "case");
  f.text("id", r.id);
  f.object("document", false, [&](Fields& d) {
    d.text("file", r.document.file);
    d.text("sha256", r.document.sha256);
    d.text("url", r.document.url);
    d.text("title", r.document.title);
  });
  f.choice("part", kParts, r.part);
  f.page_range("pages", r.first_page, r.last_page);
  f.text("council", r.council);
  f.text_or_null("council_printed", r.council_printed);
  f.object("meeting", false, [&](Fields& m) {
    m.text("number", r.meeting.number);
    m.list("dates", r.meeting.dates);
    m.text("place", r.meeting.place);
  });
  f.text("case", r.case_number);
  f.text("title", r.title);
  f.text("case_type", r.case_type);
  f.text("proposal", r.proposal);
  f.object("vedtak", true, [&](Fields& v) {
    Vedtak& vedtak = r.vedtak.emplace();
    v.text("label", vedtak.label);
    v.text("text", vedtak.text);
    v.number("page", vedtak.page);
  });
  f.objects("innspill", r.innspill, [](Fields& i, Innspill& out) {
    i.text("group", out.group);
    i.text("text", out.text);
    i.number("page", out.page);
    i.list("actors", out.actors);
  });
  f.list("actions", r.actions);
  f.list("attachments", r.attachments);
  f.text("owner", r.owner);
  f.text("handler", r.handler);
  f.objects("earlier", r.earlier, [](Fields& e, EarlierTreatment& out) {
    e.text("case", out.case_number);
    e.text("council", out.council);
    e.text("date", out.date);
    e.text("title", out.title);
    e.text("vedtak", out.vedtak);
    e.number("page", out.page);
  });
  f.text("body", r.body);
  f.list("body_pages", r.body_pages);
  f.objects("spans", r.spans, [](Fields& s, NamedSpan& out) {
    s.text("field", out.field);
    s.page_range("pages", out.span.first_page, out.span.last_page);
    s.text("rule", out.span.rule);
  });
  if (fault) return tl::make_unexpected(std::move(*fault));
  return r;
}

Result<DocumentRecord> document_record_from_json(const Json& json) {
  DocumentRecord d;
  std::optional<Error> fault;
  Fields f(json, fault);
  f.constant("record", "document");
  f.text("file", d.file);
  f.text("path", d.path);
  f.text("sha256", d.sha256);
  f.text("url", d.url);
  f.text("title", d.title);
  f.choice("state", kStates, d.state);
  f.text("reason", d.reason);
  f.text("message", d.message);
  f.number("pages", d.pages);
  f.list("pages_without_text", d.pages_without_text);
  f.number("cases", d.cases);
  f.number("seconds", d.seconds);
  f.text_or_null("duplicate_of", d.duplicate_of);
  f.text_or_null("extractor", d.extractor);
  if (fault) return tl::make_unexpected(std::move(*fault));
  return d;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace saksgang
