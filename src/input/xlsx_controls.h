#pragma once

// The form controls that float over the cells of a sheet: check boxes and option buttons. Excel and
// LibreOffice keep each twice: as VML for old readers (anchor, label, state), and as a part of its
// own with the state alone (ECMA-376-1, part 4 for VML; [MS-XLSX] formControlPr). Used by xlsx.cc.

#include <cstddef>
#include <string>
#include <vector>

#include "src/input/archive.h"
#include "src/input/office_package.h"
#include "src/input/xlsx_ranges.h"
#include "src/input/xml.h"

namespace qsift {

struct SheetControl {
  CellPlace cell;    // that it stands over
  CellPlace linked;  // that shows its state as TRUE or FALSE; 0 if there is none
  std::string text;  // "☑ Yes"
};

struct SheetControls {
  std::vector<SheetControl> boxes;  // by row, then from left to right
  std::size_t unread = 0;           // drop-downs, lists, and boxes over no cell
  std::size_t conflicts = 0;        // the two parts differ: the label stands without a box
  bool broken = false;              // the VML is not well-formed XML
};

// `after`: the elements after the rows of the sheet; `relationships`: of the sheet. Fails as an
// archive fails.
Result<SheetControls> ReadControls(Archive& archive, XmlNode after,
                                   const Relationships& relationships);

}  // namespace qsift
