#pragma once

// Names and texts from strangers, made safe for people to read. What this library writes is
// harmless already: a program that prints more than that (a path, an error of its own) sends it
// through these.

#include <string>
#include <string_view>

namespace qsift {

// One line, whatever the text: what moves the cursor, changes the direction, ends a line, prints
// nothing or is not UTF-8 becomes an escape ("\x1b", "\u202e", "\xff"), and so does the sign that
// would make the line a command of a build log.
std::string Shown(std::string_view text);

// The same line by line: line feeds and tabs stay.
std::string ShownLines(std::string_view text);

// The text with bytes that are not UTF-8 as "\xff": what the data formats say of a name.
std::string Utf8Name(std::string_view name);

// One file name: slashes, controls and bytes that are not UTF-8 as "%2F".
std::string AsFileName(std::string_view name);

}  // namespace qsift
