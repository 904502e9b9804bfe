#pragma once

// Which lines are headings by a sign of their own: markup, "Section A:", a letter in sequence, or
// the closing words of a form. Headings without any sign are found where they stand, between an
// answer and the next question (segment.h).

#include <cstdint>
#include <vector>

#include "src/structure/choose/numbering.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

struct Heading {
  std::uint32_t line = 0;
  Span number;  // in the clean text; empty where there is none
  Span title;
  int rank = 0;  // the lower, the higher in the hierarchy
  bool closing = false;
};

inline constexpr int kClosingRank = 0;
inline constexpr int kPlainRank = 90;

// Ordered by line; never a line of `questions` (ordered by line).
std::vector<Heading> FindHeadings(const Blocks& blocks, const std::vector<NumberedLine>& questions,
                                  const std::vector<NumberedLine>& titles);

}  // namespace qsift
