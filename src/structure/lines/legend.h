#pragma once

// Legends: lines that explain the signs of a form ("[x] = Pass, [!] = Fail"). A sign that the
// document explains is a mark of it, and its meaning is the label of the option.

#include <string_view>
#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// The signs that at least two pairs of sign and meaning explain, in the order of the text.
std::vector<LegendEntry> FindLegend(const Blocks& blocks);

// A sign of the legend at the beginning of a text.
struct LegendSign {
  const LegendEntry* entry = nullptr;  // nullptr where there is none
  std::size_t size = 0;                // bytes of the text
};
LegendSign LegendSignAt(const Blocks& blocks, std::string_view text);

// The entry of the sign that the text is, the whole of it. Here a sign may be a code of capitals,
// too ("S = satisfactory, NI = not inspected"), which means nothing in the midst of text; nullptr
// where the text is no sign.
const LegendEntry* LegendValueOf(const Blocks& blocks, std::string_view text);

}  // namespace qsift
