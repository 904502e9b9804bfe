#pragma once

// What the grammar finds, as pieces that join.h puts together.

#include <cstdint>
#include <vector>

#include "src/citations/entities.h"
#include "src/citations/grammar.h"
#include "src/citations/pieces.h"

namespace qsift {

// The piece that a mention makes, in the language of a vocabulary; with a name if it names an
// instrument.
CitationPiece MakePiece(const CitationRules& rules, const CitationEntities& entities,
                        const CitationMention& mention, std::uint16_t language);

// Appends what the grammar finds as pieces: instruments, and chains of pinpoints. `tell`: with
// their evidence.
void AddGrammarPieces(const CitationRules& rules, const CitationEntities& entities,
                      std::vector<CitationPiece>& pieces, bool tell = false);

}  // namespace qsift
