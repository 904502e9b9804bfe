#pragma once

// Where a form ends: place and date, signatures, thanks, notices and boxes for the office stand
// below the last question and belong to no reply. Found by their place, by their words (openers of
// kind `signature`) and by dates. Comes after the questions and headings are chosen.

#include <optional>

#include "src/structure/choose/headings.h"

namespace qsift {

// The first line of what closes the form, after line `last`; nothing where only replies follow.
std::optional<Heading> FindClosing(const Blocks& blocks, std::size_t last);

}  // namespace qsift
