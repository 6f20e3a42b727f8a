#include "index/query/parser.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "index/query/lexer.hpp"
#include "index/query/values.hpp"

namespace saksgang::index::query {
namespace {

std::string field_names() {
  std::string out;
  for (const FieldInfo& field : kFields) {
    if (field.name.empty()) continue;
    if (!out.empty()) out += ", ";
    out += field.name;
  }
  return out;
}

// Runs of letters and digits, at least one.
std::size_t words_in(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    const bool part = utf8::is_letter(c) || utf8::is_digit(c) || utf8::is_mark(c);
    count += part && !inside ? 1 : 0;
    inside = part;
  }
  return std::max<std::size_t>(count, 1);
}

class Parser {
 public:
  Parser(std::string_view query, std::vector<Lexeme> lexemes) : query_(query), lexemes_(std::move(lexemes)) {}

  Result<Node> run() {
    if (at(LexemeKind::kEnd)) return wrong("the query is empty");
    auto node = any();
    if (!node) return node;
    if (at(LexemeKind::kClose)) return wrong("this bracket closes none");
    return node;
  }

 private:
  // Counts how deep brackets and negations stand in each other.
  struct Depth {
    explicit Depth(int& counter) : count(counter) { ++count; }
    ~Depth() { --count; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;
    int& count;
  };

  const Lexeme& now() const { return lexemes_[next_]; }
  bool at(LexemeKind kind) const { return now().kind == kind; }
  tl::unexpected<Error> wrong(std::string_view message, std::string_view hint = {}) const {
    return query_error(query_, now().begin, message, hint);
  }

  // Children of one operator; a single child stands for itself.
  static Node joined(NodeKind kind, std::vector<Node> children) {
    if (children.size() == 1) return std::move(children.front());
    Node node;
    node.kind = kind;
    node.begin = children.front().begin;
    node.end = children.back().end;
    node.children = std::move(children);
    return node;
  }

  Result<Node> any() {
    std::vector<Node> children;
    while (true) {
      auto child = all();
      if (!child) return child;
      children.push_back(std::move(*child));
      if (!at(LexemeKind::kOr)) return joined(NodeKind::kOr, std::move(children));
      ++next_;
    }
  }

  Result<Node> all() {
    std::vector<Node> children;
    bool is_written = false;
    while (true) {
      auto child = one();
      if (!child) return child;
      children.push_back(std::move(*child));
      if (at(LexemeKind::kAnd)) {
        is_written = true;
        ++next_;
      } else if (at(LexemeKind::kOr) || at(LexemeKind::kClose) || at(LexemeKind::kEnd)) {
        Node node = joined(NodeKind::kAnd, std::move(children));
        if (node.kind == NodeKind::kAnd) node.is_written = node.is_written || is_written;
        return node;
      }
    }
  }

  Result<Node> one() {
    if (!at(LexemeKind::kNot) && !at(LexemeKind::kMinus)) return near();
    const Depth depth(depth_);
    if (depth_ > kDeepestQuery) return too_deep();
    const std::size_t begin = now().begin;
    ++next_;
    auto child = one();
    if (!child) return child;
    Node node;
    node.kind = NodeKind::kNot;
    node.begin = begin;
    node.end = child->end;
    node.children.push_back(std::move(*child));
    return node;
  }

  Result<Node> near() {
    const std::size_t begin = now().begin;
    auto first = plain();
    if (!first || !at(LexemeKind::kNear)) return first;
    Node node;
    node.kind = NodeKind::kNear;
    node.distance = now().distance;
    node.field = first->field;
    node.begin = begin;
    if (auto fit = may_be_near(*first, begin, node.field); !fit) return tl::make_unexpected(fit.error());
    node.children.push_back(std::move(*first));
    while (at(LexemeKind::kNear)) {
      if (now().distance != node.distance) return wrong("the distances in one chain of NEAR differ");
      ++next_;
      const std::size_t place = now().begin;
      auto other = plain();
      if (!other) return other;
      if (auto fit = may_be_near(*other, place, node.field); !fit) return tl::make_unexpected(fit.error());
      node.children.push_back(std::move(*other));
    }
    node.end = node.children.back().end;
    return node;
  }

  Result<void> may_be_near(const Node& node, std::size_t begin, const FieldInfo* field) const {
    if (node.kind != NodeKind::kWord && node.kind != NodeKind::kPhrase) {
      return query_error(query_, begin, "NEAR stands between words and phrases only");
    }
    if (node.field != nullptr && node.field->use != Use::kWords) {
      return query_error(query_, begin, fmt::format("«{}» has no words that others could be near", node.field->name));
    }
    if (node.field != field) {
      return query_error(query_, begin, "the words of NEAR must stand in one field",
                         "write it as vedtak:(felles NEAR/5 timebok)");
    }
    return {};
  }

  Result<Node> plain() {
    switch (now().kind) {
      case LexemeKind::kWord:
      case LexemeKind::kPhrase:
        return leaf();
      case LexemeKind::kOpen:
        return bracketed();
      case LexemeKind::kField:
        return fielded();
      case LexemeKind::kClose:
        return wrong(next_ > 0 && lexemes_[next_ - 1].kind == LexemeKind::kOpen ? "there is nothing in these brackets"
                     : depth_ == 0 && next_ == 0                                ? "this bracket closes none"
                                                 : "a word is missing before this bracket");
      case LexemeKind::kAnd:
      case LexemeKind::kOr:
      case LexemeKind::kNear:
        return wrong("a word is missing before this operator", "write it in small letters to search for it");
      case LexemeKind::kEnd:
      case LexemeKind::kMinus:
      case LexemeKind::kNot:
        break;
    }
    return wrong("a word is missing here");
  }

