#pragma once

// What stands before the questions: instructions, and numbered notes on how to fill in the form.

#include <vector>

#include "src/structure/choose/line_table.h"

namespace qsift {

struct Guides {
  std::vector<bool> guided;     // lines under a heading like "How to fill in this form"
  std::size_t first_ask = 0;    // the first line that asks; the count of lines where none does
  std::size_t prelude_end = 0;  // the numbered lines above it are no questions
};

Guides FindGuides(const LineTable& lines);

}  // namespace qsift
