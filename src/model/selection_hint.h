#pragma once

// What the selection stage must know of a question and no output shows. Filled by the stages that
// find questions, structure/ and sheets/, one for each of Document::questions in their order.

#include <cstdint>
#include <vector>

#include "qsift/span.h"

namespace qsift {

struct SelectionHint {
  Span reply{};           // the reply in words that stands apart, in Document::text; mostly empty
  bool deletion = false;  // the form asks to delete the options that do not apply
  std::vector<std::uint32_t> conflicts;  // indices of options whose state the file contradicts
};

}  // namespace qsift
