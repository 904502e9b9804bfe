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

struct HeadingPlaces {
  const std::vector<NumberedLine>& questions;  // ordered by line
  const std::vector<NumberedLine>& titles;     // numbered lines that are known to be headings
  const std::vector<bool>& tables;             // lines of tables of questions
  const std::vector<bool>& apart;              // other lines that say nothing of the form
};

// Ordered by line; never a line of a question.
std::vector<Heading> FindHeadings(const Blocks& blocks, const HeadingPlaces& places);

}  // namespace qsift
