#pragma once

// Stars that are emphasis, and stars that mark what is required: a hint in italics that is wrapped
// over lines ends with a star as a required question does. Used by blocks.cc and those who join
// lines.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "src/structure/lines/lines.h"

namespace qsift {

// What the last star of a text does that stands alone and beside a word.
enum class Star : std::uint8_t { kNone, kOpens, kCloses };
Star LastStarOf(std::string_view text);

// The star that ends the content, a line's or the end of it, closes an emphasis ("**bold**", "*a
// hint*") that begins on the line or on one above it in the paragraph. `text`: what `lines` count.
bool EndsEmphasis(std::string_view text, const std::vector<Line>& lines, std::size_t line,
                  std::string_view content);

}  // namespace qsift
