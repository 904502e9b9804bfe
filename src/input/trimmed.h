#pragma once

// Text of an element of an office document as its reader compares it.

#include <string_view>

#include "src/text/unicode.h"

namespace qsift {

// Without blanks and line ends at its ends.
inline std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (IsSpace(text.front()) || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (IsSpace(text.back()) || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

}  // namespace qsift
