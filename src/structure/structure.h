#pragma once

// The structure stage: the clean text becomes sections, questions and what surrounds them. Fills
// the document's text, anchors, parts, sections, questions, furniture, unplaced and respondent;
// the later stages fill in selections, follow-ups, links and citations.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/model/selection_hint.h"
#include "src/text/language_mask.h"
#include "src/text/string_map.h"
#include "src/text/text_map.h"

namespace qsift {

struct FormRules;

// The clean text of `document.source`, and where it comes from. `markup`: text that prints was left
// out of it; the leaves beside cover it.
struct CleanText {
  std::string_view text;
  const TextMap& map;
  bool markup = false;
  const StringSet* prompts = nullptr;  // the keys of a form's prompts (WordingKey); may be nullptr
};

// Returns what the selection stage must know beside the document.
SelectionHints ReadStructure(const CleanText& clean, const FormRules& rules, LanguageMask languages,
                             Document& document);

// What a line was taken for, and why.
struct LineReport {
  struct Clue {
    std::string_view name;
    double weight = 0;
  };
  std::uint32_t line = 0;      // of the source, from 1
  bool question = false;       // it begins a question
  std::string_view role;       // "question", "heading", "row of a table", "furniture", "text"
  std::string_view otherwise;  // the role that came next
  double weight = 0;           // the sum of its clues as the beginning of a question
  std::vector<Clue> clues;     // none for the rest of a sentence, and for tables
};

// One for each line that is not blank. `document` holds the source of the text.
std::vector<LineReport> ReportLines(const CleanText& clean, const FormRules& rules,
                                    LanguageMask languages, const Document& document);

}  // namespace qsift
