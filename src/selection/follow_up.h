#pragma once

// Which question asks for details of a closed question above it, and what its answer implies where
// the source shows no selection. What is implied never touches what was observed.

#include "qsift/document.h"
#include "src/text/language_mask.h"

namespace qsift {

struct FormRules;

void ReadFollowUps(const FormRules& rules, LanguageMask languages, Document& document);

}  // namespace qsift
