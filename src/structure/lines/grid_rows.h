#pragma once

// A table as rows and cells: what grid.h finds, by bars, rules, tabs and columns.

#include <algorithm>
#include <vector>

#include "src/rules/columns.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// What a cell shows in one line; a cell of a grid table may have several.
struct CellPiece {
  std::uint32_t line = 0;
  Span text;   // trimmed, in the clean text; may be empty
  Span cover;  // with the bar before it; the last cell's with the bar after it, too
};

struct TableCell {
  ColumnRole role = ColumnRole::kOther;
  std::vector<CellPiece> pieces;  // one for each line of the row

  bool IsEmpty() const {
    return std::all_of(pieces.begin(), pieces.end(),
                       [](const CellPiece& piece) { return piece.text.empty(); });
  }
};

struct GridRow {
  std::uint32_t line = 0;       // the row's first
  std::uint32_t last_line = 0;  // and its last
  std::vector<TableCell> cells;
};

struct Grid {
  std::uint32_t line = 0;                // its first
  std::uint32_t end = 0;                 // the line after it
  bool headed = true;                    // the first row is its head
  bool matrix = false;                   // statements with a mark under each head
  std::vector<GridRow> rows;             // ordered by line
  std::vector<ColumnRole> roles;         // what the columns hold, where no head says it
  std::vector<std::uint32_t> furniture;  // rules and borders
};

}  // namespace qsift
