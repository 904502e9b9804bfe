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
  std::size_t replied = 0;
  bool headed = false;
  bool asked = false;
  bool colon = false;
};

struct BoxGroups {
  std::vector<BoxGroup> groups;        // the first one is of lines without a box
  std::vector<std::uint32_t> of_line;  // index in `groups`

  const BoxGroup& Of(std::size_t line) const { return groups[of_line[line]]; }
};

BoxGroups FindBoxGroups(const LineTable& lines);

}  // namespace qsift
