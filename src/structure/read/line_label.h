#pragma once

// A label that begins a line. Used by reply_habits.h and the readers of answers.

#include <cstddef>
#include <optional>
#include <string_view>

#include "src/structure/lines/blocks.h"

namespace qsift {

// "**Comment:** none", "R= none": a short text before a colon or an equals sign.
struct LineLabel {
  std::string_view name;  // without emphasis
  Span value;             // in the clean text; may be empty
};

std::optional<LineLabel> ReadLineLabel(const Blocks& blocks, std::size_t line);

}  // namespace qsift
