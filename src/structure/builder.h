#pragma once

// Writes the document from the outline: its sections, questions and text, what stands before and
// between them, and the furniture. Used by structure.cc.

#include <vector>

#include "qsift/document.h"
#include "src/model/selection_hint.h"
#include "src/structure/choose/outline.h"
#include "src/structure/lines/blocks.h"
#include "src/text/text_map.h"

namespace qsift {

// `map` leads from the clean text to the source. `markup`: text that prints was left out of the
// clean text. Returns a hint for each question, for the selection stage.
std::vector<SelectionHint> BuildDocument(const Blocks& blocks, Outline outline, const TextMap& map,
                                         bool markup, Document& document);

// For a form that cannot be read: all of its text, by paragraphs.
void KeepUnread(const Blocks& blocks, Outline outline, const TextMap& map, bool markup,
                Document& document);

}  // namespace qsift
