#include "src/citations/split.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace qsift {
namespace {

void Split(std::vector<Citation>& citations) {
  const auto several = [](const Citation& citation) { return citation.pinpoints.size() > 1; };
  if (std::none_of(citations.begin(), citations.end(), several)) return;
  std::vector<Citation> out;
  out.reserve(citations.size() * 2);
  for (Citation& citation : citations) {
    if (!several(citation)) {
      out.push_back(std::move(citation));
      continue;
    }
    std::vector<Pinpoint> pinpoints = std::exchange(citation.pinpoints, {});
    for (Pinpoint& pinpoint : pinpoints) {
      out.push_back(citation);
      out.back().pinpoints.push_back(std::move(pinpoint));
    }
  }
  citations = std::move(out);
}

}  // namespace

void SplitCitations(Document& document) {
  for (Question& question : document.questions) Split(question.citations);
  Split(document.citations);
}

}  // namespace qsift
