#pragma once

// Pieces of one instrument side by side become one piece: its number in the form of a closed
// scheme, its name and its number, its name and its gazette.

#include <vector>

#include "src/citations/entities.h"
#include "src/citations/pieces.h"

namespace qsift {

class Neighbours {
 public:
  Neighbours(const CitationRules& rules, const CitationEntities& entities)
      : rules_(rules), entities_(entities), text_(entities.text()) {}

  // Gives numbers to the instruments that hold them, and drops the others.
  void AbsorbNumbers(std::vector<CitationPiece>& pieces) const;

  // Merges two names of one instrument. The pieces are in order.
  void Merge(std::vector<CitationPiece>& pieces) const;

 private:
  void TakeNumber(const CitationPiece& number, CitationPiece& whole) const;
  void TakeNameBefore(CitationPiece& piece, std::uint32_t free, bool pinpoint) const;
  bool MergeWith(CitationPiece& first, const CitationPiece& next) const;
  void Absorb(const CitationPiece& next, CitationPiece& whole) const;

  const CitationRules& rules_;
  const CitationEntities& entities_;
  std::string_view text_;
};

}  // namespace qsift
