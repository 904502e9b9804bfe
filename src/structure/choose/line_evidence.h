#pragma once

// What is known of a line before the decision whether it begins a question: the clues it shows,
// and what stands on it. Filled by line_table.h and evidence.h.

#include <array>
#include <cstdint>
#include <vector>

#include "src/rules/evidence_rules.h"
#include "src/structure/choose/numbering.h"
#include "src/structure/lines/blocks.h"

namespace qsift {

// The clues that a line shows.
class Clues {
 public:
  void Add(Clue clue) { bits_[At(clue) / 64] |= std::uint64_t{1} << (At(clue) % 64); }
  void Add(Clue clue, bool shown) {
    if (shown) Add(clue);
  }
  bool Has(Clue clue) const { return (bits_[At(clue) / 64] >> (At(clue) % 64) & 1U) != 0; }
  double Weigh(const EvidenceRules& rules) const;

 private:
  static std::size_t At(Clue clue) { return static_cast<std::size_t>(clue); }
  std::array<std::uint64_t, 2> bits_{};
};

// What is known of the lines before they are weighed.
struct Known {
  const std::vector<NumberedLine>& candidates;
  const std::vector<NumberedLine>& numbering;  // with its parts (NumberedLine::sub)
  const std::vector<NumberedLine>& titles;     // numbered titles over numbered questions
  const std::vector<NumberedLine>& others;     // members of other sequences
  const std::vector<bool>& apart;              // lines of tables, furniture and the like
};

struct LineEvidence {
  Clues clues;
  double weight = 0;            // of the clues; above zero begins a question
  std::uint32_t unit_end = 0;   // the line after the sentence that begins here
  std::int32_t candidate = -1;  // index in Known::candidates: its number; -1 where it has none
  Span box;                     // before the text; empty where there is none
  State state = State::kUnknown;
  std::int32_t legend = -1;  // index in Blocks::legend
  bool continues = false;    // the line goes on with the sentence above it
};

}  // namespace qsift
