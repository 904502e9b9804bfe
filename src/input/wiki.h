#pragma once

// MediaWiki text as plain text and light markup; called by markup.h, which decides what is wiki
// text.

#include "src/input/clean.h"

namespace qsift {

Cleaned ReadWiki(const Cleaned& clean);

}  // namespace qsift
