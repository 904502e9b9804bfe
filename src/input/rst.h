#pragma once

// reStructuredText as plain text and light markup; called by markup.h.

#include <string_view>

#include "src/input/clean.h"

namespace qsift {

// Directives or anchors, titles under and over lines of signs, lists of fields.
bool IsRst(std::string_view text);

Cleaned ReadRst(const Cleaned& clean);

}  // namespace qsift
