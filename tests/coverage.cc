#include <fmt/format.h>

#include "src/text/unicode.h"
#include "tests/helpers.h"

namespace qsift::test {

std::string CoverageDefect(const Document& document) {
  std::vector<int> covered(document.source.size(), 0);
  for (const Leaf& leaf : LeavesOf(document)) {
    for (std::uint32_t i = 0; i < leaf.part_count; ++i) {
      const Span part = document.parts[leaf.first_part + i];
      if (part.begin >= part.end || part.end > document.source.size()) {
        return fmt::format("part [{}, {}) of {} bytes", part.begin, part.end,
                           document.source.size());
      }
      for (std::uint32_t at = part.begin; at < part.end; ++at) ++covered[at];
    }
  }
  for (std::size_t i = 0; i < document.source.size();) {
    const CodePoint c = DecodeAt(document.source, i);
    // Joiners count as blanks beside ASCII only; a lone one carries no text.
    const bool blank = IsBlank(c.value);
    for (std::size_t k = i; k < i + c.size; ++k) {
      if (covered[k] > 1 || (covered[k] == 0 && !blank)) {
        const Position place = document.PositionOf(static_cast<std::uint32_t>(i));
        return fmt::format("{}:{} is covered {} times: '{}'", place.line, place.column, covered[k],
                           document.SourceLine(static_cast<std::uint32_t>(i)));
      }
    }
    i += c.size;
  }
  return {};
}

}  // namespace qsift::test
