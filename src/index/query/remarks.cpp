#include "index/query/remarks.hpp"

#include <algorithm>
#include <vector>

#include "index/query/filters.hpp"

namespace saksgang::index::query {
namespace {

using Xapian::Query;

bool is_leaf(const Node& node) {
  return node.children.empty() || node.kind == NodeKind::kNear;
}

Field field_of(const Node& node, Field where) {
  return node.field == nullptr ? where : node.field->field;
}

// True where something is asked that a record may answer by one remark and another not.
bool tells_remarks_apart(const Node& node) {
  if (node.kind == NodeKind::kNot) return speaks_of_remarks(node, Field::kInnspill);
  if (is_leaf(node)) return field_of(node, Field::kInnspill) == Field::kActor;
  return std::any_of(node.children.begin(), node.children.end(), tells_remarks_apart);
}

class Asker {
 public:
  explicit Asker(const Compiled& compiled) : compiled_(compiled) {}

  Query of(const Node& node, bool excluded) const {
    if (is_leaf(node)) return joined(is_word(node) && !excluded ? Query::OP_OR : Query::OP_AND, parts_of(node));
    switch (node.kind) {
      case NodeKind::kAnd:
        return all(node, excluded);
      case NodeKind::kOr: {
        std::vector<Query> any;
        for (const Node& child : node.children) add(any, of(child, excluded));
        return joined(Query::OP_OR, any);
      }
      case NodeKind::kNot:
        return without(Query::MatchAll, node, excluded);
      default:
        return {};
    }
  }

 private:
  static bool is_word(const Node& node) {
    return is_leaf(node) && !is_filter(node) && field_of(node, Field::kInnspill) == Field::kInnspill;
  }

  static void add(std::vector<Query>& to, Query query) {
    if (!query.empty()) to.push_back(std::move(query));
  }

  static Query joined(Query::op op, const std::vector<Query>& queries) {
    return queries.empty() ? Query() : Query(op, queries.begin(), queries.end());
  }

  std::vector<Query> parts_of(const Node& leaf) const {
    const auto it = compiled_.leaves.find(&leaf);
    return it == compiled_.leaves.end() ? std::vector<Query>{} : it->second;
  }

  Query without(const Query& base, const Node& negation, bool excluded) const {
    const Query query = of(negation.children.front(), !excluded);
    return query.empty() ? base : Query(Query::OP_AND_NOT, base, query);
  }

  Query all(const Node& node, bool excluded) const {
    std::vector<Query> required, words;
    for (const Node& child : node.children) {
      if (child.kind == NodeKind::kNot) continue;
      if (is_word(child) && !excluded) {
        for (Query& word : parts_of(child)) add(words, std::move(word));
      } else {
        add(required, of(child, excluded));
      }
    }
    add(required, joined(Query::OP_OR, words));
    Query out = joined(Query::OP_AND, required);
    for (const Node& child : node.children) {
      if (child.kind == NodeKind::kNot) out = without(out.empty() ? Query(Query::MatchAll) : out, child, excluded);
    }
    return out;
  }

  const Compiled& compiled_;
};

}  // namespace

bool speaks_of_remarks(const Node& node, Field where) {
  if (is_leaf(node)) {
    const Field field = field_of(node, where);
    return !is_filter(node) && where == Field::kInnspill && (field == Field::kInnspill || field == Field::kActor);
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [&](const Node& child) { return speaks_of_remarks(child, where); });
}

Xapian::Query asked_of_remark(const Node& tree, const Compiled& compiled) {
  return tells_remarks_apart(tree) ? Asker(compiled).of(tree, false) : Query();
}

}  // namespace saksgang::index::query
