#pragma once

// Textile and the wiki text of issue trackers as plain text and light markup; called by markup.h.

#include <string_view>

#include "src/input/clean.h"

namespace qsift {

// Lines that begin with "h2. ".
bool IsTextile(std::string_view text);

Cleaned ReadTextile(const Cleaned& clean);

}  // namespace qsift
