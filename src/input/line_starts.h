#pragma once

// Where the lines of a decoded text begin, as an editor counts them.

#include <cstdint>
#include <string_view>
#include <vector>

namespace qsift {

// Offsets in ascending order, the first is 0. LF, CRLF and CR end a line.
std::vector<std::uint32_t> LineStarts(std::string_view source);

}  // namespace qsift
