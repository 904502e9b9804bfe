#pragma once

// Two sources of one state that differ. Found by the readers of input/; the selection stage judges
// the options on which they stand.

#include <cstdint>

namespace qsift {

enum class ConflictKind : std::uint8_t {
  kShown,    // what is shown says selected; what the file keeps beside says not
  kKept,     // the other way round
  kSeveral,  // several options are set where only one can be
};

struct StateConflict {
  std::uint32_t source = 0;  // where the sign stands
  ConflictKind kind = ConflictKind::kShown;
};

}  // namespace qsift
