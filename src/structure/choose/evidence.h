#pragma once

// The evidence for each line as the beginning of a question: clues of the line, of its neighbours,
// of the lines that look like it and of the whole document. Weighed by the rules; outline.h takes
// the decision.

#include <vector>

#include "src/structure/choose/line_evidence.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// One for each line; lines of `apart` have no clues.
std::vector<LineEvidence> GatherEvidence(const Blocks& blocks, const Known& known);

}  // namespace qsift
