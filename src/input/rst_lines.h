#pragma once

// How lines of reStructuredText look, and whether a text is written in it. Used by rst.h, which
// rewrites such a text, and by markup.h.

#include <cstddef>
#include <string_view>

namespace qsift {

// Directives or anchors, titles under and over lines of signs, lists of fields.
bool IsRst(std::string_view text);

// A line of one sign, three or more, as under a title.
bool IsRstAdornment(std::string_view line);

// "=====  =======": the rule of a simple table.
bool IsRstTableRule(std::string_view line);

// The end of a field's name, ":Name: value"; npos if the line is not a field.
std::size_t RstFieldEnd(std::string_view line);

}  // namespace qsift
