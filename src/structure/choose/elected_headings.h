#pragma once

// Headings by their look alone: bold lines, lines in capitals, in brackets or after a sign, and
// numbers of another style than the questions'. A single such line says nothing. Lines of one look
// vote: none asks, and most stand right above a question. Comes after the questions are chosen.

#include <cstdint>
#include <vector>

#include "src/structure/choose/headings.h"
#include "src/structure/choose/numbered_line.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

struct HeadingVoters {
  const std::vector<NumberedLine>& questions;  // ordered by line
  const std::vector<Heading>& headings;        // those that are known, ordered by line
  const std::vector<bool>& tables;             // lines of tables of questions
  const std::vector<bool>& apart;              // other lines that can be no heading
};

// Ordered by line.
std::vector<Heading> ElectHeadings(const Blocks& blocks, const HeadingVoters& voters);

}  // namespace qsift
