#pragma once

// Parses and checks the command line. args.cc is the only file that includes CLI11.

#include "src/app/arguments.h"

namespace qsift::app {

// Fills `arguments`. If nothing is left to do (help, version, a usage error), prints what there is
// to say and returns the exit status; otherwise returns -1.
int ParseArguments(int argc, char** argv, Arguments& arguments);

}  // namespace qsift::app
