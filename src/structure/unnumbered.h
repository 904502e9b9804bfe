#pragma once

// Questions of forms that number nothing: headings that ask, bold lines that ask, sentences with a
// question mark above their options. Decided over the whole document, as numbering is: lines of
// one look are questions if enough of them ask.

#include <vector>

#include "src/structure/blocks.h"
#include "src/structure/numbering.h"

namespace qsift {

struct UnnumberedQuestions {
  std::vector<NumberedLine> lines;  // ordered by line; without rule, number and path
  double score = 0;                 // comparable with the score of a numbering
};

UnnumberedQuestions FindUnnumbered(const Blocks& blocks);

}  // namespace qsift
