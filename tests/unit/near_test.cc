#include "qsift/near.h"

#include "tests/catch.h"

namespace qsift {
namespace {

const std::vector<std::string_view> kNames = {"extract", "scan",    "check",
                                              "form",    "explain", "question-number-missing"};

TEST_CASE("a mistyped name is known again, and no other word is") {
  struct Case {
    std::string_view word;
    std::string_view name;
  };
  for (const Case& c : std::vector<Case>{
           {"extarct", "extract"},  // swapped
           {"EXTRACT", "extract"},  // capitals
           {"extrat", "extract"},   // left out
           {"sca", "scan"},         // one edit in a short word,
           {"scna", "scan"},        // a swap is one
           {"sn", ""},              // two are too many
           {"chekc", "check"},
           {"xhexk", "check"},                                   // two edits in five letters
           {"xhexx", ""},                                        // three are too many
           {"qestion-nmber-mising", "question-number-missing"},  // three in a long word
           {"qestion-nmber-misin", ""},                          // four are too many
           {"question", "question-number-missing"},              // the one that begins so
           {"ex", ""},
           {"", ""},
           {"frobnicate", ""},
       }) {
    CAPTURE(c.word);
    CHECK(Nearest(c.word, kNames) == c.name);
  }
  CHECK(Nearest("exa", {"extract", "explain"}).empty());
  CHECK(DidYouMean("chekc", kNames) == "; did you mean 'check'?");
  CHECK(DidYouMean("frobnicate", kNames).empty());
}

}  // namespace
}  // namespace qsift
