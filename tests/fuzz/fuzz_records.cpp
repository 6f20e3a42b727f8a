// What a worker answers, and what stands in an index: records as JSON. A worker reads hostile files, so its answer is
// no more trusted than they are.

#include <string>
#include <string_view>

#include "fuzz.hpp"
#include "model/ids.hpp"
#include "model/json.hpp"

namespace {

using namespace saksgang;
using saksgang::fuzz::must_hold;

template <class Record, class Read>
void check(const Json& json, Read read) {
  const Result<Record> record = read(json);
  if (!record) {
    must_hold(record.error().code == ErrorCode::kInternal, "JSON of another form is kInternal");
    must_hold(!record.error().message.empty() && utf8::valid(record.error().message), "an error names the fault");
    return;
  }
  const std::string written = dump(to_json(*record));
  must_hold(utf8::valid(written), "a record is written as valid UTF-8");
  const Json parsed = Json::parse(written, nullptr, false);
  must_hold(!parsed.is_discarded(), "a record is written as JSON");
  const Result<Record> again = read(parsed);
  must_hold(again.has_value(), "a record that was written can be read");
  must_hold(dump(to_json(*again)) == written, "a record that was written and read is the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Json json = Json::parse(fuzz::text_of(data, size), nullptr, false);
  if (json.is_discarded()) return 0;
  check<CaseRecord>(json, case_record_from_json);
  check<DocumentRecord>(json, document_record_from_json);
  if (!json.is_array()) return 0;
  std::vector<CaseRecord> records;
  for (const Json& item : json) {
    if (auto record = case_record_from_json(item)) records.push_back(std::move(*record));
  }
  assign_ids(records);
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) must_hold(records[i].id != records[k].id, "ids differ");
  }
  return 0;
}
