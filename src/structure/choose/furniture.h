#pragma once

// Lines that belong to the page and not to the form: page numbers, running heads and feet, rules.
// They are taken out before questions are read, so that a sentence can go on after them.

#include <optional>
#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// One entry a line; empty where the line is no furniture.
std::vector<std::optional<FurnitureKind>> FindFurniture(const Blocks& blocks);

}  // namespace qsift
