#pragma once

// Labels of turns that need no name before them: lines that hold nothing but a word of the rules
// ("Question", "Our response"), and labels that name the question they reply to ("Answer to
// question 3:"). After the speakers of a conversation; used by speakers.cc.

#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// Adds the turns of such labels where the document has several. `told`: one a line.
void TellLabels(const Blocks& blocks, std::vector<SpokenLine>& told);

}  // namespace qsift
