#pragma once

// AsciiDoc as plain text and light markup; called by markup.h.

#include <string_view>

#include "src/input/clean.h"

namespace qsift {

// A table between "|===", or headings with equals signs before them alone.
bool IsAsciiDoc(std::string_view text);

Cleaned ReadAsciiDoc(const Cleaned& clean);

}  // namespace qsift
