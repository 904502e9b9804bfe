#pragma once

// Options that the file itself gives another state than their glyph shows. Comes after the stages
// that find the questions and before the selections are read.

#include <vector>

#include "qsift/document.h"
#include "src/model/selection_hint.h"
#include "src/model/state_conflict.h"

namespace qsift {

// Notes in the hints which options the conflicts stand on, makes their state unknown, and reports
// each conflict.
void FindConflicts(const std::vector<StateConflict>& conflicts, SelectionHints& hints,
                   Document& document);

}  // namespace qsift
