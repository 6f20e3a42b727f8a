#include "news/memory.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "base/files.hpp"
#include "model/json.hpp"

namespace saksgang::news {
namespace {

namespace fs = std::filesystem;

constexpr int kVersion = 1;
constexpr std::string_view kRecord = "news-memory";

// What is not as remember() writes it.
struct Misshapen {
  std::string what;
};

const Json& member(const Json& json, const char* name) {
  if (!json.is_object() || !json.contains(name)) throw Misshapen{fmt::format("{} is missing", name)};
  return json[name];
}

std::string text(const Json& json) {
  if (!json.is_string()) throw Misshapen{"a text is none"};
  return json.get<std::string>();
}

bool flag(const Json& json) {
  if (!json.is_boolean()) throw Misshapen{"a flag is none"};
  return json.get<bool>();
}

Time time(const Json& json) {
  const auto moment = time_from_iso(text(json));
  if (!moment) throw Misshapen{fmt::format("\"{}\" is no moment", text(json))};
  return *moment;
}

const Json& object(const Json& json) {
  if (!json.is_object()) throw Misshapen{"an object is none"};
  return json;
}

FirstSeen first_seen(const Json& json) {
  FirstSeen out;
  for (const auto& [key, value] : object(json).items()) out.emplace(key, time(value));
  return out;
}

Json json_of(const FirstSeen& keys) {
  Json out = Json::object();
  for (const auto& [key, moment] : keys) out[key] = iso(moment);
  return out;
}

Memory memory_of(const Json& json) {
  if (text(member(json, "record")) != kRecord || member(json, "version") != kVersion) {
    throw Misshapen{"it is of another kind or version"};
  }
  Memory out;
  out.told = time(member(json, "told"));
  for (const auto& [identity, value] : object(member(json, "documents")).items()) {
    out.documents[identity] = {text(member(value, "sha256")), flag(member(value, "vanished")),
                               flag(member(value, "read"))};
  }
  for (const auto& [search, value] : object(member(json, "searches")).items()) {
    out.searches[search] = first_seen(value);
  }
  if (const Json& findings = member(json, "findings"); !findings.is_null()) out.findings = first_seen(findings);
  return out;
}

}  // namespace

Snapshot snapshot_at(const std::vector<crawl::Document>& documents, Time moment) {
  Snapshot out;
  for (const crawl::Document& document : documents) {
    const auto later = std::find_if(document.versions.begin(), document.versions.end(),
                                    [&](const crawl::Version& v) { return v.first_seen >= moment; });
    if (later == document.versions.begin()) continue;
    out[document.identity] = {std::prev(later)->sha256, document.vanished && *document.vanished < moment, true};
  }
  return out;
}

std::string search_key(const std::string& name, const std::string& query) {
  return name + "\n" + query;
}

Result<std::optional<Memory>> recall(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error) && !error) return std::optional<Memory>();
  const auto bytes = read_file(file);
  if (!bytes) return tl::make_unexpected(bytes.error());
  try {
    return memory_of(Json::parse(*bytes, nullptr, false));
  } catch (const Misshapen& fault) {
    return tl::make_unexpected(
        Error{ErrorCode::kConfig, fmt::format("what was told before cannot be understood: {}", fault.what),
              "move the file away; the next `saksgang news --since last` begins anew", file.string(), 0});
  }
}

Result<void> remember(const fs::path& file, const Memory& memory) {
  Json documents = Json::object();
  for (const auto& [identity, known] : memory.documents) {
    documents[identity] = {{"sha256", known.sha256}, {"vanished", known.vanished}, {"read", known.read}};
  }
  Json searches = Json::object();
  for (const auto& [search, keys] : memory.searches) searches[search] = json_of(keys);
  const Json json{{"record", kRecord},
                  {"version", kVersion},
                  {"told", iso(memory.told)},
                  {"documents", std::move(documents)},
                  {"searches", std::move(searches)},
                  {"findings", memory.findings ? json_of(*memory.findings) : Json()}};
  std::error_code error;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
  if (error) {
    return tl::make_unexpected(
        Error{ErrorCode::kIo, fmt::format("cannot make the folder: {}", error.message()), "", file.parent_path(), 0});
  }
  return write_atomically(file, dump(json) + "\n");
}

}  // namespace saksgang::news
