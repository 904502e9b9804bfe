#pragma once

// Which numbered lines begin questions: decided over the whole document. Candidates of one look
// form sequences, and the sequence with the most evidence wins. "1. The agency ..." inside an
// answer starts a sequence of its own that cannot go back to the questions' numbers.

#include <vector>

#include "src/structure/choose/numbered_line.h"

namespace qsift {

struct Numbering {
  std::vector<NumberedLine> questions;  // ordered by line
  std::vector<NumberedLine> others;     // of other sequences of three or more, ordered by line
};

// A star stands before the line: a bullet, or the mark of a required question ("* 3. Name").
bool IsStarred(const Blocks& blocks, std::size_t line);

// The candidates that begin questions.
Numbering ChooseQuestions(const Blocks& blocks, const std::vector<NumberedLine>& candidates);

}  // namespace qsift
