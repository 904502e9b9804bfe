#pragma once

// HTML as plain text and light markup; called by markup.h, which decides what is HTML.

#include "src/input/clean.h"
#include "src/rules/markup.h"

namespace qsift {

Cleaned ReadHtml(const MarkupRules& rules, const Cleaned& clean);

}  // namespace qsift
