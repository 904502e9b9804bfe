#pragma once

// Which of the pieces that overlap is right. Comes after pieces.h and before join.h ties pinpoints
// to instruments.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "src/citations/pieces.h"

namespace qsift {

// Looks for the instrument after a pinpoint as the finder does, once for each place and language.
class InstrumentsAfter {
 public:
  explicit InstrumentsAfter(const CitationPieces& finder) : finder_(finder) {}

  bool Find(const CitationPiece& pinpoint, CitationPiece& piece) const;

 private:
  const CitationPieces& finder_;
  mutable std::unordered_map<std::uint64_t, std::optional<CitationPiece>> found_;
};

class PieceSettler {
 public:
  PieceSettler(const CitationRules& rules, const CitationPieces& finder,
               const InstrumentsAfter& after)
      : rules_(rules), finder_(finder), after_(after) {}

  // Of pieces that overlap, the one of the highest priority stays; of those, the longest. What
  // stays is in the order of the text.
  void Settle(std::vector<CitationPiece>& pieces);

 private:
  void WeighLanguages(const std::vector<CitationPiece>& pieces,
                      const std::vector<std::uint32_t>& order);
  bool Beats(const CitationPiece& piece, const CitationPiece& other) const;

  const CitationRules& rules_;
  const CitationPieces& finder_;
  const InstrumentsAfter& after_;
  std::vector<std::uint32_t> weights_;  // by vocabulary: bytes of the text that its rules explain
};

}  // namespace qsift
