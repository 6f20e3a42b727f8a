// Any query over a small index: hits, or what is wrong with the query.

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "fuzz.hpp"
#include "index/reader.hpp"
#include "index/test_records.hpp"

namespace {

using namespace saksgang;
using namespace saksgang::index;
using saksgang::fuzz::is_boundary;
using saksgang::fuzz::must_hold;

const Reader& sample_index() {
  static const test::Folder folder;
  static const auto reader = [] {
    test::make_index(folder.index(), test::sample());
    return test::must(Reader::open(folder.index()));
  }();
  return *reader;
}

void check_ranges(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& ranges) {
  std::size_t at = 0;
  for (const auto& [begin, end] : ranges) {
    must_hold(begin < end && end <= text.size(), "a highlight lies within its text");
    must_hold(is_boundary(text, begin) && is_boundary(text, end), "a highlight is of whole characters");
    must_hold(begin >= at, "highlights stand in order and apart");
    at = end;
  }
}

void check_result(const SearchRequest& request, const SearchResult& result) {
  must_hold(result.hits.size() <= static_cast<std::size_t>(request.limit), "there are no more hits than asked for");
  int rank = request.offset;
  for (const Hit& hit : result.hits) {
    must_hold(hit.rank == ++rank, "ranks count on");
    must_hold(!hit.record.id.empty(), "a hit has its record");
    must_hold(utf8::valid(hit.snippet), "a snippet is valid UTF-8");
    check_ranges(hit.snippet, hit.highlights);
  }
}

}  // namespace

// The first byte chooses what is searched for and how, the rest is the query.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  SearchRequest request;
  request.unit = static_cast<Unit>(data[0] % 3);
  request.sort = static_cast<Sort>(data[0] / 3 % 3);
  request.offset = data[0] / 9 % 3;
  request.limit = 1 + data[0] / 27;
  request.query = std::string(fuzz::text_of(data + 1, size - 1));
  const auto result = sample_index().search(request);
  if (result) {
    check_result(request, *result);
  } else {
    must_hold(result.error().code == ErrorCode::kQuery, "a search fails for its query alone");
    must_hold(utf8::valid(result.error().message), "an error is valid UTF-8");
  }
  // A case by its name is another way in for what people type.
  const auto found = sample_index().find_case(request.query);
  must_hold(found || found.error().code == ErrorCode::kNotFound || found.error().code == ErrorCode::kAmbiguous ||
                found.error().code == ErrorCode::kQuery || found.error().code == ErrorCode::kUsage,
            "a case is found, or not, or one of several");
  return 0;
}
