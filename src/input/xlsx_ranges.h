#pragma once

// Names of cells and ranges in a workbook. Used by xlsx.cc and xlsx_choices.cc.

#include <cstdint>
#include <string>
#include <string_view>

namespace qsift {

constexpr std::uint32_t kMostSheetColumns = 16384;
constexpr std::uint32_t kMostSheetRows = 1048576;

// "C12", "$C$12"; from 1, and 0 if the name gives none: "$C" has no row.
struct CellPlace {
  std::uint32_t column = 0;
  std::uint32_t row = 0;
};

// Both parts are 0 if the text is not such a name.
CellPlace PlaceOf(std::string_view text);

struct CellRange {
  std::string sheet;  // empty: the one that the range is used in
  CellPlace from;
  CellPlace to;  // inclusive

  bool empty() const { return from.column == 0; }
  bool HasRow(std::uint32_t row) const { return from.row <= row && row <= to.row; }
};

// "C12", "C12:D14", "$A:$A", "'Other sheet'!$A$1:$A$5"; empty if the text is not such a name.
CellRange RangeOf(std::string_view text);

}  // namespace qsift
