#pragma once

// Links in running text: URLs, www and bare domains, e-mail addresses, as spans. FindLinks sees
// one text only; ResolveLinks looks over the document to repair what a break cut and to count.

#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/rules/links.h"

namespace qsift {

// Appends the links of `text` in order; their spans count from `base`, where `text` stands. They
// have no target yet.
void FindLinks(const LinkRules& rules, std::string_view text, std::uint32_t base,
               std::vector<Link>& links);

// The links of every answer, and of everything else in the document; repaired and counted.
void ReadLinks(const LinkRules& rules, Document& document);

// Repairs links that a break cut, and fills in what those with one URL have in common. A repair
// needs evidence: the whole stands elsewhere in the document ("intact-elsewhere"), a query goes on
// ("query-continues"), the rest stands on the next line and reads like nothing else ("next-line"),
// brackets enclose both ("angle-brackets"), or a scheme stands alone before its host
// ("blank-before-host").
void ResolveLinks(const LinkRules& rules, Document& document);

// The canonical URL of a link as it was found, by the URL Standard (https://url.spec.whatwg.org):
// with a scheme where none is printed ("http" for web addresses, "mailto" for e-mail). What the
// standard's parser refuses stays as it is, and is not `valid`.
std::string CanonicalUrl(LinkKind kind, std::string_view text, bool* valid = nullptr);

}  // namespace qsift
