#pragma once

// Text of an element of an office document as its reader compares it.

#include <string_view>

#include "src/text/punctuation.h"
#include "src/text/unicode.h"

namespace qsift {

// Without blanks and line ends at its ends.
inline std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && (IsSpace(text.front()) || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (IsSpace(text.back()) || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

// The target of a link is worth showing beside its text: an address, and not what the text says.
inline bool IsWorthShowing(std::string_view target, std::string_view shown) {
  const std::string_view said = Trimmed(shown);
  return HasScheme(target) && target.find_first_of(" \t\n") == target.npos && !said.empty() &&
         said != target;
}

}  // namespace qsift
