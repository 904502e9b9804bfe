#include "src/input/list_number.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "src/text/unicode.h"

namespace qsift {
namespace {

constexpr int kMostLetters = 26 * 20;  // twenty times one letter; what follows is shown in digits
constexpr int kMostRoman = 3999;

std::string Roman(int number) {
  static constexpr std::array<std::pair<int, std::string_view>, 13> kSteps{{{1000, "m"},
                                                                            {900, "cm"},
                                                                            {500, "d"},
                                                                            {400, "cd"},
                                                                            {100, "c"},
                                                                            {90, "xc"},
                                                                            {50, "l"},
                                                                            {40, "xl"},
                                                                            {10, "x"},
                                                                            {9, "ix"},
                                                                            {5, "v"},
                                                                            {4, "iv"},
                                                                            {1, "i"}}};
  std::string out;
  for (const auto& [value, letters] : kSteps) {
    for (; number >= value; number -= value) out += letters;
  }
  return out;
}

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return IsAsciiLower(c) ? static_cast<char>(c - 32) : c; });
  return text;
}

std::string Letters(int number) {
  const auto letter = static_cast<char>('a' + (number - 1) % 26);
  return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), letter);
}

}  // namespace

std::string ListNumber(int number, NumberStyle style) {
  const bool letters = number > 0 && number <= kMostLetters;
  const bool roman = number > 0 && number <= kMostRoman;
  switch (style) {
    case NumberStyle::kDecimal: break;
    case NumberStyle::kLowerLetter:
      if (letters) return Letters(number);
      break;
    case NumberStyle::kUpperLetter:
      if (letters) return Upper(Letters(number));
      break;
    case NumberStyle::kLowerRoman:
      if (roman) return Roman(number);
      break;
    case NumberStyle::kUpperRoman:
      if (roman) return Upper(Roman(number));
      break;
  }
  return std::to_string(number);
}

}  // namespace qsift
