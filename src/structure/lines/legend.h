#pragma once

// Legends: lines that explain the signs of a form ("[x] = Pass, [!] = Fail"). A sign that the
// document explains is a mark of it, and its meaning is the label of the option.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "src/structure/lines/blocks.h"

namespace qsift {

// The signs that at least two pairs of sign and meaning explain, in the order of the text.
std::vector<LegendEntry> FindLegend(const Blocks& blocks);

// A sign of the legend at the beginning of a text.
struct LegendSign {
  const LegendEntry* entry = nullptr;  // nullptr where there is none
  std::size_t size = 0;                // bytes of the text
};
LegendSign LegendSignAt(const Blocks& blocks, std::string_view text);

// The pairs of one legend, in the order of the text.
using CodeLegend = std::vector<LegendEntry>;

// Letters and numbers that lines explain ("C = complies, NC = does not comply"). They are words
// like others, so they count only where the cells of a table hold nothing else. Looked for when
// they are first asked for.
class CodeLegends {
 public:
  explicit CodeLegends(const Blocks& blocks) : blocks_(blocks) {}

  const std::vector<CodeLegend>& All();
  // What was found; none where nobody asked.
  std::vector<CodeLegend> Found() && {
    return found_ ? *std::move(found_) : std::vector<CodeLegend>();
  }
  // The text is short enough for a code.
  static bool MayBeCode(std::string_view text);
  bool Explain(std::string_view text);  // it is a code of one of them

 private:
  const Blocks& blocks_;
  std::optional<std::vector<CodeLegend>> found_;
};

// The place of the code that the text is; -1 where it is none of the legend.
std::int32_t CodeIn(const CodeLegend& legend, std::string_view text);

}  // namespace qsift
