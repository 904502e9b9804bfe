#pragma once

// Files that tell the program what to do: forms, project files, baselines.

#include <string>

#include "qsift/result.h"

namespace qsift {

// The bytes of a regular file of at most 8 MiB. Fails at once on everything else: a device or a
// pipe may never end.
Result<std::string> ReadConfigFile(const std::string& path);

}  // namespace qsift
