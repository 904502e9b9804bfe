#pragma once

// The readers of sheets: CSV, TSV and XLSX, row by row. The next stage is src/sheets.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/diagnostic.h"
#include "qsift/result.h"
#include "src/model/sheet.h"

namespace qsift {

struct Rules;

// The sign that divides the fields of a text, if it is a table of records throughout: records of
// one length, two at least, with no blank after a comma. 0 if it is not.
char DelimiterOf(std::string_view text);

// RFC 4180, with any delimiter; quotes inside a field, and a last record without a line end, are
// taken as they stand. `name`: of the sheet.
void ReadDelimited(std::string_view text, char delimiter, const std::string& name,
                   const TakeRow& take);

// What was left out of a workbook is reported in `diagnostics`. The error names no file.
Status ReadXlsx(std::string_view bytes, std::vector<Diagnostic>& diagnostics, const TakeRow& take);

}  // namespace qsift
