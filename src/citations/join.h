#pragma once

// Citations out of pieces, once settle.h has settled those that overlap: short names and pointing
// words find what they stand for, pinpoints are tied to their instruments by what a language puts
// between the two.

#include <cstdint>
#include <string_view>
#include <vector>

#include "qsift/document.h"
#include "src/citations/entities.h"
#include "src/citations/pieces.h"

namespace qsift {

// The citations of one text, in order; spans count from its beginning.
std::vector<Citation> JoinCitations(const CitationRules& rules, const CitationPieces& finder,
                                    const CitationEntities& entities,
                                    std::vector<CitationPiece> pieces);

}  // namespace qsift
