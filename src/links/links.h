#pragma once

// Links in running text: URLs, www and bare domains, e-mail addresses, as spans. The next
// step is repair.h.

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

// The canonical URL of a link as it was found, by the URL Standard (https://url.spec.whatwg.org):
// with a scheme where none is printed ("http" for web addresses, "mailto" for e-mail). What the
// standard's parser refuses stays as it is, and is not `valid`; nor is an address in a top-level
// domain that cannot exist ("ann@example.x").
std::string CanonicalUrl(LinkKind kind, std::string_view text, bool* valid = nullptr);

}  // namespace qsift
