#pragma once

// Two sources of one state that differ. Found by the readers, taken over into the options by
// reading.h once they are known.

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
