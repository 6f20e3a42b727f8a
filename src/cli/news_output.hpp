#pragma once

#include <string>

#include "cli/settings.hpp"
#include "model/json.hpp"
#include "news/news.hpp"

// News for people, programs and feed readers.
namespace saksgang::cli {

// Fit for a mail. Empty where there is nothing to tell.
std::string news_text(const news::News& news, const Settings& settings);

// As schemas/news-1.schema.json has it.
Json news_json(const news::News& news);

// An Atom feed, also where there is nothing to tell. `place` is what the feed is about: the folder of the archive.
std::string news_atom(const news::News& news, const std::string& place);

}  // namespace saksgang::cli
