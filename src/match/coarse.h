#pragma once

// A pattern that matches wherever another one does, and elsewhere too, and that RE2 compiles for
// a fraction of the cost: the letters of Unicode are hundreds of instructions, and a counted
// repeat multiplies what it repeats. Used by pattern.cc and pattern_set.cc.

#include <cstdint>
#include <string>
#include <string_view>

namespace qsift {

// Whether the counts of repeats are kept. Without them, a match may run on to the end of the text.
enum class Counts : std::uint8_t { kKept, kDropped };

// "\p{L}{1,60}" becomes "[A-Za-z\x{80}-\x{10FFFF}]{1,}". The pattern itself where nothing in it
// can be made cheaper.
std::string CoarseForm(std::string_view pattern, Counts counts);

}  // namespace qsift
