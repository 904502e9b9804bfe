#pragma once

// The marks beside options: glyphs of the rule packs, brackets with a sign or nothing in them, rows
// of low lines, and letters that the document shows to stand for boxes. Used by options.h.

#include <optional>
#include <string_view>
#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

struct FoundMark {
  Span place;  // in the text that was searched
  State state = State::kUnknown;
  bool words = false;  // it counts beside labels of the vocabulary only
};

// The marks in a text, in order. Signs that are no boxes count at its edges only; `anywhere` where
// all else in it is labels.
std::vector<FoundMark> FindMarks(const Blocks& blocks, std::string_view text,
                                 bool anywhere = false);

// The text is a mark and nothing else.
std::optional<FoundMark> WholeMark(const Blocks& blocks, std::string_view text);

}  // namespace qsift
