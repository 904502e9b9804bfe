#pragma once

// The number or letter before an item of a list: "a) ", "B.", "(3) ", "１．", "③". Structure reads
// lists by them, and selections the replies that name them.

#include <cstddef>
#include <optional>
#include <string_view>

namespace qsift {

struct Enumerator {
  unsigned ordinal = 0;  // from 1: "c" is 3
  bool letter = false;
  bool enclosed = false;  // "(a)", "③"
  char32_t close = 0;     // the sign after it, as ASCII: ')', '.' or ','; "①" for circled numbers
  std::size_t size = 0;   // bytes, with the blanks after it
};

// At the beginning of the text. A letter stands alone before its sign; a number has two digits at
// most and is not part of a decimal ("3.5").
std::optional<Enumerator> ReadEnumerator(std::string_view text);

// "1 - never", "2 = often", "3 Always": a number as forms set it before an option, closed by a dash
// or an equals sign ('-' as `close`) or by nothing (' '), with a letter after it.
std::optional<Enumerator> ReadOptionNumber(std::string_view text);

// "1 Never   2 Often   3 Always": three such or more across a line, with gaps between them.
bool CountsAcross(std::string_view text);

// The ordinal that a bare text names: "B", "b)", "3", "３", "③"; 0 if it names none.
unsigned OrdinalNamed(std::string_view text);

}  // namespace qsift
