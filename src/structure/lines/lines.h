#pragma once

// The clean text as lines: the first step of the structure stage. Blank lines are counted, not
// kept. The next step is blocks.h.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/span.h"

namespace qsift {

struct Line {
  Span body;                 // trimmed; never empty
  std::uint16_t indent = 0;  // columns before it, tabs to multiples of four
  std::uint16_t blanks = 0;  // blank lines before it
  bool page_break = false;   // a form feed stood before it
};

std::vector<Line> SplitLines(std::string_view text);

}  // namespace qsift
