#pragma once

// The tables as people read them on a screen or in a report: few columns, and the values of a
// question as one text. Rows for programs are in tables.h.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "qsift/output.h"

namespace qsift {

// The heads of the columns. kNone has none.
std::vector<std::string_view> ReadableColumns(Table table);

// Calls with each row of the document. Cells are harmless (harmless.h) and keep the line ends and
// tabs of the text.
void ForEachReadableRow(const Document& document, Table table,
                        const std::function<void(const std::vector<std::string>&)>& call);

}  // namespace qsift
