#pragma once

// Questions that are laid out in cells of their lines, as forms copied from a word processor are:
// "Diet<TAB>Are you dieting?<TAB>[ ] Yes<TAB>[x] No". No column holds the prompts there: each line
// shows by itself which of its cells asks, and what stands after it is the reply. Comes before the
// tables that are told by their columns.

#include <vector>

#include "src/structure/choose/tables.h"

namespace qsift {

struct LaidOut {
  std::vector<QuestionTable> tables;  // ordered by line
  std::vector<bool> lines;            // those that no column explains, one a line
};

LaidOut FindLaidOut(const Blocks& blocks);

}  // namespace qsift
