#pragma once

// The structure stage: the clean text becomes sections, questions and what surrounds them. Fills
// the document's text, anchors, parts, sections, questions, furniture, unplaced and respondent;
// the enrich stages fill in selections, follow-ups, links and citations.

#include <string_view>

#include "qsift/document.h"
#include "src/base/text_map.h"
#include "src/rules/rules.h"

namespace qsift {

// `clean` and `map` as Clean() made them of `document.source`.
void ReadStructure(std::string_view clean, const TextMap& map, const Rules& rules,
                   LanguageMask languages, Document& document);

}  // namespace qsift
