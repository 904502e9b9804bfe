#pragma once

// What the cells of a sheet may be chosen from (data validation), as its part says it: with the
// labels themselves, or with the cells that hold them. Used by xlsx.cc.

#include <string>
#include <string_view>
#include <vector>

#include "src/input/xlsx_ranges.h"
#include "src/input/xml.h"

namespace qsift {

// A name that the workbook gives to cells. Those of a sheet count before those of the workbook.
struct DefinedName {
  std::string name;     // folded
  int sheet = -1;       // index in the workbook
  std::string formula;  // "Lists!$A$1:$A$3"
};

struct ChoiceList {
  std::vector<CellRange> cells;  // that may hold one of them
  std::vector<std::string> labels;
  CellRange source;       // of the labels, where the list does not hold them itself
  bool computed = false;  // a formula makes the labels
};

// The lists of one sheet. `tail`: the elements after its rows; `sheet`: its index in the
// workbook.
std::vector<ChoiceList> FindChoiceLists(XmlNode tail, const std::vector<DefinedName>& names,
                                        int sheet);

}  // namespace qsift