  Result<Node> leaf() {
    words_ += words_in(now().text);
    if (words_ > kMostWords) return wrong(fmt::format("more than {} words are too many", kMostWords));
    Node node;
    node.kind = at(LexemeKind::kWord) ? NodeKind::kWord : NodeKind::kPhrase;
    node.text = now().text;
    node.field = field_;
    node.begin = now().begin;
    node.end = now().end;
    if (auto fit = check_stars(node); !fit) return tl::make_unexpected(fit.error());
    ++next_;
    if (field_ != nullptr) take_value(node);
    return node;
  }

  // A word with «*» becomes a truncated one.
  Result<void> check_stars(Node& node) {
    const std::size_t star = node.text.find('*');
    if (star == std::string::npos) return {};
    if (node.kind == NodeKind::kPhrase) {
      std::size_t inside = node.begin;
      utf8::next(query_, inside);
      return query_error(query_, inside + star, "«*» cannot stand within quotation marks");
    }
    if (field_ != nullptr && field_->use != Use::kWords) {
      return query_error(query_, node.begin + star, fmt::format("«*» cannot stand in a value of «{}»", field_->name));
    }
    std::size_t letters = 0;
    for (std::size_t pos = 0; pos < node.text.size();) {
      const char32_t c = utf8::next(node.text, pos);
      letters += utf8::is_letter(c) || utf8::is_digit(c) ? 1 : 0;
    }
    const bool only_end = node.text.find_first_not_of('*', star) == std::string::npos && star > 0;
    const std::size_t fewest = only_end ? kFewestLetters : kFewestLettersOfEnd;
    if (letters < fewest) {
      return query_error(query_, node.begin, fmt::format("give at least {} letters beside «*»", fewest));
    }
    if (++truncated_ > kMostTruncated) {
      return wrong(fmt::format("more than {} words with «*» are too many", kMostTruncated));
    }
    node.kind = NodeKind::kTruncated;
    return {};
  }

  // The words behind the first that belong to the same value.
  void take_value(Node& node) {
    if (node.kind == NodeKind::kWord) {
      std::vector<std::string_view> runs{query_.substr(node.begin, node.end - node.begin)};
      for (std::size_t i = next_; lexemes_[i].kind == LexemeKind::kWord && runs.size() < kMostWordsOfValue; ++i) {
        runs.push_back(query_.substr(node.begin, lexemes_[i].end - node.begin));
      }
      const std::size_t words = words_of_value(field_->field, runs);
      node.text = runs[words - 1];
      node.end = node.begin + node.text.size();
      next_ += words - 1;
    } else if (field_->field == Field::kCouncil && at(LexemeKind::kWord) && now().text == "+" &&
               now().begin == node.end) {
      node.text += '+';
      node.end = now().end;
      ++next_;
    }
  }

  Result<Node> bracketed() {
    const Depth depth(depth_);
    if (depth_ > kDeepestQuery) return too_deep();
    const std::size_t begin = now().begin;
    ++next_;
    auto node = any();
    if (!node) return node;
    if (!at(LexemeKind::kClose)) return query_error(query_, begin, "this bracket is never closed");
    ++next_;
    return node;
  }

  Result<Node> fielded() {
    const FieldInfo* field = find_field(now().text);
    if (field == nullptr) {
      return wrong(fmt::format("there is no field «{}»", now().text),
                   fmt::format("fields are {}; a word with a colon goes into quotation marks", field_names()));
    }
    if (field_ != nullptr) {
      return wrong(fmt::format("a field within the field «{}»", field_->name), "close the brackets before it");
    }
    ++next_;
    const bool takes_value = at(LexemeKind::kWord) || at(LexemeKind::kPhrase) || at(LexemeKind::kOpen);
    if (!takes_value) return wrong(fmt::format("there is no value behind «{}:»", field->name));
    field_ = field;
    auto node = plain();
    field_ = nullptr;
    return node;
  }

  tl::unexpected<Error> too_deep() const {
    return wrong(fmt::format("more than {} brackets or negations stand within each other", kDeepestQuery));
  }

  std::string_view query_;
  std::vector<Lexeme> lexemes_;
  std::size_t next_ = 0;
  std::size_t words_ = 0;
  int depth_ = 0;
  int truncated_ = 0;
  const FieldInfo* field_ = nullptr;
};

}  // namespace

Result<Node> parse(std::string_view query) {
  auto lexemes = lex(query);
  if (!lexemes) return tl::make_unexpected(lexemes.error());
  return Parser(query, std::move(*lexemes)).run();
}

std::string print(const Node& node) {
  const std::string field = node.field == nullptr ? std::string{} : std::string(node.field->name) + ":";
  if (node.kind == NodeKind::kWord || node.kind == NodeKind::kTruncated) return field + node.text;
  if (node.kind == NodeKind::kPhrase) return field + "\"" + node.text + "\"";
  std::string out = node.kind == NodeKind::kAnd    ? "(and"
                    : node.kind == NodeKind::kOr   ? "(or"
                    : node.kind == NodeKind::kNear ? fmt::format("(near/{}", node.distance)
                                                   : "(not";
  for (const Node& child : node.children) out += " " + print(child);
  return out + ")";
}

}  // namespace saksgang::index::query
