#pragma once

// Letters that a document uses as marks: exports print boxes of symbol fonts as "o" and "x".

#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// Decides which letters this document uses as marks. A letter needs a contrasting one beside the
// other label of a yes/no pair; each such pair with one selected label is a vote, each with two or
// none a vote against.
std::vector<MarkConvention> FindSigns(const Blocks& blocks);

}  // namespace qsift
