#pragma once

// A source line with a caret under one of its columns, as messages and reports show it.

#include <cstdint>
#include <string>
#include <string_view>

namespace qsift {

struct Excerpt {
  std::string line;   // at most 100 code points of it, around the column, made harmless
  std::string caret;  // what stands before the caret, as wide as the text above it
};

// `column` counts code points from 1. Tabs keep their width.
Excerpt ExcerptOf(std::string_view line, std::uint32_t column);

}  // namespace qsift
