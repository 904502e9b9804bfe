#pragma once

// Who replies, where several people do under one question: "Ann Lee: no", "1. Ann Lee (chair): no".
// A name is one by its capitals, and by standing beside other names under several questions.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/structure/lines/blocks.h"
#include "src/text/string_map.h"

namespace qsift {

using FurnitureLines = std::vector<std::optional<FurnitureKind>>;

// The lines of a question after the one that it begins on: [begin, end).
struct QuestionExtent {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct RespondentLine {
  Span name;   // in the clean text, without what stands in brackets after it
  Span value;  // may be empty
};

class Respondents {
 public:
  Respondents() = default;
  Respondents(const Blocks& blocks, const FurnitureLines& furniture,
              const std::vector<QuestionExtent>& extents);

  bool any() const { return !names_.empty(); }

  // What one of them says on the line; empty where none begins it.
  std::optional<RespondentLine> On(const Blocks& blocks, std::size_t line) const;

 private:
  StringSet names_;
};

}  // namespace qsift
