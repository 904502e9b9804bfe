#pragma once

// RE2 with the settings of this project. The only file that includes it; used by pattern.cc and
// pattern_set.cc alone.

#include <re2/re2.h>
#include <re2/set.h>

#include <string_view>

namespace qsift {

inline re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

inline RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return options;
}

}  // namespace qsift
