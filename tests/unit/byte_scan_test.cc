#include "src/text/byte_scan.h"

#include <string>

#include "tests/catch.h"

namespace qsift {

TEST_CASE("The first of some bytes is found at every place of a text") {
  for (std::size_t size = 0; size < 20; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      text[at] = '\xEF';
      CAPTURE(size, at);
      CHECK(FindOneOf(text, 0, ':', '?', '\xEF') == at);
      CHECK(FindOneOf(text, at + 1, ':', '?', '\xEF') == size);
      CHECK(FindOneOf(text, 0, ':', '?') == size);
    }
  }
}

}  // namespace qsift
