#include "src/text/words.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("Words end where their letters, or their letters and digits, do") {
  CHECK(LettersEnd("pier2 x", 0) == 4);
  CHECK(WordEnd("pier2 x", 0) == 5);
  CHECK(WordEnd("co-keeper's x", 0) == 11);
  CHECK(WordEnd("keeper- x", 0) == 6);
  CHECK(LettersEnd("\u6865\u6881", 0) == 3);
  CHECK(WordEnd(" x", 0) == 0);
  CHECK(CountWords("") == 0);
  CHECK(CountWords("one pier here") == 3);
  CHECK(CountWords("\u6865\u6881\u5b89\u5168\u5417\u5b89") == 3);
}

}  // namespace qsift
