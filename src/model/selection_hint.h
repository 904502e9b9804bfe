#pragma once

// What the selection stage must know of a document's questions, but no output shows. Filled by the
// stages that find questions, structure/ and sheets/.

#include <cstdint>
#include <vector>

#include "qsift/document.h"

namespace qsift {

struct SelectionHint {
  Kind kind =
      Kind::kText;        // as prompt and options tell it; a reply in words may close the question
  Span reply{};           // the reply in words that stands apart, in Document::text; mostly empty
  bool deletion = false;  // the form asks to delete the options that do not apply
  std::vector<std::uint32_t> conflicts;  // indices of options whose state the file contradicts
};

struct SelectionHints {
  std::vector<SelectionHint> questions;     // one for each of Document::questions, in their order
  std::vector<MarkConvention> conventions;  // signs whose meaning all lines together show
};

}  // namespace qsift
