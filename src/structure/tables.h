#pragma once

// Questions in the rows of pipe tables: "| Item | Description | Support | Notes |". The words of
// the header row tell what each column holds (topic `columns` of the rule packs).

#include <vector>

#include "src/structure/blocks.h"

namespace qsift {

struct TableCell {
  ColumnRole role = ColumnRole::kOther;
  Span text;   // trimmed, in the clean text; may be empty
  Span cover;  // with the bar before it; the last cell's with the bar behind it, too
};

struct TableQuestion {
  std::uint32_t line = 0;  // of the row
  std::vector<TableCell> cells;
};

struct TableQuestions {
  std::vector<TableQuestion> rows;       // ordered by line
  std::vector<std::uint32_t> furniture;  // header rows and the rules under them
  double score = 0;                      // comparable with the score of a numbering
};

TableQuestions FindTableQuestions(const Blocks& blocks);

}  // namespace qsift
