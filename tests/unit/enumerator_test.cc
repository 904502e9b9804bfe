#include "src/text/enumerator.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("Enumerators of lists") {
  struct Case {
    std::string_view text;
    unsigned ordinal;
    bool letter;
    std::size_t size;
  };
  const Case cases[] = {
      {"a) wood", 1, true, 3},
      {"B. stone", 2, true, 3},
      {"(3) brick", 3, false, 4},
      {"C.Clay", 3, true, 2},
      {"12. clay", 12, false, 4},
      {"\xD0\xB2) \xD0\xB0", 3, true, 4},
      {"\xEF\xBC\x91\xEF\xBC\x8E\xE6\x9C\xA8", 1, false, 6},
      {"\xEF\xBC\x88\xEF\xBC\x92\xEF\xBC\x89\xE6\x9C\xA8", 2, false, 9},
      {"\xE2\x91\xA0\xE3\x80\x80\xE6\x9C\xA8", 1, false, 6},  // circled, with a wide blank
      {"\xE2\x91\xB3 clay", 20, false, 4},
      {"\xE2\x91\xB4 clay", 0, false, 0},  // "(1)" as one sign
      {"\xE2\x91\xA0", 0, false, 0},
      {"e.g. wood", 0, false, 0},
      {"3.5 miles", 0, false, 0},
      {"a house", 0, false, 0},
      {"(a", 0, false, 0},
      {"123. clay", 0, false, 0},
      {"", 0, false, 0},
      {"a)", 0, false, 0},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::optional<Enumerator> found = ReadEnumerator(c.text);
    CHECK((found ? found->ordinal : 0) == c.ordinal);
    if (!found) continue;
    CHECK(found->letter == c.letter);
    CHECK(found->size == c.size);
  }
}

TEST_CASE("Numbers as forms set them before options") {
  struct Case {
    std::string_view text;
    unsigned ordinal;
    char32_t close;
    std::size_t size;
  };
  const Case cases[] = {
      {"1 - never", 1, U'-', 4}, {"2 \u2013 often", 2, U'-', 6},
      {"3= always", 3, U'-', 3}, {"4 Never", 4, U' ', 2},
      {"12 Never", 12, U' ', 3}, {"1 -never", 0, U' ', 0},
      {"1 2 3", 0, U' ', 0},     {"1. never", 0, U' ', 0},
      {"a - never", 0, U' ', 0}, {"1 -", 0, U' ', 0},
      {"1", 0, U' ', 0},         {"", 0, U' ', 0},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::optional<Enumerator> found = ReadOptionNumber(c.text);
    CHECK((found ? found->ordinal : 0) == c.ordinal);
    if (!found) continue;
    CHECK(found->close == c.close);
    CHECK(found->size == c.size);
  }
}

TEST_CASE("Options that are counted across a line") {
  CHECK(CountsAcross("1 Never   2 Often   3 Always"));
  CHECK(CountsAcross("1 Hardly ever  2 Often (X)  3 Always"));
  CHECK_FALSE(CountsAcross("1 Never   2 Often"));
  CHECK_FALSE(CountsAcross("1 Never 2 Often 3 Always"));
  CHECK_FALSE(CountsAcross("1 Never   3 Often   4 Always"));
  CHECK_FALSE(CountsAcross("2 Never   3 Often   4 Always"));
  CHECK_FALSE(CountsAcross(""));
}

TEST_CASE("A text that names an item by its letter or number") {
  CHECK(OrdinalNamed("B") == 2);
  CHECK(OrdinalNamed("b)") == 2);
  CHECK(OrdinalNamed("(3)") == 3);
  CHECK(OrdinalNamed("\xEF\xBC\x93") == 3);
  CHECK(OrdinalNamed("12") == 12);
  CHECK(OrdinalNamed("\xE2\x91\xA1") == 2);
  CHECK(OrdinalNamed("\xE2\x91\xA1.") == 2);
  CHECK(OrdinalNamed("- B") == 2);
  CHECK(OrdinalNamed("\xE2\x91\xA1 barns") == 0);
  CHECK(OrdinalNamed("\xE2\x91\xA1\xE2\x91\xA2") == 0);  // two of them
  CHECK(OrdinalNamed("3 \xE2\x91\xA2") == 0);
  CHECK(OrdinalNamed("Barn") == 0);
  CHECK(OrdinalNamed("3 houses") == 0);
  CHECK(OrdinalNamed("") == 0);
}

}  // namespace qsift
