#include "index/fields.hpp"

namespace saksgang::index {
namespace {

constexpr bool in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (static_cast<std::size_t>(kFields[i].field) != i) return false;
  }
  return true;
}

constexpr std::size_t kNamesEach = 4;

constexpr std::string_view name_at(std::size_t i) {
  const FieldInfo& info = kFields[i / kNamesEach];
  if (i % kNamesEach == 0) return info.name;
  return info.aliases[i % kNamesEach - 1];
}

constexpr bool unique_names() {
  for (std::size_t i = 0; i < kFields.size() * kNamesEach; ++i) {
    if (name_at(i).empty()) continue;
    if (name_at(i - i % kNamesEach).empty()) return false;
    for (std::size_t k = 0; k < i; ++k) {
      if (name_at(i) == name_at(k)) return false;
    }
  }
  return true;
}

// No prefix begins another's, so that a term belongs to one field whatever follows the prefix.
constexpr bool unambiguous_prefixes() {
  for (const FieldInfo& one : kFields) {
    for (const char c : one.prefix) {
      if (c < 'A' || c > 'Z') return false;
    }
    // Only unfielded text and values have none.
    const bool needs_one = one.use == Use::kKey || one.use == Use::kFilter || !one.name.empty();
    if (one.prefix.empty() == (needs_one && one.slot == kNoSlot)) return false;
    for (const FieldInfo& other : kFields) {
      if (one.field != other.field && !one.prefix.empty() && other.prefix.starts_with(one.prefix)) return false;
    }
  }
  return true;
}

constexpr bool unique_slots() {
  for (const FieldInfo& one : kFields) {
    if ((one.slot != kNoSlot) != (one.use == Use::kRange || one.use == Use::kValue)) return false;
    for (const FieldInfo& other : kFields) {
      if (one.field != other.field && one.slot != kNoSlot && one.slot == other.slot) return false;
    }
  }
  return true;
}

constexpr bool examples_show_their_field() {
  for (const FieldInfo& info : kFields) {
    if (info.help.empty()) return false;
    if (info.name.empty()) continue;
    if (!info.example.starts_with(info.name) || info.example.substr(info.name.size()).front() != ':') return false;
  }
  return true;
}

static_assert(in_order(), "kFields stands in the order of Field");
static_assert(unique_names(), "every name and alias means one field");
static_assert(unambiguous_prefixes(), "every prefix is of capitals and begins no other");
static_assert(unique_slots(), "every value has a slot of its own");
static_assert(examples_show_their_field(), "every field of the query language has an example and a help text");

}  // namespace
}  // namespace saksgang::index
