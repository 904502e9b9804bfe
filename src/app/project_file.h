#pragma once

// The project file of a check: which one a run is judged by, and which it must not be.

#include <optional>

#include "qsift/check.h"
#include "src/app/arguments.h"
#include "src/app/inputs.h"

namespace qsift::app {

// The project file that --project names or, without --no-project, .qsift.yaml in the working folder
// or in the next one above it; none if there is none. Fails if it cannot be read, and if one that
// was found stands in the folder of an input or in a folder that is checked: whoever sends
// submissions may have put it there.
Result<std::optional<ProjectFile>> ReadProjectFile(const Arguments& arguments,
                                                   const Inputs& inputs);

}  // namespace qsift::app
