#pragma once

// Headings by their look alone: bold lines, lines in capitals, in brackets or after a sign, and
// numbers of another style than the questions'. A single such line says nothing. Lines of one look
// vote: none asks, and most stand right above a question. Comes after the questions are chosen.

#include <vector>

#include "src/structure/choose/headings.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// Ordered by line. `known`: the headings that need no election, ordered by line.
std::vector<Heading> ElectHeadings(const Blocks& blocks, const HeadingPlaces& places,
                                   const std::vector<Heading>& known);

}  // namespace qsift
