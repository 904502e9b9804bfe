#include "src/input/list_number.h"

#include "tests/catch.h"

namespace qsift {

TEST_CASE("Numbers of lists are written as word processors write them") {
  struct Case {
    int number;
    NumberStyle style;
    std::string text;
  };
  const Case cases[] = {
      {12, NumberStyle::kDecimal, "12"},
      {0, NumberStyle::kDecimal, "0"},
      {1, NumberStyle::kLowerLetter, "a"},
      {26, NumberStyle::kLowerLetter, "z"},
      {27, NumberStyle::kLowerLetter, "aa"},
      {28, NumberStyle::kUpperLetter, "BB"},
      {520, NumberStyle::kUpperLetter, std::string(20, 'Z')},
      {521, NumberStyle::kUpperLetter, "521"},
      {4, NumberStyle::kLowerRoman, "iv"},
      {1994, NumberStyle::kUpperRoman, "MCMXCIV"},
      {3999, NumberStyle::kLowerRoman, "mmmcmxcix"},
      {4000, NumberStyle::kLowerRoman, "4000"},
      {0, NumberStyle::kLowerRoman, "0"},
      {-3, NumberStyle::kUpperLetter, "-3"},
  };
  for (const Case& c : cases) CHECK(ListNumber(c.number, c.style) == c.text);
}

}  // namespace qsift
