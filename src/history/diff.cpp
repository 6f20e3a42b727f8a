#include "history/diff.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace saksgang::history {
namespace {

using Sequence = std::span<const std::uint32_t>;
using Index = std::ptrdiff_t;

constexpr Index kNowhere = -1;

// Part of both sequences that is still to be compared.
struct Box {
  Index a_begin, a_end, b_begin, b_end;
};

// A point that some shortest edit path leads through.
struct Split {
  Index a, b;
};

class Aligner {
 public:
  Aligner(Sequence a, Sequence b, std::size_t bound) : a_(a), b_(b), left_(bound) {
    const std::size_t diagonals = 2 * (a.size() + b.size()) + 3;
    forward_.resize(diagonals);
    backward_.resize(diagonals);
  }

  Alignment take() {
    std::vector<Box> open{{0, static_cast<Index>(a_.size()), 0, static_cast<Index>(b_.size())}};
    while (!open.empty()) {
      Box box = open.back();
      open.pop_back();
      const Index head_a = box.a_begin, head_b = box.b_begin;
      while (box.a_begin < box.a_end && box.b_begin < box.b_end && same(box.a_begin, box.b_begin)) {
        ++box.a_begin;
        ++box.b_begin;
      }
      add(head_a, head_b, box.a_begin - head_a);
      Index tail = 0;
      while (box.a_begin < box.a_end - tail && box.b_begin < box.b_end - tail &&
             same(box.a_end - tail - 1, box.b_end - tail - 1)) {
        ++tail;
      }
      // The tail comes behind all that stands between: a box of its own, which is taken up last.
      if (tail > 0) {
        open.push_back({box.a_end - tail, box.a_end, box.b_end - tail, box.b_end});
        box.a_end -= tail;
        box.b_end -= tail;
      }
      if (box.a_begin == box.a_end || box.b_begin == box.b_end) continue;
      const auto split = middle(box);
      if (!split) {
        out_.complete = false;
        continue;
      }
      open.push_back({split->a, box.a_end, split->b, box.b_end});
      open.push_back({box.a_begin, split->a, box.b_begin, split->b});
    }
    return std::move(out_);
  }

 private:
  bool same(Index i, Index j) const { return a_[static_cast<std::size_t>(i)] == b_[static_cast<std::size_t>(j)]; }

  void add(Index a, Index b, Index length) {
    if (length == 0) return;
    const auto from_a = static_cast<std::size_t>(a), from_b = static_cast<std::size_t>(b);
    const auto count = static_cast<std::size_t>(length);
    if (!out_.common.empty()) {
      Common& last = out_.common.back();
      if (last.a + last.length == from_a && last.b + last.length == from_b) {
        last.length += count;
        return;
      }
    }
    out_.common.push_back({from_a, from_b, count});
  }

  // Both searches run towards each other in a box without a common head or tail; where they meet is the middle of a
  // shortest path. Nothing where the bound is reached first.
  std::optional<Split> middle(const Box& box) {
    const Index n = box.a_end - box.a_begin, m = box.b_end - box.b_begin;
    const Index delta = n - m, most = (n + m + 1) / 2;
    const bool odd = delta % 2 != 0;
    const Index zero = static_cast<Index>(forward_.size()) / 2;
    const auto fore = [&](Index k) -> Index& { return forward_[static_cast<std::size_t>(zero + k)]; };
    const auto back = [&](Index k) -> Index& { return backward_[static_cast<std::size_t>(zero + k)]; };
    // How far diagonal k leads with one edit more; kNowhere where it has left the box.
    const auto further = [&](const auto& reach, Index d, Index k) -> Index {
      if (d == 0) return 0;
      const Index below = reach(k + 1), above = reach(k - 1);
      const Index down = below != kNowhere && below - k <= m ? below : kNowhere;
      const Index right = above != kNowhere && above + 1 <= n ? above + 1 : kNowhere;
      return std::max(down, right);
    };
    for (Index d = 0; d <= most; ++d) {
      if (left_ < static_cast<std::size_t>(2 * d + 2)) return std::nullopt;
      left_ -= static_cast<std::size_t>(2 * d + 2);
      for (const Index k : {-d - 1, d + 1}) fore(k) = back(k) = kNowhere;
      for (Index k = -d; k <= d; k += 2) {
        Index x = further(fore, d, k);
        if (x != kNowhere) {
          while (x < n && x - k < m && same(box.a_begin + x, box.b_begin + x - k)) ++x;
        }
        fore(k) = x;
        const Index opposite = delta - k;
        if (x != kNowhere && odd && std::abs(opposite) <= d - 1 && back(opposite) != kNowhere &&
            x + back(opposite) >= n) {
          return Split{box.a_begin + x, box.b_begin + x - k};
        }
      }
      for (Index k = -d; k <= d; k += 2) {
        Index x = further(back, d, k);
        if (x != kNowhere) {
          while (x < n && x - k < m && same(box.a_end - x - 1, box.b_end - (x - k) - 1)) ++x;
        }
        back(k) = x;
        const Index opposite = delta - k;
        if (x != kNowhere && !odd && std::abs(opposite) <= d && fore(opposite) != kNowhere && x + fore(opposite) >= n) {
          return Split{box.a_end - x, box.b_end - (x - k)};
        }
      }
    }
    return std::nullopt;
  }

  Sequence a_, b_;
  std::size_t left_;
  std::vector<Index> forward_, backward_;
  Alignment out_;
};

}  // namespace

Alignment align(Sequence a, Sequence b, std::size_t bound) {
  return Aligner(a, b, bound).take();
}

}  // namespace saksgang::history
