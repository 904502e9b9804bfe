#pragma once

// Which question asks for details of a closed question above it, and what its answer implies where
// the source shows no selection. What is implied never touches what was observed.

#include "qsift/document.h"
#include "src/text/language_mask.h"
#include "src/text/text_memory.h"

namespace qsift {

struct FormRules;

// `referring` remembers which prompts refer to another question, where documents of one source
// repeat their prompts.
void ReadFollowUps(const FormRules& rules, LanguageMask languages, Document& document,
                   TextMemory<bool>* referring = nullptr);

}  // namespace qsift
