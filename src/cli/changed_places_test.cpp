#include "cli/changed_places.hpp"

#include <doctest/doctest.h>

#include "cli/diff_text.hpp"

namespace saksgang::cli {
namespace {

using Lines = std::vector<std::string>;

class Judge final : public history::WordJudge {
 public:
  bool same_lexeme(std::string_view, std::string_view) override { return false; }
  bool is_function_word(std::string_view) override { return false; }
};

Lines places(const std::string& before, const std::string& after, std::size_t around) {
  Judge judge;
  history::TextChange change;
  change.old_text = before;
  change.new_text = after;
  change.comparison = history::compare(before, after, judge);
  Lines out;
  for (const ChangedPlace& place : changed_places(change, around)) {
    out.push_back(marked_text(place.old_text, place.new_text, place.hunks, false, std::string::npos, 0));
    out.back().pop_back();
  }
  return out;
}

}  // namespace

TEST_CASE("only what is near a change is shown, between words") {
  const std::string before = "En to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten.";
  CHECK(places(before, before, 10).empty());
  CHECK(places(before, "En to tre fire fem seks åtti åtte ni ti elleve tolv tretten fjorten femten.", 12) ==
        Lines{"… fem seks [-sju-]{+åtti+} åtte ni ti …"});
  CHECK(places(before, "En to tre fire fem seks åtti åtte ni ti elleve tolv tretten fjorten femten.", 200) ==
        Lines{"En to tre fire fem seks [-sju-]{+åtti+} åtte ni ti elleve tolv tretten fjorten femten."});
  CHECK(places(before, "Ett to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten seksten.", 10) ==
        Lines{"[-En-]{+Ett+} to tre …", "… fjorten [-femten-]{+seksten+}."});
}

TEST_CASE("changes that stand near each other are one place") {
  CHECK(places("a b c d e f g h", "a x c d e y g h", 8) == Lines{"a [-b-]{+x+} c d e [-f-]{+y+} g h"});
}

TEST_CASE("a text that came or went is whole, and a long word is not cut") {
  CHECK(places("", "Ja.", 5) == Lines{"{+Ja.+}"});
  CHECK(places("Ja.", "", 5) == Lines{"[-Ja.-]"});
  CHECK(places("ææææææææææææææææææææ a", "ææææææææææææææææææææ b", 6) == Lines{"… [-a-]{+b+}"});
}

}  // namespace saksgang::cli
