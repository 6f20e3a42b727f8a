#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// A PDF's objects as they lie in the file, found by their keywords and not by the cross-reference table. Poppler does
// the reading; this is only for signs that it does not tell of. Never fails: what is not understood is not there.
namespace saksgang::pdf {

struct RawObject {
  int number = 0;
  std::string_view head;  // its text: all of it, or of a stream the dictionary
  std::string_view data;  // of a stream, as in the file
  bool is_stream = false;
};

class RawObjects {
 public:
  // `bytes` must outlive it.
  explicit RawObjects(std::string_view bytes);

  // In file order; where a number occurs twice, both are there and find() gives the last.
  const std::deque<RawObject>& all() const { return objects_; }
  const RawObject* find(int number) const;

  // The stream's data, unpacked into `buffer` where it is packed with Flate alone. False for other filters, for damaged
  // data, and where the stream or all streams together grow beyond bounds.
  bool unpack(const RawObject& object, std::string& buffer, std::string_view& content) const;

  // Adds the objects that are packed into object streams.
  void unpack_object_streams();

  // Object numbers of the pages in order, by way of the page tree; empty where it is not understood.
  std::vector<int> page_numbers() const;

 private:
  void read_object(std::size_t keyword);
  void add(const RawObject& object);
  bool collect_pages(int number, int depth, std::vector<int>& pages) const;

  std::string_view bytes_;
  std::size_t next_ = 0;  // where to look for the next object
  std::deque<RawObject> objects_;
  std::unordered_map<int, const RawObject*> by_number_;
  std::deque<std::string> unpacked_;  // the texts of object streams, which `head`s point into
  mutable std::size_t budget_;        // bytes that may still be unpacked
};

// True where the text has the key as a whole name: "/Page" is not found in "/Pages".
bool has_name(std::string_view text, std::string_view key);

// The text behind the key, without leading blanks; empty where the key is missing.
std::string_view after_name(std::string_view text, std::string_view key);

// Numbers of all objects that the text refers to («12 0 R»), but for the one behind /Parent.
std::vector<int> references(std::string_view text);

}  // namespace saksgang::pdf
