#pragma once

// Links in running text: URLs, www and bare domains, e-mail addresses, as spans. FindLinks sees
// one text only; ResolveLinks looks over the document to repair what a break cut and to count.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/rules.h"

namespace qsift {

// Appends the links of `text` in order; their spans count from `base`, where `text` stands.
void FindLinks(const LinkRules& rules, std::string_view text, std::uint32_t base,
               std::vector<Link>& links);

// The links of every answer, and of everything else in the document; repaired and counted.
void ReadLinks(const Rules& rules, Document& document);

// The canonical URL of a link as it was found: scheme and host in lower case, a scheme where none
// is printed ("http" for web addresses, "mailto" for e-mail), "/" for an empty path.
std::string CanonicalUrl(LinkKind kind, std::string_view text);

// The label is a top-level domain of the public suffix list (publicsuffix.org).
bool IsTopLevelDomain(std::string_view label);

}  // namespace qsift
