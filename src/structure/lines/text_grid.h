#pragma once

// Tables whose columns are told by the places of their heads alone: cells of text under heads that
// the packs know, and single marks under heads of a choice ("Yes  No  N/A"). Used by grid.cc.

#include <vector>

#include "src/structure/lines/grid_rows.h"
#include "src/structure/lines/legend.h"

namespace qsift {

// The grid whose head is line `head`, over rows that stand in the same columns; several where
// titles, or follow-ups with replies of their own, stand between the rows, each with the head as
// its first row. `pages`: heads and feet of pages, over which rows go on.
// Nothing where the line is no such head: words for prompts and for replies, two words of the
// vocabulary, or a number before columns that hold replies.
std::vector<Grid> ReadTextGrids(const Blocks& blocks, const std::vector<bool>& pages,
                                CodeLegends& legends, std::size_t head);

// The same for numbered rows with a prompt and a reply side by side under no head, of which line
// `line` is the first. `end`: the line before which no others begin.
std::vector<Grid> ReadHeadlessGrids(const Blocks& blocks, const std::vector<bool>& pages,
                                    CodeLegends& legends, std::size_t line, std::size_t& end);

}  // namespace qsift
