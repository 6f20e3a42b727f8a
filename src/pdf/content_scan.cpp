#include "pdf/content_scan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace saksgang::pdf {
namespace {

constexpr double kWhite = 0.95;
constexpr std::size_t kMaxStack = 512;
constexpr std::size_t kOperands = 6;  // of a matrix, the most that any operator here has

enum class Class : std::uint8_t { kRegular, kBlank, kDelimiter };

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> out{};
  for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) out[c] = Class::kBlank;
  for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) out[c] = Class::kDelimiter;
  return out;
}
constexpr std::array<Class, 256> kClasses = make_classes();

Class class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

bool is_regular(std::string_view text, std::size_t at) {
  return at < text.size() && class_of(text[at]) == Class::kRegular;
}

// The number that begins there; what is none has some value.
double number_at(std::string_view text, std::size_t at) {
  const bool negative = text[at] == '-';
  double value = 0;
  double scale = 0;
  for (; is_regular(text, at); ++at) {
    const char c = text[at];
    if (c == '.') {
      scale = 1;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      scale *= 10;
    }
  }
  if (scale > 1) value /= scale;
  return negative ? -value : value;
}

class Scanner {
 public:
  Scanner(std::string_view content, bool scale_known) : text_(content), scale_known_(scale_known) {}

  TextUse run() {
    while (pos_ < text_.size()) step();
    use_.ends_hidden = hidden();
    return use_;
  }

 private:
  struct State {
    bool white = false;
    bool no_drawing = false;
    double scale = 1;      // of the transformation matrix
    double font_size = 0;  // 0: not set in this stream
  };

  bool hidden() const { return state_.white || state_.no_drawing; }

  void step() {
    const char c = text_[pos_];
    switch (class_of(c)) {
      case Class::kBlank:
        ++pos_;
        return;
      case Class::kRegular:
        if ((c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+') {
          operands_[count_++ % kOperands] = pos_;
          skip_regular();
        } else {
          word();
        }
        return;
      case Class::kDelimiter:
        delimiter(c);
        return;
    }
  }

  void delimiter(char c) {
    if (c == '(') {
      string();
    } else if (c == '%') {
      pos_ = std::min(text_.find_first_of("\r\n", pos_), text_.size());
    } else if (c == '/') {
      ++pos_;
      skip_regular();
    } else if (c == '<' && text_.substr(pos_, 2) != "<<") {
      const std::size_t end = text_.find('>', pos_);
      pos_ = end == std::string_view::npos ? text_.size() : end + 1;
    } else {
      ++pos_;
    }
  }

  void string() {
    int depth = 0;
    for (; pos_ < text_.size(); ++pos_) {
      const char c = text_[pos_];
      if (c == '\\') {
        ++pos_;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        ++pos_;
        return;
      }
    }
    pos_ = text_.size();  // a backslash may have been the last byte
  }

  void skip_regular() {
    while (pos_ < text_.size() && class_of(text_[pos_]) == Class::kRegular) ++pos_;
  }

  // The operand so many places before the last. Most operators' operands are never asked for, so only their places are
  // kept.
  double operand(std::size_t back) const { return number_at(text_, operands_[(count_ - 1 - back) % kOperands]); }

  void word() {
    const std::size_t begin = pos_;
    skip_regular();
    const std::string_view op = text_.substr(begin, pos_ - begin);
    if (op.size() <= 3) execute(op);
    count_ = 0;
  }

  void execute(std::string_view op) {
    if (op == "Tj" || op == "TJ" || op == "'" || op == "\"") {
      show_text();
    } else if (op == "q") {
      if (stack_.size() < kMaxStack) stack_.push_back(state_);
    } else if (op == "Q") {
      if (stack_.empty()) return;
      state_ = stack_.back();
      stack_.pop_back();
    } else if (op == "g" || op == "rg" || op == "k" || op == "sc" || op == "scn") {
      state_.white = operands_are_white();
    } else if (op == "cs") {
      state_.white = false;  // each colour space begins with its black
    } else if (op == "Tr") {
      const double mode = count_ > 0 ? operand(0) : 0;
      state_.no_drawing = mode == 3 || mode == 7;
    } else if (op == "Tf") {
      state_.font_size = count_ > 0 ? std::fabs(operand(0)) : 0;
    } else if (op == "cm") {
      state_.scale *= scale_of_matrix();
    } else if (op == "Tm") {
      text_scale_ = scale_of_matrix();
    } else if (op == "BT") {
      text_scale_ = 1;
    } else if (op == "Do") {
      use_.form_under_hidden |= hidden();
    } else if (op == "ID") {
      skip_inline_image();
    }
  }

  void show_text() {
    if (scale_known_ && state_.font_size > 0 && state_.font_size * state_.scale * text_scale_ < kLegible) return;
    use_.mode_hidden |= state_.no_drawing;
    use_.near_white |= state_.white && !state_.no_drawing;
    use_.plain |= !hidden();
  }

  // How much longer the matrix of the last six operands makes a length.
  double scale_of_matrix() const {
    if (count_ != kOperands) return 1;
    return std::sqrt(std::fabs(operand(5) * operand(2) - operand(4) * operand(3)));
  }

  bool operands_are_white() const {
    switch (count_) {
      case 1:
        return operand(0) >= kWhite;
      case 3:
        return std::min({operand(0), operand(1), operand(2)}) >= kWhite;
      case 4:
        return std::max({operand(0), operand(1), operand(2), operand(3)}) <= 1 - kWhite;
      default:
        return false;
    }
  }

  // The data of an inline image may hold any bytes; it ends with EI between blanks.
  void skip_inline_image() {
    for (std::size_t at = text_.find("EI", pos_); at != std::string_view::npos; at = text_.find("EI", at + 1)) {
      const bool before = class_of(text_[at - 1]) == Class::kBlank;
      const bool after = at + 2 >= text_.size() || class_of(text_[at + 2]) == Class::kBlank;
      if (before && after) {
        pos_ = at + 2;
        return;
      }
    }
    pos_ = text_.size();
  }

  std::string_view text_;
  std::size_t pos_ = 0;
  bool scale_known_;
  std::array<std::size_t, kOperands> operands_{};  // where the last ones begin
  std::size_t count_ = 0;                          // since the last operator
  double text_scale_ = 1;
  State state_;
  std::vector<State> stack_;
  TextUse use_;
};

}  // namespace

TextUse scan_content(std::string_view content, bool scale_known) {
  return Scanner(content, scale_known).run();
}

}  // namespace saksgang::pdf
