#pragma once

// Where a form ends: place and date, signatures, thanks, notices and boxes for the office stand
// below the last question and belong to no reply. Found by their place, by their words (openers of
// kind `signature`) and by dates. Comes after the questions and headings are chosen.

#include <optional>
#include <vector>

#include "qsift/document.h"
#include "src/structure/choose/headings.h"

namespace qsift {

// The first line of what closes the form, after line `last`; nothing where only replies follow.
std::optional<Heading> FindClosing(const Blocks& blocks, std::size_t last);

// A title in capitals below the reply to the question of line `last`, in a form whose other
// headings are in capitals: what it heads asks nothing. `furniture`: one a line.
std::optional<Heading> FindLastTitle(const Blocks& blocks, std::size_t last,
                                     const std::vector<Heading>& headings,
                                     const std::vector<std::optional<FurnitureKind>>& furniture);

}  // namespace qsift
