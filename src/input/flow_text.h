#pragma once

// Writes paragraphs and tables as text with light markup. Comes after docx.cc and odt.cc and before
// the structure stage.

#include <string>
#include <vector>

#include "src/input/flow.h"
#include "src/input/reading.h"
#include "src/rules/columns.h"

namespace qsift {

struct MarkRules;

// Appends the flow to the text of a reading, with places and conflicts.
void WriteFlow(const std::vector<Block>& flow, const MarkRules& marks, const ColumnRules& columns,
               Reading& reading);

// The plain text of a flow on one line: for heads and feet.
std::string PlainFlow(const std::vector<Block>& flow);

}  // namespace qsift
