#pragma once

// Tables that are drawn with the lines of a terminal: what tells their borders and their rows.
// Used by blocks.cc, which gives them their sign, and grid.cc, which reads their cells.

#include <cstddef>
#include <string_view>

namespace qsift {

// The bytes of the upright line at the offset (U+2502 and its like); 0 where none stands there.
std::size_t DrawnBarSize(std::string_view text, std::size_t at);

// A line of nothing but the lines that lie, their corners and their joints, as "+----+----+" in
// ASCII. `joints`: lines of several columns meet in it.
struct DrawnBorder {
  bool drawn = false;
  bool joints = false;
};
DrawnBorder DrawnBorderOf(std::string_view body);

// How many cells stand between upright lines; 0 where the body does not begin and end
// with one.
std::size_t CountDrawnCells(std::string_view body);

}  // namespace qsift
