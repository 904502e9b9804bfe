#pragma once

// Questions that are numbered above what they are about: "Question 4", a clause that is quoted, and
// below it what is asked of the clause. Used by outline.cc.

#include <vector>

#include "src/structure/choose/headings.h"
#include "src/structure/choose/line_evidence.h"
#include "src/structure/choose/numbered_line.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// Joins such a number, be it one of the questions or not, with what asks below it. `candidates` and
// `questions`: ordered by line; `evidence`: one a line.
void JoinContexts(const Blocks& blocks, const std::vector<LineEvidence>& evidence,
                  const std::vector<NumberedLine>& candidates,
                  std::vector<NumberedLine>& questions);

// Takes such a number off again where a heading turned out to stand between: what asks is a
// question of its own then. `headings`: ordered by line.
void SplitContexts(const Blocks& blocks, const std::vector<Heading>& headings,
                   std::vector<NumberedLine>& questions);

}  // namespace qsift
