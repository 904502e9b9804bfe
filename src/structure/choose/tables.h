#pragma once

// Questions in the rows of tables. What a column holds is told by its cells: the column whose cells
// ask or assert is the prompt, the one whose cells are words of the vocabulary, marks or short
// values is the reply. The words of the head (topic `columns` of the rule packs) are evidence among
// others. Columns that hold nothing but marks are options ("| Question | Yes | No |").

#include <vector>

#include "src/structure/lines/grid.h"
#include "src/structure/lines/legend.h"

namespace qsift {

// A cell of a column of marks: an option that the header names.
struct TableOption {
  std::size_t cell = 0;         // index in TableQuestion::cells
  std::vector<CellPiece> head;  // the label, by its lines
  Span mark;                    // empty where the cell is
  State state = State::kUnknown;
};

struct TableQuestion {
  std::uint32_t line = 0;       // the row's first
  std::uint32_t last_line = 0;  // and its last
  std::vector<TableCell> cells;
  std::vector<TableOption> options;
  Span number;               // at the beginning of the prompt; empty where there is none
  Span head;                 // what stands over the prompt; may be empty
  Span reply_head;           // and over the reply
  bool closed = false;       // the head offers yes and no
  std::int32_t legend = -1;  // index of the legend that explains the codes of the replies
  bool laid_out = false;     // its cells are of no column (laid_out.h)
  bool grouped = false;      // it belongs to the group that a cell before its own names
  Span group;                // that name, where the group begins; in no cell
  Span group_cover;
};

// A row that heads those below it.
struct TableGroup {
  std::uint32_t line = 0;
  Span number;  // empty where its only cell says all
  Span title;
};

struct QuestionTable {
  std::vector<TableQuestion> rows;       // ordered by line; at least one
  std::vector<std::uint32_t> furniture;  // its header, rules and borders
  std::vector<TableGroup> groups;        // ordered by line
  bool asks = false;                     // its own cells ask, wherever the table stands
};

// The tables whose rows are questions, in the order of lines. `legends`: the codes that the
// document explains.
std::vector<QuestionTable> FindQuestionTables(const Blocks& blocks, const std::vector<Grid>& grids,
                                              CodeLegends& legends);

}  // namespace qsift
