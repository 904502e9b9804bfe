#pragma once

// Org text as plain text and light markup; called by markup.h.

#include <string_view>

#include "src/input/clean.h"

namespace qsift {

// Keywords ("#+TITLE:"), drawers, or headings with stars beside boxes in lists of hyphens.
bool IsOrg(std::string_view text);

Cleaned ReadOrg(const Cleaned& clean);

}  // namespace qsift
