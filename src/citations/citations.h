#pragma once

// Legal citations, as spans with their normalized parts. The mentions of one instrument get one
// identifier.

#include "qsift/document.h"
#include "src/text/language_mask.h"
#include "src/text/text_memory.h"

namespace qsift {

struct CitationRules;

// Finds the citations of a document's source, next to its links, in these languages.
void FindCitations(const CitationRules& rules, LanguageMask languages, Document& document);

// The citations of every answer, and of everything else in the document. `citing` remembers which
// texts hold some, where documents of one source repeat their texts.
void ReadCitations(const CitationRules& rules, LanguageMask languages, Document& document,
                   TextMemory<bool>* citing = nullptr);

}  // namespace qsift
