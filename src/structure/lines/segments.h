#pragma once

// The columns of a line that blanks divide, as text taken from pages has them. Used by the readers
// of tables without bars: column_grid.cc, text_grid.cc.

#include <string_view>
#include <vector>

#include "src/structure/lines/grid_rows.h"

namespace qsift {

// No table has more; a line of more segments is cut short.
inline constexpr std::size_t kMostColumns = 24;

// What stands between two gaps of a line, and in which columns of the page.
struct Segment {
  Span text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool mark = false;

  std::size_t Middle() const { return (begin + end) / 2; }
};

// In the order of the line.
std::vector<Segment> SegmentsOf(const Blocks& blocks, std::size_t line);

// One piece for each cell of the row.
void AddPieces(GridRow& row, std::size_t line, const std::vector<Span>& texts);

}  // namespace qsift
