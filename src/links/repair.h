#pragma once

// The links of a document: found (links.h), repaired if a break cut them, and counted.

#include "qsift/document.h"
#include "src/rules/links.h"

namespace qsift {

// The links of every answer, and of everything else in the document; repaired and counted.
void ReadLinks(const LinkRules& rules, Document& document);

// Repairs links that a break cut, and fills in what those with one URL have in common. A repair
// needs evidence: the whole stands elsewhere in the document ("intact-elsewhere"), a query goes on
// ("query-continues"), the rest stands on the next line and reads like nothing else ("next-line"),
// brackets enclose both ("angle-brackets"), or a scheme stands alone before its host
// ("blank-before-host").
void ResolveLinks(const LinkRules& rules, Document& document);

}  // namespace qsift
