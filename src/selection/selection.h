#pragma once

// What the source shows of each selection: marks beside options, and replies that begin with a
// word of the vocabulary. Nothing is implied here; see follow_up.h for that.

#include "qsift/document.h"
#include "src/model/selection_hint.h"
#include "src/selection/reply_word.h"
#include "src/text/language_mask.h"

namespace qsift {

struct FormRules;

// `replies` remembers their words, where documents of one source repeat their replies.
void ReadSelections(const FormRules& rules, LanguageMask languages, const SelectionHints& hints,
                    Document& document, ReplyMemory* replies = nullptr);

}  // namespace qsift
