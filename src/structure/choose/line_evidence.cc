#include "src/structure/choose/line_evidence.h"

namespace qsift {

double Clues::Weigh(const EvidenceRules& rules) const {
  double sum = 0;
  for (std::size_t i = 0; i < kClueCount; ++i) {
    if (Has(static_cast<Clue>(i))) sum += rules.weights[i];
  }
  return sum;
}

}  // namespace qsift
