#pragma once

// Legal citations in running text, as spans with their normalized parts. FindCitations sees one
// text and the links found in it; ReadCitations runs it over the document and gives mentions of
// one instrument one identifier.

#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/rules.h"

namespace qsift {

// Appends the citations of `text` in order; spans of links and citations count from `base`, where
// `text` stands.
void FindCitations(const CitationRules& rules, std::string_view text, std::uint32_t base,
                   const std::vector<Link>& links, std::vector<Citation>& citations);

// The citations of every answer, and of everything else in the document.
void ReadCitations(const Rules& rules, Document& document);

}  // namespace qsift
