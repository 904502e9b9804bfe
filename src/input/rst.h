#pragma once

// reStructuredText as plain text and light markup; called by markup.h for what rst_lines.h
// recognises.

#include "src/input/clean.h"

namespace qsift {

Cleaned ReadRst(const Cleaned& clean);

}  // namespace qsift
