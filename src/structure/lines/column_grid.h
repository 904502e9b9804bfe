#pragma once

// Tables without bars and rules, as text taken from pages has them: a label and marks in columns
// under a line of heads, or a leader between a label and its text. Used by grid.cc.

#include <optional>
#include <string_view>

#include "src/structure/lines/grid_rows.h"

namespace qsift {

// The grid whose first row of marks is line `row`; the head stands above it. Nothing where the line
// is no such row, where fewer than two rows follow one another, or where no heads stand over them.
// `floor`: the line above which nothing may be taken.
std::optional<Grid> ReadMarkGrid(const Blocks& blocks, std::size_t row, std::size_t floor);

// The rows from line `begin` on in which a run of dots stands between a label and what is said of
// it; nothing where fewer than two follow one another, or where they name pages.
std::optional<Grid> ReadLeaderGrid(const Blocks& blocks, std::size_t begin);

// The line begins with a byte that may begin a mark: a cheap test before ReadLeadingMarkGrid.
bool BeginsWithMark(const Blocks& blocks, std::size_t line);

// The grid whose first row is line `row`, where rows have two marks or more before their texts:
// "[ ] [x]  1. Asthma" under "Yes  No". `above`: the heads of an earlier one, which count where
// none stand over this one; may be null. `floor` as above.
std::optional<Grid> ReadLeadingMarkGrid(const Blocks& blocks, std::size_t row, std::size_t floor,
                                        const GridRow* above);

// A run of dots, as a leader is.
bool HasLeader(std::string_view body);

// "a roof ......": the span without the dots that lead to what stands at the right.
Span WithoutLeader(std::string_view clean, Span text);

// Blanks divide the line into columns: a cheap test before ReadMarkGrid.
bool HasColumns(std::string_view body);

}  // namespace qsift
