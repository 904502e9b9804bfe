#pragma once

// Tables as rows and cells, by their geometry alone: pipe tables with and without outer bars, grid
// tables, lines with tabs, and tables that are set by position under rules of dashes. What the
// cells hold is told in choose/tables.h.

#include <vector>

#include "src/structure/lines/grid_rows.h"
#include "src/structure/lines/legend.h"

namespace qsift {

// In the order of lines. `pages`: heads and feet of pages, which are no rows.
std::vector<Grid> FindGrids(const Blocks& blocks, const std::vector<bool>& pages,
                            CodeLegends& legends);

}  // namespace qsift
