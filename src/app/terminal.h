#pragma once

// What is known of the terminal, and of what its user asked for in the environment.

#include <cstddef>

#include "src/app/arguments.h"

namespace qsift::app {

bool IsTerminal(int descriptor);

// Whether what goes there is colored. `auto` heeds NO_COLOR (https://no-color.org), then
// CLICOLOR_FORCE and CLICOLOR (https://bixense.com/clicolors), then TERM=dumb, then whether it is a
// terminal.
bool UseColor(Color color, int descriptor);

// A terminal whose cursor moves: not TERM=dumb.
bool CanRedraw(int descriptor);

// Columns: of the terminal, or what COLUMNS says, or 80.
std::size_t WidthOf(int descriptor);

// Says on standard error that the program waits for standard input, if that is a terminal.
void HintAtTerminal(const Arguments& arguments);

}  // namespace qsift::app
