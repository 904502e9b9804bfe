#pragma once

// How word processors write the numbers of lists. Used by the readers of DOCX and ODT.

#include <cstdint>
#include <string>

namespace qsift {

enum class NumberStyle : std::uint8_t {
  kDecimal,
  kLowerLetter,
  kUpperLetter,
  kLowerRoman,
  kUpperRoman,
};

// "12", "ab" is "bb" as word processors count (a ... z, aa, bb), "xii". Numbers that a style has no
// signs for are written in digits.
std::string ListNumber(int number, NumberStyle style);

}  // namespace qsift
