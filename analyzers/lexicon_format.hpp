#pragma once

#include <array>
#include <cstdint>

// The full-form lexicon as the program carries it: Apertium's transducers laid flat, so that nothing is read, allocated
// or linked together before the first word, and only the pages a word touches come into memory. compile_lexicon writes
// it when the program is built, lexicon.cpp reads it; both on the same machine type, so numbers are in its byte order.
namespace saksgang::analyzers::lexicon_format {

inline constexpr std::uint32_t kMagic = 0x31584c53;  // "SLX1"

// A symbol is a UTF-16 unit, or from here on a tag of the tag table («<n>», «<vblex>»); 0 is the empty symbol.
inline constexpr std::uint16_t kFirstTag = 0xE000;

enum SectionId : std::uint32_t { kBokmaal, kNynorsk, kNynorskToBokmaal, kSections };

struct Arc {
  std::uint32_t target;
  std::uint16_t input;
  std::uint16_t output;
};

// `states` holds states + 1 numbers: twice the index of the state's first arc, plus 1 where the state is final. A
// state's arcs end where the next one's begin, and are in order of their input.
struct Section {
  std::uint32_t states_offset;  // bytes from the beginning of the file
  std::uint32_t arcs_offset;
  std::uint32_t states;
  std::uint32_t arcs;
  std::uint32_t initial;
};

struct Header {
  std::uint32_t magic;
  std::uint32_t checksum;     // of all that follows the header
  std::uint32_t tags_offset;  // of `tags` names in UTF-8, each ended by a zero byte
  std::uint32_t tags;
  std::array<Section, kSections> sections;
};

}  // namespace saksgang::analyzers::lexicon_format
