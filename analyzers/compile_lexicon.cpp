// Lays Apertium's Norwegian transducers flat: compile_lexicon BOKMAAL NYNORSK NYNORSK-TO-BOKMAAL OUTPUT.
// The transducers (Debian apertium-nno-nob) and the library that reads them (lttoolbox) are GPL-2+; so is the output.

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <lttoolbox/alphabet.h>
#include <lttoolbox/file_utils.h>
#include <lttoolbox/transducer.h>
#include <unicode/unistr.h>

#include "analyzers/lexicon_format.hpp"

namespace {

using namespace saksgang::analyzers::lexicon_format;

class TagTable {
 public:
  std::uint16_t number_of(const UString& tag) {
    const auto [it, is_new] = numbers_.try_emplace(tag, names_.size());
    if (is_new) names_.push_back(tag);
    return static_cast<std::uint16_t>(kFirstTag + it->second);
  }

  std::size_t size() const { return names_.size(); }

  std::string bytes() const {
    std::string out;
    for (const UString& name : names_) {
      icu::UnicodeString(name.data(), static_cast<int>(name.size())).toUTF8String(out);
      out.push_back('\0');
    }
    return out;
  }

 private:
  std::map<UString, std::size_t> numbers_;
  std::vector<UString> names_;
};

struct Flat {
  std::vector<std::uint32_t> states;
  std::vector<Arc> arcs;
  std::uint32_t initial = 0;
};

// The dictionary's own words; other sections hold punctuation, numbers and addresses as patterns.
constexpr UStringView kWords = u"main@standard";

Flat flatten(const char* path, TagTable& tags) {
  FILE* file = std::fopen(path, "rb");
  if (file == nullptr) throw std::runtime_error(std::string(path) + ": cannot be opened");
  std::set<UChar32> letters;
  Alphabet alphabet;
  std::map<UString, Transducer> all;
  readTransducerSet(file, letters, alphabet, all);
  std::fclose(file);
  const auto found = all.find(UString(kWords));
  if (found == all.end()) throw std::runtime_error(std::string(path) + ": no section of words");
  Transducer& words = found->second;

  // -1: no symbol of ours, the arc goes.
  const auto symbol = [&](std::int32_t code) -> std::int32_t {
    if (code >= 0) return code < kFirstTag ? code : -1;
    UString text;
    alphabet.getSymbol(text, code);
    return tags.number_of(text);
  };

  // Depth first, so that the states a word passes lie close together in memory.
  const auto finals = words.getFinals();
  const auto& transitions = words.getTransitions();
  std::map<int, std::uint32_t> number;
  std::vector<int> original, waiting = {words.getInitial()};
  while (!waiting.empty()) {
    const int state = waiting.back();
    waiting.pop_back();
    if (!number.try_emplace(state, static_cast<std::uint32_t>(original.size())).second) continue;
    original.push_back(state);
    const auto arcs = transitions.find(state);
    if (arcs == transitions.end()) continue;
    for (auto arc = arcs->second.rbegin(); arc != arcs->second.rend(); ++arc) waiting.push_back(arc->second.first);
  }
  Flat out;
  out.initial = number.at(words.getInitial());
  for (const int state : original) {
    out.states.push_back(static_cast<std::uint32_t>(out.arcs.size() * 2 + finals.count(state)));
    const auto first = static_cast<std::ptrdiff_t>(out.arcs.size());
    const auto arcs = transitions.find(state);
    if (arcs == transitions.end()) continue;
    for (const auto& [code, arc] : arcs->second) {
      const auto [in, printed] = alphabet.decode(code);
      const std::int32_t input = symbol(in), output = symbol(printed);
      if (input < 0 || output < 0) continue;
      out.arcs.push_back({number.at(arc.first), static_cast<std::uint16_t>(input), static_cast<std::uint16_t>(output)});
    }
    std::stable_sort(out.arcs.begin() + first, out.arcs.end(),
                     [](const Arc& a, const Arc& b) { return a.input < b.input; });
  }
  out.states.push_back(static_cast<std::uint32_t>(out.arcs.size() * 2));
  return out;
}

template <class T>
std::uint32_t append(std::string& out, const std::vector<T>& values) {
  const std::size_t offset = out.size();
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
  return static_cast<std::uint32_t>(offset);
}

// FNV-1a, 32 bits.
std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t state = 2166136261U;
  for (const char c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 16777619U;
  return state;
}

void compile(char** arguments) {
  TagTable tags;
  Header header{};
  header.magic = kMagic;
  std::string out(sizeof(Header), '\0');
  for (std::uint32_t i = 0; i < kSections; ++i) {
    const Flat flat = flatten(arguments[i], tags);
    header.sections[i] = {append(out, flat.states), append(out, flat.arcs),
                          static_cast<std::uint32_t>(flat.states.size() - 1),
                          static_cast<std::uint32_t>(flat.arcs.size()), flat.initial};
  }
  header.tags_offset = static_cast<std::uint32_t>(out.size());
  header.tags = static_cast<std::uint32_t>(tags.size());
  out += tags.bytes();
  header.checksum = checksum(std::string_view(out).substr(sizeof(Header)));
  out.replace(0, sizeof(Header), reinterpret_cast<const char*>(&header), sizeof(Header));
  std::ofstream file(arguments[kSections], std::ios::binary);
  file << out;
  file.close();
  if (!file) throw std::runtime_error(std::string(arguments[kSections]) + ": cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != kSections + 2) {
    std::fputs("usage: compile_lexicon BOKMAAL NYNORSK NYNORSK-TO-BOKMAAL OUTPUT\n", stderr);
    return 2;
  }
  try {
    compile(argv + 1);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "compile_lexicon: %s\n", error.what());
    return 1;
  }
  return 0;
}
