#pragma once

// Boxes that stand together, with what belongs to them between: under a line that asks they are
// its options, under a heading they may be statements.

#include <cstdint>
#include <vector>

#include "src/structure/choose/line_table.h"

namespace qsift {

struct BoxGroup {
  std::size_t boxes = 0;
  std::size_t sentences = 0;
  std::size_t stops = 0;
  std::size_t brief = 0;  // of a word or two: "Yes."
  std::size_t replied = 0;
  bool headed = false;
  bool asked = false;
  bool colon = false;
  bool ordered = false;    // under a heading that neither has a question mark nor asks to choose
  std::size_t before = 0;  // the line above it

  // "Please confirm:" over nothing but sentences with a full stop: each is a statement.
  bool States() const { return ordered && boxes > 1 && stops == boxes && brief == 0; }
};

struct BoxGroups {
  std::vector<BoxGroup> groups;        // the first one is of lines without a box
  std::vector<std::uint32_t> of_line;  // index in `groups`
  std::vector<bool> over;              // of lines: statements stand right below

  const BoxGroup& Of(std::size_t line) const { return groups[of_line[line]]; }
};

BoxGroups FindBoxGroups(const LineTable& lines);

}  // namespace qsift
