#pragma once

// What a text must hold for a pattern to match, told from the pattern alone: most patterns of a
// language need one of a few words, and a text that has none of them need not be tried. Used by
// pattern_set.cc.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qsift {

inline constexpr std::size_t kLongestLiteral = 32;  // bytes; longer ones are cut

struct Needed {
  std::vector<std::string> literals;  // in folded case; empty where nothing is known
  std::size_t reach = 0;              // characters from the match's beginning to the literal's
};

// Wherever `pattern`, an expression of RE2, matches, the match holds one of the literals in folded
// case (AppendLower). The longest ones that can be told; none for what is too hard to tell.
Needed NeededBy(std::string_view pattern);

}  // namespace qsift
