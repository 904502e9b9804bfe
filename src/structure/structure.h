#pragma once

// The structure stage: the clean text becomes sections, questions and what surrounds them. Fills
// the document's text, anchors, parts, sections, questions, furniture, unplaced and respondent;
// the later stages fill in selections, follow-ups, links and citations.

#include <string_view>

#include "qsift/document.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"
#include "src/text/text_map.h"

namespace qsift {

struct Rules;

// The clean text of `document.source`, and where it comes from. `markup`: text that prints was left
// out of it; the leaves beside cover it.
struct CleanText {
  std::string_view text;
  const TextMap& map;
  bool markup = false;
  const StringSet* prompts = nullptr;  // the keys of a form's prompts (WordingKey); may be nullptr
};

void ReadStructure(const CleanText& clean, const Rules& rules, LanguageMask languages,
                   Document& document);

}  // namespace qsift
