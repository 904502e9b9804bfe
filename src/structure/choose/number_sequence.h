#pragma once

// The best sequence of numbers through candidates of one look: how well they count on, and how much
// their lines look like questions. Used by numbering.h and voted_numbers.h.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "src/structure/choose/numbered_line.h"

namespace qsift {

// What a sequence needs to count.
inline constexpr double kEnoughOfSequence = 1.15;

struct NumberPathHash {
  std::size_t operator()(const NumberPath& path) const;
};

// Found in one pass: the best score that ends at each candidate follows from the best scores that
// end at the numbers before it.
class NumberSequence {
 public:
  // `headings`: lines, ordered. All must outlive the sequence.
  NumberSequence(const Blocks& blocks, const std::vector<NumberedLine>& candidates,
                 const std::vector<std::uint32_t>& headings)
      : blocks_(blocks), candidates_(candidates), headings_(headings) {}

  void Solve();

  double score() const { return best_ == kNoIndex ? 0 : score_[static_cast<std::size_t>(best_)]; }

  std::vector<NumberedLine> Members() const;

 private:
  double Looks(std::size_t i) const;
  bool LeadsToNumber(std::size_t i) const;
  bool EndsOnPurpose(std::size_t line) const;
  void Extend(std::size_t i);
  bool HeadingBetween(std::size_t i) const;
  void Record(const NumberPath& path, std::int32_t i);

  const Blocks& blocks_;
  const std::vector<NumberedLine>& candidates_;
  const std::vector<std::uint32_t>& headings_;
  std::vector<double> score_;
  std::vector<std::int32_t> before_;
  std::unordered_map<NumberPath, std::int32_t, NumberPathHash> ends_;
  std::int32_t best_ = kNoIndex;
};

}  // namespace qsift
