#pragma once

// What the columns of a table hold: the evidence for which of them asks and which replies. Used by
// tables.cc.

#include <cstdint>
#include <string>
#include <vector>

#include "src/rules/columns.h"
#include "src/structure/lines/grid.h"
#include "src/structure/lines/legend.h"
#include "src/structure/lines/line_words.h"

namespace qsift {

// Shares of the column's rows.
struct ColumnFigures {
  std::string title;  // its head; empty where the table has none
  ColumnRole head = ColumnRole::kOther;
  double filled = 0;
  double asks = 0;
  double sentences = 0;
  double replies = 0;  // words of the vocabulary, marks, values that the head lists
  double shorts = 0;
  double codes = 0;  // numbers and codes
  double distinct = 0;
  std::int32_t legend = -1;  // that explains its cells
};

// What a cell says, its lines joined, without emphasis.
std::string CellText(const Blocks& blocks, const TableCell& cell);

// A row of one filled cell among others stands for those below it.
bool IsGroupRow(const Blocks& blocks, const LineWords& words, const GridRow& row);

// Of all columns. `headed`: the first row holds their heads.
std::vector<ColumnFigures> MeasureColumns(const Blocks& blocks, const LineWords& words,
                                          const Grid& grid, bool headed, CodeLegends& legends);

}  // namespace qsift
