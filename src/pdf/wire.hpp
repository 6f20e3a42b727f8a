#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/error.hpp"

// What a pool and its workers say to each other over a Unix stream socket. Both ends are the same program on the same
// machine, so headers travel as they lie in memory. The parent trusts nothing a worker says: it checks kind, sequence
// and size before it acts on a header.
namespace saksgang::pdf::wire {

inline constexpr std::uint32_t kMagic = 0x50474b53;
inline constexpr std::size_t kMaxRequest = std::size_t{1} << 16;    // bytes of a request
inline constexpr std::size_t kMaxErrorText = std::size_t{1} << 16;  // bytes of an encoded error

// Parent to worker; `request_size` bytes follow. The file's descriptor comes with the first byte.
struct JobHeader {
  std::uint32_t magic = kMagic;
  std::uint32_t request_size = 0;
  std::uint64_t sequence = 0;
};

enum class Kind : std::uint32_t {
  kRefused = 1,   // text: the parts of the sandbox that the kernel refused
  kStarted = 2,   // the job `sequence` begins; nanoseconds: when, on CLOCK_MONOTONIC
  kResponse = 3,  // the response; nanoseconds: how long the job took
  kError = 4,     // an encoded Error; nanoseconds likewise
};

// Worker to parent; `size` bytes follow.
struct ReplyHeader {
  std::uint32_t magic = kMagic;
  Kind kind = Kind::kStarted;
  std::uint64_t sequence = 0;
  std::uint64_t size = 0;
  std::int64_t nanoseconds = 0;
};

static_assert(std::is_trivially_copyable_v<JobHeader> && std::is_trivially_copyable_v<ReplyHeader>);

template <class T>
std::string_view bytes_of(const T& header) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(&header), sizeof header};
}

// Statuses with which a worker ends on its own.
inline constexpr int kExitDone = 0;       // the parent closed the channel, or the worker had grown too large
inline constexpr int kExitMemory = 121;   // an allocation failed
inline constexpr int kExitChannel = 122;  // the channel broke, or what came over it is no job

std::string encode(const Error& error);

// Nothing sensible in `bytes` gives kCrashed: only a worker out of its mind sends that.
Error decode_error(std::string_view bytes);

std::int64_t monotonic_nanoseconds();

}  // namespace saksgang::pdf::wire
