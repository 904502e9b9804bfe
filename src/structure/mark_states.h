#pragma once

// What the signs beside options mean, where more than one sign tells it: all questions together, or
// the file that the text was read from. Comes after the questions are found and before the
// selections are read.

#include <vector>

#include "qsift/document.h"
#include "src/model/selection_hint.h"
#include "src/model/state_conflict.h"

namespace qsift {

struct MarkRules;

// Ambiguous signs take the meaning under which more of the yes/no questions read soundly; the hints
// keep the convention. Only questions with a contrasting sign vote.
void DecideConventions(const MarkRules& rules, SelectionHints& hints, Document& document);

// Notes in the hints which options the conflicts stand on, makes their state unknown, and reports
// each conflict.
void FindConflicts(const std::vector<StateConflict>& conflicts, SelectionHints& hints,
                   Document& document);

}  // namespace qsift
