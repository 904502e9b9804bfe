#pragma once

// Questions inside questions: "(a)", "6a." or "6.1" under question 6. Looked for in the lines of
// each question once the questions are known (numbering.h), by the same candidates.

#include <vector>

#include "src/structure/choose/numbering.h"

namespace qsift {

struct SubQuestions {
  std::vector<NumberedLine> questions;  // with the sub-questions (NumberedLine::sub) between them
  std::vector<NumberedLine> headings;   // numbered titles that were taken for questions
};

// A number that repeats its question's ("6a" under 6) needs a blank line before it; another
// ("(a)") at least two items, most of which ask. Where every question is a title over such items,
// the titles are headings and the items the questions.
SubQuestions FindSubQuestions(const Blocks& blocks, const std::vector<NumberedLine>& candidates,
                              const std::vector<NumberedLine>& questions);

}  // namespace qsift
