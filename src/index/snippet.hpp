#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzers/pipelines.hpp"
#include "index/fields.hpp"
#include "index/query/compile.hpp"
#include "model/record.hpp"

// Why a record was found, in a few of its own sentences.
namespace saksgang::index {

// A text of a record that a snippet may come from.
struct Segment {
  Field field = Field::kText;
  std::string_view text;             // into the record
  int page = 0;                      // where it begins
  const Innspill* remark = nullptr;  // whose text it is; who made it counts as found in it
};

struct Snippet {
  std::string text;  // whole sentences where they are short enough; «…» where something of one is left out
  std::vector<std::pair<std::size_t, std::size_t>> highlights;  // [start, end) bytes of `text`, in order, apart
  int page = 0;
  double score = 0;         // how well its segment answers the query; 0 where nothing sought stands in it
  std::size_t matched = 0;  // how many of the things sought stand in the whole segment
};

// Finds in texts what a query sought, with the analysis that the index was made by.
class Snippets {
 public:
  Snippets(analyzers::Analyzer& analyzer, const std::vector<query::Sought>& sought)
      : analyzer_(analyzer), sought_(sought) {}

  // Of the best segment of the record: vedtak, proposal, a remark, a paragraph, else the title. Where nothing sought
  // stands in the record, the beginning of the first of these that it has.
  Snippet best(const CaseRecord& record);

  // Of one segment; of a remark's the heading above it counts, too.
  Snippet of(const Segment& segment);

  // Where in a text anything sought stands, in whichever field it was sought; in order, apart.
  std::vector<std::pair<std::size_t, std::size_t>> mark(std::string_view text);

 private:
  struct Place {
    std::size_t begin, end;  // bytes of the segment
    std::size_t which;       // index into sought_
    double weight;
  };

  // How a word of the text answers to one thing sought.
  struct Answer {
    std::size_t which;
    query::Match how;
  };

  std::vector<Place> matches(const Segment& segment);
  std::vector<Place> matches(const Segment& segment, const std::vector<double>& of_actors);
  std::vector<double> weights(const std::vector<Place>& places) const;
  std::vector<double> of_actors(const Segment& segment);
  const std::vector<Answer>& answers(analyzers::TermId term);
  bool answers_to(const query::SoughtWord& word, std::string_view text, query::Match& how) const;
  void narrow(const analyzers::Token& token, const query::SoughtWord& word, std::size_t& begin, std::size_t& end);
  Snippet cut(const Segment& segment, const std::vector<Place>& matches) const;

  analyzers::Analyzer& analyzer_;
  const std::vector<query::Sought>& sought_;
  std::vector<analyzers::Token> tokens_;
  bool any_field_ = false;
  std::vector<std::optional<std::vector<Answer>>> answers_;  // by TermId: to the first words of what is sought
};

// The segments of a record, most telling first; views into it.
std::vector<Segment> segments(const CaseRecord& record);

}  // namespace saksgang::index
