#pragma once

// What stands beside a number above its prompt: who asks, of what, how many questions there are,
// and that a reply is required. Used by numbered_line.cc.

#include <cstdint>
#include <string_view>

namespace qsift {

// The text after a number is nothing but brackets ("(lots 1 and 2)"), a count no less than the
// number ("of 20"), and one word more where the line is marked as required: "of 20 | Required".
// False for an empty text.
bool IsNumberAside(std::string_view text, std::uint32_t number, bool required);

// "(2 points)", after a bare number, too.
bool IsPoints(std::string_view text);

}  // namespace qsift
