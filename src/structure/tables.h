#pragma once

// Questions in the rows of tables: pipe tables, grid tables and lines with tabs. The words of the
// header row tell what each column holds (topic `columns` of the rule packs); columns that hold
// nothing but marks are options ("| Question | Yes | No |").

#include <vector>

#include "src/rules/columns.h"
#include "src/structure/blocks.h"

namespace qsift {

// What a cell shows in one line; a cell of a grid table may have several.
struct CellPiece {
  std::uint32_t line = 0;
  Span text;   // trimmed, in the clean text; may be empty
  Span cover;  // with the bar before it; the last cell's with the bar behind it, too
};

struct TableCell {
  ColumnRole role = ColumnRole::kOther;
  std::vector<CellPiece> pieces;  // ordered by line; at least one

  bool IsEmpty() const;
};

// A cell of a column of marks: an option that the header names.
struct TableOption {
  std::size_t cell = 0;           // index in TableQuestion::cells
  std::uint32_t header_line = 0;  // of the label
  Span label;
  Span mark;  // empty where the cell is
  State state = State::kUnknown;
};

struct TableQuestion {
  std::uint32_t line = 0;       // the row's first
  std::uint32_t last_line = 0;  // and its last
  std::vector<TableCell> cells;
  std::vector<TableOption> options;
};

struct QuestionTable {
  std::vector<TableQuestion> rows;       // ordered by line; at least one
  std::vector<std::uint32_t> furniture;  // its header, rules and borders
};

// The tables whose rows are questions, in the order of lines.
std::vector<QuestionTable> FindQuestionTables(const Blocks& blocks);

}  // namespace qsift
