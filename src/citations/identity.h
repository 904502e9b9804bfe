#pragma once

// Names for instruments: the identifier that all mentions of one instrument in a document share,
// and identifiers of public schemes: Akoma Ntoso (OASIS LegalDocML, naming convention 1.0), or what
// a rule's own template says (CELEX, ELI, URN:LEX).

#include <string>
#include <string_view>
#include <vector>

#include "qsift/document.h"

namespace qsift {

struct CitationFamilies;
struct CitationScheme;
struct CitationWords;

// The words of a title that carry meaning, folded, with hyphens between them; without asides in
// brackets.
std::string TitleSlug(std::string_view title, const CitationWords& words);

// Fills `instrument`, `id` and `aliases` from kind, number, year and date; `slug` names what has no
// number. `serial` is the number within its year, if its form shows one.
void Identify(const CitationScheme& scheme, std::string_view slug, std::string_view serial,
              Citation& citation);

// Gives all mentions of one instrument one identifier. A number without a year belongs to the only
// instrument with that number, a title without a number to the instrument with that title, and two
// titles of one kind are one if they share most words and the link that is given for them. Kinds of
// a family are merged by more (CitationFamilies). Nothing is merged by kind alone.
struct NamedCitation {
  Citation* citation = nullptr;
  std::string title;  // as a slug; empty for none
  std::string url;    // that the text gives for it; empty for none
};
void MergeInstruments(const CitationFamilies& families,
                      const std::vector<NamedCitation>& citations);

}  // namespace qsift
